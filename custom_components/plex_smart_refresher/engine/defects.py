"""The table of defect checks, and what only looks like a defect."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
import re
from typing import NamedTuple

from .criteria import Criteria
from .guids import PLEX_GUID, is_known_guid, is_of_the_guide, is_unmatched_guid
from .media import LONGEST_TITLE, RATING_KEY, MediaItem, MediaType, Parentage
from .pictures import WITH_FRAMES, PictureState
from .siblings import can_have_siblings
from .titles import TitleFacts, TitleVerdict, is_file_name, judge_title, may_stand_in


class Defect(StrEnum):
    """A type of missing metadata, the worst first."""

    NO_MATCH = "no_match"
    MISSING_POSTER = "missing_poster"
    BROKEN_POSTER = "broken_poster"
    MISSING_SUMMARY = "missing_summary"
    PLACEHOLDER_TITLE = "placeholder_title"
    FRAME_POSTER = "frame_poster"
    INHERITED_POSTER = "inherited_poster"
    NO_EXTERNAL_IDS = "no_external_ids"
    MISSING_REQUIRED_ID = "missing_required_id"


class Finding(NamedTuple):
    """A defect of an item and its evidence."""

    defect: Defect
    reason: str
    is_weak: bool = False  #: The sources often have nothing for it: few attempts suffice.


_VIDEOS = frozenset({MediaType.MOVIE, MediaType.EPISODE})
#: Seasons and albums rarely have a summary.
_WITH_SUMMARY = frozenset({MediaType.MOVIE, MediaType.SHOW, MediaType.EPISODE, MediaType.ARTIST})
_WITH_PARENT_POSTER = frozenset({MediaType.SEASON, MediaType.EPISODE})
_WITH_REQUIRED_IDS = frozenset({MediaType.MOVIE, MediaType.SHOW})
_ALL_LEVELS = frozenset(MediaType)

_THUMB_OWNER = re.compile(rf"/library/metadata/({RATING_KEY})/")
#: Plex's own artist for compilations.
_VARIOUS_ARTISTS = "plex://artist/5d07bdaa403c64029060f8c4"
#: What files name where there is no single artist, or none is known.
_VARIOUS = frozenset(
    (
        *("various artists", "various", "va", "v.a.", "unknown artist", "[unknown artist]"),
        *("verschiedene interpreten", "diverse interpreten", "artistes divers", "varios artistas"),
        *("vários artistas", "artisti vari", "diverse artiesten", "[unknown]"),
    )
)
#: An artist with such a title joins several; no catalogue has one.
_JOINED = re.compile(r" / |; | (?:feat\.?|ft\.|featuring) ", re.IGNORECASE)
#: What sources fill in when an episode airs, or in the weeks after.
FILLED_WHEN_AIRED = frozenset(
    {
        Defect.PLACEHOLDER_TITLE,
        Defect.MISSING_SUMMARY,
        Defect.MISSING_POSTER,
        Defect.INHERITED_POSTER,
        Defect.FRAME_POSTER,
    }
)
#: What an item without any title has.
NO_TITLE = Defect.PLACEHOLDER_TITLE
#: What embedded tags with names of releases, and numbers of another source, lead to.
UNTITLED = Defect.PLACEHOLDER_TITLE
#: What an item lacks whose title alone can be a placeholder.
TITLE_ALONE = frozenset({Defect.PLACEHOLDER_TITLE})
#: The defects for which a source without data now rarely gets any.
_ALWAYS_WEAK = frozenset({Defect.NO_EXTERNAL_IDS, Defect.MISSING_REQUIRED_ID})


class DefectCheck(NamedTuple):
    """A defect and its check: `find` returns the finding, or None for a healthy item."""

    defect: Defect
    severity: int  #: the worst are fixed first; each has its own bit
    levels: frozenset[MediaType]  #: the levels that can have it
    find: Callable[[MediaItem, Criteria], Finding | None]


def _no_match(item: MediaItem, _: Criteria) -> Finding | None:
    """Find an item without a match."""
    if is_unmatched_guid(item.guid):
        return Finding(Defect.NO_MATCH, "it is matched to nothing (its guid is local)")
    return None


def _missing_poster(item: MediaItem, _: Criteria) -> Finding | None:
    """Find an item without a poster, unless its poster is locked."""
    if not item.thumb and "thumb" not in item.locked_fields:
        return Finding(Defect.MISSING_POSTER, "it has no poster")
    return None


def _broken_poster(item: MediaItem, criteria: Criteria) -> Finding | None:
    """Find an item whose own picture cannot be loaded, unless its poster is locked."""
    if criteria.pictures.state_of(item) is not PictureState.BROKEN or not _has_open_poster(item):
        return None
    return Finding(Defect.BROKEN_POSTER, "its poster cannot be loaded")


def _frame_poster(item: MediaItem, criteria: Criteria) -> Finding | None:
    """Find a matched item that shows a frame of its video, unless its poster is locked."""
    if criteria.pictures.state_of(item) is not PictureState.FRAME or not _has_open_poster(item):
        return None
    if is_unmatched_guid(item.guid):
        return None
    return Finding(Defect.FRAME_POSTER, "its poster is a frame of the video")


def _has_open_poster(item: MediaItem) -> bool:
    """Return whether an item has its own picture, and nobody has locked it."""
    return has_own_poster(item) and "thumb" not in item.locked_fields


def _missing_summary(item: MediaItem, _: Criteria) -> Finding | None:
    """Find an item without a summary that says something, unless its summary is locked."""
    if item.has_summary or "summary" in item.locked_fields:
        return None
    return Finding(Defect.MISSING_SUMMARY, "its summary is empty or says nothing")


def _inherited_poster(item: MediaItem, _: Criteria) -> Finding | None:
    """Find an item that shows the poster of its parent."""
    if item.thumb.startswith(f"/library/metadata/{item.rating_key}/"):
        return None
    owner = poster_owner(item)
    if owner in ("", item.rating_key) or "thumb" in item.locked_fields:
        return None
    return Finding(Defect.INHERITED_POSTER, f"it shows the poster of item {owner}")


def poster_owner(item: MediaItem) -> str:
    """Return the rating key of the item whose poster an item shows, if any."""
    owner = _THUMB_OWNER.search(item.thumb)
    return owner[1] if owner else ""


def has_own_poster(item: MediaItem) -> bool:
    """Return whether an item has its own picture, not its parent's."""
    return bool(item.thumb) and poster_owner(item) in ("", item.rating_key)


def _placeholder_title(item: MediaItem, criteria: Criteria) -> Finding | None:
    """Find an item whose title only fills in for the real one, unless its title is locked."""
    verdict = _judge_title(item, criteria)
    if verdict is TitleVerdict.REAL or "title" in item.locked_fields:
        return None
    title = item.title.strip()[:LONGEST_TITLE]
    if verdict is TitleVerdict.WEAK:
        if criteria.final_titles.has(item):
            return None
        reason = f"its title {title!r} may be a placeholder"
        return Finding(Defect.PLACEHOLDER_TITLE, reason, is_weak=True)
    reason = f"its title {title!r} is a placeholder" if title else "it has no title"
    return Finding(Defect.PLACEHOLDER_TITLE, reason)


def _judge_title(item: MediaItem, criteria: Criteria) -> TitleVerdict:
    """Return whether the title of an item only fills in for the real one.

    A movie or show can really be called "TBA" or "2012-06-01"; only for episodes such a title is
    a placeholder. Only an item with a file can be named after it.
    """
    title = item.title.strip()
    if not title or ("." in title and item.type in _VIDEOS and is_file_name(title)):
        return TitleVerdict.PLACEHOLDER
    if item.type is not MediaType.EPISODE or not may_stand_in(title, item.number):
        return TitleVerdict.REAL
    return judge_title(title, _facts_of(item, criteria))


def _facts_of(item: MediaItem, criteria: Criteria) -> TitleFacts:
    """Return what is known of an episode beside its title."""
    return TitleFacts(
        number=item.number,
        has_summary=item.has_summary,
        days_since_aired=criteria.days_since(item.aired),
        has_siblings=criteria.siblings.has(item),
    )


def _no_external_ids(item: MediaItem, criteria: Criteria) -> Finding | None:
    """Find an item that Plex has matched, but has no external IDs for."""
    if item.has_external_ids or not _expects_ids(item, criteria):
        return None
    reason = "it is matched, but has no external ids"
    return Finding(Defect.NO_EXTERNAL_IDS, reason, is_weak=True)


def _missing_required_id(item: MediaItem, criteria: Criteria) -> Finding | None:
    """Find an item with external IDs that lacks one that the user requires."""
    if not criteria.required_ids or not item.has_external_ids:
        return None
    missing = [each for each in criteria.required_ids if each not in item.id_sources]
    if not missing or not _expects_ids(item, criteria):
        return None
    reason = f"it has no id of {' and '.join(source.upper() for source in missing)}"
    return Finding(Defect.MISSING_REQUIRED_ID, reason, is_weak=True)


def _expects_ids(item: MediaItem, criteria: Criteria) -> bool:
    """Return whether an item has external IDs if its source knows any."""
    is_own = item.parentage is Parentage.OWN and item.guid.startswith(PLEX_GUID)
    return is_own and criteria.expects_ids


DEFECT_CHECKS: tuple[DefectCheck, ...] = (
    DefectCheck(Defect.NO_MATCH, 256, _ALL_LEVELS, _no_match),
    DefectCheck(Defect.MISSING_POSTER, 128, _ALL_LEVELS, _missing_poster),
    DefectCheck(Defect.BROKEN_POSTER, 64, _ALL_LEVELS, _broken_poster),
    DefectCheck(Defect.MISSING_SUMMARY, 32, _WITH_SUMMARY, _missing_summary),
    DefectCheck(Defect.INHERITED_POSTER, 4, _WITH_PARENT_POSTER, _inherited_poster),
    DefectCheck(Defect.FRAME_POSTER, 8, WITH_FRAMES, _frame_poster),
    DefectCheck(Defect.PLACEHOLDER_TITLE, 16, _ALL_LEVELS, _placeholder_title),
    DefectCheck(Defect.NO_EXTERNAL_IDS, 2, _ALL_LEVELS, _no_external_ids),
    DefectCheck(Defect.MISSING_REQUIRED_ID, 1, _WITH_REQUIRED_IDS, _missing_required_id),
)
_SETS: dict[frozenset[Defect], frozenset[Defect]] = {}
_SEVERITY = {check.defect: check.severity for check in DEFECT_CHECKS}
#: What lists withhold comes first: it makes most healthy items look defective.
_CHECKS = {
    level: tuple(check.find for check in reversed(DEFECT_CHECKS) if level in check.levels)
    for level in MediaType
}


def find_defects(item: MediaItem, criteria: Criteria) -> tuple[Finding, ...]:
    """Return the findings for an item, the worst first."""
    if criteria.is_personal or _is_others_business(item):
        return ()
    found = [finding for find in _CHECKS[item.type] if (finding := find(item, criteria))]
    if _is_of_many_artists(item):
        found = [finding._replace(is_weak=True) for finding in found]
    return tuple(reversed(found))


def looks_defective(item: MediaItem, criteria: Criteria) -> bool:
    """Return whether an item has any defect, which is faster than finding all of them."""
    for find in _CHECKS[item.type]:
        if find(item, criteria):
            return not (criteria.is_personal or _is_others_business(item))
    return False


def depends_on_siblings(item: MediaItem, criteria: Criteria) -> bool:
    """Return whether the title of an item is a placeholder if others of its season are like it."""
    if not can_have_siblings(item) or "title" in item.locked_fields:
        return False
    if criteria.is_personal or _is_others_business(item):
        return False
    facts = _facts_of(item, criteria)
    if facts.has_siblings:
        return False
    verdicts = {judge_title(item.title, facts._replace(has_siblings=has)) for has in (False, True)}
    return len(verdicts) > 1


def seen_before(defects: Iterable[Defect]) -> tuple[Finding, ...]:
    """Return earlier defects of an item that cannot be read as findings."""
    return tuple(
        Finding(defect, "it was seen before", defect in _ALWAYS_WEAK) for defect in defects
    )


def defect_set(defects: Iterable[Defect]) -> frozenset[Defect]:
    """Return the set of some defects; equal ones are one object, however many items have them."""
    found = frozenset(defects)
    return _SETS.setdefault(found, found)


def had_placeholder_title(seen: Iterable[Defect]) -> bool:
    """Return whether an earlier scan found the title to be a placeholder."""
    return Defect.PLACEHOLDER_TITLE in seen


def are_weak(findings: Collection[Finding]) -> bool:
    """Return whether the sources often have nothing for any of the findings."""
    return all(finding.is_weak for finding in findings)


def is_placeholder_title(item: MediaItem) -> bool:
    """Return whether the title of an item may fill in for the real one, by what it shows."""
    return _judge_title(item, Criteria()) is not TitleVerdict.REAL


def _is_others_business(item: MediaItem) -> bool:
    """Return whether no refresh can add to an item.

    Seasons and episodes without a match below a show of another agent or of the TV guide are
    filled by that agent, or by nobody. Nobody knows what a refresh does to a match of an unknown
    kind.
    """
    if is_of_the_guide(item.guid) or not is_known_guid(item.guid):
        return True
    return item.parentage is Parentage.FOREIGN and is_unmatched_guid(item.guid)


def _is_of_many_artists(item: MediaItem) -> bool:
    """Return whether an artist joins several; sources have neither picture nor text for those."""
    if item.type is not MediaType.ARTIST:
        return False
    is_various = item.guid == _VARIOUS_ARTISTS or item.title.strip().lower() in _VARIOUS
    return is_various or _JOINED.search(item.title) is not None


def is_unmatched(item: MediaItem) -> bool:
    """Return whether Plex has not matched an item."""
    return is_unmatched_guid(item.guid)


def is_protected(item: MediaItem) -> bool:
    """Return whether a refresh would destroy manual edits.

    A refresh of an unmatched item retries its match and discards edits, even locked ones. A text
    without a lock proves no edit.
    """
    return is_unmatched(item) and bool(item.locked_fields)


def severity(defects: Collection[Defect]) -> int:
    """Return the severity of a set of defects; higher is worse."""
    return sum(_SEVERITY[defect] for defect in defects)
