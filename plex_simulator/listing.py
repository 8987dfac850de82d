"""Select, sort and page the items of a library."""

from collections.abc import Callable, Iterable
import re
import time
from typing import NamedTuple

from multidict import MultiMapping

from .catalog import SimItem, SimLibrary
from .type_numbers import TYPE_NAMES

type Test = Callable[[SimItem], bool]

SECONDS = {
    "s": 1,
    "m": 60,
    "h": 3600,
    "d": 86_400,
    "w": 7 * 86_400,
    "mon": 30 * 86_400,
    "y": 365 * 86_400,
}
# A window moves with the clock, but not so fast that each page must select anew.
FRESH_SECONDS = 10.0
_MOMENT = re.compile(r"^([+-]?\d+)(mon|[smhdwy])?$")
_ARTICLE = re.compile(r"^(the|an?)\s+", re.IGNORECASE)
_DATES: dict[str, Callable[[SimItem], int | None]] = {
    "addedAt": lambda item: item.added_at,
    "updatedAt": lambda item: item.updated_at,
}
_OPERATORS: dict[str, Callable[[int, int], bool]] = {
    ">>": lambda value, limit: value > limit,
    ">": lambda value, limit: value >= limit,
    "<<": lambda value, limit: value < limit,
    "<": lambda value, limit: value <= limit,
}


class _Selected(NamedTuple):
    """A selection of items and how long it may be reused."""

    items: list[SimItem]
    revision: int
    until: float


class Listings:
    """Cache selections, so that all pages of a list come from one selection."""

    def __init__(self) -> None:
        """Start with an empty cache."""
        self._selected: dict[tuple[str, ...], _Selected] = {}

    def select(self, library: SimLibrary, query: MultiMapping[str]) -> list[SimItem]:
        """Return all items of a list request, in order."""
        key = (library.key, *_relevant(query))
        known = self._selected.get(key)
        if known and known.revision == library.revision and known.until > time.monotonic():
            return known.items
        items = select(library, query)
        if len(self._selected) > len(SECONDS):
            self._selected.clear()
        until = time.monotonic() + FRESH_SECONDS
        self._selected[key] = _Selected(items, library.revision, until)
        return items


def _relevant(query: MultiMapping[str]) -> Iterable[str]:
    """Return the arguments that change the selection."""
    return (f"{name}={value}" for name, value in query.items() if not name.startswith("X-Plex-"))


def select(library: SimLibrary, query: MultiMapping[str]) -> list[SimItem]:
    """Filter and sort the items of one type."""
    item_type = _wanted_type(library, query.get("type"))
    if item_type is None:
        return []
    tests = list(_tests(query))
    items = library.items(item_type)
    if tests:
        items = [item for item in items if all(test(item) for test in tests)]
    _sort(items, query.get("sort"))
    limit = query.get("limit", "")
    return items[: int(limit)] if limit.isdecimal() else items


def _wanted_type(library: SimLibrary, number: str | None) -> str | None:
    """Return the type that a request names; None if it is unknown."""
    if number is None:
        return library.type
    return TYPE_NAMES.get(int(number)) if number.isdecimal() else None


def _tests(query: MultiMapping[str]) -> Iterable[Test]:
    """Return the filters of a request as tests; unknown filters are ignored."""
    for name, value in query.items():
        field, operator = name.rstrip("<>"), name[len(name.rstrip("<>")) :]
        if field in _DATES and operator in _OPERATORS:
            yield from _window(field, operator, value)
        elif name == "unmatched" and value == "1":
            yield lambda item: item.unmatched
        elif name == "guid":
            yield _has_guid(value)
        elif name == "title":
            yield _contains(value)


def _has_guid(guid: str) -> Test:
    """Return a test for a guid; external ids are not looked at."""
    return lambda item: item.guid == guid


def _contains(words: str) -> Test:
    """Return a test for words in a title."""
    return lambda item: words.lower() in item.title.lower()


def _window(field: str, operator: str, value: str) -> Iterable[Test]:
    """Return the test for a date before or after a limit."""
    limit = moment(value)
    if limit is None:
        return
    date, compare = _DATES[field], _OPERATORS[operator]

    def inside(item: SimItem) -> bool:
        """Return whether the date is on the right side of the limit."""
        found = date(item)
        return found is not None and compare(found, limit)

    yield inside


def moment(value: str) -> int | None:
    """Parse a time: a timestamp, or an offset from now such as -30d."""
    found = _MOMENT.match(value)
    if found is None:
        return None
    if found[2] is None:
        return int(found[1])
    return int(time.time()) + int(found[1]) * SECONDS[found[2]]


def title_sort(title: str) -> str:
    """Return a title as Plex sorts it."""
    return _ARTICLE.sub("", title).casefold()


def _place(item: SimItem) -> tuple[str, int, int]:
    """Return an item's place in the default order."""
    top = item
    while top.parent is not None:
        top = top.parent
    parent_index = item.parent.index if item.parent else 0
    return title_sort(top.title), parent_index or 0, item.index or 0


_KEYS: dict[str, Callable[[SimItem], tuple[str, int, int]]] = {
    "titleSort": _place,
    "title": lambda item: (item.title.casefold(), 0, 0),
    "addedAt": lambda item: ("", item.added_at or 0, int(item.rating_key)),
    "updatedAt": lambda item: ("", item.updated_at or 0, int(item.rating_key)),
    "year": lambda item: ("", item.year or 0, int(item.rating_key)),
}


def _sort(items: list[SimItem], order: str | None) -> None:
    """Sort items in place by an order such as addedAt:desc."""
    for part in reversed((order or "titleSort").split(",")):
        name, _, direction = part.partition(":")
        key = _KEYS.get(name.rpartition(".")[2], _place)
        items.sort(key=key, reverse=direction == "desc")
