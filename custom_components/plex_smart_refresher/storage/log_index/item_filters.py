"""The filters of items as conditions and parameters: no input becomes part of a statement."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
import sqlite3
from typing import Any, TypedDict

from .encoding import clean, key_list, times_by_id
from .search import ITEM_TERMS, Search, beginnings


class ItemFilters(TypedDict, total=False):
    """Which items to read; a filter that is missing or None does not narrow the list."""

    search: str | None  #: words of their titles
    rating_keys: Iterable[str] | None
    result: str | None
    skip_reason: str | None
    defect: str | None
    media_type: str | None
    library_ids: Iterable[str] | None
    show: str | None  #: the rating key of their show; a movie is its own
    season: str | None
    segments: Iterable[str] | None
    since: Mapping[str, float] | None  #: by library; open items not seen since are left out
    only_open: bool | None
    changed_by: str | None  #: the change that ignored them, or stopped ignoring them


@dataclass(frozen=True, slots=True)
class _Filter:
    """The condition of a filter, and what makes its parameter."""

    condition: str
    parameter: Callable[[Any], object] = clean


_FILTERS: Mapping[str, _Filter] = {
    "rating_keys": _Filter("rating_key IN (SELECT value FROM json_each(:rating_keys))", key_list),
    "result": _Filter("result = :result"),
    # Newly ignored items are skipped as ignored, which is written with the next scan.
    "skip_reason": _Filter(
        "skip_reason = :skip_reason AND (ignored = 0 OR skip_reason = 'ignored')"
    ),
    "defect": _Filter("instr(defects, ' ' || :defect || ' ')"),
    "media_type": _Filter("type = :media_type"),
    "library_ids": _Filter("library_id IN (SELECT value FROM json_each(:library_ids))", key_list),
    "show": _Filter("show_key = :show"),
    "season": _Filter("season_key = :season"),
    "segments": _Filter("segment IN (SELECT value FROM json_each(:segments))", key_list),
    "since": _Filter(
        "(segment IN ('ignored', 'healed') OR last_seen >= :since ->> library_id)", times_by_id
    ),
    "only_open": _Filter("defects <> '' AND ignored = 0", lambda is_wanted: is_wanted or None),
    "changed_by": _Filter("ignore_change = :changed_by"),
}
_PATTERNS = """NOT EXISTS (
    SELECT 1 FROM json_each(:patterns) WHERE items.title NOT LIKE value ESCAPE '\\'
)"""
#: An item in the table matches the search.
IS_MATCH = "id IN (SELECT rowid FROM items_text WHERE items_text MATCH :match)"


@dataclass(frozen=True, slots=True)
class Conditions:
    """Filters as conditions; those of the full-text search are apart."""

    texts: list[str]
    values: dict[str, Any]
    finds_many: bool = False  #: a pass over an index is quicker than reading what is found

    @property
    def has_match(self) -> bool:
        """Return whether the full-text index is searched."""
        return "match" in self.values

    @property
    def where(self) -> str:
        """Return all of them as one condition."""
        texts = self.texts
        if self.has_match and self.finds_many:
            texts = [*texts, f"+{IS_MATCH}"]  # the sign keeps SQLite from reading items by ID
        elif self.has_match:
            texts = [IS_MATCH, *texts]
        return " AND ".join(texts) or "TRUE"


def conditions_of(
    connection: sqlite3.Connection, filters: ItemFilters, *, has_text_search: bool
) -> Conditions:
    """Return the conditions of filters."""
    given = {name: value for name, value in filters.items() if value is not None}
    values = {
        name: value
        for name, each in _FILTERS.items()
        if name in given and (value := each.parameter(given[name])) is not None
    }
    texts = [_FILTERS[name].condition for name in values]
    search = Search.parse(filters.get("search"), has_text_search=has_text_search)
    if match := " AND ".join(beginnings(connection, search, ITEM_TERMS)):
        values["match"] = match
    if search.patterns is not None:
        values["patterns"] = search.patterns
        texts.append(_PATTERNS)
    return Conditions(texts, values)
