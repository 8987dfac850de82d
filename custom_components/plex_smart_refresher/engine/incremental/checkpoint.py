"""How a library and its lists stood when they were last read."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..media import MediaType


@dataclass(frozen=True, slots=True)
class ListCheckpoint:
    """How a list stood when its reading began.

    What is changed, added or removed later has a later date, or changes the length of the list.
    """

    total: int
    changed_at: int  #: no later than the last change before, by the server's own clock


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryCheckpoint:
    """A look at a library that left nothing out of what it was asked for.

    As long as the library is unchanged, the next scan need not repeat it.
    """

    content_changed_at: int
    full_scan_at: float  #: when all of its lists were last read in full, in Unix seconds
    since: int | None  #: where the window began; None without one
    lists: Mapping[MediaType, ListCheckpoint]
