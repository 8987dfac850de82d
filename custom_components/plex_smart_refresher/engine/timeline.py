"""What a server tells about an item at the moment at which it happens."""

from typing import NamedTuple

from .media import MediaType

#: The states of an entry that mean something here (docs/plex-server.md#notifications).
CREATED = 0
PROCESSED = 5
DELETED = 9


class TimelineEntry(NamedTuple):
    """News of the server about one item.

    `type` is None for an extra and for any other type without metadata of its own.
    """

    rating_key: str
    library_id: str
    type: MediaType | None
    parent_key: str  #: or an empty text, as of the grandparent
    grandparent_key: str
    state: int
    metadata_state: str  #: what the server still does to it, or an empty text
    media_state: str
    is_queued: bool  #: the length of a queue is given

    @property
    def is_processed(self) -> bool:
        """Return whether the server has nothing left to do for the item."""
        return self.state == PROCESSED and not (
            self.metadata_state or self.media_state or self.is_queued
        )
