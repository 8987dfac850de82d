"""The history of an item."""

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import PlexSimulator

from ..kit import scan
from .client import Client


async def test_an_item_has_its_results_its_lines_and_what_a_refresh_changed(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    job = await scan(hass, loaded)
    fixed = (await client.ask("job_items", job_id=job.job_id, result="fixed", limit=500))["items"]
    changed = [row for row in fixed if "poster" in row["changes"] and "summary" in row["changes"]]
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

    assert await client.ask("item", rating_key="0") == {"item": None, "results": [], "lines": []}
    assert await client.error("item", rating_key="1 OR 1") == "invalid_rating_key"
