"""Statuses, headers and the end of requests."""

import _socket
import asyncio
from collections.abc import Iterator
import logging
import socket
from typing import Any
from unittest.mock import Mock

import plexapi
import pytest
from requests import Response
import urllib3

from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    OverloadedError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.plex.session import PlexSession, run_in_thread
from plex_simulator import FaultKind, PlexSimulator

from .conftest import Threads
from .servers import LOCALHOST, answering, silent, unreachable


@pytest.fixture
def session() -> Iterator[PlexSession]:
    session = PlexSession("test-client")
    yield session
    session.abort()


async def ask(session: PlexSession, url: str, token: str = "", seconds: float = 5) -> Response:
    """Send a request as plexapi does."""
    headers = plexapi.BASE_HEADERS | {"X-Plex-Token": token}
    return await run_in_thread(
        session, lambda: session.get(url, headers=headers, timeout=seconds), seconds
    )


async def problem(session: PlexSession, url: str, **options: Any) -> EngineError:
    """Return the error that a request ends with."""
    with pytest.raises(EngineError) as caught:
        await ask(session, url, **options)
    assert LOCALHOST not in str(caught.value)
    # What a traceback would show, too, names the address.
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, RequestError),
        (401, InvalidTokenError),
        (403, NotOwnerError),
        (404, ItemGoneError),
        (405, RequestError),
        (408, ServerLostError),
        (429, OverloadedError),
        (498, InvalidTokenError),
        (500, RequestError),
        (502, ServerLostError),
        (503, OverloadedError),
        (504, ServerLostError),
        (522, ServerLostError),
    ],
)
async def test_each_status_means_one_error(
    session: PlexSession, status: int, error: type[EngineError]
) -> None:
    async with answering(b"<html></html>", f"HTTP/1.1 {status} Whatever") as url:
        assert type(await problem(session, url)) is error


@pytest.mark.parametrize(
    ("token", "path", "error"),
    [
        ("nonsense", "/", InvalidTokenError),
        ("revoked-token", "/library/sections", InvalidTokenError),
        ("expired-token", "/", InvalidTokenError),
        ("shared-token", "/:/prefs", NotOwnerError),
    ],
)
async def test_a_token_that_does_not_open_is_told_from_one_that_does_not_own(
    session: PlexSession, plex: PlexSimulator, token: str, path: str, error: type[EngineError]
) -> None:
    assert type(await problem(session, plex.url + path, token=token)) is error


async def test_a_server_that_starts_up_is_told_from_a_bad_request(
    session: PlexSession, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.STARTING_UP)
    with pytest.raises(StartingUpError):
        await run_in_thread(
            session, lambda: session.put(f"{plex.url}/library/metadata/1/refresh"), 5
        )


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (FaultKind.RESET, ServerLostError),
        (FaultKind.CUT_OFF, ServerLostError),
        (FaultKind.MAINTENANCE, OverloadedError),
        (FaultKind.BUSY, OverloadedError),
    ],
)
async def test_a_server_that_breaks_off_or_is_busy_is_lost(
    session: PlexSession, plex: PlexSimulator, fault: FaultKind, error: type[ServerLostError]
) -> None:
    plex.faults.switch_on(fault)
    assert type(await problem(session, f"{plex.url}/identity")) is error


async def test_a_server_that_refuses_connections_is_lost(
    session: PlexSession, plex: PlexSimulator
) -> None:
    await plex.refuse_connections()
    assert type(await problem(session, plex.url)) is ServerLostError


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".example"])
async def test_a_name_that_cannot_be_one_is_lost(
    session: PlexSession, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _socket.getaddrinfo)  # the harness guards it
    assert type(await problem(session, f"http://{host}:32400")) is ServerLostError


async def test_a_name_that_nobody_has_is_lost(
    session: PlexSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Mock(side_effect=socket.gaierror))
    assert type(await problem(session, "http://nobody.example:32400")) is ServerLostError


async def test_a_name_without_an_address_is_lost(
    session: PlexSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", Mock(return_value=[]))
    assert type(await problem(session, "http://nobody.example:32400")) is ServerLostError


async def test_a_name_with_several_addresses_is_tried_until_one_answers(
    session: PlexSession, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def both(host: str, port: int, **_: Any) -> list[Any]:
        kind = (socket.AF_INET, socket.SOCK_STREAM, 0, "")
        return [(*kind, (LOCALHOST, 1)), (*kind, (LOCALHOST, port))]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert (await ask(session, f"{plex.url}/identity")).ok


async def test_an_answer_that_is_not_http_is_that_of_a_lost_server(session: PlexSession) -> None:
    async with answering(b"", "SSH-2.0-OpenSSH_10") as url:
        assert type(await problem(session, url)) is ServerLostError


async def test_an_answer_that_cannot_be_unpacked_is_a_failed_request(session: PlexSession) -> None:
    async with answering(b"no gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip") as url:
        assert type(await problem(session, url)) is RequestError


async def test_who_keeps_silent_is_told_from_who_cannot_be_reached(session: PlexSession) -> None:
    async with silent() as port:
        url = f"http://{LOCALHOST}:{port}"
        with pytest.raises(ServerLostError, match="did not answer in time"):
            await run_in_thread(session, lambda: session.get(url, timeout=0.05), 5)
    with unreachable() as url, pytest.raises(ServerLostError, match="cannot be reached in time"):
        await run_in_thread(session, lambda: session.get(url, timeout=0.05), 5)


async def test_of_the_headers_of_plexapi_only_the_token_is_sent(
    session: PlexSession, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
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


async def test_a_redirect_to_another_server_does_not_take_the_token_along(
    session: PlexSession, plex: PlexSimulator
) -> None:
    head = f"HTTP/1.1 302 Found\r\nLocation: {plex.url.replace(LOCALHOST, 'localhost')}/identity"
    async with answering(b"", head) as url:
        response = await ask(session, url, token="secret")
    assert response.history[0].request.headers["X-Plex-Token"] == "secret"
    assert "X-Plex-Token" not in response.request.headers
    assert response.request.headers["X-Plex-Client-Identifier"] == "test-client"


async def test_a_redirect_on_the_same_server_keeps_the_token(
    session: PlexSession, plex: PlexSimulator
) -> None:
    plex_path = f"{plex.url}/library/sections"
    response = await ask(session, plex_path, token=plex.token)
    moved, request = Response(), response.request.copy()
    moved.request = response.request
    request.url = f"{plex.url}/elsewhere"
    session.rebuild_auth(request, moved)  # type: ignore[no-untyped-call]
    assert request.headers["X-Plex-Token"] == plex.token


async def test_titles_keep_their_letters(session: PlexSession) -> None:
    async with answering("<a>\u05e9\u05dc\u05d5\u05dd 🎬</a>".encode()) as url:
        assert (await ask(session, url)).text == "<a>\u05e9\u05dc\u05d5\u05dd 🎬</a>"


async def test_a_certificate_that_cannot_be_verified_is_refused(
    session: PlexSession, tls_url: str
) -> None:
    with pytest.raises(ServerLostError, match="certificate cannot be verified"):
        await ask(session, tls_url)


async def test_a_user_may_choose_not_to_verify_and_is_not_warned_each_time(
    tls_url: str, recwarn: pytest.WarningsRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/dev/null")
    session = PlexSession("test-client", verify_ssl=False)
    for _ in range(2):
        assert (await ask(session, f"{tls_url}/identity")).ok
    session.abort()
    category = urllib3.exceptions.InsecureRequestWarning
    assert not [warning for warning in recwarn if issubclass(warning.category, category)]


async def test_a_server_that_crawls_is_given_up_when_the_time_is_over(
    session: PlexSession, plex: PlexSimulator, threads: Threads
) -> None:
    plex.faults.switch_on(FaultKind.CRAWL, seconds=20)
    async with asyncio.timeout(1):
        with pytest.raises(ServerLostError, match="did not answer in time"):
            await ask(session, f"{plex.url}/identity", seconds=0.3)
    assert threads.seconds_to_end() < 0.3


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_cancel_leaves_no_thread_with_a_silent_server(
    session: PlexSession, threads: Threads, scheme: str
) -> None:
    async with silent() as port:
        request = asyncio.create_task(ask(session, f"{scheme}://{LOCALHOST}:{port}", seconds=30))
        await asyncio.sleep(0.1)
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request
        assert threads.seconds_to_end() < 0.3


async def test_a_cancel_leaves_no_thread_that_still_connects(
    session: PlexSession, threads: Threads
) -> None:
    with unreachable() as url:
        request = asyncio.create_task(ask(session, url, seconds=30))
        await asyncio.sleep(0.1)
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request
        assert threads.seconds_to_end() < 0.3


async def test_a_cancel_leaves_no_thread_with_a_server_that_crawls(
    session: PlexSession, plex: PlexSimulator, threads: Threads
) -> None:
    plex.faults.switch_on(FaultKind.CRAWL, seconds=20)
    request = asyncio.create_task(ask(session, f"{plex.url}/identity", seconds=30))
    await asyncio.sleep(0.1)
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    assert threads.seconds_to_end() < 0.3


async def test_an_aborted_session_sends_nothing_any_more(
    session: PlexSession, plex: PlexSimulator
) -> None:
    await ask(session, f"{plex.url}/identity")
    session.abort()
    session.abort()
    assert type(await problem(session, f"{plex.url}/identity")) is ServerLostError
    assert plex.counters.total_requests == 1


async def test_connections_are_kept_for_the_next_request(
    session: PlexSession, plex: PlexSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "urllib3")
    for _ in range(3):
        await ask(session, f"{plex.url}/identity")
    assert len([line for line in caplog.messages if "Starting new" in line]) == 1
