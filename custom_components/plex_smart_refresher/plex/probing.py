"""Probes of a server: what it answers, reduced to what holds no text of a person."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ..engine.assumptions.observed import NO_STATUS, Answer, Body, ListQuery
from ..engine.errors import RequestError
from ..engine.media import Library
from .json_api import JsonApi
from .notifications import Notifications
from .parsing import TYPE_NUMBERS
from .picture_probe import SIZE
from .queries import LEAN_DETAILS, LEAN_LIST, item_path
from .server_session import Params
from .shapes import answer_of


class Prober:
    """The engine's ProbeServer: each method is one GET."""

    def __init__(self, api: JsonApi, notifications: Notifications) -> None:
        """Start without a request."""
        self._api = api
        self._notifications = notifications
        self.requests = 0

    @property
    def unknown_frames(self) -> Mapping[tuple[str, str], int] | None:
        """Return how often unknown values arrived, by field and value; None without a socket."""
        seen = self._notifications.seen
        return dict(seen) if seen or self._notifications.connected else None

    async def probe_libraries(self) -> Answer:
        """Return the change counters of the libraries."""
        return await self._ask("/library/sections")

    async def probe_list(self, query: ListQuery) -> Answer:
        """Return a page of a list."""
        params: dict[str, str | int] = {
            "type": TYPE_NUMBERS[query.level],
            "sort": query.order,
            "X-Plex-Container-Start": query.start,
            "X-Plex-Container-Size": query.size,
            **LEAN_LIST,
        }
        if query.since is not None:
            params["addedAt>>"] = query.since
        if query.guid:
            params["guid"] = query.guid
        return await self._ask(f"{_library_path(query.library.library_id)}/all", params)

    async def probe_details(self, rating_keys: Sequence[str]) -> Answer:
        """Return the details of items, without a refresh."""
        path = f"/library/metadata/{','.join(rating_keys)}"
        return await self._ask(path, {"skipRefresh": 1, **LEAN_DETAILS})

    async def probe_below(self, rating_key: str) -> Answer:
        """Return what is directly below an item."""
        params = {"skipRefresh": 1, "X-Plex-Container-Start": 0, "X-Plex-Container-Size": 20}
        return await self._ask(f"{item_path(rating_key)}/children", {**params, **LEAN_LIST})

    async def probe_candidates(
        self, rating_key: str, title: str = "", library: Library | None = None
    ) -> Answer:
        """Return candidates for an item, or those that a title finds."""
        params: dict[str, str | int] = {"manual": 1}
        if library is not None:
            params |= {"title": title, "year": ""}
            params |= {"agent": library.agent, "language": library.language}
        return await self._ask(f"{item_path(rating_key)}/matches", params)

    async def probe_posters(self, rating_key: str) -> Answer:
        """Return the posters of an item."""
        return await self._ask(f"{item_path(rating_key)}/posters")

    async def probe_picture(self, rating_key: str) -> Answer:
        """Return the status of the picture of an item that does not exist."""
        return await self._ask(
            "/photo/:/transcode", {"url": f"{item_path(rating_key)}/thumb/1", **SIZE}
        )

    async def probe_without_token(self) -> Answer:
        """Return the status of a request without a token."""
        return await self._ask("/library/sections", with_token=False)

    async def probe_activities(self) -> Answer:
        """Return what the server is doing."""
        return await self._ask("/activities")

    async def probe_queue(self, library_id: str) -> Answer:
        """Return the number of items that a library still processes."""
        return await self._ask(f"{_library_path(library_id)}/timeline")

    async def probe_settings(self, library_id: str) -> Answer:
        """Return the names of the settings of a library."""
        return await self._ask(f"{_library_path(library_id)}/prefs")

    async def probe_setting(self, name: str) -> Answer:
        """Return whether the server knows a setting, by its name."""
        return await self._ask("/:/prefs/get", {"id": name})

    async def _ask(
        self, path: str, params: Params | None = None, *, with_token: bool = True
    ) -> Answer:
        """Send a GET and return the shape of its answer. Raises an EngineError."""
        self.requests += 1
        try:
            seen = await self._api.look(path, params, with_token=with_token)
        except RequestError:  # too long, or not to be unpacked
            return Answer(status=NO_STATUS, body=Body.NOTHING)
        return answer_of(seen)


def _library_path(library_id: str) -> str:
    """Return the path of a library."""
    return f"/library/sections/{quote(library_id, safe='')}"
