"""Answer what is about settings."""

from http import HTTPStatus

from aiohttp import web

from .context import ServerContext, raw_answer, wants_json
from .errors import PlexError
from .render import Element, Page
from .settings import Value

#: In front of the name of a task, where it is a setting.
_TASK = "ButlerTask"
_CUSTOM_AGENT = "tv.plex.agents.custom."


class SettingsReading:
    """Answer what is about settings."""

    def __init__(self, context: ServerContext) -> None:
        """Read from one server."""
        self._context = context

    def routes(self) -> list[web.RouteDef]:
        """Return every path about settings."""
        return [
            web.get("/:/prefs", self.all),
            web.get("/:/prefs/get", self.one),
            web.get(r"/library/sections/{library:\d+}/prefs", self.of_library),
            web.get("/butler", self.butler),
            web.get("/media/providers/metadata", self.providers),
        ]

    async def all(self, request: web.Request) -> web.Response:
        """List all settings, also those that are secret."""
        return self._answer(request, self._context.settings.server)

    async def one(self, request: web.Request) -> web.Response:
        """Answer with one setting, whose name may be in any case."""
        wanted = request.query.get("id", "").lower()
        known = self._context.settings.server.items()
        found = {name: value for name, value in known if name.lower() == wanted}
        if not found:
            raise PlexError(HTTPStatus.NOT_FOUND)
        return self._answer(request, found)

    async def of_library(self, request: web.Request) -> web.Response:
        """List the settings of a library."""
        library = self._context.library(request)
        return self._answer(request, self._context.settings.of(library))

    async def butler(self, request: web.Request) -> web.Response:
        """List the scheduled tasks."""
        settings = self._context.settings.server
        states = {"BackupDatabase": True} | {
            name.removeprefix(_TASK): bool(value)
            for name, value in settings.items()
            if name.startswith(_TASK)
        }
        tasks = [
            Element("ButlerTask", {"name": name, "interval": 3, "enabled": is_on, "title": name})
            for name, is_on in states.items()
        ]
        as_json = wants_json(request)
        body = self._context.renderer.write(Element("ButlerTasks", {}, tasks), as_json=as_json)
        return raw_answer(request, b'{"ButlerTasks":' + body + b"}" if as_json else body)

    async def providers(self, request: web.Request) -> web.Response:
        """List the custom metadata providers."""
        agents = (library.agent for library in self._context.catalog.libraries.values())
        states: dict[str, bool | None] = {
            agent: True for agent in agents if agent.startswith(_CUSTOM_AGENT)
        }
        elements = [
            Element(
                "MetadataAgentProvider",
                {"identifier": name, "title": name, "agentType": "custom", "online": is_online},
            )
            for name, is_online in (states | self._context.settings.providers).items()
            if is_online is not None
        ]
        page = self._page("MetadataAgentProvider", elements, request)
        return self._context.answer(request, {}, page)

    def _answer(self, request: web.Request, values: dict[str, Value]) -> web.Response:
        """Answer with settings."""
        settings = self._context.settings
        elements = [settings.element(name, value) for name, value in values.items()]
        return self._context.answer(request, {}, self._page("Setting", elements, request))

    def _page(self, name: str, elements: list[Element], request: web.Request) -> Page:
        """Write elements as one page."""
        return self._context.renderer.plain_page(elements, name=name, as_json=wants_json(request))
