"""Which candidate is first and why, and which is recommended: labelled cases."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.evidence import contradicts, query_of, weigh
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    MatchCandidate,
    Proposal,
    ProposalReason,
)
from custom_components.plex_smart_refresher.engine.media import (
    Library,
    LibraryType,
    MatchQuery,
    MediaItem,
    MediaType,
)

from .fake_matches import candidate

ID, BOTH, TITLE, ORDER = Evidence.ID, Evidence.TITLE_AND_YEAR, Evidence.TITLE, Evidence.ORDER


def film(file: str = "/m/Alien (1979)/Alien (1979).mkv", **fields: Any) -> MediaItem:
    values: dict[str, Any] = {"type": MediaType.MOVIE, "title": "Alien", "year": 1979}
    return MediaItem(rating_key="1", library_id="1", file=file, **(values | fields))


def offered(*names: tuple[str, int | None]) -> list[MatchCandidate]:
    return [candidate(name, f"g{place}", year=year) for place, (name, year) in enumerate(names)]


@pytest.mark.parametrize(
    ("names", "order", "evidence", "recommended"),
    [
        ([("Alien", 1979)], [0], [BOTH], 0),
        ([("Aliens", 1986), ("ALIEN", 1979)], [1, 0], [BOTH, ORDER], 1),
        ([("Alien", 1950), ("Alien", 1979)], [1, 0], [BOTH, TITLE], 1),
        ([("Alien", None), ("Aliens", 1979)], [0, 1], [TITLE, ORDER], None),
        ([("Alien", 1980)], [0], [TITLE], None),
        ([("Aliens", 1979), ("Alien 3", 1992)], [0, 1], [ORDER, ORDER], None),
        # Twins, and namesakes that could be meant as well.
        ([("Alien", 1979), ("Alien", 1979)], [0, 1], [BOTH, BOTH], None),
        ([("Alien", 1979), ("Alien", 1980)], [0, 1], [BOTH, TITLE], None),
        ([("Alien", 1979), ("Alien", None)], [0, 1], [BOTH, TITLE], None),
        ([], [], [], None),
    ],
)
def test_title_and_year_decide_if_no_namesake_is_near(
    names: list[tuple[str, int | None]],
    order: list[int],
    evidence: list[Evidence],
    recommended: int | None,
) -> None:
    weighed = weigh(film(), offered(*names))
    assert [each.guid for each in weighed.candidates] == [f"g{place}" for place in order]
    assert [each.evidence for each in weighed.candidates] == evidence
    best = [each.guid for each in weighed.candidates if each.is_recommended]
    assert best == ([] if recommended is None else [f"g{recommended}"])
    assert not weighed.has_contradiction


def test_twins_are_told_from_namesakes() -> None:
    weighed = weigh(film(), offered(("Alien", 1979), ("Aliens", 1986), ("alien", 1979)))
    assert [(each.guid, each.is_twin) for each in weighed.candidates] == [
        ("g0", True),
        ("g2", True),
        ("g1", False),
    ]
    assert weighed.has_twins
    assert not weigh(film(), offered(("Alien", 1979), ("Alien", 1980))).has_twins


@pytest.mark.parametrize(
    ("file", "recommended"),
    [
        ("/m/Alien {tmdb-348}/Alien.mkv", True),
        ("/m/{tmdb-348}/{tmdb-348}.mkv", True),
        ("/m/Alien (1979) {tmdb-348}/Alien (1979).mkv", True),
        ("/m/Alien (1979) {tmdb-348}/a.mkv", False),
        ("/m/Alien.1979.1080p {tmdb-348}.mkv", True),
        ("/m/Alien (1980) {tmdb-348}.mkv", False),
        ("/m/Other (1979) {tmdb-348}.mkv", False),
        ("/m/Alien {tmdb-348}/Other (1979).mkv", False),
        ("/m/Other.1979.1080p {tmdb-348}.mkv", False),
        ("/m/Other {tmdb-348}.mkv", False),
        ("/m/{tmdb-348}.mkv", True),
    ],
)
def test_an_id_is_enough_unless_a_name_says_something_else(file: str, *, recommended: bool) -> None:
    item, found = film(file), candidate("Alien", "right", year=1979)
    weighed = weigh(item, offered(("Alien", 1979)), [found])
    assert weighed.candidates[0].guid == "right"
    assert weighed.candidates[0].evidence is ID
    assert weighed.candidates[0].is_recommended is recommended
    assert weighed.has_contradiction is contradicts(item, found) is not recommended
    assert not any(each.is_recommended for each in weighed.candidates[1:])


def test_a_title_with_a_number_is_no_contradiction() -> None:
    item = film("/m/Blade Runner 2049 {tmdb-1}.mkv")
    assert not contradicts(item, candidate("Blade Runner 2049", year=2017))
    assert contradicts(item, candidate("Blade Runner", year=1982))


def test_ids_that_find_different_things_contradict() -> None:
    weighed = weigh(film("/m/x.mkv"), (), offered(("Alien", 1979), ("Aliens", 1986)))
    assert weighed.has_contradiction
    assert not any(each.is_recommended for each in weighed.candidates)


def test_at_most_five_candidates_are_shown_and_each_once() -> None:
    many = offered(*((f"Film {number}", 2000) for number in range(9)))
    weighed = weigh(film(), [*many, *many])
    assert [each.guid for each in weighed.candidates] == ["g0", "g1", "g2", "g3", "g4"]
    assert len(weigh(film(), many, most=9).candidates) == 9


@pytest.mark.parametrize(
    ("kind", "candidates", "evidence", "recommended"),
    [
        (MediaType.ARTIST, [("The Band", 100)], TITLE, True),
        (MediaType.ARTIST, [("The Band", 106), ("Other", 90)], TITLE, True),
        (MediaType.ARTIST, [("The Band", 99)], TITLE, False),
        (MediaType.ARTIST, [("The Band", None)], TITLE, False),
        (MediaType.ARTIST, [("The Band", 100), ("Band", 100)], TITLE, False),
        (MediaType.ARTIST, [("Other", 100)], ORDER, False),
        (MediaType.ALBUM, [("The Band", 100)], TITLE, False),
    ],
)
def test_of_music_only_an_artist_with_a_full_score_is_recommended(
    kind: MediaType,
    candidates: list[tuple[str, int | None]],
    evidence: Evidence,
    *,
    recommended: bool,
) -> None:
    item = film("/music/The Band", type=kind, title="The Band", year=None)
    found = [
        candidate(name, f"g{place}", type=kind, score=score, year=1969)
        for place, (name, score) in enumerate(candidates)
    ]
    best = weigh(item, found).candidates[0]
    assert (best.evidence, best.is_recommended) == (evidence, recommended)


def test_a_show_is_weighed_by_its_folder() -> None:
    item = film("/tv/Arcane (2021)", type=MediaType.SHOW, title="arcane s01", year=None)
    best = weigh(item, [candidate("Arcane", type=MediaType.SHOW, year=2021)]).candidates[0]
    assert (best.evidence, best.is_recommended) == (BOTH, True)


def test_a_search_names_agent_and_language_of_the_library() -> None:
    library = Library(
        library_id="1",
        title="Films",
        type=LibraryType.MOVIE,
        agent="tv.plex.agents.movie",
        language="de-DE",
    )
    expected = {"agent": "tv.plex.agents.movie", "language": "de-DE"}
    assert query_of("Alien", library, 1979) == MatchQuery(title="Alien", year=1979, **expected)


@pytest.mark.parametrize(
    ("reason", "evidence", "is_plain"),
    [
        (ProposalReason.NO_ID, BOTH, True),
        (ProposalReason.READY, ID, True),
        (ProposalReason.NO_ID, TITLE, False),
        (ProposalReason.WATCHED, ID, False),
        (ProposalReason.HAND_MADE, BOTH, False),
        (ProposalReason.NO_ID, None, False),
    ],
)
def test_only_strong_evidence_without_a_loss_is_accepted_together_with_others(
    reason: ProposalReason, evidence: Evidence | None, *, is_plain: bool
) -> None:
    best = candidate("A", evidence=evidence or ORDER, is_recommended=evidence is not None)
    proposal = Proposal(
        rating_key="1",
        library_id="1",
        type=MediaType.MOVIE,
        title="A",
        year=2001,
        file="/m/a.mkv",
        reason=reason,
        candidates=(best,),
    )
    assert proposal.is_plain is is_plain
