"""When arrivals are checked: timelines of entries, and the checks that come of them."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.arrivals import watch as module
from custom_components.plex_smart_refresher.engine.arrivals.watch import (
    Arrival,
    ArrivalKind,
    ArrivalWatch,
)
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.timeline import TimelineEntry

NEW, REPLACED = ArrivalKind.NEW, ArrivalKind.REPLACED
DELAY = 30.0

type Moment = tuple[float, TimelineEntry]
type Check = tuple[float, list[str]]


def entry(
    key: str, state: int = 5, metadata: str = "", media: str = "", **of: Any
) -> TimelineEntry:
    """Return an entry about a film."""
    made = TimelineEntry(key, "1", MediaType.MOVIE, "", "", state, metadata, media, is_queued=False)
    return made._replace(**of)


#: The types and parents of the items that are no films; others are episodes of the season 21.
PLACES = {
    "20": (MediaType.SHOW, "", ""),
    "21": (MediaType.SEASON, "20", "20"),
    "50": (MediaType.ARTIST, "", ""),
    "51": (MediaType.ALBUM, "50", ""),
    "60": (None, "", ""),
    "70": (MediaType.MOVIE, "99", ""),
    "71": (MediaType.MOVIE, "99", ""),
}


def below(
    key: str, state: int = 5, metadata: str = "", media: str = "", **of: Any
) -> TimelineEntry:
    """Return an entry about what is no film."""
    kind, parent, grandparent = PLACES.get(key, (MediaType.EPISODE, "21", "20"))
    place = {"library_id": "2", "type": kind, "parent_key": parent, "grandparent_key": grandparent}
    return entry(key, state, metadata, media, **place | of)


def arrival_of(start: float, key: str, entry: Any = entry, takes: float = 4.0) -> list[Moment]:
    """Return the entries of a new item that is processed after some seconds."""
    steps = [(0, "created"), (2, "processing"), (3, "loading"), (4, "loading")]
    times = [start + takes * step / len(steps) for step in range(len(steps))]
    return [
        *((at, entry(key, *step)) for at, step in zip(times, steps, strict=True)),
        (start + takes, entry(key, 5, "created")),
        (start + takes, entry(key, is_queued=True)),
        (start + takes, entry(key)),
        (start + takes, entry(key)),  # it comes several times
        (start + takes, entry(key, 6, "", "analyzing")),
    ]


def mere_analysis(start: float, key: str) -> list[Moment]:
    """Return the entries of an analysis of an old item, as recorded on a real server."""
    once = [
        (0.0, entry(key, 5, "", "analyzing")),
        (0.041, entry(key, 5, "", "thumbnailing")),
        (0.042, entry(key)),
    ]
    return [(start + again + at, each) for again in (0.0, 0.1) for at, each in once]


def ended_analysis(at: float, key: str) -> list[Moment]:
    """Return the last entries of an analysis."""
    return [(at, entry(key, 5, "", "thumbnailing")), (at, entry(key))]


def checks(moments: Iterable[Moment], watch: ArrivalWatch | None = None) -> list[Check]:
    """Return when a watch hands over which items, one that is asked whenever it wants to be."""
    watch = watch or ArrivalWatch(delay=DELAY)
    found: list[Check] = []
    for at, each in sorted(moments, key=lambda moment: moment[0]):
        found += until(watch, at)
        watch.note(each, at)
    return found + until(watch, float("inf"))


def until(watch: ArrivalWatch, end: float) -> list[Check]:
    """Return what a watch hands over until a moment."""
    found: list[Check] = []
    while (at := watch.next_at()) is not None and at <= end:
        found += [(at, [each.rating_key for each in group]) for group in watch.take_due(at)]
        assert watch.next_at() is None or watch.next_at() > at
    return found


def season_in_a_burst() -> list[Moment]:
    """Return the entries of a new show whose files come one by one, each 20 s after the last."""
    first = [*arrival_of(0, "20", below, 6), *arrival_of(0, "21", below, 6)]
    return first + [
        moment for number in range(5) for moment in arrival_of(20 * number, f"3{number}", below)
    ]


TIMELINES: dict[str, tuple[Sequence[Moment], Sequence[Check]]] = {
    "a film is checked some time after its first final entry": (
        [*arrival_of(0, "7", takes=4), (20, entry("7"))],
        [(34, ["7"])],
    ),
    "two films are checked on their own": (
        [(0, below("70", 0, "created")), *arrival_of(1, "71", below)],
        [(35, ["71"]), (60, ["70"])],
    ),
    "an item without a final entry is checked after a silence": (
        [(0, entry("7", 0, "created")), (10, entry("7", 1))],
        [(70, ["7"])],
    ),
    "an item that the server stays busy with is checked all the same": (
        [(at, entry("7", *((3, "loading") if at else (0, "created")))) for at in range(0, 900, 20)],
        [(600, ["7"])],
    ),
    "a final entry that comes after the silence leads to another check": (
        [(0, entry("7", 0, "created")), (300, entry("7")), (400, entry("7"))],
        [(60, ["7"]), (330, ["7"])],
    ),
    "a final entry hours after the silence is of a refresh": (
        [(0, entry("7", 0, "created")), (4000, entry("7"))],
        [(60, ["7"])],
    ),
    "an episode of an old show waits until the show is quiet": (
        [*arrival_of(0, "30", below), (20, below("20", 3, "loading")), (25, below("20"))],
        [(55, ["30"])],
    ),
    "a season that comes in a burst is checked once": (
        season_in_a_burst(),
        [(114, ["20", "21", "30", "31", "32", "33", "34"])],
    ),
    "a season that keeps coming is checked in parts": (
        [each for at in range(0, 1000, 20) for each in arrival_of(at, str(100 + at // 20), below)],
        [
            (600, [str(100 + each) for each in range(29)]),
            (1014, [str(100 + each) for each in range(29, 50)]),
        ],
    ),
    "an episode that comes late to a restless show does not wait for as long again": (
        [
            *((at, below("20", 3, "loading")) for at in range(0, 900, 20)),
            *[(0, below("30", 0, "created")), *arrival_of(592, "31", below)],
            *((at, below("30", 3, "loading")) for at in range(10, 590, 50)),
            (599, below("30", 9)),
        ],
        [(626, ["31"])],
    ),
    "a new show that is processed again keeps its episodes waiting": (
        [*arrival_of(0, "20", below), *arrival_of(0, "30", below), (20, below("20"))],
        [(50, ["20", "30"])],
    ),
    "an album waits for its artist": (
        [*arrival_of(0, "50", below), *arrival_of(9, "51", below)],
        [(43, ["50", "51"])],
    ),
    "a file that the server takes in is one that was replaced": (
        [(0, entry("7", 1, "", "analyzing")), *ended_analysis(1, "7")],
        [(31, ["7"])],
    ),
    "a file that is analyzed for a while may have been replaced": (
        [(0, entry("7", 5, "", "analyzing")), *ended_analysis(9, "7")],
        [(39, ["7"])],
    ),
    "a file whose analysis never ends may have been replaced": (
        [(0, entry("7", 5, "", "analyzing"))],
        [(60, ["7"])],
    ),
    "an analysis that ends at once is one of an old file": (mere_analysis(0, "7"), []),
    "a refresh of an old item is no arrival": (arrival_of(0, "7")[1:], []),
    "the analysis that follows an arrival is no arrival": (
        [*arrival_of(0, "7"), (60, entry("7", 5, "", "analyzing")), (70, entry("7"))],
        [(34, ["7"])],
    ),
    "an analysis long after the arrival may be of another file": (
        [*arrival_of(0, "7"), (4000, entry("7", 5, "", "analyzing")), (4010, entry("7"))],
        [(34, ["7"]), (4040, ["7"])],
    ),
    "an extra is no arrival": (
        arrival_of(0, "60", below),
        [],
    ),
    "noise about old items is no arrival": (
        [(at / 10, entry(str(at % 7), state, meta)) for at in range(70)
         for state, meta in ((0, ""), (1, ""), (2, "queued"), (5, "created"), (5, ""), (6, ""))],
        [],
    ),
    "an item that is deleted again is not checked": (
        [*arrival_of(0, "7"), (5, entry("7", 9, "deleted")), (6, entry("7"))],
        [],
    ),
    "an item that is deleted after its check is forgotten": (
        [(0, entry("7", 0, "created")), (70, entry("7", 9)), (80, entry("7"))],
        [(60, ["7"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TIMELINES)
def test_a_timeline_leads_to_these_checks(name: str) -> None:
    moments, expected = TIMELINES[name]
    watch = ArrivalWatch(delay=DELAY)
    assert checks(moments, watch) == expected
    assert watch.count == 0
    assert watch.take_due(1e9) == []


def test_an_arrival_says_what_it_is_and_when_it_was_first_heard_of() -> None:
    watch = ArrivalWatch(delay=DELAY)
    watch.note(below("30", 0, "created"), 5)
    watch.note(entry("7", 1, "", "analyzing"), 6)
    watch.note(entry("8", 5, "", "analyzing"), 7)
    watch.note(entry("9", 5, "", "analyzing"), 7)
    watch.note(entry("9", 1, "", "analyzing"), 8)
    assert watch.count == 4
    assert watch.take_due(100) == [
        [Arrival("30", "2", MediaType.EPISODE, "21", "20", NEW, 5)],
        [Arrival("7", "1", MediaType.MOVIE, "", "", REPLACED, 6)],
        [Arrival("8", "1", MediaType.MOVIE, "", "", REPLACED, 7, is_certain=False)],
        [Arrival("9", "1", MediaType.MOVIE, "", "", REPLACED, 7)],
    ]


def test_a_long_delay_counts_from_the_last_announcement_of_a_show() -> None:
    watch = ArrivalWatch(delay=120)
    moments = [*arrival_of(0, "30", below), (50, below("31", 0, "created"))]
    assert checks(moments, watch) == [(170, ["30", "31"])]


def test_files_are_checked_a_number_of_times_per_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyzed(start: float, state: int, first: int) -> list[str]:
        for number in range(100):
            watch.note(entry(str(first + number), state, "", "analyzing"), start)
        return [each.rating_key for group in watch.take_due(start + 70) for each in group]

    watch = ArrivalWatch(delay=DELAY)
    assert len(analyzed(0, 5, 1000)) == module.ANALYZED_PER_HOUR
    assert len(analyzed(0, 1, 2000)) == module.REPLACED_PER_HOUR
    assert len(analyzed(1800, 5, 3000)) == 0
    assert len(analyzed(3600, 5, 4000)) == module.ANALYZED_PER_HOUR
    assert len(analyzed(3610, 1, 5000)) == module.REPLACED_PER_HOUR


def test_five_thousand_at_once_are_handed_over_and_leave_nothing() -> None:
    watch = ArrivalWatch(delay=DELAY)
    for number in range(5_000):
        watch.note(entry(str(number), 0, "created"), 0)
    for number in range(5_000):
        watch.note(entry(str(number)), 10)
    assert watch.take_due(39) == []
    assert len(watch.take_due(40)) == 5_000
    assert watch.count == 0
    assert watch.next_at() is None or watch.take_due(1e9) == []


def test_the_memory_of_a_million_announced_items_is_limited() -> None:
    watch = ArrivalWatch(delay=DELAY)
    monkey = {"_MOST_TAKEN": 5, "MOST_WATCHED": 30, "_MOST_WITH_FILES": 20, "_MOST_OUTDATED": 10}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in monkey.items():
            patch.setattr(module, name, value)
        for number in range(100):
            watch.note(entry(str(number), 0, "created"), 0)
        watch.note(entry("200", 1, "", "analyzing"), 0)
        assert watch.count == 30
        for number in range(1_000):  # they come and go
            watch.note(entry("29", 9), 1)
            watch.note(entry("29", 0, "created"), 1 + number / 1_000)
        watch.note(entry("28"), 1)
        for _ in range(12):
            watch.note(entry("29", 9), 2)
            watch.note(entry("29", 0, "created"), 2)
        assert len(watch._checks) <= 41
        assert watch.next_at() == 31
        assert len(watch.take_due(200)) == 30
        assert len(watch._taken) == 5
        assert not watch._groups
