"""What an item is, whatever its rating key: Plex gives moved files other keys."""

from dataclasses import dataclass

from .media import MediaItem

#: Guids that Plex makes from the key of an item without a match.
_UNMATCHED = ("local://", "tv.plex.agents.none://", "com.plexapp.agents.none://")


@dataclass(frozen=True, slots=True)
class ItemIdentity:
    """What tells an item from others."""

    library_id: str
    type: str
    guid: str
    title: str  #: with those of its parents, or its year
    added_at: int | None


def identity_of(item: MediaItem) -> ItemIdentity:
    """Return the identity of an item."""
    return ItemIdentity(
        item.library_id, item.type.value, item.guid, item.display_title, item.added_at
    )


def is_another(remembered: ItemIdentity, item: ItemIdentity) -> bool:
    """Return whether a rating key belongs to another item than before.

    A match changes the guid and the title of an item, but not when it was added.
    """
    if remembered.added_at is None or item.added_at is None:
        return False
    is_older = remembered.added_at == item.added_at
    return not is_older and remembered.guid != item.guid and remembered.title != item.title


def is_same(remembered: ItemIdentity, item: ItemIdentity) -> bool:
    """Return whether an item whose rating key is gone is this one under another key."""
    if (remembered.library_id, remembered.type) != (item.library_id, item.type):
        return False
    has_match = bool(item.guid) and not item.guid.startswith(_UNMATCHED)
    return (has_match and remembered.guid == item.guid) or remembered.title == item.title
