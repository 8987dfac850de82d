"""The state of a library and its lists when they were last read, and what to build on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from .defects import Defect
from .media import MediaType


@dataclass(frozen=True, slots=True)
class ListCheckpoint:
    """The state of a list when its reading began.

    A later change or addition has a later date; a removal changes the length of the list.
    """

    total: int
    changed_at: int  #: not later than the last change before, by the server's clock


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryCheckpoint:
    """The state of a library after a complete inspection.

    The next scan need not repeat the inspection while the library is unchanged.
    """

    content_changed_at: int
    full_scan_at: float  #: when all of its lists were last fully read, in Unix seconds
    since: int | None  #: the start of the window; None without one
    lists: Mapping[MediaType, ListCheckpoint]


@dataclass(frozen=True, kw_only=True, slots=True)
class Baseline:
    """A library's checkpoint from an earlier scan, and the items that stayed defective."""

    checkpoint: LibraryCheckpoint
    checked: int
    scanned_at: float  #: when that scan started, in Unix seconds
    defective: Mapping[str, frozenset[Defect]]  #: what may still be wrong, by rating key
