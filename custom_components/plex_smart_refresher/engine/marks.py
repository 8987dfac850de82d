"""What a user marks in a list that is grouped by show and season."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Self

#: The mark of everything that a list has, and the beginning of the mark of one item.
EVERYTHING = "all"
_ITEM = "item:"


@dataclass(frozen=True, slots=True)
class Marks:
    """Which items of a list are selected, without naming each of them.

    A mark is "all", or "show:", "season:" or "item:" with a rating key.
    """

    selected: frozenset[str]
    unselected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rating_keys: Iterable[str]) -> Self:
        """Return the marks of single items."""
        return cls(frozenset(_ITEM + key for key in rating_keys))

    @property
    def rating_keys(self) -> Collection[str] | None:
        """Return the rating keys of single items; None if a mark stands for others."""
        if not all(name.startswith(_ITEM) for name in self.selected):
            return None
        return [name.removeprefix(_ITEM) for name in self.selected - self.unselected]

    def have(self, show_key: str, season_key: str, rating_key: str) -> bool:
        """Return whether an item is selected: its own mark comes before those above it."""
        names = (_ITEM + rating_key, f"season:{season_key}", f"show:{show_key}", EVERYTHING)
        for name in names:
            if name in self.selected or name in self.unselected:
                return name in self.selected
        return False


ALL_MARKED = Marks(frozenset({EVERYTHING}))
