"""Read the timeline entries of Plex's notifications, without trust in any of them."""

from collections import Counter
from collections.abc import Iterator
import re
from typing import Any

import orjson

from ..engine.timeline import TimelineEntry
from .json_values import parse_number
from .parsing import TYPE_NUMBERS, is_rating_key

_ENTRIES = "TimelineEntry"
_LIBRARY_PLUGIN = "com.plexapp.plugins.library"
#: The type of an entry that means nothing, and the libraries of an extra.
_NO_TYPE = -1
_NO_LIBRARIES = ("-1", -1)
_TYPES = {number: media_type for media_type, number in TYPE_NUMBERS.items()}
#: What is known of entries (docs/plex-server.md#notifications); anything else is counted.
_KNOWN_TYPES = frozenset({*_TYPES, *range(5, 8), *range(10, 17), 18, 42})
_KNOWN_STATES = frozenset({*range(7), 9})
_KNOWN_METADATA_STATES = frozenset({"", "created", "queued", "processing", "loading", "deleted"})
_KNOWN_MEDIA_STATES = frozenset({"", "analyzing", "thumbnailing"})
#: The maximum number of different unknown values, of which only short words are kept.
_MOST_UNKNOWN = 50
_WORD = re.compile(r"-?\w{1,30}", re.ASCII)
_OTHER = "other"


class TimelineReader:
    """Turn frames into timeline entries.

    `seen` counts values that are unknown, by the name of their field.
    """

    def __init__(self) -> None:
        """Start without having seen anything."""
        self.seen: Counter[tuple[str, str]] = Counter()

    def entries(self, frame: str) -> Iterator[TimelineEntry]:
        """Yield the entries of a frame about the items of libraries.

        Ids are strings or integers, and a single entry can replace a list
        (docs/plex-server.md#notifications). An invalid frame yields nothing, and one about
        something else is not even parsed: a busy server sends a thousand per second.
        """
        if _ENTRIES not in frame or _LIBRARY_PLUGIN not in frame:
            return
        try:
            found = orjson.loads(frame)["NotificationContainer"][_ENTRIES]
        except ValueError, KeyError, TypeError:
            return
        for each in found if isinstance(found, list) else [found]:
            if isinstance(each, dict) and each.get("identifier") == _LIBRARY_PLUGIN:
                entry = self._entry(each)
                if entry is not None:
                    yield entry

    def _entry(self, raw: dict[str, Any]) -> TimelineEntry | None:
        """Return an entry, or None if it means nothing."""
        rating_key = _id(raw.get("itemID"))
        number = parse_number(raw.get("type"))
        if not rating_key or number == _NO_TYPE:
            return None
        state = parse_number(raw.get("state"))
        metadata_state, media_state = _word(raw, "metadataState"), _word(raw, "mediaState")
        if number not in _KNOWN_TYPES:
            self._count("type", number)
        if state not in _KNOWN_STATES:
            self._count("state", state)
        if metadata_state not in _KNOWN_METADATA_STATES:
            self._count("metadata_state", metadata_state)
        if media_state not in _KNOWN_MEDIA_STATES:
            self._count("media_state", media_state)
        if state is None:
            return None
        library = raw.get("sectionID")
        is_extra = library in _NO_LIBRARIES
        return TimelineEntry(
            rating_key,
            _id(library),
            None if is_extra or number is None else _TYPES.get(number),
            _id(raw.get("parentItemID")),
            _id(raw.get("rootItemID")),
            state,
            metadata_state,
            media_state,
            "queueSize" in raw,
        )

    def _count(self, field: str, value: object) -> None:
        """Count an unknown value, unless too many others are counted already."""
        text = str(value)
        key = (field, text if _WORD.fullmatch(text) else _OTHER)
        if key in self.seen or len(self.seen) < _MOST_UNKNOWN:
            self.seen[key] += 1


def _id(value: object) -> str:
    """Return an id as text, or an empty text for anything else."""
    text = value if type(value) is str else str(value) if type(value) is int else ""
    return text if is_rating_key(text) else ""


def _word(raw: dict[str, Any], field: str) -> str:
    """Return what the server still does; an empty text only if the field is missing."""
    if field not in raw:
        return ""
    value = raw[field]
    return value if type(value) is str and _WORD.fullmatch(value) else _OTHER
