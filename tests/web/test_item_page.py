"""The history of an item."""

from dataclasses import replace

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.storage import ArrivalRow, Told
from plex_simulator import PlexSimulator

from ..kit import ScaledClock, scan, until
from .client import Client


async def test_an_item_has_its_results_its_lines_and_what_a_refresh_changed(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    job = await scan(hass, loaded)
    fixed = (await client.ask("job_items", job_id=job.job_id, result="fixed", limit=500))["items"]
    alone = [row for row in fixed if row["rung"] == "refresh"]  # not with its show
    changed = [row for row in alone if "poster" in row["changes"] and "summary" in row["changes"]]
    assert changed
    key = changed[0]["rating_key"]
    page = await client.ask("item", rating_key=key)
    assert page["item"]["segment"] == "healed"
    (result,) = page["results"]
    assert result["job"]["job_id"] == result["job_id"] == job.job_id
    assert result["changes"]["poster"] == ["none", "own"]
    was, now = result["changes"]["summary"]
    assert not was
    assert now == plex.catalog.items[key].summary
    assert [line["code"] for line in page["lines"]] == ["found", "requested", "fixed"]
    assert {line["rating_key"] for line in page["lines"]} == {key}

    again = await scan(hass, loaded, dry_run=True)
    waiting = (await client.ask("items", segment="waiting", limit=1))["items"][0]["rating_key"]
    results = (await client.ask("item", rating_key=waiting))["results"]
    assert [row["job_id"] for row in results] == [again.job_id, job.job_id]
    assert results[0]["changes"] == {}

    nothing = {"item": None, "results": [], "lines": [], "arrival": None}
    assert await client.ask("item", rating_key="0") == nothing
    assert await client.error("item", rating_key="1 OR 1") == "invalid_rating_key"


async def test_the_page_of_an_item_tells_when_it_arrived_and_was_ready(
    client: Client, loaded: MockConfigEntry
) -> None:
    arrivals = loaded.runtime_data.manager.records.arrivals
    row = ArrivalRow(
        rating_key="7",
        library_id="1",
        kind="new",
        arrived_at=100.0,
        told=Told.READY,
        told_at=340.0,
    )
    told = {"arrived_at": 100.0, "kind": "new", "told": "ready", "next_at": None}
    for is_caught_up, told_at in ((False, 340.0), (True, None)):
        await arrivals.put([replace(row, is_caught_up=is_caught_up)])
        arrival = (await client.ask("item", rating_key="7"))["arrival"]
        assert arrival.items() >= {**told, "told_at": told_at}.items()


async def test_what_has_arrived_is_tried_before_scans_do(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry, clock: ScaledClock
) -> None:
    await scan(hass, loaded)
    clock.factor = 1
    arrivals = loaded.runtime_data.manager.arrivals
    (later,) = (await client.ask("items", segment="waiting", limit=1))["items"]
    key = later["rating_key"]
    arrivals.note_import(key, is_upgrade=True)
    await until(lambda: arrivals.pending.count == 1)
    refresh_at = arrivals.pending.rows[0].refresh_at
    assert refresh_at is not None
    assert refresh_at < later["next_attempt"]
    (soon,) = (await client.ask("items", rating_key=key))["items"]
    (entry,) = (await client.ask("item_groups", rating_key=key))["entries"]
    assert soon == entry["item"] == later | {"next_attempt": refresh_at, "wait_reason": None}


async def test_what_waits_until_it_is_ready_is_listed_and_on_its_page(
    client: Client, loaded: MockConfigEntry, clock: ScaledClock
) -> None:
    clock.factor = 1
    arrivals = loaded.runtime_data.manager.arrivals
    assert await client.ask("arrivals") == {"arrivals": []}
    arrivals.note_import("7", is_upgrade=True)
    await until(lambda: arrivals.pending.count == 1)
    (waiting,) = (await client.ask("arrivals"))["arrivals"]
    told = {"rating_key": "7", "kind": "replaced", "title": None, "missing": [], "told": ""}
    assert waiting.items() >= told.items()
    assert waiting["activity"] is None
    assert waiting["next_at"] == pytest.approx(waiting["arrived_at"] + 30)
    assert waiting["refresh_at"] == pytest.approx(waiting["arrived_at"] + 180)
    page = await client.ask("item", rating_key="7")
    assert page["arrival"] == {name: waiting[name] for name in page["arrival"]}
    await client.send("subscribe")
    shown = (await client.event())["state"]["arrivals"]
    assert shown == {"pending": 1, "next_at": waiting["next_at"]}
