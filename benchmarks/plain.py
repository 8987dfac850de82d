"""The plain way, and the least that is possible: what scans are compared with."""

from functools import partial
from importlib import import_module
import time
from typing import Any

import orjson
from plexapi.server import PlexServer
from plexapi.video import Episode, Movie, Season, Show
import requests

from .plex import TOKEN
from .process import measured

#: The plain way reads an item at this interval, up to this total, in seconds.
_INTERVAL, _DEADLINE = 4.0, 20.0

type Answer = dict[str, Any]


def fetch_and_parse(url: str, sent: list[Any]) -> Answer:
    """Send the very same requests one by one, parse the answers, and do nothing else.

    With the integration in memory, as it is inside Home Assistant: the garbage collector goes
    through all that is there, whoever makes the garbage.
    """
    import_module("custom_components.plex_smart_refresher")
    with requests.Session() as session:
        session.trust_env = False
        session.headers.update({"X-Plex-Token": TOKEN, "Accept": "application/json"})
        session.get(f"{url}/identity", timeout=30)
        with measured() as measurement:
            for path, params in sent:
                answer = session.get(f"{url}{path}", params=params, timeout=30)
                orjson.loads(answer.content)
    return measurement.as_dict()


def inspect_with_objects(url: str, page_size: int, most: int = 0) -> Answer:
    """Read plexapi's objects item by item, as a plain tool does."""
    server = PlexServer(url, TOKEN)
    levels = [
        partial(_list_level, section, level, page_size, most)
        for section in server.library.sections()
        for level in (("movie",) if section.type == "movie" else ("show", "season", "episode"))
    ]
    checked = defective = 0
    with measured() as measurement:
        for items in levels:
            for item in items():
                checked += 1
                defective += _is_defective(item)
    return measurement.as_dict() | {"checked": checked, "defective": defective}


def _list_level(section: Any, level: str, page_size: int, most: int) -> list[Any]:
    """Return what `section.all(level)` returns, but in larger pages than plexapi's 100."""
    key = section._buildSearchKey(libtype=level)  # noqa: SLF001 - all() takes no page size
    found: list[Any] = section.fetchItems(key, container_size=page_size, maxresults=most or None)
    return found


def _is_defective(item: Movie | Show | Season | Episode) -> bool:
    """Look for the same defects as we do, but not for locked fields.

    A thumb or Guid that is missing sends a hidden reload; asking for locked fields would send one
    for nearly every item, since hardly any has one.
    """
    if not item.guid.startswith(("plex://", "local://")):
        return False
    lacks_summary = item.type != "season" and not item.summary
    inherits = item.type in ("season", "episode") and f"/{item.ratingKey}/" not in (
        item.thumb or ""
    )
    return (
        item.guid.startswith("local://")
        or not item.thumb
        or lacks_summary
        or inherits
        or not item.title
        or not item.guids
    )


def fix_one_by_one(url: str, pace: float, most: int) -> Answer:
    """Refresh item after item, as a plain tool does: each is reloaded until it is fixed.

    Every reload is a plain one, which is what plexapi sends.
    """
    server = PlexServer(url, TOKEN)
    items = server.library.sections()[0].all(maxresults=most)
    fixed = 0
    start = time.perf_counter()
    for item in items:
        item.refresh()
        waited = 0.0
        while waited < _DEADLINE:
            time.sleep(_INTERVAL / pace)
            waited += _INTERVAL
            item.reload()
            if item.thumb and item.summary:
                fixed += 1
                break
    seconds = (time.perf_counter() - start) * pace
    return {"seconds": seconds / len(items), "items": len(items), "fixed": fixed}
