"""The table of defect checks, and what only looks like a defect."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
import re
from typing import NamedTuple
from unicodedata import normalize

from .media import LONGEST_TITLE, Library, MediaItem, MediaType


class Defect(StrEnum):
    """A type of missing metadata, the worst first."""

    NO_MATCH = "no_match"
    MISSING_POSTER = "missing_poster"
    MISSING_SUMMARY = "missing_summary"
    PLACEHOLDER_TITLE = "placeholder_title"
    INHERITED_POSTER = "inherited_poster"
    NO_EXTERNAL_IDS = "no_external_ids"


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect of an item and its evidence."""

    defect: Defect
    reason: str


_LOCAL_GUID = "local://"
_PLEX_GUID = "plex://"
#: An item without a guid is not considered foreign.
_OWN_GUIDS = (_PLEX_GUID, _LOCAL_GUID)
_PLEX_AGENT = "tv.plex.agents."
_CUSTOM_AGENT = "tv.plex.agents.custom."
_NO_AGENT = ".none"
_NO_LANGUAGE = "xn"

#: Artists, movies, shows and episodes have summaries; seasons and albums rarely do.
_WITH_SUMMARY = frozenset(
    {MediaType.MOVIE, MediaType.SHOW, MediaType.EPISODE, MediaType.ARTIST},
)
_WITH_PARENT_POSTER = frozenset({MediaType.SEASON, MediaType.EPISODE})

_THUMB_OWNER = re.compile(r"/library/metadata/(\d+)/")
#: To be announced, numbered, dated, or named like a release.
_PLACEHOLDER = re.compile(
    r"tb[ad]\.?"
    r"|(?:episode|épisode|episodio|episódio|folge|aflevering|avsnitt|afsnit|odcinek|epizoda|jakso"
    r"|bölüm|эпизод|серия|에피소드)\s*#?\d+"
    r"|\d+\.\s*(?:folge|epizoda|epizód|bölüm|rész)|第\s*\d+\s*[話话集回]|제?\s*\d+\s*[화회]"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}"
    r"|\S*s\d{1,2}e\d{1,3}\S*",
    re.IGNORECASE,
)
_VIDEO_SUFFIX = re.compile(
    r"asf|avi|divx|flv|m2ts|m4v|mkv|mov|mp4|mpe?g|ogm|ts|vob|webm|wmv", re.IGNORECASE
)
#: The episodes of "Mr. Robot" are really called "eps1.0_hellofriend.mov".
_NAMED_LIKE_A_FILE = re.compile(r"eps\d\.\d", re.IGNORECASE)
_WITH_FILES = frozenset({MediaType.MOVIE, MediaType.EPISODE})


class DefectCheck(NamedTuple):
    """A defect and its check: `find` returns the evidence, or None for a healthy item."""

    defect: Defect
    severity: int  #: the worst are fixed first; each has its own bit
    find: Callable[[MediaItem], str | None]


def _no_match(item: MediaItem) -> str | None:
    """Find an item without a match."""
    if is_unmatched(item):
        return "it is matched to nothing (its guid is local)"
    return None


def _missing_poster(item: MediaItem) -> str | None:
    """Find an item without a poster, unless its poster is locked."""
    if not item.thumb and "thumb" not in item.locked_fields:
        return "it has no poster"
    return None


def _missing_summary(item: MediaItem) -> str | None:
    """Find an item without a summary, at levels that have one."""
    if item.has_summary or item.type not in _WITH_SUMMARY or "summary" in item.locked_fields:
        return None
    return "its summary is empty"


def _inherited_poster(item: MediaItem) -> str | None:
    """Find an item that shows the poster of its parent."""
    if item.type not in _WITH_PARENT_POSTER or "thumb" in item.locked_fields:
        return None
    owner = poster_owner(item)
    return f"it shows the poster of item {owner}" if owner not in ("", item.rating_key) else None


def poster_owner(item: MediaItem) -> str:
    """Return the rating key of the item whose poster an item shows, if any."""
    owner = _THUMB_OWNER.search(item.thumb)
    return owner[1] if owner else ""


def _placeholder_title(item: MediaItem) -> str | None:
    """Find an item whose title only fills in for the real one."""
    if "title" in item.locked_fields:
        return None
    title = item.title.strip()
    if not is_placeholder_title(title, item.type):
        return None
    return f"its title {title[:LONGEST_TITLE]!r} is a placeholder" if title else "it has no title"


def _no_external_ids(item: MediaItem) -> str | None:
    """Find a matched item without external IDs."""
    if item.has_external_ids or not item.guid.startswith(_PLEX_GUID):
        return None
    return "it is matched, but has no external ids"


DEFECT_CHECKS: tuple[DefectCheck, ...] = (
    DefectCheck(Defect.NO_MATCH, 32, _no_match),
    DefectCheck(Defect.MISSING_POSTER, 16, _missing_poster),
    DefectCheck(Defect.MISSING_SUMMARY, 8, _missing_summary),
    DefectCheck(Defect.INHERITED_POSTER, 2, _inherited_poster),
    DefectCheck(Defect.PLACEHOLDER_TITLE, 4, _placeholder_title),
    DefectCheck(Defect.NO_EXTERNAL_IDS, 1, _no_external_ids),
)
_SEVERITY = {check.defect: check.severity for check in DEFECT_CHECKS}


#: What lists withhold comes first: it makes most healthy items look defective.
_CHECKS_OF_LISTS = tuple(check.find for check in reversed(DEFECT_CHECKS))


def is_placeholder_title(title: str, media_type: MediaType) -> bool:
    """Return whether a title is a placeholder.

    A movie or show can really be called "TBA" or "2012-06-01"; only for episodes such a title is
    a placeholder. Only an item with a file can be named after it.
    """
    if not title or ("." in title and media_type in _WITH_FILES and _is_file_name(title)):
        return True
    if media_type is not MediaType.EPISODE:
        return False
    return _PLACEHOLDER.fullmatch(normalize("NFC", title)) is not None


def _is_file_name(title: str) -> bool:
    """Return whether a title is the name of a video file."""
    stem, _, suffix = title.rpartition(".")
    if not stem or not _VIDEO_SUFFIX.fullmatch(suffix):
        return False
    return not _NAMED_LIKE_A_FILE.match(title)


def has_foreign_agent(guid: str) -> bool:
    """Return whether a guid belongs to a legacy or custom agent, or to no agent.

    An empty Guid[], poster or summary is normal there, and a refresh fetches nothing.
    """
    return bool(guid) and not guid.startswith(_OWN_GUIDS)


def is_inspectable(library: Library) -> bool:
    """Return whether the items of a library can have defects."""
    agent = library.agent or _PLEX_AGENT
    is_plex = agent.startswith(_PLEX_AGENT) and not agent.startswith(_CUSTOM_AGENT)
    return is_plex and not agent.endswith(_NO_AGENT) and library.language != _NO_LANGUAGE


def find_defects(item: MediaItem) -> tuple[Finding, ...]:
    """Return the findings for an item of an inspectable library."""
    if has_foreign_agent(item.guid):
        return ()
    return tuple(
        [Finding(defect, reason) for defect, _, find in DEFECT_CHECKS if (reason := find(item))]
    )


def looks_defective(item: MediaItem) -> bool:
    """Return whether an item has any defect, which is faster than finding all of them."""
    if has_foreign_agent(item.guid):
        return False
    for find in _CHECKS_OF_LISTS:  # noqa: SIM110 - a generator takes as long as the checks
        if find(item):
            return True
    return False


def is_unmatched(item: MediaItem) -> bool:
    """Return whether Plex has not matched an item."""
    return item.guid.startswith(_LOCAL_GUID)


def is_protected(item: MediaItem) -> bool:
    """Return whether a refresh would destroy manual edits.

    A refresh of an unmatched item retries its match and discards edits, even locked ones.
    """
    return is_unmatched(item) and (item.has_summary or bool(item.locked_fields))


def severity(defects: Collection[Defect]) -> int:
    """Return the severity of a set of defects; higher is worse."""
    return sum(_SEVERITY[defect] for defect in defects)
