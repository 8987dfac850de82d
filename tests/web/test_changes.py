"""The commands of the journal: what was changed of an item, and to take that back."""

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Outcome, PlexSimulator

from ..kit import broken, scan, until
from .client import Client


async def test_a_change_is_listed_and_taken_back(
    hass: HomeAssistant,
    client: Client,
    guest: Client,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
) -> None:
    key = broken(plex, Outcome.FIXED, "missing_summary")
    job = await scan(hass, loaded)
    manager = loaded.runtime_data.manager

    found = await client.ask("changes", rating_key=key)
    [change] = found["changes"]
    assert found["total"] == 1
    assert (change["rung"], change["job_id"]) == ("refresh", job.job_id)
    assert (change["before"]["summary"], change["undone"]) == ("", False)
    assert change["after"]["summary"]
    of_job = (await client.ask("changes", job_id=job.job_id, limit=500))["changes"]
    assert change in of_job
    assert (await client.ask("changes", rating_key="999999"))["changes"] == []

    running = await client.ask("undo_change", change_id=change["change_id"])
    await until(lambda: manager.job is None)
    assert plex.catalog.items[key].summary == ""
    undo, before = (await client.ask("changes", rating_key=key))["changes"]
    assert (undo["rung"], undo["job_id"]) == ("undo", running["job_id"])
    assert (before["undone"], before["undone_at"] is None) == (True, False)
    history = await client.ask("item", rating_key=key)
    result = next(each for each in history["results"] if each["job_id"] == running["job_id"])
    assert (result["result"], result["restored"]) == ("undone", ["summary"])

    assert await client.error("undo_change", change_id="none") == "unknown_change"
    assert await guest.error("undo_change", change_id=change["change_id"]) == "unauthorized"
    assert await guest.error("changes", rating_key=key) == "unauthorized"
