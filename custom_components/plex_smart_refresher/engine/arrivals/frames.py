"""What an entry of the server's timeline says about the arrival of an item."""

from enum import StrEnum

from ..timeline import CREATED, DELETED, PROCESSED, TimelineEntry

__all__ = ["News", "TimelineEntry", "news_of"]

#: The state of a file that the server takes in.
_PROGRESS = 1
_METADATA_CREATED = "created"
_ANALYZING = "analyzing"


class News(StrEnum):
    """What an entry says about its item."""

    CREATED = "created"
    FILE_TAKEN_IN = "file_taken_in"  #: of an existing item
    FILE_ANALYZED = "file_analyzed"  #: of an existing item: the same file, or a new one
    PROCESSED = "processed"
    DELETED = "deleted"
    OTHER = "other"


def news_of(entry: TimelineEntry) -> News:
    """Return what an entry says; extras and other types are never created (docs/plex-server.md)."""
    if entry.state == DELETED:
        return News.DELETED
    if entry.is_processed:
        return News.PROCESSED
    if entry.type is None:
        return News.OTHER
    if entry.state == CREATED and entry.metadata_state == _METADATA_CREATED:
        return News.CREATED
    return _news_of_file(entry)


def _news_of_file(entry: TimelineEntry) -> News:
    """Return what an entry says about the file of an existing item."""
    if entry.media_state != _ANALYZING or entry.metadata_state or entry.is_queued:
        return News.OTHER
    if entry.state == _PROGRESS:
        return News.FILE_TAKEN_IN
    return News.FILE_ANALYZED if entry.state == PROCESSED else News.OTHER
