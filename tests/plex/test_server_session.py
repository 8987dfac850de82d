"""Where requests go, and what of us goes with them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientError, ClientSession, web
from aiohttp.test_utils import TestServer
import pytest
from pytest_socket import socket_allow_hosts

from custom_components.plex_smart_refresher.engine.errors import ServerLostError
from custom_components.plex_smart_refresher.plex import PlexClient, ServerAddress, notifications
from custom_components.plex_smart_refresher.plex.server_session import ServerSession

from ..kit import until
from .conftest import MakeSession, address_at
from .servers import LOCALHOST, tls_before

ELSEWHERE = "127.0.0.2"
STATUSES = (301, 302, 303, 307, 308)


@asynccontextmanager
async def serving(
    host: str, location: str | None = None, status: int = 302
) -> AsyncIterator[tuple[str, list[web.Request]]]:
    """Run a server that redirects to a place, or else answers; also what it was asked."""
    asked: list[web.Request] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request)
        if location and not request.path.startswith("/moved"):
            return web.Response(status=status, headers={"Location": location})
        return web.Response(body=b'{"MediaContainer": {"moved": 1}}')

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app, host=host) as server:
        yield str(server.make_url("")), asked


@pytest.fixture
async def thief() -> AsyncIterator[tuple[str, list[web.Request]]]:
    """Run the server that redirects lead to; it could be reached, but must not be asked."""
    socket_allow_hosts([LOCALHOST, ELSEWHERE])
    async with serving(ELSEWHERE) as found:
        yield found


# Redirects


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_a_redirect_to_another_host_is_refused_by_its_name(
    make_session: MakeSession, thief: tuple[str, list[web.Request]], status: int, method: str
) -> None:
    async with serving(LOCALHOST, f"{thief[0]}/moved", status) as (url, asked):
        with pytest.raises(ServerLostError, match=f"redirects to another one, “{ELSEWHERE}”"):
            async with make_session(address_at(url)).request(method, "/library"):
                pass
    assert [request.method for request in asked] == [method]
    assert thief[1] == []


async def test_a_redirect_of_the_websocket_is_refused_and_told_once(
    make_session: MakeSession,
    thief: tuple[str, list[web.Request]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(notifications, "_RECONNECT_DELAYS", (0.01,))
    async with serving(LOCALHOST, f"{thief[0]}/moved") as (url, asked):
        listener = notifications.Notifications(make_session(address_at(url)))
        listening = asyncio.create_task(listener.listen())
        await until(lambda: len(asked) >= 3)
        listening.cancel()
        await asyncio.wait({listening})
    assert thief[1] == []
    warnings = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert warnings == [
        f"No notifications: refused: the server redirects to another one, “{ELSEWHERE}”"
    ]


async def test_a_redirect_of_a_picture_is_refused(
    web_session: ClientSession, thief: tuple[str, list[web.Request]]
) -> None:
    async with serving(LOCALHOST, f"{thief[0]}/moved") as (url, _):
        client = PlexClient(address_at(url), web_session)
        with pytest.raises(ServerLostError, match=ELSEWHERE):
            await client._pictures.read("/library/metadata/1/thumb/1")
        client.close()
        await asyncio.sleep(0)
    assert thief[1] == []


async def test_a_redirect_to_another_port_is_one_to_another_server(
    make_session: MakeSession,
) -> None:
    async with (
        serving(LOCALHOST) as (other, asked),
        serving(LOCALHOST, f"{other}/moved") as (url, _),
    ):
        with pytest.raises(ServerLostError, match="redirects"):
            async with make_session(address_at(url)).request("GET", "/library"):
                pass
    assert asked == []


@pytest.mark.parametrize("place", ["http://{0}:{1}/moved", "ws://{0}:{1}/moved"])
async def test_an_encrypted_connection_never_becomes_an_open_one(
    make_session: MakeSession, place: str
) -> None:
    async with serving(LOCALHOST) as (plain, asked):
        open_port = plain.rpartition(":")[2]
        location = place.format(LOCALHOST, open_port)
        async with serving(LOCALHOST, location) as (url, _), tls_before(url) as tls_url:
            address = ServerAddress(url=tls_url, token="t", verify_ssl=False, client_identifier="c")
            session = make_session(address)
            with pytest.raises((ServerLostError, ClientError)):
                await session.connect_websocket("/:/websockets/notifications")
            with pytest.raises((ServerLostError, ClientError)):
                async with session.request("GET", "/library"):
                    pass
    assert asked == []


@pytest.mark.parametrize("location", ["/moved", "{url}/moved"])
async def test_a_redirect_on_the_same_server_is_followed_with_the_token(
    make_session: MakeSession, location: str
) -> None:
    places: dict[str, str] = {}

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/moved":
            return web.Response(text=request.headers["X-Plex-Token"])
        return web.Response(status=302, headers={"Location": location.format_map(places)})

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    async with TestServer(app, host=LOCALHOST) as server:
        places["url"] = str(server.make_url("")).rstrip("/")
        async with make_session(address_at(places["url"])).request("GET", "/library") as moved:
            assert await moved.text() == "a-token"


@pytest.mark.filterwarnings("ignore:A test tried")  # localhost has another address as well
async def test_cookies_are_neither_kept_nor_sent(
    make_session: MakeSession, web_session: ClientSession
) -> None:
    seen: list[str | None] = []

    async def answer(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Cookie"))
        return web.Response(headers={"Set-Cookie": "a=1"})

    app = web.Application()
    app.router.add_get("/", answer)
    async with TestServer(app, host="localhost") as server:
        session = make_session(address_at(str(server.make_url(""))))
        for _ in range(2):
            async with session.request("GET", "/"):
                pass
    assert seen == [None, None]


# What is asked


async def test_who_we_are_and_what_we_accept_is_in_the_headers(make_session: MakeSession) -> None:
    async with serving(LOCALHOST) as (url, asked):
        async with make_session(address_at(url)).request("GET", "/"):
            pass
        nobody = ServerAddress(url=url, token="", client_identifier="test-client")
        async with make_session(nobody).request("GET", "/identity"):
            pass
    sent = asked[0].headers
    assert sent["X-Plex-Token"] == "a-token"
    assert sent["X-Plex-Client-Identifier"] == "test-client"
    assert sent["X-Plex-Product"] == sent["X-Plex-Device-Name"] == "Plex Smart Refresher"
    assert sent["Accept"] == "application/json"
    assert sent["Accept-Encoding"] == "gzip, deflate"
    assert "X-Plex-Token" not in asked[1].headers


@pytest.mark.parametrize("base", ["", "/", "/plex", "/plex/"])
async def test_a_query_is_encoded_as_forms_are(make_session: MakeSession, base: str) -> None:
    params = {"addedAt>": "-30d", "sort": "addedAt:desc", "url": "/a b?c=ü&d,e"}
    async with (
        serving(LOCALHOST) as (url, asked),
        make_session(address_at(f"{url}{base}")).request("GET", "/all", params),
    ):
        pass
    assert asked[0].raw_path == (
        f"{base.rstrip('/')}/all?addedAt%3E=-30d&sort=addedAt%3Adesc"
        "&url=%2Fa+b%3Fc%3D%C3%BC%26d%2Ce"
    )


async def test_closing_leaves_home_assistants_connections_open(web_session: ClientSession) -> None:
    async with serving(LOCALHOST) as (url, _):
        session = ServerSession(address_at(url), web_session)
        session.close()
        await asyncio.sleep(0)
        async with web_session.get(url) as answer:
            assert answer.ok
