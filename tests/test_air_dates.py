"""A show whose episodes have not aired yet, over real HTTP."""

from datetime import UTC, datetime, timedelta

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Catalog, PlexSimulator, episode, season, show

from .kit import ScaledClock, call, scan

UNAIRED, AHEAD = 400, 100
LACKING = ("missing_summary", "placeholder_title")


@pytest.fixture
def catalog() -> Catalog:
    """Return a show with one aired and many unaired episodes, all of which lack everything."""
    catalog = Catalog()
    added_at = catalog.now - 50 * 86_400
    part = season(show(catalog.add_library("TV Shows", "show"), added_at=added_at))
    today = datetime.now(UTC).date()
    for number in range(UNAIRED + 1):
        days = AHEAD if number else -30
        aired = f"{today + timedelta(days=days)}"
        episode(part, number + 1, broken=LACKING, originally_available_at=aired)
    return catalog


async def test_a_show_of_unaired_episodes_costs_no_refresh(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    checked = await scan(hass, loaded, dry_run=True)
    assert (checked.tally.would_refresh, checked.tally.skipped) == (1, UNAIRED)
    total = loaded.runtime_data.manager.upkeep.statistics.total
    assert (total.to_heal, total.waiting) == (1, UNAIRED)
    assert not plex.counters.refreshes

    assert (await scan(hass, loaded)).tally.fixed == 1
    for days, skipped in ((1, 0), (0, UNAIRED), (0, UNAIRED)):
        clock.skip(days=1)
        plex.reset_counters()
        assert (await scan(hass, loaded, days=days)).tally.skipped == skipped
        assert not plex.counters.refreshes
        assert plex.counters.total_requests < 20
    await check_items(hass)

    clock.skip(days=AHEAD)
    plex.pipeline.days_ahead = AHEAD + 3
    options = {**loaded.options, "max_refreshes": 3}
    hass.config_entries.async_update_entry(loaded, options=options)
    assert (await scan(hass, loaded, days=1)).tally.fixed == 3  # those of the retry pool
    assert plex.counters.refreshes.total() == 3


async def check_items(hass: HomeAssistant) -> None:
    """Check that an item says when and why it is tried next."""
    [item] = (await call(hass, "get_items", limit=1, skip_reason="unaired"))["items"]
    assert (item["segment"], item["result"], item["attempts"]) == ("waiting", "skipped", 0)
    aired = datetime.now(UTC).date() + timedelta(days=AHEAD)
    expected = f"{aired + timedelta(days=2)}T00:00:00+00:00"
    assert (item["wait_reason"], item["next_attempt"]) == ("unaired", expected)


async def test_a_user_can_refresh_an_unaired_episode_at_once(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, catalog: Catalog
) -> None:
    unaired = [item for item in catalog.items.values() if item.truth][-1]
    answer = await call(hass, "refresh_item", rating_key=unaired.rating_key)
    assert (answer["result"], sorted(answer["defects"])) == ("unresolved", sorted(LACKING))
    assert plex.counters.refreshes[unaired.rating_key] == 1
