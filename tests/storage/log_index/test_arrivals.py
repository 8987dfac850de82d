"""Tests of the stored arrivals."""

from dataclasses import replace

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.storage import ArrivalMark, ArrivalRow, LogIndex, Told

DAY = 86_400.0
NOW = 100 * DAY
ITEM = MediaItem(
    *("1", "10", MediaType.EPISODE, "Pilot \ud800"),
    has_summary=True,
    summary="It begins.",
    grandparent_title="Show",
    parent_number=1,
    number=2,
    added_at=5,
)
ROW = ArrivalRow(
    rating_key="1",
    library_id="10",
    kind="new",
    arrived_at=NOW,
    is_certain=False,
    is_caught_up=True,
    healed=True,
    tries=2,
    refresh_at=NOW + 90,
    next_at=NOW + 60,
    defects=frozenset({Defect.MISSING_POSTER, Defect.NO_MATCH}),
    lacked_for=600.0,
)


async def test_what_waits_comes_back_as_it_was_and_what_is_ready_does_not(index: LogIndex) -> None:
    arrivals = index.arrivals
    await arrivals.put([replace(ROW, rating_key="2", told=Told.READY, told_at=NOW), ROW])
    assert await arrivals.waiting() == [ROW]
    assert await arrivals.one("2") == replace(ROW, rating_key="2", told=Told.READY, told_at=NOW)
    assert await arrivals.one("3") is None
    assert await arrivals.known(["1", "2", "3"]) == {"1", "2"}
    await arrivals.delete(["1"])
    assert await arrivals.waiting() == []


async def test_what_was_told_is_listed_by_time_and_library(index: LogIndex) -> None:
    arrivals = index.arrivals
    told = [
        replace(ROW, rating_key=key, library_id=library, told=Told.READY, told_at=time, item=ITEM)
        for key, library, time in (("1", "10", 1.0), ("2", "20", 2.0), ("3", "10", 3.0))
    ]
    await arrivals.put([*told, replace(ROW, rating_key="4")])
    rows, total = await arrivals.told(2.0, limit=1)
    assert ([row.rating_key for row in rows], total) == (["3"], 2)
    rows, total = await arrivals.told(0.0, library_ids=["10"], limit=9, offset=1)
    assert ([row.rating_key for row in rows], total) == (["1"], 2)
    assert rows[0].item == ITEM._replace(title="Pilot ?")


async def test_marks_are_kept_per_library_until_arrivals_are_switched_off(index: LogIndex) -> None:
    arrivals = index.arrivals
    mark = ArrivalMark(library_id="10", counter=None, added_at=5.0)
    await arrivals.put_marks([mark])
    await arrivals.put_marks([replace(mark, counter=7, scan_at=9.0)])
    assert await arrivals.marks() == {"10": replace(mark, counter=7, scan_at=9.0)}
    await arrivals.put([ROW, replace(ROW, rating_key="2", told=Told.READY)])
    await arrivals.clear()
    assert await arrivals.marks() == {}
    assert await arrivals.known(["1", "2"]) == {"2"}


async def test_what_is_too_old_or_of_a_clock_that_was_ahead_is_removed(index: LogIndex) -> None:
    times = {"old": NOW - 15 * DAY, "kept": NOW - 13 * DAY, "ahead": NOW + 2 * DAY}
    await index.arrivals.put(
        replace(ROW, rating_key=key, arrived_at=time) for key, time in times.items()
    )
    await index.async_purge(NOW, log_days=0, item_days=0, change_days=0, jobs=list)
    assert await index.arrivals.known(times) == {"kept"}
