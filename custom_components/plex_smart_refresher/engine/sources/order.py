"""The table of sources: which of them a scan has, in their order."""

from ..options import ScanOptions
from .found import FoundItems
from .libraries import LibraryLists
from .named import NamedItems
from .retry_pool import RetryPool
from .source import Source

_OF_LIBRARIES: tuple[type[Source], ...] = (LibraryLists, RetryPool)
_OF_FOUND_ITEMS: tuple[type[Source], ...] = (FoundItems,)
_OF_NAMED_ITEMS: tuple[type[Source], ...] = (NamedItems,)


def sources_of(options: ScanOptions) -> tuple[type[Source], ...]:
    """Return the sources of a scan with these options."""
    if options.rating_keys:
        return _OF_NAMED_ITEMS
    return _OF_FOUND_ITEMS if options.found_only else _OF_LIBRARIES
