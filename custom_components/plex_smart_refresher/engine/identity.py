"""What an item is, whatever its rating key: Plex gives moved files other keys."""

from dataclasses import dataclass

from .guids import is_unmatched_guid
from .media import MediaItem, MediaType

#: What each piece of evidence weighs: any of them outweighs all that follow.
_FILE, _MATCH, _TITLE, _DATE = 8, 4, 2, 1


@dataclass(frozen=True, slots=True)
class ItemIdentity:
    """What tells an item from others."""

    library_id: str
    type: str
    guid: str
    title: str  #: with those of its parents, or its year
    added_at: int | None
    file: str = ""  #: with the number of an episode, because a file can hold several


def identity_of(item: MediaItem) -> ItemIdentity:
    """Return the identity of an item; only a confirmed snapshot has a file."""
    file = item.file
    if file and item.type is MediaType.EPISODE:
        file = f"{file}#{item.number}"
    return ItemIdentity(
        item.library_id, item.type.value, item.guid, item.display_title, item.added_at, file
    )


def is_another(remembered: ItemIdentity, item: ItemIdentity) -> bool:
    """Return whether a rating key belongs to another item than before.

    A match changes the guid and the title of an item, but neither its file nor when it was added.
    """
    if remembered.guid == item.guid or remembered.title == item.title:
        return False
    if remembered.file and item.file:
        return remembered.file != item.file
    dates = remembered.added_at, item.added_at
    return None not in dates and remembered.added_at != item.added_at


def likeness(remembered: ItemIdentity, item: ItemIdentity) -> int:
    """Return how likely an item is one whose rating key is gone; 0 if it is another."""
    if (remembered.library_id, remembered.type) != (item.library_id, item.type):
        return 0
    is_same_file = bool(item.file) and remembered.file == item.file
    is_same_match = _is_match(item.guid) and remembered.guid == item.guid
    is_same_title = remembered.title == item.title
    if not is_same_file and not is_same_match and _are_matched_apart(remembered.guid, item.guid):
        return 0
    found = _FILE * is_same_file + _MATCH * is_same_match + _TITLE * is_same_title
    is_same_date = item.added_at is not None and remembered.added_at == item.added_at
    return found and found + _DATE * is_same_date


def _is_match(guid: str) -> bool:
    """Return whether a guid stands for a match."""
    return bool(guid) and not is_unmatched_guid(guid)


def _are_matched_apart(one: str, other: str) -> bool:
    """Return whether one agent has matched two items to different things."""
    (agent, _, thing), (others_agent, _, others_thing) = _parts(one), _parts(other)
    both = _is_match(one) and _is_match(other)
    return both and agent == others_agent and thing != others_thing


def _parts(guid: str) -> tuple[str, str, str]:
    """Return the agent of a guid and the thing, without the language of a legacy agent."""
    return guid.partition("?")[0].partition("://")
