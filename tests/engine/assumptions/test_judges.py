"""Verdicts over answers of servers that are as expected, differ, or show nothing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.assumptions import judges
from custom_components.plex_smart_refresher.engine.assumptions.evidence import Evidence
from custom_components.plex_smart_refresher.engine.assumptions.judges import Judgement
from custom_components.plex_smart_refresher.engine.assumptions.observed import (
    NO_STATUS,
    Answer,
    Body,
    CandidateShape,
    Entry,
    PosterShape,
)
from custom_components.plex_smart_refresher.engine.assumptions.probe import (
    kept,
    traits_of,
    with_frames,
)
from custom_components.plex_smart_refresher.engine.assumptions.result import (
    Assumption,
    ProbeResult,
    Verdict,
)
from custom_components.plex_smart_refresher.engine.assumptions.table import ROWS
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.traits import ServerTraits

RIGHT, WRONG, OPEN = Verdict.AS_EXPECTED, Verdict.DIFFERS, Verdict.UNKNOWN
MOVIE, SEASON = MediaType.MOVIE, MediaType.SEASON
LIBRARY = Library(library_id="1", title="Movies", type=LibraryType.MOVIE)
REFUSED = Answer(status=403, body=Body.HTML)


def entry(key: str = "1", media_type: MediaType | None = MOVIE, **fields: Any) -> Entry:
    """Return a healthy entry of a list, added a while before the one with the next key."""
    values: dict[str, Any] = {"guid": f"plex://movie/{key}", "thumb_owner": key}
    return Entry(
        key, media_type, **values | {"added_at": int(key), "external_ids": ("tmdb://1",)} | fields
    )


def answer(*entries: Entry, **fields: Any) -> Answer:
    """Return a good answer with entries."""
    return Answer(**{"status": 200, "entries": entries, "received": len(entries)} | fields)


def listed(*entries: Entry, **fields: Any) -> Evidence:
    """Return the evidence of one list."""
    lists = {("1", MOVIE): answer(*entries, total=len(entries))}
    return Evidence(libraries=[LIBRARY], lists=lists, paged=("1", MOVIE), **fields)


def read(*pairs: tuple[Entry, Entry], **fields: Any) -> Evidence:
    """Return the evidence of a list and the details of its items."""
    details = answer(*(each for _, each in pairs))
    return listed(
        *(each for each, _ in pairs), batch=([each for each, _ in pairs], details), **fields
    )


def asked(of: Answer, **fields: Any) -> tuple[Entry, Answer]:
    """Return an item and what was answered about it."""
    return entry("1", **fields), of


def candidate(guid: str = "plex://movie/1", **fields: Any) -> CandidateShape:
    return CandidateShape(
        **{"type": "movie", "guid": guid, "has_score": False, "has_name": True} | fields
    )


def found(*candidates: CandidateShape) -> Evidence:
    """Return the evidence of the candidates of one film, by what it shows and by its ID."""
    search = {MOVIE: asked(answer(candidates=candidates))}
    return listed(candidates=search, by_id=search)


def offered(*posters: PosterShape) -> Evidence:
    return listed(posters={MOVIE: asked(answer(posters=posters))})


ONE, TWO, THREE = entry("1"), entry("2"), entry("3")
BARE = entry("1", external_ids=())
LOCKED = entry("1", locked=frozenset({"title"}))
FIVE_BARE = [(entry(f"{key}", external_ids=()),) * 2 for key in range(1, 6)]
AGENT = PosterShape("metadata_agent", "tmdb", is_selected=True)
OFFER = AGENT._replace(is_selected=False)
IDLE = answer(activities=[("butler", "")])
BUSY = answer(activities=[("library.update.item.metadata", "9")])
BUSIER = answer(activities=[*BUSY.activities, ("library.refresh.items", "1")])
#: Answers that say nothing about a server, but about the moment or the way to it.
NOT_NOW = (
    Answer(status=NO_STATUS, body=Body.NOTHING),
    *(Answer(status=status, body=Body.HTML) for status in (200, 401, 403, 408, 429, 498, 503, 521)),
)


def some_selected() -> Evidence:
    """Return the evidence of a film with a selected poster, and of a season without."""
    posters = {MOVIE: asked(answer(posters=[AGENT])), SEASON: asked(answer(posters=[OFFER]))}
    return listed(posters=posters)


CASES: list[tuple[Any, Evidence, Verdict]] = [
    (judges.judge_guid_schemes, listed(ONE), RIGHT),
    (judges.judge_guid_schemes, listed(entry(guid="org.smith://1")), WRONG),
    (judges.judge_guid_schemes, listed(entry(guid="")), OPEN),
    (judges.judge_list_ids, read((ONE, ONE)), RIGHT),
    (judges.judge_list_ids, read((BARE, ONE)), WRONG),
    (judges.judge_list_ids, read((entry("1", SEASON, external_ids=()), entry("1", SEASON))), RIGHT),
    (judges.judge_list_ids, listed(ONE), OPEN),
    (judges.judge_detail_ids, read((ONE, ONE)), RIGHT),
    (judges.judge_detail_ids, read((BARE, BARE)), OPEN),
    (judges.judge_detail_ids, read(*FIVE_BARE), WRONG),
    (judges.judge_detail_ids, read(*FIVE_BARE[:4]), OPEN),
    # Others show some: what was read came while the sources were out of reach.
    (judges.judge_detail_ids, read(*FIVE_BARE, by_change=answer(entry("9"))), RIGHT),
    (judges.judge_detail_ids, listed(ONE), OPEN),
    (judges.judge_pages, listed(ONE, TWO, part=answer(TWO), part_start=1), RIGHT),
    (judges.judge_pages, listed(ONE, TWO, part=answer(ONE), part_start=1), WRONG),
    (judges.judge_pages, listed(ONE, TWO, part=answer(), part_start=1), WRONG),
    (judges.judge_pages, listed(ONE, part=REFUSED), OPEN),
    (judges.judge_totals, listed(ONE, TWO, part=answer(TWO, total=2)), RIGHT),
    (judges.judge_totals, listed(ONE, TWO, part=answer(TWO, total=None)), WRONG),
    (judges.judge_totals, listed(ONE), OPEN),
    (judges.judge_window, listed(window=(2, answer(THREE, TWO))), RIGHT),
    (judges.judge_window, listed(window=(2, answer(THREE, entry(added_at=None)))), RIGHT),
    (judges.judge_window, listed(window=(2, answer(TWO, ONE))), WRONG),
    (judges.judge_window, listed(), OPEN),
    (judges.judge_added_order, listed(THREE, TWO), RIGHT),
    (judges.judge_added_order, listed(ONE, TWO), WRONG),
    (judges.judge_added_order, listed(ONE, ONE), OPEN),
    (
        judges.judge_changed_order,
        listed(by_change=answer(entry(updated_at=2), entry(updated_at=1))),
        RIGHT,
    ),
    (
        judges.judge_changed_order,
        listed(by_change=answer(entry(updated_at=1), entry(updated_at=2))),
        WRONG,
    ),
    (judges.judge_changed_order, listed(by_change=REFUSED), OPEN),
    (judges.judge_guid_filter, listed(with_guid=(ONE, answer(ONE))), RIGHT),
    (judges.judge_guid_filter, listed(with_guid=(ONE, answer(ONE, TWO))), WRONG),
    (judges.judge_guid_filter, listed(with_guid=(ONE, answer())), WRONG),
    (judges.judge_guid_filter, listed(), OPEN),
    (judges.judge_lean_lists, listed(ONE), RIGHT),
    (judges.judge_lean_lists, listed(entry(names=frozenset({"Media"}))), WRONG),
    (judges.judge_lean_lists, listed(), OPEN),
    (judges.judge_list_locks, read((ONE, LOCKED)), RIGHT),
    (judges.judge_list_locks, read((LOCKED, LOCKED)), WRONG),
    (judges.judge_list_locks, read((ONE, ONE)), OPEN),
    (judges.judge_skip_refresh, read((ONE, ONE), activities=(IDLE, IDLE)), RIGHT),
    (
        judges.judge_skip_refresh,
        read((ONE, ONE), activities=(IDLE, answer(activities=[("library.refresh.items", "1")]))),
        WRONG,
    ),
    (judges.judge_skip_refresh, read((ONE, ONE), activities=(IDLE, REFUSED)), OPEN),
    (judges.judge_skip_refresh, listed(), OPEN),
    # A scan has this and other items refreshed.
    (judges.judge_skip_refresh, read((ONE, ONE), activities=(BUSY, BUSIER)), OPEN),
    (judges.judge_batches, read((ONE, ONE)), RIGHT),
    (judges.judge_batches, listed(batch=([ONE, TWO], answer(ONE))), RIGHT),  # TWO: in the trash
    (judges.judge_batches, listed(batch=([ONE, TWO, THREE], answer(ONE))), WRONG),
    (judges.judge_batches, listed(batch=([ONE], answer(ONE, TWO))), WRONG),
    (judges.judge_batches, listed(batch=([ONE], Answer(status=404, body=Body.HTML))), WRONG),
    *((judges.judge_batches, listed(batch=([ONE], each)), OPEN) for each in NOT_NOW),
    (judges.judge_batches, listed(), OPEN),
    (judges.judge_picture_owners, listed(ONE), RIGHT),
    (judges.judge_picture_owners, listed(entry(thumb_owner="")), WRONG),
    (judges.judge_picture_owners, listed(entry(thumb_owner=None)), OPEN),
    (judges.judge_inherited_pictures, listed(inherited=asked(answer())), RIGHT),
    (judges.judge_inherited_pictures, listed(inherited=asked(answer(posters=[AGENT]))), WRONG),
    (judges.judge_inherited_pictures, listed(), OPEN),
    (
        judges.judge_below,
        listed(below=asked(answer(entry("2", SEASON)), media_type=MediaType.SHOW)),
        RIGHT,
    ),
    (judges.judge_below, listed(below=asked(answer(TWO), media_type=MediaType.ARTIST)), WRONG),
    (judges.judge_below, listed(), OPEN),
    (judges.judge_below, listed(below=asked(NOT_NOW[0], media_type=MediaType.SHOW)), OPEN),
    (judges.judge_candidates, found(candidate()), RIGHT),
    (judges.judge_candidates, found(candidate("plex://movie/2")), WRONG),
    (judges.judge_candidates, found(candidate(has_name=False)), WRONG),
    (judges.judge_candidates, listed(), OPEN),
    (judges.judge_candidates, found(), OPEN),  # the sources are out of reach
    (judges.judge_candidates, listed(candidates={MOVIE: asked(NOT_NOW[0])}), OPEN),
    (judges.judge_candidate_scores, found(candidate()), RIGHT),
    (judges.judge_candidate_scores, found(candidate(has_score=True)), WRONG),
    (judges.judge_candidate_scores, found(), OPEN),
    (judges.judge_id_search, found(candidate()), RIGHT),
    (judges.judge_id_search, found(candidate(), candidate("plex://movie/2")), WRONG),
    (judges.judge_id_search, listed(), OPEN),
    (judges.judge_id_search, found(), OPEN),
    (judges.judge_id_search, replace(found(candidate()), by_id={MOVIE: asked(REFUSED)}), OPEN),
    (judges.judge_poster_origins, offered(AGENT), RIGHT),
    (judges.judge_poster_origins, offered(AGENT._replace(origin="default")), WRONG),
    (judges.judge_poster_origins, listed(), OPEN),
    (judges.judge_poster_providers, offered(AGENT), RIGHT),
    (judges.judge_poster_providers, offered(AGENT._replace(provider="smith")), WRONG),
    (judges.judge_poster_providers, offered(), OPEN),
    (judges.judge_poster_selected, offered(AGENT), RIGHT),
    (judges.judge_poster_selected, offered(AGENT, AGENT), WRONG),
    (judges.judge_poster_selected, offered(OFFER), WRONG),
    (judges.judge_poster_selected, some_selected(), RIGHT),
    (judges.judge_poster_selected, listed(posters={MOVIE: asked(REFUSED)}), OPEN),
    (
        judges.judge_missing_picture,
        listed(missing_picture=Answer(status=404, body=Body.HTML)),
        RIGHT,
    ),
    (
        judges.judge_missing_picture,
        listed(missing_picture=Answer(status=200, body=Body.PICTURE)),
        WRONG,
    ),
    (judges.judge_missing_picture, listed(), OPEN),
    (judges.judge_missing_picture, listed(missing_picture=Answer(status=500)), RIGHT),
    *((judges.judge_missing_picture, listed(missing_picture=each), OPEN) for each in NOT_NOW),
    (judges.judge_unknown_item, listed(unknown_item=Answer(status=404, body=Body.HTML)), RIGHT),
    (judges.judge_unknown_item, listed(unknown_item=answer()), WRONG),
    (judges.judge_unknown_item, listed(), OPEN),
    (judges.judge_unknown_item, listed(unknown_item=NOT_NOW[0]), OPEN),
    (judges.judge_no_token, listed(without_token=Answer(status=401, body=Body.HTML)), RIGHT),
    (judges.judge_no_token, listed(without_token=Answer(status=404)), WRONG),
    (judges.judge_no_token, listed(without_token=REFUSED), OPEN),
    (judges.judge_no_token, listed(without_token=answer()), OPEN),
    (judges.judge_no_token, listed(), OPEN),
    (judges.judge_update_queue, listed(queue=answer(counters={"": 0})), RIGHT),
    (judges.judge_update_queue, listed(queue=answer()), WRONG),
    (judges.judge_update_queue, listed(), OPEN),
    (judges.judge_update_queue, listed(queue=NOT_NOW[0]), OPEN),
    (judges.judge_content_counter, listed(counters=answer(counters={"1": 4711})), RIGHT),
    (judges.judge_content_counter, listed(counters=answer(counters={"1": 0, "2": 9})), RIGHT),
    (judges.judge_content_counter, listed(counters=answer(counters={"1": None})), WRONG),
    (judges.judge_content_counter, listed(), OPEN),
    (judges.judge_trash, listed(in_trash=asked(Answer(status=404, body=Body.HTML))), RIGHT),
    (judges.judge_trash, listed(in_trash=asked(answer(ONE))), WRONG),
    (judges.judge_trash, listed(), OPEN),
    (judges.judge_trash, listed(in_trash=asked(NOT_NOW[0])), OPEN),
    (judges.judge_server_settings, listed(settings=[answer()]), RIGHT),
    (judges.judge_server_settings, listed(settings=[Answer(status=404, body=Body.HTML)]), WRONG),
    (judges.judge_server_settings, listed(settings=[REFUSED]), OPEN),
    (
        judges.judge_library_settings,
        listed(library_settings=answer(settings={"respecttags", "uselocalassets", "x"})),
        RIGHT,
    ),
    (judges.judge_library_settings, listed(library_settings=answer(settings={"x"})), WRONG),
    (judges.judge_library_settings, listed(library_settings=REFUSED), OPEN),
    (judges.judge_frames, listed(frames={}), RIGHT),
    (judges.judge_frames, listed(frames={("state", "11"): 2, ("type", "smith"): 1}), WRONG),
    (judges.judge_frames, listed(), OPEN),
]


@pytest.mark.parametrize("name", sorted({judge.__name__ for judge, _, _ in CASES}))
def test_each_verdict_follows_from_what_was_answered(name: str) -> None:
    """Check one judge in all its cases; the assertion names those that are judged wrongly."""
    cases = [case for case in CASES if case[0].__name__ == name]
    assert {verdict for _, _, verdict in cases} == set(Verdict)
    assert [judge(evidence)[0] for judge, evidence, _ in cases] == [each for _, _, each in cases]


def test_each_row_has_cases_and_no_verdict_comes_with_a_name() -> None:
    assert {row.judge for row in ROWS} == {judge for judge, _, _ in CASES}
    told = [str(word) for judge, evidence, _ in CASES for word in words_of(judge(evidence))]
    assert told
    assert not any("smith" in word or "Movies" in word for word in told)


def words_of(judgement: Judgement) -> Iterator[int | str]:
    """Yield all that the values of a verdict tell."""
    for name, value in judgement[1].items():
        yield name
        yield value


def result(assumption: Assumption, verdict: Verdict = WRONG, **values: int | str) -> ProbeResult:
    return ProbeResult(assumption, verdict, values)


def test_what_differs_becomes_a_trait_and_what_is_unknown_does_not() -> None:
    assert traits_of([]) == ServerTraits()
    assert traits_of(result(each, OPEN) for each in Assumption) == ServerTraits()
    complete = [
        result(Assumption.LIST_IDS, RIGHT, withheld=0, unknown=0),
        result(Assumption.LIST_LOCKS, locked=2, shown=2),
    ]
    assert traits_of(complete).has_complete_lists
    partial = [complete[0], result(Assumption.LIST_LOCKS, locked=2, shown=1)]
    assert not traits_of(partial).has_complete_lists
    # Of a level that was not seen, nothing is known.
    unseen = [result(Assumption.LIST_IDS, RIGHT, withheld=0, unknown=1), complete[1]]
    assert not traits_of(unseen).has_complete_lists
    differing = traits_of([result(each) for each in (Assumption.BATCHES, Assumption.DETAIL_IDS)])
    assert differing == replace(ServerTraits(), batches_leave_out_unknown=False, shows_ids=False)


def test_what_a_server_does_not_show_this_time_stays_as_it_was() -> None:
    before = [result(Assumption.BATCHES), result(Assumption.WINDOW, RIGHT)]
    now = [result(Assumption.BATCHES, OPEN), result(Assumption.WINDOW), result(Assumption.TRASH)]
    assert kept(before, now) == (before[0], now[1], now[2])
    assert kept([], now) == tuple(now)


def test_what_arrives_later_is_told_in_place_of_what_had_arrived() -> None:
    before = (result(Assumption.PAGES), result(Assumption.FRAMES, RIGHT))
    assert with_frames(before, None) == before
    after = with_frames(before, {("state", "11"): 2})
    assert after == (before[0], result(Assumption.FRAMES, WRONG, **{"state 11": 2}))
