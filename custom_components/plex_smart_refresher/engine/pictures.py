"""What is known of the pictures of items: lists show neither a broken one nor a frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .media import MediaItem, MediaType, Poster, selected


class PictureState(StrEnum):
    """What a check of a picture has shown."""

    OK = "ok"  #: It can be loaded.
    BROKEN = "broken"  #: It cannot be loaded or decoded.
    FRAME = "frame"  #: It is a frame of the video in place of a poster.
    UNKNOWN = "unknown"  #: Nobody has checked it, or it could not be checked.


#: The states that are defects.
BAD_PICTURES = frozenset({PictureState.BROKEN, PictureState.FRAME})
#: Seconds for which a picture that has not changed is not checked again.
_FRESH_FOR = 30 * 86_400
#: Plex can make a frame of these. Seasons and shows have no file of their own, but can show one.
WITH_FRAMES = frozenset({MediaType.MOVIE, MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE})


@dataclass(frozen=True, slots=True)
class PictureCheck:
    """A check of a picture; the number in `thumb` changes with each other picture."""

    rating_key: str
    thumb: str
    state: PictureState
    checked_at: float  #: in Unix seconds


class Pictures:
    """What is known of the pictures of one server."""

    def __init__(self) -> None:
        """Start without a check."""
        self._checks: dict[str, PictureCheck] = {}

    def note(self, checks: Iterable[PictureCheck]) -> None:
        """Note checks."""
        self._checks.update({check.rating_key: check for check in checks})

    def state_of(self, item: MediaItem) -> PictureState:
        """Return what is known of the picture of an item.

        A finding stands until the picture is checked again, also if it has changed since.
        """
        check = self._checks.get(item.rating_key)
        return check.state if check else PictureState.UNKNOWN

    def is_checked(self, item: MediaItem) -> bool:
        """Return whether the picture that an item shows now was checked."""
        check = self._checks.get(item.rating_key)
        return check is not None and check.thumb == item.thumb

    @property
    def bad_keys(self) -> list[str]:
        """Return the rating keys of items whose pictures are bad."""
        return [key for key, check in self._checks.items() if check.state in BAD_PICTURES]


def shows_frame(item: MediaItem, posters: Sequence[Poster]) -> bool:
    """Return whether an item shows a frame of the video where a poster belongs.

    A frame is normal for an episode for which the agent offers no picture.
    """
    poster = selected(posters)
    if poster is None or not poster.is_frame:
        return False
    return item.type is not MediaType.EPISODE or any(each.is_from_agent for each in posters)


def is_fresh(item: MediaItem, check: PictureCheck | None, now: float) -> bool:
    """Return whether the picture of an item was checked lately, and has not changed since."""
    if check is None or check.thumb != item.thumb:
        return False
    return 0 <= now - check.checked_at < _FRESH_FOR
