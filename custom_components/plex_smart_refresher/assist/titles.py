"""Requests to refresh an item that is named by its title.

Items that a scan has found broken are known by their titles. Where none of them fits, Plex is asked
for films, shows and artists. An item is refreshed only if nothing else fits as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
import re

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..channels import spoken
from ..engine.errors import EngineError
from ..engine.results import SkipReason
from ..entry import PlexSmartRefresherConfigEntry
from ..permission import async_may_read_titles
from .requests import (
    RequestRefused,
    async_check_permission,
    async_check_reachable,
    loaded_entries,
)

#: The maximum number of items that are compared with a name.
_MOST_ITEMS = 200
#: What separates the titles of an item and its parents.
_SEPARATOR = " · "


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownItem:
    """An item that has been broken."""

    entry: PlexSmartRefresherConfigEntry
    rating_key: str
    title: str
    is_broken: bool
    is_protected: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Refreshing:
    """An item is refreshed, or will be once the running job has ended."""

    server: str
    title: str  #: as it was said
    is_queued: bool


class SeveralTitles(RequestRefused):
    """Several items fit a name; the first of them are those that may be named."""

    def __init__(self, items: Sequence[KnownItem], titles: Sequence[str]) -> None:
        """Set the items, and the titles that may be named."""
        super().__init__("several_titles", count=len(items), titles=tuple(titles))
        self.items = items


async def async_refresh_title(
    hass: HomeAssistant, context: Context | None, names: Sequence[str]
) -> Refreshing:
    """Refresh the item that fits the first of some names. Raises RequestRefused."""
    entries = loaded_entries(hass)
    await async_check_permission(hass, context, entries, "start_scan")
    name = spoken(names[0])
    try:
        found = await _async_find(entries, names) or await _async_find_in_plex(entries, names)
    except EngineError as err:
        raise RequestRefused("failed", reason=str(err)) from err
    if not found:
        raise RequestRefused("unknown_title", name=name)
    if len(found) > 1:
        titles = [
            spoken(each.title)
            for each in found
            if await async_may_read_titles(hass, context, each.entry, is_spoken=True)
        ]
        raise SeveralTitles(found, titles)
    return await async_refresh_known(hass, context, found[0], name)


async def async_refresh_known(
    hass: HomeAssistant, context: Context | None, item: KnownItem, name: str
) -> Refreshing:
    """Refresh an item that was called by a name. Raises RequestRefused."""
    await async_check_permission(hass, context, [item.entry], "start_scan")
    if item.is_broken and item.is_protected:
        raise RequestRefused("protected", name=name)
    manager = item.entry.runtime_data.manager
    await async_check_reachable(manager)
    is_queued = manager.job is not None
    try:
        await manager.refresh_queue.async_refresh([item.rating_key], force=not item.is_broken)
    except HomeAssistantError as err:
        raise RequestRefused("failed", reason=str(err)) from err
    return Refreshing(server=spoken(item.entry.title), title=name, is_queued=is_queued)


async def _async_find(
    entries: Sequence[PlexSmartRefresherConfigEntry], names: Iterable[str]
) -> list[KnownItem]:
    """Return the items of all servers that fit the first name that any item fits."""
    for words in filter(None, map(words_of, names)):
        items = [item for entry in entries for item in await _async_search(entry, words)]
        if found := _best(items, words):
            return found
    return []


def _best(items: Sequence[KnownItem], words: Sequence[str]) -> list[KnownItem]:
    """Return the items with exactly these words as their name, or else with all of them."""
    exact = [item for item in items if words in _names_of(item.title)]
    return exact or [item for item in items if {*words} <= {*words_of(item.title)}]


async def _async_find_in_plex(
    entries: Sequence[PlexSmartRefresherConfigEntry], names: Sequence[str]
) -> list[KnownItem]:
    """Return the films, shows and artists that fit a name, from the lists of all servers.

    A server is asked for one word: "Spider Man" is not in "Spider-Man".
    """
    words = words_of(names[-1])  # without words like "movie"
    if not words:
        return []
    items = [
        KnownItem(
            entry=entry,
            rating_key=item.rating_key,
            title=item.display_title,
            is_broken=False,
            is_protected=False,
        )
        for entry in entries
        for item in await entry.runtime_data.manager.libraries.async_with_title(max(words, key=len))
    ]
    return next(filter(None, (_best(items, words_of(name)) for name in names)), [])


async def _async_search(
    entry: PlexSmartRefresherConfigEntry, words: Sequence[str]
) -> Sequence[KnownItem]:
    """Return the items of a server whose titles have words that begin with all of these."""
    records = entry.runtime_data.manager.records
    page = await records.items.get(limit=_MOST_ITEMS, search=" ".join(words))
    return [
        KnownItem(
            entry=entry,
            rating_key=row.rating_key,
            title=row.title,
            is_broken=bool(row.defects),
            is_protected=row.skip_reason == SkipReason.PROTECTED,
        )
        for row in page.items
    ]


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are heard."""
    return re.findall(r"[^\W_]+", text.casefold())


def _names_of(title: str) -> list[list[str]]:
    """Return the words of what people call an item: its title with and without its parents."""
    parts = title.split(_SEPARATOR)
    without_year = re.sub(r" \(\d{4}\)$", "", title)
    shown = [title, without_year, parts[-1], _SEPARATOR.join(parts[:2])]
    return [words_of(each) for each in shown]
