"""Keep what the server is busy with: library scans and playback."""

import asyncio
from dataclasses import dataclass

from .catalog import Catalog, SimItem, SimLibrary
from .matches import merge
from .notifications import Notifications
from .refresh import DELETED, PROCESSED
from .render import TAGS, Attributes, Element

LIBRARY_SCAN = "library.update.section"
METADATA_WORK = "library.update.item.metadata"


@dataclass(slots=True, kw_only=True)
class Session:
    """A playback session; its state is playing, paused or buffering."""

    item: SimItem
    state: str
    user: str

    def element(self) -> Element:
        """Return the session as /status/sessions shows it."""
        item = self.item
        attributes: Attributes = {
            "key": item.key,
            "ratingKey": item.rating_key,
            "sessionKey": item.rating_key,
            "librarySectionID": item.library.key,
            "type": item.type,
            "title": item.title,
            "viewOffset": 60_000,
        }
        parents = {"parentRatingKey": item.parent_key, "grandparentRatingKey": item.grandparent_key}
        attributes |= {name: key for name, key in parents.items() if key}
        player: Attributes = {
            "machineIdentifier": "tv",
            "product": "Plex for LG",
            "state": self.state,
        }
        children = [
            Element("User", {"id": "1", "title": self.user}),
            Element("Player", player | {"title": "Living room"}),
            Element("Session", {"id": f"session-{item.rating_key}", "location": "lan"}),
        ]
        return Element(TAGS.get(item.type, "Video"), attributes, children)


class Activity:
    """Keep the running library scans and playback sessions."""

    def __init__(self, catalog: Catalog, notifications: Notifications) -> None:
        """Start idle."""
        self._catalog = catalog
        self._notifications = notifications
        self._scans: dict[str, str] = {}
        self._work: str | None = None
        self._ends: set[asyncio.TimerHandle] = set()
        self.sessions: dict[str, Session] = {}

    def scan(self, library: SimLibrary, seconds: float | None = None) -> None:
        """Scan the files of a library for `seconds`, or until `end_scan`."""
        if library.key not in self._scans:
            library.refreshing = True
            title = f"Scanning {library.title}"
            self._scans[library.key] = self._notifications.activity(
                LIBRARY_SCAN, title, library=library
            )
        if seconds is not None:
            loop = asyncio.get_running_loop()
            self._ends.add(loop.call_later(seconds, self.end_scan, library))

    def end_scan(self, library: SimLibrary) -> None:
        """End the scan of a library, if there is one."""
        library.refreshing = False
        activity = self._scans.pop(library.key, None)
        if activity is not None:
            self._merge(library)
            self._notifications.activity_ends(activity)

    def _merge(self, library: SimLibrary) -> None:
        """Merge the items that a scan finds to be the same, and notify clients."""
        for kept, gone in merge(self._catalog, library):
            self._notifications.timeline(gone, DELETED)
            self._notifications.timeline(kept, PROCESSED)

    def work(self, *, is_working: bool) -> None:
        """Claim to work on metadata, or no longer; nothing comes of it."""
        if is_working and self._work is None:
            self._work = self._notifications.activity(METADATA_WORK, "Updating metadata")
        elif not is_working and self._work is not None:
            self._notifications.activity_ends(self._work)
            self._work = None

    def play(self, rating_key: str, state: str = "playing", user: str = "owner") -> None:
        """Play an item, or change the state of its session."""
        item = self._catalog.items[rating_key]
        self.sessions[rating_key] = Session(item=item, state=state, user=user)

    def stop_playing(self, rating_key: str) -> None:
        """End the session of an item."""
        self.sessions.pop(rating_key, None)

    def stop(self) -> None:
        """Cancel the timers of running scans."""
        for end in self._ends:
            end.cancel()
        self._ends.clear()
