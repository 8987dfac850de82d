"""A real Home Assistant in a folder of its own: started, onboarded and spoken to over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
import json
from pathlib import Path
import signal
import socket
import sys
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientError, ClientSession

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "plex_smart_refresher"

_START_TIMEOUT = 120.0
_STOP_TIMEOUT = 30.0
#: The configuration that the demo needs; nothing in it looks beyond this machine.
_CONFIGURATION = """
homeassistant:
  name: Demo
  time_zone: Europe/Berlin
  unit_system: metric
automation: []
backup:
config:
conversation:
frontend:
history:
logbook:
mobile_app:
script: {}
system_health:
logger:
  default: warning
  logs:
    custom_components.plex_smart_refresher: info
    homeassistant.components.conversation: error
    homeassistant.loader: error
"""


class InstanceError(Exception):
    """Home Assistant, or a process beside it, did not do what it should; the text says what."""


def free_port(wanted: int = 0) -> int:
    """Return the wanted port if it is free, or else any free one."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise InstanceError("no port is free on this machine")


@asynccontextmanager
async def simulated_plex(*arguments: str, port: int = 0) -> AsyncIterator[str]:
    """Run the simulated Plex server with its control interface, and yield its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "plex_simulator", "--control", "--port", str(free_port(port)), *arguments),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().strip()
        if not url:
            raise InstanceError("the simulated Plex server did not start")
        yield url
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


class HomeAssistant:
    """A running instance. The owner's name and password are `demo`, unless said otherwise."""

    def __init__(
        self,
        folder: Path,
        *,
        port: int = 0,
        language: str = "en",
        module: str = "homeassistant",
        components: Sequence[str] = (),
    ) -> None:
        """Prepare; nothing is written or started yet. Some callers run a module of their own."""
        self.folder = folder
        self.module = module
        self.components = components
        self.port = free_port(port)
        self.url = f"http://127.0.0.1:{self.port}"
        self.language = language
        self.username = self.password = "demo"  # noqa: S105 - the login that the demo prints
        self.token = ""
        self._process: asyncio.subprocess.Process | None = None
        self._session: ClientSession | None = None
        self._message_id = 0

    async def __aenter__(self) -> Self:
        """Start and onboard it."""
        await asyncio.to_thread(self._write_configuration)
        self._session = ClientSession()
        try:
            await self.start()
            await self._onboard()
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop it."""
        await self.stop()
        if self._session is not None:
            await self._session.close()

    async def start(self) -> None:
        """Start the process and wait until it answers. Raises InstanceError."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", self.module, "-c", str(self.folder), "--skip-pip"),
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(_START_TIMEOUT):
                while not await self._is_up():
                    if self._process.returncode is not None:
                        raise InstanceError(f"Home Assistant ended at once; see {self.log_file}")
                    await asyncio.sleep(0.2)
        except TimeoutError as err:
            raise InstanceError(f"Home Assistant did not start; see {self.log_file}") from err

    async def started(self) -> None:
        """Wait until all of it runs: before, a signal to stop kills it, and nothing is saved."""
        async with asyncio.timeout(_START_TIMEOUT):
            # Another process is asked, which has no event to wait for.
            while (await self.get("/api/config"))["state"] != "RUNNING":  # noqa: ASYNC110 - see above
                await asyncio.sleep(0.2)

    async def stop(self, *, hard: bool = False) -> None:
        """Stop the process; `hard` kills it."""
        if self._process is None or self._process.returncode is not None:
            return
        self._process.send_signal(signal.SIGKILL if hard else signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), _STOP_TIMEOUT)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    @property
    def pid(self) -> int:
        """Return the id of the running process."""
        assert self._process is not None
        return self._process.pid

    @property
    def log_file(self) -> Path:
        """Return where Home Assistant writes its log."""
        return self.folder / "home-assistant.log"

    async def post(self, path: str, data: Any = None, **options: Any) -> Any:
        """Send data and return the answer. Raises InstanceError."""
        return await self._request("POST", path, json=data, **options)

    async def get(self, path: str) -> Any:
        """Return what a path answers. Raises InstanceError."""
        return await self._request("GET", path)

    async def delete(self, path: str) -> Any:
        """Delete what a path names and return the answer. Raises InstanceError."""
        return await self._request("DELETE", path)

    async def action(self, action: str, **data: Any) -> Any:
        """Run an action of the integration and return its response. Raises InstanceError."""
        answer = await self.post(f"/api/services/{DOMAIN}/{action}?return_response", data)
        return answer["service_response"]

    async def websocket(self, *commands: Mapping[str, Any]) -> list[Any]:
        """Send commands one after the other and return their results. Raises InstanceError."""
        assert self._session is not None
        results = []
        async with self._session.ws_connect(f"{self.url}/api/websocket") as socket:
            await socket.receive_json()
            await socket.send_json({"type": "auth", "access_token": self.token})
            await socket.receive_json()
            for number, command in enumerate(commands, start=1):
                await socket.send_json({"id": number, **command})
                answer = await socket.receive_json()
                if not answer.get("success"):
                    raise InstanceError(f"{command['type']}: {answer.get('error')}")
                results.append(answer["result"])
        return results

    async def add_server(self, url: str, token: str) -> str:
        """Set a Plex server up through the config flow and return the id of its entry."""
        path = "/api/config/config_entries/flow"
        step = await self.post(path, {"handler": DOMAIN, "show_advanced_options": False})
        step = await self.post(f"{path}/{step['flow_id']}", {"next_step_id": "manual"})
        typed = {"url": url, "token": token, "verify_ssl": True}
        step = await self.post(f"{path}/{step['flow_id']}", typed)
        if step.get("errors"):
            raise InstanceError(f"the server cannot be set up: {step['errors']}")
        chosen = {field["name"]: field["default"] for field in step["data_schema"]}
        chosen |= {"nightly": False, "check_now": False}  # the caller decides what happens
        step = await self.post(f"{path}/{step['flow_id']}", chosen)
        if step["type"] != "create_entry":
            raise InstanceError(f"the server cannot be set up: {step}")
        return str(step["result"]["entry_id"])

    async def set_options(self, entry_id: str, **changes: Any) -> None:
        """Change options through the options flow. Raises InstanceError."""
        path = "/api/config/config_entries/options/flow"
        step = await self.post(path, {"handler": entry_id})
        groups = {
            group["name"]: {
                field["name"]: changes.get(field["name"], field.get("default"))
                for field in group["schema"]
                if field["name"] in changes or "default" in field
            }
            for group in step["data_schema"]
        }
        step = await self.post(f"{path}/{step['flow_id']}", groups)
        if step["type"] != "create_entry":
            raise InstanceError(f"the options were not accepted: {step.get('errors')}")

    def _write_configuration(self) -> None:
        """Write the configuration, the network settings and the link to the integration."""
        storage = self.folder / ".storage"
        storage.mkdir(parents=True, exist_ok=True)
        more = "".join(f"{component}:\n" for component in self.components)
        (self.folder / "configuration.yaml").write_text(_CONFIGURATION + more)
        link = self.folder / "custom_components"
        if not link.exists():
            link.symlink_to(ROOT / "custom_components", target_is_directory=True)
        server = {
            "server_port": self.port,
            "server_host": ["127.0.0.1"],
            "ssl_profile": "intermediate_v6",
            "cors_allowed_origins": [],
            "ip_ban_enabled": False,
            "login_attempts_threshold": -1,
            "use_x_frame_options": True,
        }
        (storage / "http").write_text(
            json.dumps(
                {
                    "version": 3,
                    "minor_version": 1,
                    "key": "http",
                    "data": {"stable": server, "pending": None, "yaml_migration_done": True},
                }
            )
        )

    async def _is_up(self) -> bool:
        """Return whether Home Assistant answers."""
        assert self._session is not None
        try:
            async with self._session.get(f"{self.url}/api/onboarding") as answer:
                return answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
        except ClientError:
            return False

    async def _onboard(self) -> None:
        """Make the owner, answer all questions, and get a token that lasts."""
        client_id = f"{self.url}/"
        user = await self.post(
            "/api/onboarding/users",
            {
                "client_id": client_id,
                "name": "Demo",
                "username": self.username,
                "password": self.password,
                "language": self.language,
            },
        )
        assert self._session is not None
        grant = {
            "client_id": client_id,
            "grant_type": "authorization_code",
            "code": user["auth_code"],
        }
        async with self._session.post(f"{self.url}/auth/token", data=grant) as answer:
            self.token = (await answer.json())["access_token"]
        for step in ("core_config", "analytics"):
            await self.post(f"/api/onboarding/{step}", {})
        redirect = {"client_id": client_id, "redirect_uri": f"{client_id}?auth_callback=1"}
        await self.post("/api/onboarding/integration", redirect)
        command = {"type": "auth/long_lived_access_token", "client_name": "demo", "lifespan": 365}
        (self.token,) = await self.websocket(command)

    async def _request(self, method: str, path: str, **options: Any) -> Any:
        """Send a request and return the JSON of the answer. Raises InstanceError."""
        assert self._session is not None
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self._session.request(
            method, f"{self.url}{path}", headers=headers, **options
        ) as answer:
            if answer.status >= HTTPStatus.BAD_REQUEST:
                raise InstanceError(f"{path}: {answer.status} {await answer.text()}")
            return await answer.json()
