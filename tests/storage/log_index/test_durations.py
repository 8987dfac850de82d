"""What refreshes took is kept for what is learned from it."""

from dataclasses import replace
import sqlite3

import pytest

from custom_components.plex_smart_refresher.engine.learning import (
    FORGOTTEN_AFTER,
    MOST,
    Duration,
    DurationKind,
    Took,
)
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex

from ..conftest import outcome

NOW = 1_800_000_000.0
PROCESSED, TIMED_OUT, PICTURE, _, ARRIVED = DurationKind


def add_took(index: LogIndex, *took: Took, time: float = NOW, library_id: str = "10") -> None:
    item = replace(outcome(Result.FIXED, library_id=library_id), took=took)
    index.add_outcome("job", item, time, state=None, dry_run=False)


async def test_durations_are_written_with_the_outcome_and_read_in_their_order(
    index: LogIndex,
) -> None:
    add_took(index, Took(PROCESSED, 4.0), Took(PICTURE, 7.0))
    add_took(index, Took(TIMED_OUT, 120.0), time=NOW + 1)
    add_took(index)
    arrived = Duration("20", MediaType.EPISODE, ARRIVED, 600.0, NOW + 2)
    index.add_duration(arrived)
    assert await index.memory.durations(NOW) == [
        Duration("10", MediaType.MOVIE, PROCESSED, 4.0, NOW),
        Duration("10", MediaType.MOVIE, PICTURE, 7.0, NOW),
        Duration("10", MediaType.MOVIE, TIMED_OUT, 120.0, NOW + 1),
        arrived,
    ]


async def test_the_newest_of_each_kind_are_kept(index: LogIndex) -> None:
    for number in range(MOST + 5):
        add_took(index, Took(PROCESSED, float(number)))
    add_took(index, Took(PICTURE, 1.0))
    add_took(index, Took(PROCESSED, 1.0), library_id="20")
    found = [each.seconds for each in await index.memory.durations(NOW)]
    assert found == [*(float(number) for number in range(5, MOST + 5)), 1.0, 1.0]


async def test_durations_are_forgotten_after_thirty_days(index: LogIndex) -> None:
    for age in (FORGOTTEN_AFTER + 1, 10.0, -FORGOTTEN_AFTER - 1):  # the last by a wrong clock
        add_took(index, Took(PROCESSED, age), time=NOW - age)
    assert [each.seconds for each in await index.memory.durations(NOW)] == [10.0]
    await index.async_purge(NOW, log_days=0, item_days=0, change_days=0, jobs=lambda: ())
    assert [each.seconds for each in await index.memory.durations(NOW)] == [10.0]
    old = await index.memory.durations(NOW - FORGOTTEN_AFTER)
    assert [each.seconds for each in old] == [10.0], "the older one is deleted"


@pytest.mark.parametrize("name", ["kind", "level"])
async def test_words_of_a_newer_version_are_passed_over(index: LogIndex, name: str) -> None:
    add_took(index, Took(PROCESSED, 4.0))
    await index.async_flush()

    def change(connection: sqlite3.Connection) -> None:
        connection.execute(f"UPDATE durations SET {name} = 'later'")  # noqa: S608 - a constant

    await index.writer.async_run(change)
    assert await index.memory.durations(NOW) == []
