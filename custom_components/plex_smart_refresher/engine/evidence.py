"""Weigh the candidates for the match of an item: which is first, why, and whether it is enough."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from .file_names import NameReading, has_id, names_of, readings_of, title_key
from .ladder_terms import Evidence, MatchCandidate
from .media import Library, MatchQuery, MediaItem, MediaType

#: The types that Plex can match (docs/plex-server.md#matches).
MATCHABLE = frozenset({MediaType.MOVIE, MediaType.SHOW, MediaType.ARTIST, MediaType.ALBUM})
#: The types whose files carry external IDs.
WITH_IDS = frozenset({MediaType.MOVIE, MediaType.SHOW})
#: Candidates that are shown to a person.
MOST_CANDIDATES = 5
_BEST_SCORE = 100
_ORDER = list(Evidence)


class Weighed(NamedTuple):
    """The candidates, the best first, and what speaks against the best."""

    candidates: tuple[MatchCandidate, ...]
    has_contradiction: bool = False  #: the ID in the name says something else than title and year
    has_twins: bool = False  #: the best is one of several with its name and year


def query_of(words: str, library: Library, year: int | None = None) -> MatchQuery:
    """Return the search for words or an external ID in a library."""
    return MatchQuery(title=words, year=year, agent=library.agent, language=library.language)


def weigh(
    item: MediaItem,
    found: Iterable[MatchCandidate],
    by_id: Sequence[MatchCandidate] = (),
    *,
    most: int = MOST_CANDIDATES,
) -> Weighed:
    """Return the candidates with their evidence; `by_id` are those that an external ID found.

    At most one is recommended: what the ID found if the name says nothing else, or else the only
    one with title and year of the item.
    """
    unique = {each.guid: each for each in (*by_id, *found)}
    twins = Counter(_twin_key(each) for each in unique.values())
    ids = {each.guid for each in by_id}
    weighed = [
        replace(
            each,
            evidence=Evidence.ID if each.guid in ids else _evidence_of(item, each),
            is_twin=twins[_twin_key(each)] > 1,
            is_recommended=False,
        )
        for each in unique.values()
    ]
    weighed.sort(key=lambda each: _ORDER.index(each.evidence))
    if not weighed:
        return Weighed(())
    best = weighed[0]
    is_contradiction = best.guid in ids and (len(ids) > 1 or contradicts(item, best))
    if not is_contradiction and _is_enough(best, weighed):
        weighed[0] = replace(best, is_recommended=True)
    has_twins = best.is_twin and best.evidence is not Evidence.ID
    return Weighed(tuple(weighed[:most]), is_contradiction, has_twins)


def contradicts(item: MediaItem, candidate: MatchCandidate) -> bool:
    """Return whether a name tells of something else than a candidate that an external ID found.

    An ID is easily copied, and trailers or episodes lie in the folder of a film. So each name that
    identifies the item has to agree: that of the file, and one with an ID or a year.
    """
    for place, name in enumerate(names_of(item)):
        readings = readings_of(name)
        is_of_item = not place or has_id(name) or any(each.year for each in readings)
        if is_of_item and readings and not any(_agree(each, candidate) for each in readings):
            return True
    return False


def _agree(reading: NameReading, candidate: MatchCandidate) -> bool:
    """Return whether a reading has the title of a candidate, and its year if it has one."""
    is_title = title_key(reading.title) == title_key(candidate.name)
    return is_title and reading.year in (None, candidate.year)


def _evidence_of(item: MediaItem, candidate: MatchCandidate) -> Evidence:
    """Return what title and year say for a candidate."""
    readings = [NameReading(item.title, item.year)]
    readings += [reading for name in names_of(item) for reading in readings_of(name)]
    same = [each for each in readings if title_key(each.title) == title_key(candidate.name)]
    if not same:
        return Evidence.ORDER
    is_year = candidate.year is not None and candidate.year in {each.year for each in same}
    is_film_or_show = item.type in WITH_IDS
    return Evidence.TITLE_AND_YEAR if is_year and is_film_or_show else Evidence.TITLE


def _is_enough(best: MatchCandidate, weighed: Sequence[MatchCandidate]) -> bool:
    """Return whether the best candidate may be recommended."""
    if best.evidence is Evidence.ID:
        return True
    others = [each for each in weighed if each.guid != best.guid]
    namesakes = [each for each in others if title_key(each.name) == title_key(best.name)]
    if best.type in WITH_IDS:
        is_alone = not any(_is_near(best, each) for each in namesakes)
        return best.evidence is Evidence.TITLE_AND_YEAR and is_alone
    is_best_artist = best.type is MediaType.ARTIST and (best.score or 0) >= _BEST_SCORE
    return is_best_artist and best.evidence is Evidence.TITLE and not namesakes


def _is_near(one: MatchCandidate, other: MatchCandidate) -> bool:
    """Return whether two namesakes are of about the same year, or one has none."""
    return one.year is None or other.year is None or abs(one.year - other.year) <= 1


def _twin_key(candidate: MatchCandidate) -> tuple[str, int | None]:
    """Return what twins have in common."""
    return title_key(candidate.name), candidate.year
