"""How words, keys and levels are stored."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
import json

from ...engine.air_dates import WaitReason
from ...engine.appearance import ItemChange
from ...engine.defects import Defect, defect_set
from ...engine.events import LogLevel
from ...engine.lines import LineValues
from ...engine.results import Protection

#: Levels are stored by rank, so "this level and above" is a comparison.
LEVEL_RANKS: Mapping[LogLevel, int] = {level: rank for rank, level in enumerate(LogLevel)}


def clean(text: str) -> str:
    """Return a text that SQLite can store and search: it cannot encode a lone surrogate."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def cleaned(text: str | None) -> str | None:
    """Return the stored form of a text, if there is one."""
    return None if text is None else clean(text)


def join_words(words: Iterable[str]) -> str:
    """Return the stored form of words: each with a space on both sides, to match whole words."""
    return "".join(f" {word}" for word in sorted(words)) + " " if words else ""


def key_list(rating_keys: Iterable[str]) -> str:
    """Return any number of keys as one parameter."""
    return json.dumps([clean(key) for key in rating_keys])


def times_by_id(times: Mapping[str, float]) -> str:
    """Return times by ID as JSON, for a query."""
    return json.dumps({clean(key): time for key, time in times.items()})


def dump_protection(protection: Protection) -> str:
    """Return the stored form of a protection."""
    return clean(json.dumps(asdict(protection), ensure_ascii=False))


def load_protection(stored: str) -> Protection:
    """Return a protection from its stored form."""
    values = json.loads(stored)
    return Protection(
        locked_fields=tuple(values["locked_fields"]),
        below=values["below"],
        pictures_below=values["pictures_below"],
    )


def dump_changes(change: ItemChange) -> str | None:
    """Return the stored form of what a refresh changed; None if that is nothing."""
    found = change.differences()
    return clean(json.dumps(found, ensure_ascii=False)) if found else None


def load_changes(stored: str | None) -> Mapping[str, tuple[str, str]]:
    """Return what a refresh changed, before and after, from its stored form."""
    return {name: (old, new) for name, (old, new) in json.loads(stored or "{}").items()}


def dump_values(values: LineValues) -> str:
    """Return the stored form of the values of a log line."""
    return clean(json.dumps(dict(values), ensure_ascii=False))


def load_values(stored: str) -> LineValues:
    """Return the values of a log line from their stored form."""
    values: LineValues = json.loads(stored)
    return values


def known_wait(stored: str | None) -> WaitReason | None:
    """Return the reason for a wait, if this version knows it."""
    return WaitReason(stored) if stored is not None and stored in WaitReason else None


def known_defects(stored: str) -> frozenset[Defect]:
    """Return the defects that this version knows."""
    return defect_set(Defect(word) for word in stored.split() if word in Defect)
