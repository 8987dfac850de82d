"""What a user sees of an item: its texts and its poster, before a refresh and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .defects import poster_owner
from .media import MediaItem
from .text import one_line

#: The maximum length of a summary that is kept to show it.
LONGEST_SUMMARY = 500


class PosterOrigin(StrEnum):
    """Whose poster an item shows."""

    NONE = "none"
    PARENT = "parent"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Appearance:
    """The texts and the poster of an item."""

    title: str
    summary: str
    poster: PosterOrigin


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item before its refresh and after it."""

    before: Appearance
    after: Appearance

    def differences(self) -> Mapping[str, tuple[str, str]]:
        """Return what has changed, before and after, by its name."""
        names = ("title", "summary", "poster")
        pairs = {name: (getattr(self.before, name), getattr(self.after, name)) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def appearance_of(item: MediaItem) -> Appearance:
    """Return what a user sees of an item whose summary was read."""
    summary = one_line(item.summary)
    shown = summary if len(summary) <= LONGEST_SUMMARY else f"{summary[:LONGEST_SUMMARY]}…"
    return Appearance(title=one_line(item.title), summary=shown, poster=_origin(item))


def appearance_before(found: MediaItem, read: MediaItem) -> Appearance:
    """Return what a user saw of an item when it was found, from what was read later.

    Meanwhile, Plex can have refreshed it together with its parent. Lists tell whether there is a
    summary, but not which.
    """
    summary = read.summary if found.has_summary else ""
    return appearance_of(found._replace(summary=summary))


def _origin(item: MediaItem) -> PosterOrigin:
    """Return whose poster an item shows."""
    if not item.thumb:
        return PosterOrigin.NONE
    is_own = poster_owner(item) in ("", item.rating_key)
    return PosterOrigin.OWN if is_own else PosterOrigin.PARENT
