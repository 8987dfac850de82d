"""Titles that only look like placeholders: after two refreshes in vain, they are taken as they are.

What refreshes have shown belongs to the title: another one starts over.
"""

from collections.abc import Iterable
from typing import NamedTuple

from .identity import ItemIdentity, identity_of, is_another
from .media import MediaItem
from .text import one_line

#: The refreshes of scans that bring no other title before one is taken as it is.
TITLE_TRIES = 2


class KeptTitle(NamedTuple):
    """The title that an item has kept, although it looks like a placeholder."""

    title: str
    tries: int = 0  #: the refreshes of scans that brought no other

    @property
    def is_final(self) -> bool:
        """Return whether the title is taken as it is."""
        return self.tries >= TITLE_TRIES


class FinalTitle(NamedTuple):
    """The title of an item that is taken as it is."""

    rating_key: str
    title: str
    identity: ItemIdentity | None = None  #: of the item, whose key can become another one's


class FinalTitles:
    """The titles that a scan takes as they are."""

    def __init__(self) -> None:
        """Start without a title."""
        self._known: dict[str, FinalTitle] = {}

    def note(self, titles: Iterable[FinalTitle]) -> None:
        """Note titles."""
        self._known.update({each.rating_key: each for each in titles})

    def has(self, item: MediaItem) -> bool:
        """Return whether the title of an item is one of them."""
        found = self._known.get(item.rating_key)
        if found is None or found.title != one_line(item.title):
            return False
        return found.identity is None or not is_another(found.identity, identity_of(item))
