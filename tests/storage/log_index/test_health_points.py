"""Tests of the health over time."""

from custom_components.plex_smart_refresher.storage import HealthPoint, LogIndex

HOUR = 3_600.0
DAY = 24 * HOUR


async def purge(index: LogIndex, now: float) -> None:
    await index.async_purge(now, log_days=0, item_days=0, change_days=0, jobs=list)


async def test_an_hour_keeps_its_last_point_per_library(index: LogIndex) -> None:
    points = index.health_points
    await points.put(10 * HOUR, {"1": (100, 40), "2": (50, 5)})
    await points.put(10 * HOUR + 60, {"1": (100, 10)})
    await points.put(11 * HOUR, {"1": (101, 9)})
    assert await points.get(0, 12 * HOUR, hours=1) == [
        HealthPoint("1", 10 * HOUR + 60, 100, 10),
        HealthPoint("2", 10 * HOUR, 50, 5),
        HealthPoint("1", 11 * HOUR, 101, 9),
    ]
    assert await points.get(0, 12 * HOUR, hours=24) == [
        HealthPoint("2", 10 * HOUR, 50, 5),
        HealthPoint("1", 11 * HOUR, 101, 9),
    ]
    assert await points.get(11 * HOUR, 12 * HOUR, hours=1) == [HealthPoint("1", 11 * HOUR, 101, 9)]


async def test_points_are_thinned_to_days_and_end_after_a_year(index: LogIndex) -> None:
    points, now = index.health_points, 500 * DAY + 12 * HOUR
    for time in (
        *(99 * DAY, 101 * DAY),  # too old, and just kept
        *(490 * DAY, 490 * DAY + 5 * HOUR, 490 * DAY + 23 * HOUR),  # only the last is kept
        *(499 * DAY, 499 * DAY + 5 * HOUR),  # both are kept
        now + DAY,  # of a clock that was ahead
    ):
        await points.put(time, {"1": (100, 1)})
    await purge(index, now)
    kept = [point.time for point in await points.get(0, 999 * DAY, hours=1)]
    assert kept == [101 * DAY, 490 * DAY + 23 * HOUR, 499 * DAY, 499 * DAY + 5 * HOUR]
