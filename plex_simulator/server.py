"""Run the simulated Plex server over real HTTP and WebSocket."""

import asyncio
from functools import cached_property
from typing import Any, Self

from aiohttp import web

from .activity import Activity
from .arrivals import Arrivals
from .catalog import Catalog, SimItem, SimLibrary
from .context import ServerContext
from .control import Control
from .counters import Counters
from .faults import Faults
from .gate import Gate
from .matching import Matching
from .notifications import Notifications
from .owner import Owner
from .pictures import Pictures
from .plex_tv import PlexTv
from .quirks import Quirks
from .reading import Reading
from .refresh import Latency, RefreshPipeline
from .render import Renderer, Variant
from .settings import Settings
from .settings_reading import SettingsReading
from .tokens import Tokens
from .writing import Writing

HOST = "127.0.0.1"
# Long enough for the answer that announces it to leave.
GOODBYE_SECONDS = 0.01
# Long addresses reach our own answer before aiohttp's.
MAX_LINE = 64 * 1024
# A client that goes away ends what it waits for; stopping waits for nobody.
RUNNER: dict[str, Any] = {"handler_cancellation": True, "shutdown_timeout": 0.2}
# A connection that was just accepted appears within this many turns of the loop.
TURNS_TO_ACCEPT = 10


class PlexSimulator(Owner):
    """A Plex Media Server, as far as a client can tell."""

    def __init__(  # noqa: PLR0913 - each one is a thing a test may choose
        self,
        catalog: Catalog,
        *,
        token: str = "simulator-token",  # noqa: S107 - opens nothing but the simulator
        port: int = 0,
        workers: int = 3,
        latency: Latency | None = None,
        machine_identifier: str = "5151515151515151515151515151515151515151",
        version: str = "1.43.0.10162-simulated",
        friendly_name: str = "Simulated Plex",
        seed: int = 7,
        control: bool = False,
    ) -> None:
        """Create a server that does not run yet."""
        self.counters = Counters()
        self.faults = Faults()
        self.quirks = Quirks()
        self.settings = Settings()
        self.token = token
        self.tokens = Tokens(token)
        super().__init__(catalog, Notifications(self.faults, self.quirks, self.counters))
        self.activity = Activity(catalog, self.notifications)
        self.pipeline = RefreshPipeline(
            catalog,
            self.notifications,
            self.counters,
            self.faults,
            self.quirks,
            workers=workers,
            latency=latency or Latency(),
            seed=seed,
        )
        self.context = self._context(machine_identifier, version, friendly_name)
        self.plex_tv = PlexTv(self.context)
        self._control = control
        self._port = port
        self._runner: web.AppRunner | None = None
        self._server: asyncio.Server | None = None
        self._restart: asyncio.Task[None] | None = None

    def _context(self, machine_identifier: str, version: str, friendly_name: str) -> ServerContext:
        """Return what the request handlers know of the server."""
        return ServerContext(
            machine_identifier=machine_identifier,
            version=version,
            friendly_name=friendly_name,
            catalog=self.catalog,
            counters=self.counters,
            faults=self.faults,
            quirks=self.quirks,
            settings=self.settings,
            tokens=self.tokens,
            renderer=Renderer(self.catalog, self.quirks),
            notifications=self.notifications,
            activity=self.activity,
            pipeline=self.pipeline,
        )

    async def __aenter__(self) -> Self:
        """Start the server."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop the server."""
        await self.stop()

    @cached_property
    def arrivals(self) -> Arrivals:
        """Return what lets items arrive."""
        return Arrivals(self.context)

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return f"http://{HOST}:{self._port}"

    @property
    def websocket_url(self) -> str:
        """Return the address of the notification socket, without a token."""
        return f"ws://{HOST}:{self._port}/:/websockets/notifications"

    async def start(self) -> None:
        """Start to listen and to process refreshes."""
        self.context.stopping.clear()
        self._runner = web.AppRunner(self._app(), access_log=None, **RUNNER)
        await self._runner.setup()
        await self.accept_connections()
        self.plex_tv.server_url = self.url
        self.pipeline.start()

    def _app(self) -> web.Application:
        """Build the web application."""
        app = web.Application(
            middlewares=[Gate(self.context).middleware()],
            handler_args={"max_line_size": MAX_LINE, "max_field_size": MAX_LINE},
        )
        app.add_routes(Reading(self.context).routes())
        app.add_routes(SettingsReading(self.context).routes())
        app.add_routes(Writing(self.context).routes())
        app.add_routes(Matching(self.context).routes())
        app.add_routes(Pictures(self.context).routes())
        app.add_routes(self.plex_tv.routes())
        if self._control:
            app.add_routes(Control(self).routes())
        return app

    async def stop(self) -> None:
        """Stop at once and end every task."""
        self.context.stopping.set()
        if self._restart is not None:
            self._restart.cancel()
        self.activity.stop()
        await self.pipeline.stop()
        await self.notifications.close()
        await self.refuse_connections()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def refuse_connections(self) -> None:
        """Refuse new connections and cut all open ones."""
        if self._server is not None:
            self._server.close()
            self._server = None
        web_server = self._runner.server if self._runner else None
        for _ in range(TURNS_TO_ACCEPT):
            for connection in web_server.connections if web_server else ():
                if connection.transport is not None:
                    connection.transport.abort()
            await asyncio.sleep(0)

    async def accept_connections(self) -> None:
        """Accept connections again on the same port."""
        if self._server is not None or self._runner is None:
            return
        loop = asyncio.get_running_loop()
        web_server = self._runner.server
        if web_server is None:
            raise RuntimeError("the server was not set up")
        self._server = await loop.create_server(web_server, HOST, self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    def warm(self, library: SimLibrary, *, as_json: bool = False) -> None:
        """Write all items of a library in advance, so that benchmarks time their client alone."""
        wanted = Variant(json=as_json, guids=True)
        for item_type in library.by_type:
            self.context.renderer.page(library.items(item_type), wanted)

    def go_away(self, seconds: float) -> None:
        """Go away for a while, as a restarting server does."""
        self._restart = asyncio.create_task(self._go_away(seconds))

    async def _go_away(self, seconds: float) -> None:
        """Refuse connections for a while."""
        await asyncio.sleep(GOODBYE_SECONDS)
        await self.refuse_connections()
        await asyncio.sleep(seconds)
        await self.accept_connections()

    def scan_library(self, key: str, seconds: float | None = None) -> None:
        """Scan the files of a library for `seconds`, or until `end_library_scan`."""
        self.activity.scan(self.catalog.libraries[key], seconds)

    def end_library_scan(self, key: str) -> None:
        """End the scan of a library."""
        self.activity.end_scan(self.catalog.libraries[key])

    def play(self, rating_key: str | int, state: str = "playing") -> None:
        """Play an item; its state is playing, paused or buffering."""
        self.activity.play(str(rating_key), state)

    def stop_playing(self, rating_key: str | int) -> None:
        """Stop playing an item."""
        self.activity.stop_playing(str(rating_key))

    def arrive(self, kind: str, **values: Any) -> list[SimItem]:
        """Let something arrive; see `Arrivals` for the kinds and their values."""
        return self.arrivals.arrive(kind, **values)

    def drop_sockets(self) -> None:
        """Cut every notification socket without a closing handshake."""
        self.notifications.drop()

    def reset_counters(self) -> None:
        """Reset the counters."""
        self.counters.reset()

    async def wait_idle(self, seconds: float = 10.0) -> None:
        """Wait until every accepted refresh is done."""
        async with asyncio.timeout(seconds):
            await self.pipeline.idle.wait()
