"""Requests of plexapi to plex.tv: statuses, headers and redirects."""

import asyncio
from collections.abc import Iterator
import socket
import threading
from unittest.mock import Mock

import plexapi
import pytest
from requests import Response

from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    OverloadedError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.plex.plex_tv import PlexTvSession, run_in_thread
from plex_simulator import FaultKind, PlexSimulator

from .servers import LOCALHOST, answering, silent, unreachable


@pytest.fixture
def session() -> Iterator[PlexTvSession]:
    with PlexTvSession("test-client") as session:
        yield session


async def ask(session: PlexTvSession, url: str, token: str = "", seconds: float = 5) -> Response:
    """Send a request as plexapi does."""
    headers = plexapi.BASE_HEADERS | {"X-Plex-Token": token}
    return await run_in_thread(lambda: session.get(url, headers=headers, timeout=seconds), 5)


async def error_at(session: PlexTvSession, url: str, seconds: float = 5) -> EngineError:
    """Return the error that a request ends with, and check that it keeps silent."""
    with pytest.raises(EngineError) as caught:
        await ask(session, url, seconds=seconds)
    assert LOCALHOST not in str(caught.value)
    # What a traceback would show, too, names the address.
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, InvalidTokenError), (429, OverloadedError), (500, RequestError), (502, ServerLostError)],
)
async def test_a_status_means_what_it_means_of_a_server(
    session: PlexTvSession, status: int, error: type[EngineError]
) -> None:
    async with answering(b"<html></html>", f"HTTP/1.1 {status} Whatever") as url:
        assert type(await error_at(session, url)) is error


@pytest.mark.parametrize("fault", [FaultKind.RESET, FaultKind.CUT_OFF])
async def test_an_answer_that_breaks_off_is_that_of_a_lost_server(
    session: PlexTvSession, plex: PlexSimulator, fault: FaultKind
) -> None:
    plex.faults.switch_on(fault)
    assert type(await error_at(session, f"{plex.url}/identity")) is ServerLostError


async def test_a_name_that_nobody_has_is_lost(
    session: PlexTvSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Mock(side_effect=socket.gaierror))
    assert type(await error_at(session, "http://nobody.example")) is ServerLostError


async def test_an_answer_that_cannot_be_unpacked_is_a_failed_request(
    session: PlexTvSession,
) -> None:
    async with answering(b"no gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip") as url:
        assert type(await error_at(session, url)) is RequestError


async def test_who_keeps_silent_is_told_from_who_cannot_be_reached(session: PlexTvSession) -> None:
    async with silent() as port:
        error = await error_at(session, f"http://{LOCALHOST}:{port}", 0.05)
        assert "did not answer in time" in str(error)
    with unreachable() as url:
        assert "cannot be reached in time" in str(await error_at(session, url, 0.05))


async def test_a_certificate_that_cannot_be_verified_is_refused(
    session: PlexTvSession, tls_url: str
) -> None:
    assert "certificate" in str(await error_at(session, tls_url))


async def test_of_the_headers_of_plexapi_only_the_token_is_sent(
    session: PlexTvSession, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plexapi, "BASE_HEADERS", {"X-Plex-Product": "foreign", "X-Foreign": "1"})
    before = dict(plexapi.BASE_HEADERS)
    response = await ask(session, f"{plex.url}/", token=plex.token)
    sent = response.request.headers
    assert sent["X-Plex-Token"] == plex.token
    assert sent["X-Plex-Client-Identifier"] == "test-client"
    assert sent["X-Plex-Product"] == sent["X-Plex-Device-Name"] == "Plex Smart Refresher"
    assert "X-Foreign" not in sent
    assert before == plexapi.BASE_HEADERS


async def test_a_redirect_to_another_host_is_refused(
    session: PlexTvSession, plex: PlexSimulator
) -> None:
    elsewhere = f"{plex.url.replace(LOCALHOST, 'localhost')}/identity"
    async with answering(b"", f"HTTP/1.1 302 Found\r\nLocation: {elsewhere}") as url:
        assert "redirects to another host, localhost" in str(await error_at(session, url))
    assert plex.counters.total_requests == 0


async def test_a_redirect_on_the_same_host_keeps_the_token(
    session: PlexTvSession, plex: PlexSimulator
) -> None:
    response = await ask(session, f"{plex.url}/library/sections", token=plex.token)
    moved, request = Response(), response.request.copy()
    moved.request = response.request
    request.url = f"{plex.url}/elsewhere"
    session.rebuild_auth(request, moved)
    assert request.headers["X-Plex-Token"] == plex.token


async def test_names_keep_their_letters(session: PlexTvSession) -> None:
    async with answering("<a>\u05e9\u05dc\u05d5\u05dd 🎬</a>".encode()) as url:
        assert (await ask(session, url)).text == "<a>\u05e9\u05dc\u05d5\u05dd 🎬</a>"


@pytest.mark.parametrize("is_cancelled", [True, False])
async def test_who_waits_for_a_thread_is_free_before_it_ends(*, is_cancelled: bool) -> None:
    released = threading.Event()
    waiting = asyncio.create_task(run_in_thread(released.wait, 30 if is_cancelled else 0.01))
    await asyncio.sleep(0)
    if is_cancelled:
        waiting.cancel()
    try:
        with pytest.raises(asyncio.CancelledError if is_cancelled else ServerLostError):
            await waiting
    finally:
        released.set()
