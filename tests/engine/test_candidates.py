"""Candidates that wait: none is lost, and none costs the garbage collector anything."""

import gc

from custom_components.plex_smart_refresher.engine.candidates import (
    Candidates,
    Waiting,
    pack,
    place_of,
    unpack,
)
from custom_components.plex_smart_refresher.engine.defects import Defect, Finding
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Candidate, ItemState, SkipReason

from .fakes import healthy


def candidate(key: str, *, title: str = "A title") -> Candidate:
    finding = Finding(Defect.MISSING_POSTER, "because")
    state = ItemState(rating_key=key, library_id="1", attempts=2, defects=frozenset(Defect))
    return Candidate(healthy(key, title=title), (finding,), state, SkipReason.BACKOFF)


def test_a_candidate_comes_out_as_it_went_in() -> None:
    candidates = Candidates()
    candidates.add(candidate("1"))
    (packed,) = candidates.take()
    assert unpack(packed) == candidate("1")


def test_a_candidate_found_twice_is_one_as_it_was_found_last() -> None:
    candidates = Candidates()
    candidates.add(candidate("1"))
    candidates.add(candidate("2"))
    candidates.add(candidate("1", title="Another"))
    found = {unpack(each).item.rating_key: unpack(each).item.title for each in candidates.take()}
    assert found == {"1": "Another", "2": "A title"}


def test_taking_candidates_leaves_none_behind() -> None:
    candidates = Candidates()
    candidates.add(candidate("1"))
    assert len(list(candidates.take())) == 1
    assert list(candidates.take()) == []


def test_the_garbage_collector_ignores_candidates_that_wait() -> None:
    candidates = Candidates()
    for number in range(3):
        candidates.add(candidate(f"{number}"))
    waiting = list(candidates.take())
    assert [gc.is_tracked(each) for each in waiting] == [False] * 3
    assert not [part for each in waiting for part in each if isinstance(part, tuple)]


def test_candidates_that_were_taken_return_ahead_of_the_others() -> None:
    waiting = Waiting()
    for key in "1234":
        waiting.append(pack(candidate(key)))
    waiting.put_first([waiting.take("2"), waiting.take("3")])
    assert (list(waiting), len(waiting)) == (["2", "3", "1", "4"], 4)
    assert waiting.take("2") == candidate("2")


def test_only_a_parent_of_a_higher_level_is_waited_for() -> None:
    waiting = Waiting()
    show, season, film = (
        pack(Candidate(healthy(key, level, parent_key=parent), ()))
        for key, level, parent in (
            ("1", MediaType.SHOW, ""),
            ("2", MediaType.SEASON, "1"),
            ("3", MediaType.MOVIE, "2"),
        )
    )
    for each in (show, season, film):
        waiting.append(each)
    assert [waiting.has_parent_of(place) for place in waiting.places()] == [False, True, False]
    assert waiting.parents == {"2": ("1", ""), "3": ("2", "")}
    waiting.take("1")
    assert not waiting.has_parent_of(place_of(season))


def test_episodes_of_a_season_share_what_says_where_they_belong() -> None:
    waiting = Waiting()
    for key in "34":
        waiting.append(pack(Candidate(healthy(key, MediaType.EPISODE, parent_key="2"), ())))
    assert waiting.parents["3"] is waiting.parents["4"]
