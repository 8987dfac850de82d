"""Notifications over a real websocket, and what is made of their frames."""

import asyncio
from collections.abc import AsyncIterator
import json
import logging
from typing import Any
from unittest.mock import Mock

from aiohttp import ClientSession, WSMsgType, web
from aiohttp.test_utils import TestServer
import pytest

from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.timeline import TimelineEntry
from custom_components.plex_smart_refresher.plex import notifications, timeline
from custom_components.plex_smart_refresher.plex.notifications import Notifications
from custom_components.plex_smart_refresher.plex.timeline import TimelineReader
from plex_simulator import FaultKind, PlexSimulator, RequestKind

from ..kit import until
from .conftest import MakeSession, address_at, address_of
from .servers import LOCALHOST, silent

ENTRY = {"identifier": "com.plexapp.plugins.library", "itemID": "7", "type": 1, "state": 5}


@pytest.fixture(autouse=True)
def _reconnect_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifications, "_RECONNECT_DELAYS", (0.01, 0.02))


class Listener:
    """Listens, and remembers what woke it."""

    def __init__(self, listening: Notifications) -> None:
        self.notifications = listening
        self.woken: list[str | None] = []
        self.unsubscribe = listening.subscribe(self.woken.append)
        self.task = asyncio.create_task(listening.listen())

    async def connected(self) -> None:
        await until(lambda: self.notifications.connected)

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.wait({self.task})


@pytest.fixture
async def listener(plex: PlexSimulator, make_session: MakeSession) -> AsyncIterator[Listener]:
    listener = Listener(Notifications(make_session(address_of(plex))))
    yield listener
    await listener.end()


async def refreshed(plex: PlexSimulator, session: ClientSession) -> str:
    """Refresh an item and return its rating key."""
    key = next(iter(plex.catalog.items))
    url = f"{plex.url}/library/metadata/{key}/refresh"
    async with session.put(url, headers={"X-Plex-Token": plex.token}) as answer:
        assert answer.ok
    await plex.wait_idle()
    return key


def frame(entries: Any) -> str:
    return json.dumps({"NotificationContainer": {"type": "timeline", "TimelineEntry": entries}})


def processed_items(text: str) -> list[str]:
    """Return the items that a frame reports as processed."""
    return [entry.rating_key for entry in TimelineReader().entries(text) if entry.is_processed]


# Frames


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({}, ["7"]),
        ({"itemID": 7, "state": 5, "type": 4}, ["7"]),
        ({"state": "5"}, ["7"]),
        ({"state": 4}, []),
        ({"state": 9}, []),
        ({"state": None}, []),
        ({"type": -1}, []),
        ({"type": "-1"}, []),
        ({"itemID": None}, []),
        ({"identifier": "com.plexapp.system"}, []),
        ({"metadataState": "queued"}, []),
        ({"mediaState": "analyzing"}, []),
        ({"queueSize": 3}, []),
        ({"queueSize": None}, []),
        ({"mediaState": None}, []),
        ({"metadataState": ""}, []),
    ],
)
def test_an_entry_tells_of_a_processed_item_only_when_it_is_final(
    change: dict[str, Any], keys: list[str]
) -> None:
    assert processed_items(frame([ENTRY | change])) == keys


def test_a_single_entry_may_stand_where_a_list_does() -> None:
    assert processed_items(frame(ENTRY)) == ["7"]


def test_each_entry_of_a_frame_counts_for_itself() -> None:
    entries = [ENTRY, None, 7, "x", {"state": 5}, ENTRY | {"itemID": "8"}]
    assert processed_items(frame(entries)) == ["7", "8"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json {",
        "null",
        "[]",
        "7",
        '"NotificationContainer"',
        '{"NotificationContainer": null}',
        '{"NotificationContainer": [1]}',
        '{"NotificationContainer": {}}',
        '{"NotificationContainer": {"TimelineEntry": null}}',
        "[" * 100_000,
    ],
)
def test_a_frame_that_makes_no_sense_reports_nothing(text: str) -> None:
    assert list(TimelineReader().entries(text)) == []


def test_an_entry_says_which_item_it_is_about_and_what_happens_to_it() -> None:
    new = {
        "sectionID": 8,
        "itemID": 40011,
        "parentItemID": "10653",
        "rootItemID": 10652,
        "type": "4",
        "state": "0",
        "metadataState": "created",
        "title": "x",
    }
    upgrade = {"sectionID": "8", "type": 1, "state": 1, "mediaState": "analyzing"}
    queued = {"state": 5, "queueSize": 3}
    frames = frame([ENTRY | new, ENTRY | upgrade, ENTRY | queued])
    assert list(TimelineReader().entries(frames)) == [
        TimelineEntry(
            *("40011", "8", MediaType.EPISODE, "10653", "10652", 0, "created", "", False)
        ),
        TimelineEntry("7", "8", MediaType.MOVIE, "", "", 1, "", "analyzing", False),
        TimelineEntry("7", "", MediaType.MOVIE, "", "", 5, "", "", True),
    ]


@pytest.mark.parametrize("of", [{"type": 12}, {"sectionID": "-1"}, {"sectionID": -1}, {"type": 77}])
def test_an_extra_or_another_type_has_no_type_of_ours(of: dict[str, Any]) -> None:
    [entry] = TimelineReader().entries(frame(ENTRY | of))
    assert entry.type is None


def test_unknown_values_are_counted_within_limits() -> None:
    reader = TimelineReader()
    odd = {"type": 77, "state": 8, "metadataState": "dreaming", "mediaState": "A title, leaked"}
    for each in (ENTRY | odd, ENTRY | odd, ENTRY, ENTRY | {"type": 18, "state": "five"}):
        list(reader.entries(frame(each)))
    assert reader.seen == {
        ("type", "77"): 2,
        ("state", "8"): 2,
        ("metadata_state", "dreaming"): 2,
        ("media_state", "other"): 2,
        ("state", "None"): 1,
    }
    list(reader.entries(frame([ENTRY | {"type": number} for number in range(100, 200)])))
    assert len(reader.seen) == 50


def test_noise_is_dropped_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "orjson", None)
    noise = ["playing", "activity", "com.plexapp.plugins.library"]
    other = frame(ENTRY | {"identifier": "tv.plex.providers.epg"})
    assert [list(TimelineReader().entries(each)) for each in (*noise, other)] == [[]] * 4


# The socket


async def test_a_processed_item_wakes_once(
    listener: Listener, plex: PlexSimulator, web_session: ClientSession
) -> None:
    await listener.connected()
    assert listener.woken == [None]  # what happened before may have been missed
    told: list[TimelineEntry | None] = []
    unsubscribe = listener.notifications.subscribe_timeline(told.append)
    key = await refreshed(plex, web_session)
    await until(lambda: len(listener.woken) > 1)
    assert listener.woken == [None, key]
    assert [entry.state for entry in told if entry][:4] == [1, 2, 3, 4]
    assert {entry.rating_key for entry in told if entry} == {key}
    unsubscribe()
    plex.drop_sockets()
    await until(lambda: listener.woken == [None, key, None])
    assert None not in told
    assert not listener.notifications.seen


@pytest.mark.parametrize("quirk", ["socket_integer_ids", "socket_single_objects"])
async def test_servers_that_write_differently_are_understood(
    listener: Listener, plex: PlexSimulator, web_session: ClientSession, quirk: str
) -> None:
    setattr(plex.quirks, quirk, True)
    await listener.connected()
    key = await refreshed(plex, web_session)
    await until(lambda: key in listener.woken)


@pytest.mark.parametrize("fault", [FaultKind.SOCKET_GARBAGE, FaultKind.SOCKET_FLOOD])
async def test_garbage_and_floods_are_survived(
    listener: Listener, plex: PlexSimulator, web_session: ClientSession, fault: FaultKind
) -> None:
    await listener.connected()
    plex.faults.switch_on(fault)
    key = await refreshed(plex, web_session)
    await until(lambda: key in listener.woken)
    assert listener.woken == [None, key]


async def test_a_silent_socket_counts_as_listening_and_wakes_nobody(
    listener: Listener, plex: PlexSimulator, web_session: ClientSession
) -> None:
    await listener.connected()
    plex.faults.switch_on(FaultKind.SOCKET_SILENT)
    await refreshed(plex, web_session)
    assert listener.notifications.connected
    assert listener.woken == [None]


async def test_a_dropped_socket_is_opened_again_and_everybody_looks_for_what_was_missed(
    listener: Listener, plex: PlexSimulator, web_session: ClientSession
) -> None:
    await listener.connected()
    plex.faults.switch_on(FaultKind.SOCKET_REFUSED)
    plex.drop_sockets()
    await until(lambda: not listener.notifications.connected)
    await until(lambda: plex.counters.requests[RequestKind.WEBSOCKET] >= 4)
    assert not listener.notifications.connected
    assert listener.woken == [None]
    plex.faults.clear()
    await listener.connected()
    assert listener.woken == [None, None]
    key = await refreshed(plex, web_session)
    await until(lambda: key in listener.woken)


async def test_a_server_that_was_away_is_found_again(
    listener: Listener, plex: PlexSimulator
) -> None:
    await listener.connected()
    await plex.refuse_connections()
    await until(lambda: not listener.notifications.connected)
    await plex.accept_connections()
    await listener.connected()


async def test_a_dead_token_does_not_end_the_listening(
    listener: Listener, plex: PlexSimulator
) -> None:
    await listener.connected()
    plex.tokens.revoke()
    plex.drop_sockets()
    await until(lambda: plex.counters.statuses[401] >= 2)
    assert not listener.task.done()


async def test_the_waits_grow_with_each_failure_and_begin_anew_after_a_success(
    plex: PlexSimulator, make_session: MakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    pause = asyncio.sleep

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 4:
            plex.faults.clear()
        await pause(0)

    monkeypatch.setattr(notifications, "_RECONNECT_DELAYS", (1.0, 5.0, 60.0))
    monkeypatch.setattr(notifications, "_LASTING", 0.0)
    monkeypatch.setattr(notifications, "asyncio", Mock(wraps=asyncio, sleep=sleep))
    plex.faults.switch_on(FaultKind.SOCKET_REFUSED)
    listener = Listener(Notifications(make_session(address_of(plex))))
    await listener.connected()
    plex.drop_sockets()
    await until(lambda: len(waits) == 5)
    await listener.end()
    assert waits == [1.0, 5.0, 60.0, 60.0, 1.0]


async def test_a_server_that_ends_each_connection_at_once_is_asked_less_and_less(
    plex: PlexSimulator, make_session: MakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    pause = asyncio.sleep

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await pause(0)

    monkeypatch.setattr(notifications, "_RECONNECT_DELAYS", (1.0, 5.0, 60.0))
    monkeypatch.setattr(notifications, "asyncio", Mock(wraps=asyncio, sleep=sleep))
    listener = Listener(Notifications(make_session(address_of(plex))))
    for number in range(1, 6):
        await listener.connected()
        plex.drop_sockets()
        await until(lambda count=number: len(waits) >= count)  # type: ignore[misc] - its own count
    await listener.end()
    assert waits[:5] == [1.0, 5.0, 60.0, 60.0, 60.0]


async def test_a_subscriber_that_fails_harms_neither_the_others_nor_the_connection(
    make_session: MakeSession, plex: PlexSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    failing = Notifications(make_session(address_of(plex)))
    for subscribe in (failing.subscribe, failing.subscribe_timeline):
        subscribe(Mock(side_effect=ZeroDivisionError))
    listener = Listener(failing)
    await listener.connected()
    item = next(iter(plex.catalog.items.values()))
    plex.notifications.timeline(item, 5)
    await until(lambda: listener.woken[-1:] == [item.rating_key])
    assert failing.connected
    assert caplog.text.count("A subscriber failed") == 4  # the gap at first, and the item
    await listener.end()


async def test_who_has_unsubscribed_is_not_woken(listener: Listener, plex: PlexSimulator) -> None:
    listener.unsubscribe()
    await listener.connected()
    assert listener.woken == []


async def test_a_cancel_ends_the_listening_at_once(listener: Listener, plex: PlexSimulator) -> None:
    await listener.connected()
    async with asyncio.timeout(5):
        await listener.end()
    assert not listener.notifications.connected
    await until(lambda: plex.counters.sockets_open == 0)


async def test_a_cancel_while_it_connects_ends_at_once(make_session: MakeSession) -> None:
    async with silent() as port:
        address = address_at(f"http://{LOCALHOST}:{port}")
        listener = Listener(Notifications(make_session(address)))
        await asyncio.sleep(0.05)
        async with asyncio.timeout(5):
            await listener.end()


async def test_a_server_that_does_not_say_goodbye_holds_nobody_up(
    make_session: MakeSession,
) -> None:
    stop = asyncio.Event()

    async def handle(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoclose=False)
        await socket.prepare(request)
        await stop.wait()  # reads nothing, so answers no goodbye
        return socket

    app = web.Application()
    app.router.add_get("/:/websockets/notifications", handle)
    async with TestServer(app, host=LOCALHOST) as server:
        address = address_at(str(server.make_url("")))
        listener = Listener(Notifications(make_session(address)))
        await listener.connected()
        async with asyncio.timeout(5):
            await listener.end()
        stop.set()


async def test_pictures_in_frames_are_ignored(make_session: MakeSession) -> None:
    async def handle(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_bytes(b"\x00")
        await socket.send_str(frame(ENTRY))
        async for message in socket:
            assert message.type is not WSMsgType.ERROR
        return socket

    app = web.Application()
    app.router.add_get("/:/websockets/notifications", handle)
    async with TestServer(app, host=LOCALHOST) as server:
        address = address_at(str(server.make_url("")))
        listener = Listener(Notifications(make_session(address)))
        await until(lambda: "7" in listener.woken)
        await listener.end()
    assert listener.woken == [None, "7"]


@pytest.mark.parametrize("verify_ssl", [True, False])
async def test_the_certificate_is_verified_unless_the_user_said_no(
    plex: PlexSimulator, make_session: MakeSession, tls_url: str, verify_ssl: bool
) -> None:
    address = address_of(plex, url=tls_url + "/", verify_ssl=verify_ssl)
    listener = Listener(Notifications(make_session(address)))
    if verify_ssl:
        await asyncio.sleep(0.1)
        assert not listener.notifications.connected
    else:
        await listener.connected()
    await listener.end()


async def test_neither_token_nor_address_is_logged(
    listener: Listener, plex: PlexSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await listener.connected()
    plex.drop_sockets()
    await until(lambda: listener.woken == [None, None])
    assert plex.token not in caplog.text
    assert plex.url not in caplog.text
