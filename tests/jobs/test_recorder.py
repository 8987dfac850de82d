"""What is recorded of a scan, on a server over real HTTP."""

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.engine.results import Tally
from plex_simulator import Outcome, PlexSimulator, RequestKind

from ..kit import ScaledClock, broken, call, scan


async def test_a_scan_counts_each_result(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    expected = {
        broken(plex, Outcome.FIXED): "fixed",
        broken(plex, Outcome.LATE_PICTURE): "fixed",
        broken(plex, Outcome.PARTLY, "missing_poster", "missing_summary"): "partly_fixed",
        broken(plex, Outcome.NEVER): "unresolved",
        broken(plex, Outcome.IGNORED): "timed_out",
        (errored := broken(plex, title="Refused")): "errored",
        broken(plex, Outcome.FIXED, "no_match", summary="By hand.", hand_made=True): "skipped",
    }
    gone = broken(plex, Outcome.VANISHED)
    plex.faults.switch_on("status", on=f"/library/metadata/{errored}/refresh")
    job = await scan(hass, loaded)
    assert job.status is JobStatus.SUCCESS
    assert job.error is None
    assert job.tally == Tally(
        checked=19,
        healthy=11,
        defective=8,
        fixed=2,
        partly_fixed=1,
        unresolved=1,
        timed_out=1,
        gone=1,
        errored=1,
        skipped=1,
    )
    assert (job.progress, job.current, job.phase) == (100, "", Phase.VERIFY)
    items = (await call(hass, "get_items", limit=100))["items"]
    assert {item["rating_key"]: item["result"] for item in items} == expected
    assert gone not in expected
    assert plex.counters.hand_made_destroyed == 0


async def test_a_dry_run_reports_what_it_would_refresh_and_changes_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    broken(plex, Outcome.NEVER)
    healed, removed = broken(plex, Outcome.NEVER), broken(plex, Outcome.NEVER)
    given_up = broken(plex, Outcome.NEVER, "no_external_ids")
    await scan(hass, loaded)
    before = await call(hass, "get_items", limit=100)
    assert {item["attempts"] for item in before["items"]} == {1}
    waiting = loaded.runtime_data.manager.upkeep.statistics.total.waiting
    clock.skip(days=3)
    await plex.edit(healed, thumb=f"/library/metadata/{healed}/thumb/1")
    await plex.remove_item(removed)
    new = broken(plex)
    plex.reset_counters()
    job = await scan(hass, loaded, dry_run=True)
    assert job.tally.would_refresh == 3
    assert job.tally.fixed == job.tally.failed == 0
    assert plex.counters.requests[RequestKind.REFRESH] == 0
    after = await call(hass, "get_items", limit=100)
    rows = {item["rating_key"]: item for item in after["items"]}
    seen = rows.pop(new)
    assert (seen["result"], seen["attempts"], seen["next_attempt"]) == ("would_refresh", 0, None)
    tried = ("rating_key", "attempts", "last_attempt", "next_attempt", "given_up")
    known = {item["rating_key"]: item for item in before["items"]}
    assert rows.pop(healed)["result"] == "healthy"
    assert {removed, given_up} <= rows.keys()
    for key, row in rows.items():
        assert [row[name] for name in tried] == [known[key][name] for name in tried]
    # Neither the item that is well nor the one that is gone waits.
    assert loaded.runtime_data.manager.upkeep.statistics.total.waiting == waiting - 2


async def test_a_second_dry_run_after_a_dry_run_reports_the_same(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    first = await scan(hass, loaded, dry_run=True)
    second = await scan(hass, loaded, dry_run=True)
    assert first.tally == second.tally
    assert (await scan(hass, loaded)).tally.fixed == 1


async def test_a_window_leaves_out_what_came_before_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    old = broken(plex)
    recent = broken(plex, added_at=plex.catalog.now - 86_400)
    assert (await scan(hass, loaded, days=30)).tally.fixed == 1
    assert plex.counters.refreshes == {recent: 1}
    assert (await scan(hass, loaded, days=0)).tally.fixed == 1
    assert plex.counters.refreshes == {recent: 1, old: 1}


async def test_a_limit_lets_the_newest_items_of_each_library_through(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    newest = broken(plex, added_at=plex.catalog.now - 86_400)
    broken(plex)
    job = await scan(hass, loaded, max_items=1)
    assert job.tally.checked == 3
    assert plex.counters.refreshes == {newest: 1}


async def test_one_bad_item_does_not_end_a_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    bad = broken(plex)
    good = [broken(plex) for _ in range(4)]
    plex.faults.switch_on("garbage", on=f"/library/metadata/{bad}")
    job = await scan(hass, loaded)
    assert (job.status, job.tally.fixed, job.tally.errored) == (JobStatus.SUCCESS, 4, 1)
    assert all(not plex.item(key).truth for key in good)
