"""Requests of several tasks, what goes wrong with them, and how they end."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
import gc
import gzip
import logging
import tracemalloc

from aiohttp import web
from aiohttp.test_utils import TestServer
import pytest

from custom_components.plex_smart_refresher.engine.errors import (
    CertificateError,
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    OverloadedError,
    RequestError,
    ServerLostError,
    StartingUpError,
    WrongServerError,
)
from custom_components.plex_smart_refresher.plex import json_api, server_session
from custom_components.plex_smart_refresher.plex.json_api import JsonApi
from plex_simulator import FaultKind, PlexSimulator

from ..kit import until
from .conftest import MakeApi, MakeSession, address_at, address_of
from .servers import LOCALHOST, answering, endless, silent, unreachable

SECTIONS = "/library/sections"
REFRESH = "/library/metadata/1/refresh"
EMPTY = b'{"MediaContainer": {}}'


@pytest.fixture
async def api(make_api: MakeApi, plex: PlexSimulator) -> AsyncIterator[JsonApi]:
    api = make_api(address_of(plex))
    yield api
    api.close()


async def error_at(make_api: MakeApi, url: str, seconds: float = 5) -> EngineError:
    """Return the error that a request to an address ends with, and check that it keeps silent."""
    api = make_api(address_at(url), seconds)
    with pytest.raises(EngineError) as caught:
        await api.get(SECTIONS)
    assert LOCALHOST not in str(caught.value)
    assert "a-token" not in str(caught.value)
    # What a traceback would show, too, names the address.
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value


async def test_a_path_answers_with_its_container(api: JsonApi, plex: PlexSimulator) -> None:
    container = await api.get(SECTIONS)
    assert len(container["Directory"]) == len(plex.catalog.libraries)


# What is no answer


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (FaultKind.HTML, RequestError),
        (FaultKind.GARBAGE, RequestError),
        (FaultKind.TRUNCATED, RequestError),
        (FaultKind.STATUS, RequestError),
        (FaultKind.RESET, ServerLostError),
        (FaultKind.CUT_OFF, ServerLostError),
        (FaultKind.BUSY, OverloadedError),
        (FaultKind.MAINTENANCE, OverloadedError),
    ],
)
async def test_after_an_error_the_next_request_works(
    api: JsonApi, plex: PlexSimulator, fault: FaultKind, error: type[EngineError]
) -> None:
    # aiohttp asks again by itself where the connection breaks before an answer begins.
    plex.faults.switch_on(fault, times=2 if fault is FaultKind.RESET else 1, on="sections")
    with pytest.raises(EngineError) as caught:
        await api.get(SECTIONS)
    assert type(caught.value) is error
    assert await api.get(SECTIONS)


async def test_a_wrong_content_type_does_not_matter(api: JsonApi, plex: PlexSimulator) -> None:
    plex.faults.switch_on(FaultKind.WRONG_CONTENT_TYPE)
    assert await api.get(SECTIONS)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"<html><body>Hello</body></html>",
        b'<MediaContainer size="0"/>',
        b"[]",
        b"7",
        b'{"MediaContainer": []}',
        b"\xff\xfe",
        b"{",
    ],
)
async def test_what_is_not_a_container_is_a_failed_request(make_api: MakeApi, body: bytes) -> None:
    async with answering(body) as url:
        assert type(await error_at(make_api, url)) is RequestError


async def test_a_success_that_is_none_of_plex_is_a_failed_request(make_api: MakeApi) -> None:
    async with answering(EMPTY, "HTTP/1.1 206 Partial Content") as url:
        assert type(await error_at(make_api, url)) is RequestError


async def test_an_answer_that_is_not_http_is_that_of_a_lost_server(make_api: MakeApi) -> None:
    async with answering(b"", "SSH-2.0-OpenSSH_10") as url:
        assert type(await error_at(make_api, url)) is ServerLostError


async def test_a_packed_answer_is_unpacked(make_api: MakeApi) -> None:
    head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip"
    async with answering(gzip.compress(EMPTY), head) as url:
        assert await make_api(address_at(url)).get(SECTIONS) == {}


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_an_answer_that_cannot_be_unpacked_is_a_failed_request(
    make_api: MakeApi, encoding: str
) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}"
    async with answering(b"not packed", head) as url:
        assert type(await error_at(make_api, url)) is RequestError


@pytest.mark.parametrize(
    ("token", "path", "error"),
    [
        ("nonsense", "/", InvalidTokenError),
        ("revoked-token", SECTIONS, InvalidTokenError),
        ("expired-token", "/", InvalidTokenError),
        ("shared-token", "/:/prefs", NotOwnerError),
    ],
)
async def test_a_token_that_does_not_open_is_told_from_one_that_does_not_own(
    make_api: MakeApi, plex: PlexSimulator, token: str, path: str, error: type[EngineError]
) -> None:
    with pytest.raises(EngineError) as caught:
        await make_api(address_of(plex, token=token)).get(path)
    assert type(caught.value) is error


@pytest.mark.parametrize("url", ["http://a..b:32400", f"http://{'x' * 64}.example:32400", "http:/"])
async def test_an_address_that_cannot_be_one_is_that_of_a_lost_server(
    make_api: MakeApi, url: str
) -> None:
    assert type(await error_at(make_api, url)) is ServerLostError


async def test_a_server_that_refuses_connections_is_lost_until_it_accepts_them(
    api: JsonApi, plex: PlexSimulator
) -> None:
    await api.get(SECTIONS)
    await plex.refuse_connections()
    with pytest.raises(ServerLostError):
        await api.get(SECTIONS)
    await plex.accept_connections()
    assert await api.get(SECTIONS)


@pytest.mark.parametrize("was_enabled", [True, False])
async def test_a_list_is_built_without_a_garbage_collection(
    make_api: MakeApi, *, was_enabled: bool
) -> None:
    async with answering(EMPTY) as url:
        api = make_api(address_at(url))
        if not was_enabled:
            gc.disable()
        try:
            assert not await api.read(SECTIONS, {}, lambda _: gc.isenabled())
            with pytest.raises(RequestError):
                await api.read(SECTIONS, {}, parse_nothing)
            assert gc.isenabled() is was_enabled
        finally:
            gc.enable()


def parse_nothing(_: object) -> None:
    """Refuse whatever it is."""
    raise RequestError("no")


# Commands


async def test_a_command_may_be_answered_with_nothing_or_an_empty_container(
    api: JsonApi, plex: PlexSimulator
) -> None:
    key = next(iter(plex.catalog.items))
    await api.put(f"/library/metadata/{key}/refresh")
    plex.quirks.refresh_answers_container = True
    await api.put(f"/library/metadata/{key}/refresh")
    assert plex.counters.requests["refresh"] == 2


async def test_a_command_may_be_answered_in_xml_by_old_servers(make_api: MakeApi) -> None:
    async with answering(b'<?xml version="1.0"?>\n<MediaContainer size="0"/>') as url:
        await make_api(address_at(url)).put(REFRESH)


@pytest.mark.parametrize("body", [b"<html/>", b"{}", b"ok"])
async def test_a_command_that_a_web_page_answers_has_failed(make_api: MakeApi, body: bytes) -> None:
    async with answering(body) as url:
        with pytest.raises(RequestError):
            await make_api(address_at(url)).put(REFRESH)


async def test_a_command_to_a_server_that_starts_up_is_refused_while_reads_work(
    api: JsonApi, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.STARTING_UP)
    assert await api.get(SECTIONS)
    with pytest.raises(StartingUpError):
        await api.put(REFRESH)


async def test_a_command_is_not_sent_again_when_the_connection_breaks(
    api: JsonApi, plex: PlexSimulator
) -> None:
    await api.get(SECTIONS)
    plex.faults.switch_on(FaultKind.RESET, on="refresh", times=1)
    with pytest.raises(ServerLostError, match="failed"):
        await api.put(f"/library/metadata/{next(iter(plex.catalog.items))}/refresh")
    assert plex.counters.requests["refresh"] == 1


# Answers without an end


@pytest.mark.parametrize(
    ("ask", "limit"),
    [
        (lambda api: api.get(SECTIONS), "LONGEST_ANSWER"),
        (lambda api: api.read(SECTIONS, {}, dict), "LONGEST_LIST"),
    ],
)
async def test_an_answer_may_be_as_long_as_the_limit_and_no_longer(
    make_api: MakeApi,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[JsonApi], Awaitable[object]],
    limit: str,
) -> None:
    monkeypatch.setattr(json_api, "_MEGABYTE", 1)
    body = EMPTY + b" " * 78
    async with answering(body) as url:
        api = make_api(address_at(url))
        monkeypatch.setattr(json_api, limit, 100)
        assert await ask(api) == {}
        monkeypatch.setattr(json_api, limit, 99)
        with pytest.raises(RequestError, match="the answer to /library/sections is longer than 99"):
            await ask(api)


@pytest.mark.parametrize("method", ["get", "put"])
async def test_an_endless_answer_ends_at_the_limit(
    make_api: MakeApi, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(json_api, "LONGEST_ANSWER", 1_000_000)
    async with endless() as (url, sent):
        api = make_api(address_at(url))
        with pytest.raises(RequestError, match="longer than"):
            await (api.put(REFRESH) if method == "put" else api.get(REFRESH))
        await until(lambda: sent.is_over)
    assert sent.count < 20_000_000


async def test_a_bomb_is_not_unpacked_farther_than_to_the_limit(
    make_api: MakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = gzip.compress(b" " * 200_000_000, compresslevel=9)
    head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip"
    async with answering(bomb, head) as url:
        api = make_api(address_at(url))
        monkeypatch.setattr(json_api, "LONGEST_LIST", 2 * 1024 * 1024)
        tracemalloc.start()
        with pytest.raises(RequestError, match="longer than 2 MiB"):
            await api.read(SECTIONS, {}, dict)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 10_000_000


async def test_a_refusal_without_an_end_is_not_read(make_api: MakeApi) -> None:
    async with endless("HTTP/1.1 400 Bad Request") as (url, sent):
        with pytest.raises(RequestError, match="400"):
            await make_api(address_at(url)).put(REFRESH)
        await until(lambda: sent.is_over)


async def test_an_error_names_no_more_of_a_path_than_it_needs(
    make_api: MakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_api, "LONGEST_ANSWER", 1)
    async with answering(EMPTY) as url:
        with pytest.raises(RequestError) as caught:
            await make_api(address_at(url)).get("/library/metadata/" + "1," * 1_500)
    assert len(str(caught.value)) < 150


# Several requests


async def test_at_most_four_requests_are_under_way(api: JsonApi, plex: PlexSimulator) -> None:
    plex.faults.switch_on(FaultKind.DELAY, seconds=0.02)
    answers = await asyncio.gather(*(api.get(SECTIONS) for _ in range(20)))
    assert all(answers)
    assert plex.counters.max_parallel_requests == 4


async def test_connections_are_kept_for_the_next_request(make_api: MakeApi) -> None:
    peers = set()

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        return web.Response(body=EMPTY)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app, host=LOCALHOST) as server:
        api = make_api(address_at(str(server.make_url("/"))))
        for _ in range(3):
            await api.get(SECTIONS)
            await api.put(REFRESH)
    assert len(peers) == 1


@pytest.mark.parametrize("answers_of_the_known", range(1, 4))
async def test_a_server_that_takes_the_address_after_the_check_gets_no_command(
    make_session: MakeSession, answers_of_the_known: int
) -> None:
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.method)
        name = "known" if len(asked) <= answers_of_the_known else "other"
        answered = web.json_response({"MediaContainer": {"machineIdentifier": name}})
        if name == "known":
            answered.force_close()
        return answered

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app, host=LOCALHOST) as server:
        session = make_session(address_at(str(server.make_url("/"))))
        with pytest.raises(WrongServerError):
            await JsonApi(session, 5, "known").put(REFRESH)
    assert asked == ["GET"] * (answers_of_the_known + 1)


async def test_each_of_many_requests_gets_its_own_answer(api: JsonApi, plex: PlexSimulator) -> None:
    keys = list(plex.catalog.items)[:60]
    answers = await asyncio.gather(
        *(api.get(f"/library/metadata/{key}", {"skipRefresh": 1}) for key in keys)
    )
    assert [answer["Metadata"][0]["ratingKey"] for answer in answers] == keys


async def test_requests_that_fail_do_not_disturb_the_others(
    api: JsonApi, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.RESET, times=3)
    plex.faults.switch_on(FaultKind.DELAY, seconds=0.01)
    answers = await asyncio.gather(*(api.get(SECTIONS) for _ in range(12)), return_exceptions=True)
    failed = [answer for answer in answers if isinstance(answer, ServerLostError)]
    # aiohttp asks again over a new connection where one that it had kept is cut.
    assert len(failed) <= 3
    assert len([each for each in answers if not isinstance(each, BaseException)]) >= 9


# The end of requests


async def test_the_timeout_is_for_the_whole_request(make_api: MakeApi, plex: PlexSimulator) -> None:
    plex.faults.switch_on(FaultKind.CRAWL, seconds=20, on="sections")
    api = make_api(address_of(plex), 0.3)
    async with asyncio.timeout(5):
        with pytest.raises(ServerLostError, match="did not answer in time"):
            await api.get(SECTIONS)
    await until(lambda: plex.counters.parallel_requests == 0)


async def test_who_keeps_silent_is_told_from_who_cannot_be_reached(
    make_api: MakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_session, "CONNECT_TIMEOUT", 0.2)
    async with silent() as port:
        url = f"http://{LOCALHOST}:{port}"
        assert "did not answer in time" in str(await error_at(make_api, url, 0.05))
    with unreachable() as url:
        assert "cannot be reached in time" in str(await error_at(make_api, url))


@pytest.mark.parametrize("fault", [FaultKind.HANG, FaultKind.CRAWL])
async def test_a_cancel_ends_a_request_at_once(
    api: JsonApi, plex: PlexSimulator, fault: FaultKind
) -> None:
    plex.faults.switch_on(fault, seconds=20, on="sections")
    request = asyncio.create_task(api.get(SECTIONS))
    await until(lambda: plex.counters.parallel_requests == 1)
    request.cancel()
    async with asyncio.timeout(5):
        with pytest.raises(asyncio.CancelledError):
            await request
    await until(lambda: plex.counters.parallel_requests == 0)


async def test_a_cancel_ends_a_request_that_still_connects(make_api: MakeApi) -> None:
    with unreachable() as url:
        request = asyncio.create_task(make_api(address_at(url), 30).get(SECTIONS))
        await asyncio.sleep(0.05)
        request.cancel()
        async with asyncio.timeout(5):
            with pytest.raises(asyncio.CancelledError):
                await request


async def test_a_cancelled_request_leaves_its_slot_to_the_next(
    api: JsonApi, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.HANG, on="sections")
    requests = [asyncio.create_task(api.get(SECTIONS)) for _ in range(4)]
    waiting = asyncio.create_task(api.get("/identity"))
    await until(lambda: plex.counters.parallel_requests == 4)
    assert not waiting.done()
    for request in requests:
        request.cancel()
    await asyncio.gather(*requests, return_exceptions=True)
    assert await waiting


async def test_closing_ends_what_is_under_way_and_what_waits(
    api: JsonApi, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.HANG, on="sections")
    requests = [asyncio.create_task(api.get(SECTIONS)) for _ in range(6)]
    await until(lambda: plex.counters.parallel_requests == 4)
    api.close()
    async with asyncio.timeout(5):
        errors = await asyncio.gather(*requests, return_exceptions=True)
    assert {(type(error), str(error)) for error in errors} == {
        (ServerLostError, "the connection was closed")
    }
    await until(lambda: plex.counters.parallel_requests == 0)


async def test_what_is_closed_sends_nothing_any_more(api: JsonApi, plex: PlexSimulator) -> None:
    await api.get("/identity")
    api.close()
    api.close()
    with pytest.raises(ServerLostError, match="closed"):
        await api.get("/identity")
    assert plex.counters.total_requests == 1


# Secrets and certificates


@pytest.mark.parametrize("token", ["revoked-token", "simulator-token"])
async def test_neither_token_nor_address_is_in_a_log_line_or_an_error(
    make_api: MakeApi, plex: PlexSimulator, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    caplog.set_level(logging.DEBUG)
    address = address_of(plex, token=token)
    api = make_api(address)
    errors = []
    for path in ("/", SECTIONS, "/nowhere"):
        try:
            await api.get(path)
        except EngineError as err:
            errors.append(err)
    assert InvalidTokenError in map(type, errors) or ItemGoneError in map(type, errors)
    told = caplog.text + "".join(map(str, errors))
    assert token not in told
    assert plex.url not in told
    assert token not in repr(address)


@pytest.mark.parametrize("verify_ssl", [True, False])
async def test_the_certificate_is_verified_unless_the_user_said_no(
    make_api: MakeApi, plex: PlexSimulator, tls_url: str, verify_ssl: bool
) -> None:
    api = make_api(address_of(plex, url=tls_url, verify_ssl=verify_ssl))
    if verify_ssl:
        with pytest.raises(CertificateError, match="not trusted"):
            await api.get(SECTIONS)
    else:
        assert await api.get(SECTIONS)
