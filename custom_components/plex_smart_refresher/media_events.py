"""Fire events for new items: one per item that is ready or incomplete, and one per group of them.

A season is imported file by file: its episodes become ready one by one, and are one message.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.util.signal_type import SignalType

from .const import DOMAIN
from .engine.media import MediaItem, MediaType
from .entry import PlexSmartRefresherConfigEntry
from .jobs.events import JobsEvent, MediaNews
from .jobs.manager import JobManager
from .jobs.serialize import media_data, season_data
from .poster import item_poster, poster_address

READY: Final = "ready"
INCOMPLETE: Final = "incomplete"
EVENT_READY: Final = f"{DOMAIN}_media_ready"
EVENT_INCOMPLETE: Final = f"{DOMAIN}_media_incomplete"
#: The counts of a library's new items, once no more have followed: for the logbook.
EVENT_GROUP: Final = f"{DOMAIN}_media_group"
EVENTS: Final = {READY: EVENT_READY, INCOMPLETE: EVENT_INCOMPLETE}

type MediaData = dict[str, Any]
#: Whether its episodes are ready, what they share, and whether their files were replaced.
type _SeasonKey = tuple[str, str, bool]
type _Told = tuple[MediaItem, MediaData]

#: Tells automation triggers of an item or, together, of the episodes of a season. It is no event
#: on the bus: a season with its summaries is more than Home Assistant's recorder accepts.
SIGNAL_MEDIA: SignalType[str, MediaData] = SignalType(f"{DOMAIN}_media")

#: A group is complete when none has followed for this long, in seconds, and after this long at
#: the latest.
QUIET_FOR: Final = 120.0
OPEN_FOR: Final = 600.0


class Groups[K, V]:
    """Values that come one by one, handed over together."""

    def __init__(self, hass: HomeAssistant, hand_over: Callable[[K, list[V]], None]) -> None:
        """Start without a group."""
        self._hass = hass
        self._hand_over = hand_over
        self._open: dict[K, _Group[V]] = {}

    @callback
    def add(self, key: K, value: V) -> None:
        """Add a value to its group, which then waits for another one."""

        @callback
        def close(_now: datetime) -> None:
            """Hand the group over."""
            self._close(key)

        now = self._hass.loop.time()
        group = self._open.setdefault(key, _Group(now + OPEN_FOR))
        group.values.append(value)
        group.cancel()
        wait = max(0.0, min(QUIET_FOR, group.latest - now))
        group.cancel = async_call_later(self._hass, wait, close)

    @callback
    def close(self) -> None:
        """Hand all groups over, because nothing can follow."""
        for key in tuple(self._open):
            self._close(key)

    def _close(self, key: K) -> None:
        """Hand a group over."""
        group = self._open.pop(key)
        group.cancel()
        self._hand_over(key, group.values)


class _Group[V]:
    """A group that is not complete yet."""

    def __init__(self, latest: float) -> None:
        """Start without values."""
        self.latest = latest
        self.values: list[V] = []
        self.cancel: CALLBACK_TYPE = _nothing


def _nothing() -> None:
    """Cancel nothing: no timer runs yet."""


def _season(item: MediaItem) -> str:
    """Return what the episodes of a season have in common; a hidden one has no rating key."""
    hidden = f"{item.grandparent_key} {item.parent_number}" if item.grandparent_key else ""
    return item.parent_key or hidden or item.rating_key


class MediaEvents:
    """Fire events for the new items of a server."""

    def __init__(
        self, hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, manager: JobManager
    ) -> None:
        """Listen for as long as the manager lives."""
        self._hass = hass
        self._entry = entry
        self._seasons = Groups[_SeasonKey, _Told](hass, self._tell_season)
        self._libraries = Groups[tuple[str, str], MediaData](hass, self._tell_library)
        manager.publisher.subscribe(self._on_event)

    @callback
    def close(self) -> None:
        """Hand over what waits to be grouped: the server is unloaded."""
        self._seasons.close()
        self._libraries.close()

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Fire the event of an item, and put the item into its groups."""
        if not isinstance(event, MediaNews):
            return
        kind, item = READY if event.is_ready else INCOMPLETE, event.item
        data = self._data(event)
        self._hass.bus.async_fire(EVENTS[kind], data)
        self._libraries.add((kind, data["library"]), data)
        if item.type is MediaType.EPISODE:
            self._seasons.add((kind, _season(item), event.is_replaced), (item, data))
        else:
            async_dispatcher_send(self._hass, SIGNAL_MEDIA, kind, {**data, "episodes": []})

    def _data(self, news: MediaNews) -> MediaData:
        """Return the data of an event."""
        return {
            ATTR_CONFIG_ENTRY_ID: self._entry.entry_id,
            **media_data(news),
            "poster": item_poster(self._hass, self._entry.entry_id, news.item),
        }

    def _tell_season(self, key: _SeasonKey, told: list[_Told]) -> None:
        """Tell the triggers of the episodes of a season: as an item, with a list of them."""
        item, data = told[0]
        episodes = [each for _, each in told]
        if len(episodes) > 1:
            show = item.grandparent_key or item.parent_key or item.rating_key
            poster = poster_address(self._hass, self._entry.entry_id, show)
            data = {**season_data(item, episodes), "poster": poster}
        async_dispatcher_send(self._hass, SIGNAL_MEDIA, key[0], {**data, "episodes": episodes})

    def _tell_library(self, key: tuple[str, str], items: list[MediaData]) -> None:
        """Tell the logbook how many items of a library are new; a replaced file is no new item."""
        kind, library = key
        told = [item for item in items if kind == INCOMPLETE or not item["replaced"]]
        if not told:
            return
        device = dr.async_get(self._hass).async_get_device_by_identifier(
            (DOMAIN, self._entry.unique_id or ""), self._entry.entry_id
        )
        data = {
            "type": kind,
            ATTR_CONFIG_ENTRY_ID: self._entry.entry_id,
            "device_id": device.id if device else None,
            "library": library,
            "count": len(told),
            "healed": sum(item["healed"] for item in told),
        }
        self._hass.bus.async_fire(EVENT_GROUP, data)
