"""Requests of several tasks, and how the connection heals and ends."""

import asyncio
from collections.abc import AsyncIterator
import logging

import pytest

from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    OverloadedError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.plex.transport import Transport
from plex_simulator import FaultKind, PlexSimulator

from ..kit import until
from .conftest import Threads, address_at, address_of
from .servers import answering

REFRESH = "/library/metadata/1/refresh"


@pytest.fixture
async def transport(plex: PlexSimulator) -> AsyncIterator[Transport]:
    transport = Transport(address_of(plex), 5)
    yield transport
    transport.close()


async def test_a_path_answers_with_its_container(transport: Transport, plex: PlexSimulator) -> None:
    container = await transport.get("/library/sections")
    assert len(container) == len(plex.catalog.libraries)


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
async def test_after_an_error_the_connection_heals_by_itself(
    transport: Transport,
    plex: PlexSimulator,
    fault: FaultKind,
    error: type[EngineError],
) -> None:
    plex.faults.switch_on(fault, times=1, on="sections")
    with pytest.raises(EngineError) as caught:
        await transport.get("/library/sections")
    assert isinstance(caught.value, error)
    assert (await transport.get("/library/sections")).tag == "MediaContainer"


async def test_after_a_bad_greeting_it_greets_again(
    transport: Transport, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.GARBAGE, times=1, on="identity")
    with pytest.raises(RequestError):
        await transport.get("/library/sections")
    assert (await transport.get("/library/sections")).tag == "MediaContainer"


async def test_a_wrong_content_type_does_not_matter(
    transport: Transport, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.WRONG_CONTENT_TYPE)
    assert (await transport.get("/library/sections")).tag == "MediaContainer"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"<html><body>Hello</body></html>",
        b'{"MediaContainer": {}}',
        b"\xff\xfe",
        b"<a>",
    ],
)
async def test_what_is_not_a_container_is_a_failed_request(body: bytes) -> None:
    async with answering(body) as url:
        transport = Transport(address_at(url), 5)
        with pytest.raises(RequestError):
            await transport.get("/library/sections")
        transport.close()


async def test_a_status_that_plexapi_does_not_expect_is_a_failed_request() -> None:
    async with answering(b"<MediaContainer/>", "HTTP/1.1 206 Partial Content") as url:
        transport = Transport(address_at(url), 5)
        with pytest.raises(RequestError) as caught:
            await transport.get("/library/sections")
        transport.close()
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__  # plexapi's own error names the address


async def test_a_command_may_be_answered_with_nothing_or_an_empty_container(
    transport: Transport, plex: PlexSimulator
) -> None:
    key = next(iter(plex.catalog.items))
    await transport.put(f"/library/metadata/{key}/refresh")
    plex.quirks.refresh_answers_container = True
    await transport.put(f"/library/metadata/{key}/refresh")
    assert plex.counters.requests["refresh"] == 2


async def test_a_command_that_a_web_page_answers_has_failed() -> None:
    async with answering(b"<html/>") as url:
        transport = Transport(address_at(url), 5)
        with pytest.raises(RequestError):
            await transport.put(REFRESH)
        transport.close()


async def test_a_command_to_a_server_that_starts_up_is_refused_while_reads_work(
    transport: Transport, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.STARTING_UP)
    assert (await transport.get("/library/sections")).tag == "MediaContainer"
    with pytest.raises(StartingUpError):
        await transport.put(REFRESH)


async def test_at_most_four_requests_are_under_way(
    transport: Transport, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.DELAY, seconds=0.02)
    answers = await asyncio.gather(*(transport.get("/library/sections") for _ in range(20)))
    assert {answer.tag for answer in answers} == {"MediaContainer"}
    assert plex.counters.max_parallel_requests == 4
    assert plex.counters.requests["identity"] == 4  # a greeting for each connection, no more


async def test_each_of_many_requests_gets_its_own_answer(
    transport: Transport, plex: PlexSimulator
) -> None:
    keys = list(plex.catalog.items)[:60]
    answers = await asyncio.gather(
        *(transport.get(f"/library/metadata/{key}", {"skipRefresh": 1}) for key in keys)
    )
    assert [answer[0].get("ratingKey") for answer in answers] == keys


async def test_requests_that_fail_do_not_disturb_the_others(
    transport: Transport, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.RESET, times=3)
    plex.faults.switch_on(FaultKind.DELAY, seconds=0.01)
    answers = await asyncio.gather(
        *(transport.get("/library/sections") for _ in range(12)), return_exceptions=True
    )
    failed = [answer for answer in answers if isinstance(answer, ServerLostError)]
    assert len(failed) == 3
    assert len([answer for answer in answers if not isinstance(answer, BaseException)]) == 9


async def test_the_timeout_is_for_the_whole_request(plex: PlexSimulator, threads: Threads) -> None:
    transport = Transport(address_of(plex), 0.3)
    plex.faults.switch_on(FaultKind.CRAWL, seconds=20, on="sections")
    async with asyncio.timeout(1):
        with pytest.raises(ServerLostError, match="in time"):
            await transport.get("/library/sections")
    assert threads.seconds_to_end() < 0.3
    transport.close()


@pytest.mark.parametrize("fault", [FaultKind.HANG, FaultKind.CRAWL])
async def test_a_cancel_ends_a_request_at_once(
    transport: Transport, plex: PlexSimulator, threads: Threads, fault: FaultKind
) -> None:
    plex.faults.switch_on(fault, seconds=20, on="sections")
    request = asyncio.create_task(transport.get("/library/sections"))
    await asyncio.sleep(0.1)
    request.cancel()
    async with asyncio.timeout(0.3):
        with pytest.raises(asyncio.CancelledError):
            await request
    assert threads.seconds_to_end() < 0.3


async def test_a_cancelled_request_gives_its_place_to_the_next(
    transport: Transport, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.HANG, on="sections")
    requests = [asyncio.create_task(transport.get("/library/sections")) for _ in range(4)]
    await asyncio.sleep(0.1)
    plex.faults.clear()
    waiting = asyncio.create_task(transport.get("/library/sections"))
    for request in requests:
        request.cancel()
    await asyncio.gather(*requests, return_exceptions=True)
    assert (await waiting).tag == "MediaContainer"


async def test_closing_ends_what_is_under_way_and_what_waits(
    transport: Transport, plex: PlexSimulator, threads: Threads
) -> None:
    await transport.get("/identity")
    plex.faults.switch_on(FaultKind.HANG, on="sections")
    requests = [asyncio.create_task(transport.get("/library/sections")) for _ in range(6)]
    await asyncio.sleep(0.1)
    transport.close()
    async with asyncio.timeout(0.3):
        errors = await asyncio.gather(*requests, return_exceptions=True)
    assert {type(error) for error in errors} == {ServerLostError}
    assert threads.seconds_to_end() < 0.3


async def test_closing_takes_the_connections_that_wait_with_it(
    transport: Transport, plex: PlexSimulator
) -> None:
    await transport.get("/identity")
    transport.close()
    with pytest.raises(ServerLostError, match="closed"):
        await transport.get("/identity")


async def test_a_connection_that_finishes_while_it_is_closed_is_not_kept(
    transport: Transport, plex: PlexSimulator
) -> None:
    await transport.get("/identity")
    plex.faults.switch_on(FaultKind.DELAY, seconds=0.05)
    request = asyncio.create_task(transport.get("/identity"))
    await until(lambda: plex.counters.requests["identity"] == 3)
    transport._is_closed = True
    await request
    assert not transport._idle


async def test_a_server_that_was_restarted_is_found_again(
    transport: Transport, plex: PlexSimulator
) -> None:
    await transport.get("/library/sections")
    await plex.refuse_connections()
    with pytest.raises(ServerLostError):
        await transport.get("/library/sections")
    await plex.accept_connections()
    assert (await transport.get("/library/sections")).tag == "MediaContainer"


@pytest.mark.parametrize("token", ["revoked-token", "simulator-token"])
async def test_neither_token_nor_address_is_in_a_log_line_or_an_error(
    plex: PlexSimulator, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    caplog.set_level(logging.WARNING, "urllib3")  # as in Home Assistant
    caplog.set_level(logging.DEBUG, "plexapi")
    caplog.set_level(logging.DEBUG)
    address = address_of(plex, token=token)
    transport = Transport(address, 5)
    errors = []
    for path in ("/", "/library/sections", "/nowhere"):
        try:
            await transport.get(path)
        except EngineError as err:
            errors.append(err)
    transport.close()
    assert InvalidTokenError in map(type, errors) or ItemGoneError in map(type, errors)
    told = caplog.text + "".join(map(str, errors))
    assert "GET <hidden>/identity" in told
    assert token not in told
    assert plex.url not in told
    assert token not in repr(address)


@pytest.mark.parametrize("verify_ssl", [True, False])
async def test_the_certificate_is_verified_unless_the_user_said_no(
    plex: PlexSimulator, tls_url: str, verify_ssl: bool
) -> None:
    transport = Transport(address_of(plex, url=tls_url, verify_ssl=verify_ssl), 5)
    if verify_ssl:
        with pytest.raises(ServerLostError, match="certificate"):
            await transport.get("/library/sections")
    else:
        assert (await transport.get("/library/sections")).tag == "MediaContainer"
    transport.close()
