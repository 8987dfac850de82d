"""Signing in at the simulated plex.tv, and finding servers there."""

import asyncio
from collections.abc import AsyncIterator
import logging
from urllib.parse import parse_qs

import plexapi
from plexapi.myplex import MyPlexResource
import pytest

from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.plex import Account, FoundServer, SignIn
from plex_simulator import FaultKind, PlexSimulator

from ..kit import until
from .directions import directions
from .servers import answering


def direct_to(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let plexapi take a server for plex.tv."""
    for owner, name, address in directions(url):
        monkeypatch.setattr(owner, name, address)


@pytest.fixture(autouse=True)
def _simulated_plex_tv(plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch) -> None:
    direct_to(f"{plex.url}/plex.tv", monkeypatch)


@pytest.fixture
async def sign_in() -> AsyncIterator[SignIn]:
    sign_in = SignIn("test-client")
    yield sign_in
    sign_in.close()


async def servers(token: str) -> dict[str, FoundServer]:
    found = await Account(token, "test-client").servers()
    return {server.name: server for server in found}


# Signing in


async def test_the_page_to_confirm_on_names_us_and_the_pin(
    sign_in: SignIn, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = dict.fromkeys(plexapi.BASE_HEADERS, "foreign")
    monkeypatch.setattr("plexapi.myplex.BASE_HEADERS", foreign)
    url = await sign_in.start()
    page, _, query = url.partition("#!?")
    (pin,) = plex.plex_tv.pins.values()
    asked = parse_qs(query)
    assert page == "https://app.plex.tv/auth/"
    assert asked["code"] == [pin.code]
    assert asked["clientID"] == ["test-client"] == [pin.client]
    assert asked["context[device][product]"] == ["Plex Smart Refresher"] == [pin.product]
    assert "foreign" not in url


async def test_the_token_comes_once_the_user_has_confirmed(
    sign_in: SignIn, plex: PlexSimulator
) -> None:
    await sign_in.start()
    assert await sign_in.token() is None
    assert await sign_in.token() is None
    (pin,) = plex.plex_tv.pins.values()
    plex.plex_tv.approve(pin)
    assert await sign_in.token() == plex.plex_tv.owner.token


async def test_a_sign_in_that_has_expired_says_so_at_once(
    sign_in: SignIn, plex: PlexSimulator
) -> None:
    await sign_in.start()
    (pin,) = plex.plex_tv.pins.values()
    plex.plex_tv.expire(pin)
    with pytest.raises(ItemGoneError, match="expired"):
        await sign_in.token()


@pytest.mark.parametrize(
    "fault", [FaultKind.RESET, FaultKind.BUSY, FaultKind.GARBAGE, FaultKind.HTML, FaultKind.STATUS]
)
async def test_trouble_while_waiting_passes(
    sign_in: SignIn, plex: PlexSimulator, fault: FaultKind
) -> None:
    await sign_in.start()
    (pin,) = plex.plex_tv.pins.values()
    plex.plex_tv.approve(pin)
    plex.faults.switch_on(fault, times=10)
    for _ in range(10):
        assert await sign_in.token() is None
    assert await sign_in.token() == plex.plex_tv.owner.token


@pytest.mark.parametrize(
    "fault", [FaultKind.RESET, FaultKind.BUSY, FaultKind.GARBAGE, FaultKind.STATUS]
)
async def test_a_sign_in_that_cannot_start_says_so(
    sign_in: SignIn, plex: PlexSimulator, fault: FaultKind
) -> None:
    plex.faults.switch_on(fault)
    with pytest.raises(EngineError):
        await sign_in.start()


@pytest.mark.parametrize("body", [b"", b"<html/>"])
async def test_a_sign_in_without_a_pin_does_not_start(
    monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    async with answering(body) as url:
        direct_to(url, monkeypatch)
        with pytest.raises(ServerLostError):
            await SignIn("test-client").start()


async def test_a_cancel_while_plex_tv_keeps_silent_frees_who_waits(
    sign_in: SignIn, plex: PlexSimulator
) -> None:
    await sign_in.start()
    plex.faults.switch_on(FaultKind.HANG)
    waiting = asyncio.create_task(sign_in.token())
    await until(lambda: plex.counters.parallel_requests == 1)
    waiting.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait({waiting})
    assert waiting.cancelled()
    await plex.stop()  # which ends the thread, too


# Servers


async def test_the_servers_of_an_account_are_found_with_their_own_tokens(
    plex: PlexSimulator,
) -> None:
    found = await servers(plex.plex_tv.owner.token)
    assert set(found) == {"Simulated Plex", "Switched off", "Somebody's Plex"}
    own = found["Simulated Plex"]
    assert own.is_owned
    assert own.token == plex.token
    assert own.machine_identifier == plex.context.machine_identifier
    assert found["Switched off"].urls == ()
    assert not found["Somebody's Plex"].is_owned
    assert own.token not in repr(own)


async def test_the_addresses_of_a_server_come_nearest_first_and_open_ones_only_at_home(
    plex: PlexSimulator,
) -> None:
    own = (await servers(plex.plex_tv.owner.token))["Simulated Plex"]
    assert own.urls == (
        "http://127.0.0.1:1",
        plex.url,
        "https://192-0-2-1.simulated.plex.direct:32400",
        "https://relay.simulated.plex.direct:8443",
    )


async def test_a_friend_does_not_own_the_server(plex: PlexSimulator) -> None:
    found = await servers(plex.plex_tv.friend.token)
    assert not any(server.is_owned for server in found.values())


async def test_an_account_that_signed_out_is_refused(plex: PlexSimulator) -> None:
    plex.plex_tv.sign_out()
    with pytest.raises(InvalidTokenError):
        await servers(plex.plex_tv.owner.token)


@pytest.mark.parametrize(
    "fault", [FaultKind.RESET, FaultKind.BUSY, FaultKind.GARBAGE, FaultKind.HTML]
)
async def test_trouble_with_plex_tv_is_that_of_a_lost_server(
    plex: PlexSimulator, fault: FaultKind
) -> None:
    plex.faults.switch_on(fault)
    with pytest.raises(ServerLostError):
        await servers(plex.plex_tv.owner.token)


async def test_resources_that_make_no_sense_are_left_out(
    plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = b"""<resources>
        <resource/>
        <resource provides="server" clientIdentifier="a"/>
        <resource provides="server" accessToken="a"/>
        <resource provides="client,mediaserver" clientIdentifier="a" accessToken="a"/>
        <resource provides="server,player" clientIdentifier="b" accessToken="one-token" owned="1">
            <connections>
                <connection address="192.0.2.9" port="32400" uri="http://192.0.2.9:32400"/>
                <connection address="10.0.0.9" port="32400" local="1"/>
                <connection address="10.0.0.9" port="32400" local="1"/>
            </connections>
        </resource>
    </resources>"""
    async with answering(resources) as url:
        monkeypatch.setattr(MyPlexResource, "key", f"{url}/resources")
        (found,) = await Account(plex.plex_tv.owner.token, "test-client").servers()
    assert found == FoundServer(
        machine_identifier="b",
        name="Plex",
        token="one-token",
        urls=("http://10.0.0.9:32400",),
        is_owned=True,
    )


async def test_a_cancel_while_servers_are_looked_for_frees_who_waits(plex: PlexSimulator) -> None:
    plex.faults.switch_on(FaultKind.HANG)
    looking = asyncio.create_task(servers(plex.plex_tv.owner.token))
    await until(lambda: plex.counters.parallel_requests == 1)
    looking.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait({looking})
    assert looking.cancelled()
    await plex.stop()


async def test_no_token_is_in_a_log_line(
    sign_in: SignIn, plex: PlexSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "plexapi")
    caplog.set_level(logging.DEBUG)
    await sign_in.start()
    (pin,) = plex.plex_tv.pins.values()
    plex.plex_tv.approve(pin)
    token = await sign_in.token()
    assert token
    found = await servers(token)
    for secret in (token, pin.code, *(server.token for server in found.values())):
        assert secret not in caplog.text
