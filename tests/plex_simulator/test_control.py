"""Steering a server that runs in another process."""

import asyncio
import json
from pathlib import Path
import sys
from typing import Any

import aiohttp
import pytest

from plex_simulator import Catalog, movie
from plex_simulator.__main__ import CATALOGS, arguments, latency

from .client import Client
from .conftest import Run

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def steered(run: Run) -> Client:
    catalog = Catalog()
    movie(catalog.add_library("Movies"), "Bare", broken=["missing_summary"], rating_key="77")
    return await run(catalog, control=True)


async def order(client: Client, name: str, **values: Any) -> Any:
    path = f"/simulator/{name}"
    answer = await client.ask(path, method="POST", data=json.dumps(values), token=None)
    assert answer.status == 200, answer
    return json.loads(answer.text)


async def told(client: Client, name: str) -> Any:
    return json.loads((await client.ask(f"/simulator/{name}", token=None)).text)


async def test_control_is_not_served_unless_asked_for(client: Client) -> None:
    assert (await client.ask("/simulator/counters")).status == 404


async def test_truth_tells_what_is_wrong_now(steered: Client) -> None:
    expected = {
        "title": "Bare",
        "type": "movie",
        "library": "1",
        "outcome": "fixed",
        "regressions": [],
        "wrong_match": False,
        "picture": "metadata",
    }
    assert await told(steered, "truth") == {"77": expected | {"truth": ["missing_summary"]}}
    await steered.refreshed("77")
    assert (await told(steered, "truth"))["77"]["truth"] == []


async def test_counters_can_be_read_and_reset_and_do_not_count_themselves(steered: Client) -> None:
    await steered.refreshed("77")
    assert (await told(steered, "counters"))["requests"] == {"refresh": 1}
    await order(steered, "reset")
    assert (await told(steered, "counters"))["total_requests"] == 0


async def test_faults_can_be_switched_from_outside(steered: Client) -> None:
    await order(steered, "faults", kind="busy", on="sections")
    await order(steered, "faults", provider_down=True)
    assert (await steered.ask("/library/sections")).status == 503
    state = await told(steered, "faults")
    assert state["provider_down"] is True
    assert [fault["kind"] for fault in state["faults"]] == ["busy"]
    await steered.ask("/simulator/faults", method="DELETE", token=None)
    assert (await steered.ask("/library/sections")).status == 200


async def test_what_a_server_says_of_itself_can_be_changed_from_outside(steered: Client) -> None:
    await order(steered, "settings", server={"ButlerEndHour": 2}, is_read_only=True)
    [setting] = (await steered.json("/:/prefs/get?id=butlerendhour"))["Setting"]
    assert setting["value"] == 2
    assert (await steered.json("/"))["readOnlyLibraries"] is True
    assert (await steered.ask("/:/prefs/get?id=nonsense")).status == 404
    await order(steered, "library", library="1", agent="tv.plex.agents.custom.a")
    await order(steered, "settings", folders={"1": "//nas/movies"})
    [library] = (await steered.json("/library/sections"))["Directory"]
    assert (library["agent"], library["Location"]) == (
        "tv.plex.agents.custom.a",
        [{"id": 1, "path": "//nas/movies"}],
    )
    assert (await steered.json("/media/providers/metadata"))["size"] == 1
    await order(steered, "settings", providers={"tv.plex.agents.custom.a": None})
    assert (await steered.json("/media/providers/metadata"))["size"] == 0
    for is_working in (True, True, False, False):
        await order(steered, "faults", claims_work=is_working)
        activities = (await steered.json("/activities"))["Activity"]
        kinds = [each["type"] for each in activities]
        assert ("library.update.item.metadata" in kinds) is is_working


async def test_quirks_and_latency_can_be_set_from_outside(steered: Client) -> None:
    await order(steered, "quirks", max_page_size=1, withhold_list_guids=["movie"])
    await order(steered, "latency", mean=0.5)
    assert steered.simulator.quirks.max_page_size == 1
    assert steered.simulator.quirks.withhold_list_guids == {"movie"}
    assert steered.simulator.pipeline.latency.mean == 0.5


async def test_items_can_be_changed_from_outside(steered: Client) -> None:
    await order(steered, "edit", rating_key="77", title="Whole", locked=["summary"])
    assert (await steered.details("77"))["title"] == "Whole"
    new = (await order(steered, "rekey", rating_key="77"))["rating_key"]
    await order(steered, "remove", rating_key=new)
    assert len(steered.simulator.catalog) == 0


async def test_tokens_and_pins_can_be_decided_from_outside(steered: Client) -> None:
    headers = {"X-Plex-Client-Identifier": "one"}
    await steered.ask("/plex.tv/api/v2/pins", method="POST", token=None, headers=headers)
    [pin] = steered.simulator.plex_tv.pins.values()
    await order(steered, "approve", pin=pin.id)
    assert pin.token is not None
    await order(steered, "revoke")
    assert (await steered.ask("/library/sections")).status == 401


async def test_server_can_be_sent_away_from_outside(steered: Client) -> None:
    await order(steered, "refuse", seconds=0.3)
    while not await steered.is_refused():
        pass
    while await steered.is_refused():
        pass
    assert (await steered.ask("/library/sections")).status == 200
    await order(steered, "drop_sockets")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("faults", {"kind": "unheard_of"}),
        ("quirks", {"unheard_of": 1}),
        ("edit", {"rating_key": "0"}),
        ("remove", {}),
        ("approve", {"pin": 5}),
    ],
)
async def test_order_that_makes_no_sense_is_refused(
    steered: Client,
    name: str,
    values: dict[str, Any],
) -> None:
    path = f"/simulator/{name}"
    answer = await steered.ask(path, method="POST", data=json.dumps(values), token=None)
    assert answer.status == 400


def test_command_line_has_sensible_defaults() -> None:
    options = arguments([])
    assert (options.port, options.catalog, options.control) == (32400, "demo", False)
    assert latency(2).late_picture == 4
    assert len(CATALOGS["empty"]()) == 0


async def test_command_prints_its_address_and_ends_when_told() -> None:
    words = ("-m", "plex_simulator", "--port", "0", "--catalog", "empty", "--control", "--warm")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    address = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{address}/identity") as response:
            assert response.status == 200
        async with session.get(f"{address}/simulator/truth") as response:
            assert await response.json() == {}
    process.terminate()
    assert await process.wait() == 0


async def test_a_library_is_scanned_for_a_while(steered: Client) -> None:
    async def scans() -> tuple[bool, int]:
        [library] = (await steered.json("/library/sections"))["Directory"]
        running = (await steered.json("/activities"))["Activity"]
        return library["refreshing"], sum(
            one["type"] == "library.update.section" and one["Context"] == {"librarySectionID": "1"}
            for one in running
        )

    assert await scans() == (False, 0)
    await order(steered, "scan_library", library="1")
    assert await scans() == (True, 1)
    await order(steered, "end_library_scan", library="1")
    assert await scans() == (False, 0)
    await order(steered, "scan_library", library="1")
    await order(steered, "scan_library", library="1", seconds=0.01)
    async with asyncio.timeout(5):
        while await scans() != (False, 0):  # noqa: ASYNC110 - what is asked has no event
            await asyncio.sleep(0.01)


async def test_somebody_watches(steered: Client) -> None:
    assert (await steered.json("/status/sessions"))["size"] == 0
    await order(steered, "play", rating_key="77", state="paused")
    [session] = (await steered.json("/status/sessions"))["Metadata"]
    assert (session["ratingKey"], session["Player"]["state"]) == ("77", "paused")
    [element] = await steered.xml("/status/sessions")
    assert element.tag == "Video"
    assert element.find("Player[@state='paused']") is not None
    await order(steered, "stop_playing", rating_key="77")
    assert (await steered.json("/status/sessions"))["size"] == 0
