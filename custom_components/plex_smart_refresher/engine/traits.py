"""How a server differs from what is expected, as far as the code can live with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .lines import LineCode


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerTraits:
    """What client and engine adapt to; the defaults are those of a server that nobody checked."""

    lists_show_locks: bool = False  #: lists show locked fields, as details do
    lists_show_ids: bool = False  #: lists of every level show external IDs, as details do
    shows_ids: bool = True  #: details of matched items show external IDs
    batches_leave_out_unknown: bool = True  #: a read of many items leaves out those that are gone
    sorts_by_addition: bool = True
    sorts_by_change: bool = True
    filters_by_guid: bool = True
    skips_refresh: bool = True  #: a read does not make the server process the item

    @property
    def has_complete_lists(self) -> bool:
        """Return whether a list proves a defect without the details of the item."""
        return self.lists_show_locks and self.lists_show_ids


#: What the log of a job says about a server that differs.
_ADAPTATIONS: tuple[tuple[LineCode, Callable[[ServerTraits], bool]], ...] = (
    (LineCode.LISTS_COMPLETE, lambda traits: traits.has_complete_lists),
    (LineCode.IDS_NOT_SHOWN, lambda traits: not traits.shows_ids),
    (LineCode.BATCHES_INCOMPLETE, lambda traits: not traits.batches_leave_out_unknown),
    (LineCode.ADDITIONS_UNSORTED, lambda traits: not traits.sorts_by_addition),
    (LineCode.CHANGES_UNSORTED, lambda traits: not traits.sorts_by_change),
    (LineCode.GUIDS_UNFILTERED, lambda traits: not traits.filters_by_guid),
    (LineCode.READS_REFRESH, lambda traits: not traits.skips_refresh),
)


def adaptations(traits: ServerTraits) -> Iterator[LineCode]:
    """Yield what is done differently because of a server's traits."""
    return (code for code, applies in _ADAPTATIONS if applies(traits))
