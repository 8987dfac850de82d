"""The commands of the check-up."""

from collections import Counter
from collections.abc import Mapping

import pytest

from plex_simulator import Catalog, PlexSimulator

from ..kit import small_catalog
from .client import Client


@pytest.fixture
def catalog() -> Catalog:
    catalog = small_catalog()
    catalog.libraries["1"].agent = "com.plexapp.agents.imdb"
    return catalog


async def told(client: Client, troubles: Mapping[str, int]) -> None:
    """Wait until the state of the server counts these findings."""
    while (await client.event())["state"].get("check_up", {}).get("troubles") != troubles:
        pass


async def test_a_check_up_is_run_read_and_silenced(
    client: Client, guest: Client, plex: PlexSimulator
) -> None:
    never = {"checked_at": None, "version": "", "requests": 0, "checks": [], "is_running": False}
    assert await client.ask("checkup/get") == never
    assert await guest.error("checkup/run") == "unauthorized"
    assert await guest.error("checkup/silence", check="legacy_agent") == "unauthorized"
    plex.counters.reset()
    found = await client.ask("checkup/run")
    assert found == await client.ask("checkup/get")
    assert found["version"] == plex.context.version
    assert found["requests"] == plex.counters.total_requests <= 60
    [legacy] = [each for each in found["checks"] if each["check"] == "legacy_agent"]
    assert legacy == {
        "check": "legacy_agent",
        "status": "warning",
        "library_id": "1",
        "library": "Movies (1)",
        "code": "legacy",
        "values": {"agent": "imdb"},
        "affected": 0,
        "is_silenced": False,
    }
    seen = await guest.ask("checkup/get")
    assert seen["version"] == ""
    assert [each for each in seen["checks"] if each["check"] == "legacy_agent"] == [
        legacy | {"library": "", "values": {"agent": "…"}}
    ]
    silence = {"check": "legacy_agent", "library_id": "1"}
    for is_silenced in (True, False):
        after = await client.ask("checkup/silence", **silence, is_silenced=is_silenced)
        assert [each["check"] for each in after["checks"] if each["is_silenced"]] == (
            ["legacy_agent"] if is_silenced else []
        )
    assert await client.error("checkup/silence", check="weather") == "invalid_choice"


async def test_the_state_of_the_server_counts_what_is_not_on_purpose(client: Client) -> None:
    await client.send("subscribe")
    found = await client.ask("checkup/run")
    counts = Counter(each["status"] for each in found["checks"])
    troubles = {name: counts[name] for name in counts if name not in ("ok", "unknown")}
    assert troubles["warning"]
    await told(client, troubles)
    await client.ask("checkup/silence", check="legacy_agent", library_id="1")
    left = {**troubles, "warning": counts["warning"] - 1}
    await told(client, {name: count for name, count in left.items() if count})


async def test_a_server_that_does_not_answer_fails_the_check_up_and_keeps_the_last_one(
    client: Client, plex: PlexSimulator
) -> None:
    before = await client.ask("checkup/run")
    plex.faults.switch_on("busy", on="sections")
    assert await client.error("checkup/run") == "server_unavailable"
    assert await client.ask("checkup/get") == before
