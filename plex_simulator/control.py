"""Serve a small control interface for other processes."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .catalog import Catalog

if TYPE_CHECKING:
    from .server import PlexSimulator

type Order = Callable[[dict[str, Any]], Awaitable[object]]


def truths(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Return the true state of every item."""
    return {
        key: {
            "title": item.title,
            "type": item.type,
            "library": item.library.key,
            "truth": sorted(item.truth),
            "outcome": item.outcome.value,
            "regressions": sorted(item.regressions),
            "wrong_match": item.wrongly_matched,
            "picture": item.picture_fault or (item.poster and item.poster_origin),
        }
        for key, item in catalog.items.items()
    }


class Control:
    """Answer requests below /simulator."""

    def __init__(self, simulator: PlexSimulator) -> None:
        """Control one simulator."""
        self._simulator = simulator

    def routes(self) -> list[web.RouteDef]:
        """Return every path of the control interface."""
        orders: dict[str, Order] = {
            "faults": self._fault,
            "reset": self._reset,
            "quirks": self._quirks,
            "settings": self._settings,
            "library": self._library,
            "latency": self._latency,
            "edit": self._edit,
            "remove": self._remove,
            "rekey": self._rekey,
            "arrive": self._arrive,
            "refuse": self._refuse,
            "drop_sockets": self._drop,
            "scan_library": self._scan_library,
            "end_library_scan": self._end_library_scan,
            "play": self._play,
            "stop_playing": self._stop_playing,
            "approve": self._approve,
            "revoke": self._revoke,
        }
        return [
            web.get("/simulator/counters", self.counters),
            web.get("/simulator/truth", self.truth),
            web.get("/simulator/arrivals", self.arrivals),
            web.get("/simulator/faults", self.faults),
            web.delete("/simulator/faults", self.no_faults),
            *(web.post(f"/simulator/{name}", _order(order)) for name, order in orders.items()),
        ]

    async def counters(self, _: web.Request) -> web.Response:
        """Return the counters."""
        return web.json_response(self._simulator.counters.as_dict())

    async def truth(self, _: web.Request) -> web.Response:
        """Return the true state of every item."""
        return web.json_response(truths(self._simulator.catalog))

    async def arrivals(self, _: web.Request) -> web.Response:
        """Return when the first final frame of each new item was sent, in Unix seconds."""
        return web.json_response(self._simulator.arrivals.processed_at)

    async def faults(self, _: web.Request) -> web.Response:
        """Return the active faults."""
        active = [
            {"kind": fault.kind, "on": fault.on, "times": fault.times}
            for fault in self._simulator.faults.active
        ]
        down = self._simulator.faults.provider_down
        return web.json_response({"faults": active, "provider_down": down})

    async def no_faults(self, _: web.Request) -> web.Response:
        """End every fault."""
        self._simulator.faults.clear()
        return web.json_response({})

    async def _fault(self, values: dict[str, Any]) -> None:
        """Activate a fault; `provider_down` affects the metadata source, not requests.

        `claims_work` makes the server say that it works on metadata, as one does that hangs.
        """
        if "claims_work" in values:
            self._simulator.activity.work(is_working=bool(values.pop("claims_work")))
        if "provider_down" in values:
            self._simulator.faults.provider_down = bool(values.pop("provider_down"))
        if values:
            self._simulator.faults.switch_on(**values)

    async def _reset(self, _: dict[str, Any]) -> None:
        """Reset the counters."""
        self._simulator.reset_counters()

    async def _quirks(self, values: dict[str, Any]) -> None:
        """Set quirks; an unknown name is an error."""
        for name, value in values.items():
            getattr(self._simulator.quirks, name)
            kept = frozenset(value) if isinstance(value, list) else value
            setattr(self._simulator.quirks, name, kept)

    async def _settings(self, values: dict[str, Any]) -> None:
        """Change settings, or what else the server says of itself; an unknown name is an error."""
        for name, value in values.items():
            self._simulator.settings.set(name, value)

    async def _library(self, values: dict[str, Any]) -> None:
        """Set fields of a library, such as its agent or language."""
        await self._simulator.set_library(values.pop("library"), **values)

    async def _latency(self, values: dict[str, Any]) -> None:
        """Set how long work takes."""
        for name, value in values.items():
            setattr(self._simulator.pipeline.latency, name, float(value))

    async def _edit(self, values: dict[str, Any]) -> None:
        """Set fields of an item."""
        for name in {"locked", "worsens"} & values.keys():
            values[name] = frozenset(values[name])
        await self._simulator.edit(values.pop("rating_key"), **values)

    async def _remove(self, values: dict[str, Any]) -> None:
        """Delete an item."""
        await self._simulator.remove_item(values["rating_key"])

    async def _rekey(self, values: dict[str, Any]) -> dict[str, str]:
        """Give an item a new rating key and return it."""
        return {"rating_key": await self._simulator.rekey(values["rating_key"])}

    async def _arrive(self, values: dict[str, Any]) -> dict[str, list[str]]:
        """Let something arrive, and return the rating keys of the items it is about."""
        items = self._simulator.arrive(values.pop("kind"), **values)
        return {"rating_keys": [item.rating_key for item in items]}

    async def _refuse(self, values: dict[str, Any]) -> None:
        """Go away for some seconds; this connection is cut too."""
        self._simulator.go_away(float(values.get("seconds", 5)))

    async def _drop(self, _: dict[str, Any]) -> None:
        """Cut every notification socket."""
        self._simulator.drop_sockets()

    async def _scan_library(self, values: dict[str, Any]) -> None:
        """Scan the files of a library, for `seconds` if given."""
        seconds = values.get("seconds")
        self._simulator.scan_library(values["library"], seconds and float(seconds))

    async def _end_library_scan(self, values: dict[str, Any]) -> None:
        """End the scan of a library."""
        self._simulator.end_library_scan(values["library"])

    async def _play(self, values: dict[str, Any]) -> None:
        """Play an item."""
        self._simulator.play(values["rating_key"], values.get("state", "playing"))

    async def _stop_playing(self, values: dict[str, Any]) -> None:
        """Stop playing an item."""
        self._simulator.stop_playing(values["rating_key"])

    async def _approve(self, values: dict[str, Any]) -> None:
        """Approve a pin of a sign-in."""
        self._simulator.plex_tv.approve(values["pin"])

    async def _revoke(self, values: dict[str, Any]) -> None:
        """Revoke a token."""
        self._simulator.tokens.revoke(values.get("token"))


def _order(order: Order) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Return a handler that reads and writes JSON for an order."""

    async def handle(request: web.Request) -> web.Response:
        """Run the order with the values of the body."""
        try:
            values = json.loads(await request.text() or "{}")
            result = await order(values)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            status = HTTPStatus.BAD_REQUEST
            return web.json_response({"error": repr(error)}, status=status)
        return web.json_response(result or {})

    return handle
