"""The table of sources: which of them a scan has, in their order."""

from ..options import ScanOptions
from .libraries import LibraryLists
from .named import NamedItems
from .retry_pool import RetryPool
from .source import Source

_OF_LIBRARIES: tuple[type[Source], ...] = (LibraryLists, RetryPool)
_OF_NAMED_ITEMS: tuple[type[Source], ...] = (NamedItems,)


def sources_of(options: ScanOptions) -> tuple[type[Source], ...]:
    """Return the sources of a scan with these options."""
    return _OF_NAMED_ITEMS if options.rating_keys else _OF_LIBRARIES
