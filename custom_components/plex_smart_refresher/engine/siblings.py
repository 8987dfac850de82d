"""Episodes whose titles differ from another one's of their season only in the number."""

from .media import MediaItem, MediaType
from .titles import has_number, numbered_stem

type _Season = tuple[str, str]


class Siblings:
    """The numbered titles that a scan has read; other titles take no memory."""

    def __init__(self) -> None:
        """Start without a title."""
        self._first: dict[_Season, str] = {}  #: the first episode of each numbered title
        self._confirmed: set[_Season] = set()

    def note(self, item: MediaItem) -> bool:
        """Note the title of an item, and return whether it is a numbered one."""
        if item.type is not MediaType.EPISODE or not has_number(item.title):
            return False
        key = _key(item)
        if key is None:
            return False
        if self._first.setdefault(key, item.rating_key) != item.rating_key:
            self._confirmed.add(key)
        return True

    def trust(self, item: MediaItem) -> None:
        """Note that an earlier scan found siblings of an item."""
        if key := _key(item):
            self._confirmed.add(key)

    def has(self, item: MediaItem) -> bool:
        """Return whether another title of the season differs from an item's only in the number."""
        return bool(self._confirmed) and _key(item) in self._confirmed


def can_have_siblings(item: MediaItem) -> bool:
    """Return whether the title of an episode can differ from another one's only in the number."""
    return item.type is MediaType.EPISODE and _key(item) is not None


def _key(item: MediaItem) -> _Season | None:
    """Return the season and the title without its number; None if it has no numbered title."""
    parent = item.parent_key or item.grandparent_key  # hidden seasons lose their keys
    stem = numbered_stem(item.title, item.number)
    return (parent, stem) if parent and stem else None


def season_of(item: MediaItem) -> MediaItem:
    """Return the season of an episode, or its show if the seasons are hidden."""
    key, media_type = item.parent_key, MediaType.SEASON
    if not key:
        key, media_type = item.grandparent_key, MediaType.SHOW
    return MediaItem(key, item.library_id, media_type, title=item.grandparent_title)
