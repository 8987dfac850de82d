"""The values that the engine works with."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect, Finding
from custom_components.plex_smart_refresher.engine.media import (
    Library,
    LibraryType,
    MediaType,
    name_libraries,
)
from custom_components.plex_smart_refresher.engine.results import (
    Candidate,
    Result,
    SkipReason,
    Tally,
)

from .fakes import assert_consistent, healthy, new_world

POSTER, SUMMARY = Finding(Defect.MISSING_POSTER, "a"), Finding(Defect.MISSING_SUMMARY, "b")


@pytest.mark.parametrize(
    ("media_type", "fields", "expected"),
    [
        (MediaType.MOVIE, {"title": "Alien", "year": 1979}, "Alien (1979)"),
        (MediaType.MOVIE, {"title": "Alien"}, "Alien"),
        (MediaType.SHOW, {"title": "Dark", "year": 2017}, "Dark"),
        (MediaType.SEASON, {"title": "Season 1", "parent_title": "Dark"}, "Dark · Season 1"),
        (MediaType.SEASON, {"title": "Season 1"}, "Season 1"),
        (MediaType.ALBUM, {"title": "Blue", "parent_title": "Joni"}, "Joni · Blue"),
        (
            MediaType.EPISODE,
            {"title": "Lies", "grandparent_title": "Dark", "parent_number": 1, "number": 2},
            "Dark · S01E02 · Lies",
        ),
        (MediaType.EPISODE, {"title": ""}, "S??E??"),
    ],
)
def test_an_item_is_called_as_people_tell_it_from_others(
    media_type: MediaType, fields: dict[str, Any], expected: str
) -> None:
    assert healthy("7", media_type, **fields).display_title == expected


async def test_the_levels_of_a_library_come_parents_first() -> None:
    library = new_world().server.add_library("1", LibraryType.SHOW)
    assert library.levels == (MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE)


@pytest.mark.parametrize(
    ("after", "is_processed", "result"),
    [
        ((), False, Result.FIXED),
        ((SUMMARY,), False, Result.PARTLY_FIXED),
        ((POSTER, SUMMARY), True, Result.UNRESOLVED),
        ((POSTER, SUMMARY), False, Result.TIMED_OUT),
    ],
)
def test_a_refresh_is_judged_by_what_is_left(
    after: tuple[Finding, ...], is_processed: bool, result: Result
) -> None:
    outcome = Candidate(healthy("7"), (POSTER, SUMMARY)).outcome_after_refresh(
        after, is_processed=is_processed
    )
    assert outcome.result is result
    assert outcome.fixed == outcome.before - {finding.defect for finding in after}


def test_a_skipped_item_keeps_its_defects_and_says_why() -> None:
    outcome = Candidate(healthy("7"), (POSTER,)).skipped(SkipReason.BACKOFF)
    assert outcome.result is Result.SKIPPED
    assert outcome.skip_reason is SkipReason.BACKOFF
    assert outcome.before == outcome.after == {Defect.MISSING_POSTER}


def test_the_tally_counts_each_result_once() -> None:
    tally = Tally().with_checked(healthy=3, defective=len(Result))
    for result in Result:
        tally = tally.with_result(result)
    assert_consistent(tally)
    assert (tally.checked, tally.healthy, tally.failed) == (14, 4, 4)


def test_the_success_rate_is_that_of_the_refreshed() -> None:
    assert Tally(skipped=4, would_refresh=2).success_rate is None
    assert Tally(fixed=3, timed_out=1, skipped=9).success_rate == 75


@pytest.mark.parametrize(
    ("folders", "names"),
    [
        (("/media/films", "/media/films 4k"), ("Films (films)", "Films (films 4k)")),
        (("D:\\Films\\", "E:\\Old\\"), ("Films (Films)", "Films (Old)")),
        (("/a/films", "/b/films/"), ("Films (/a/films)", "Films (/b/films)")),
        (("/a", "/a"), ("Films (1)", "Films (3)")),
        (("/a", ""), ("Films (1)", "Films (3)")),
        (("", ""), ("Films (1)", "Films (3)")),
    ],
)
def test_libraries_of_the_same_title_are_told_apart_by_what_a_person_knows(
    folders: tuple[str, str], names: tuple[str, str]
) -> None:
    first, last = folders
    libraries = [
        Library(library_id="1", title="Films", type=LibraryType.MOVIE, folders=(first, "/more")),
        Library(library_id="2", title="Shows", type=LibraryType.SHOW, folders=("/media/shows",)),
        Library(library_id="3", title="Films", type=LibraryType.MOVIE, folders=(last, "/more")),
    ]
    named = name_libraries(libraries)
    assert [each.name for each in named] == [names[0], "Shows", names[1]]
    assert [each.title for each in named] == ["Films", "Shows", "Films"]
