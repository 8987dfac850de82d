"""Frames of the notification socket, and how it goes wrong."""

import asyncio
import json

import aiohttp
import pytest

from plex_simulator import Catalog, episode, movie, season, show

from .client import Client, entries, frames
from .conftest import Run

NOISE = {"metadataState", "mediaState", "queueSize"}


@pytest.fixture
async def broken(run: Run) -> tuple[Client, str]:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"), broken=["missing_summary"])
    return await run(catalog), item.rating_key


async def test_states_come_in_order_and_only_the_last_processed_is_bare(
    broken: tuple[Client, str],
) -> None:
    client, key = broken
    async with client.socket() as socket:
        await client.refreshed(key)
        seen = entries(await frames(socket))
    own = [entry for entry in seen if entry["type"] == 1 and "library" in entry["identifier"]]
    assert [entry["state"] for entry in own] == [1, 2, 3, 4, 5, 5, 5, 5, 6]
    assert [bool(NOISE & set(entry)) for entry in own] == [True] * 7 + [False, True]


async def test_frame_has_the_shape_of_a_recorded_one(broken: tuple[Client, str]) -> None:
    client, key = broken
    client.simulator.quirks.socket_noise = False
    async with client.socket("timeline") as socket:
        await client.refreshed(key)
        received = await frames(socket)
    container = json.loads(received[-2])["NotificationContainer"]
    [entry] = container["TimelineEntry"]
    assert (container["type"], container["size"]) == ("timeline", 1)
    assert entry.pop("updatedAt") > 1_600_000_000
    assert entry == {
        "identifier": "com.plexapp.plugins.library",
        "sectionID": "1",
        "itemID": key,
        "type": 1,
        "title": "A Movie",
        "state": 5,
    }


async def test_noise_names_no_type_and_other_identifiers(broken: tuple[Client, str]) -> None:
    client, key = broken
    async with client.socket() as socket:
        await client.refreshed(key)
        seen = entries(await frames(socket))
    assert -1 in {entry["type"] for entry in seen}
    assert "com.plexapp.system" in {entry["identifier"] for entry in seen}


async def test_what_looks_final_comes_while_the_work_still_goes_on(
    broken: tuple[Client, str],
) -> None:
    client, key = broken
    client.simulator.pipeline.latency.mean = 0.2
    async with client.socket("timeline") as socket:
        await client.refresh(key)
        while '"state": 5' not in (await socket.receive_str()):
            pass
        assert client.simulator.item(key).truth == {"missing_summary"}


async def test_socket_that_nobody_reads_does_not_delay_the_end(client: Client) -> None:
    async with client.socket():
        await asyncio.sleep(0.01)
        await client.simulator.stop()


async def test_old_server_sends_integers(broken: tuple[Client, str]) -> None:
    client, key = broken
    client.simulator.quirks.socket_integer_ids = True
    async with client.socket() as socket:
        await client.refreshed(key)
        entry = entries(await frames(socket))[0]
    assert (entry["itemID"], entry["sectionID"]) == (int(key), 1)


async def test_single_object_may_stand_where_an_array_does(broken: tuple[Client, str]) -> None:
    client, key = broken
    client.simulator.quirks.socket_single_objects = True
    async with client.socket("timeline") as socket:
        await client.refreshed(key)
        container = json.loads((await frames(socket))[0])["NotificationContainer"]
    assert container["TimelineEntry"]["itemID"] == key


async def test_filters_are_honoured_or_ignored(broken: tuple[Client, str]) -> None:
    client, key = broken
    async with client.socket("activity") as socket:
        await client.refreshed(key)
        kinds = {json.loads(f)["NotificationContainer"]["type"] for f in await frames(socket)}
        assert kinds == {"activity"}
        client.simulator.quirks.socket_honours_filters = False
        await client.refreshed(key)
        kinds = {json.loads(f)["NotificationContainer"]["type"] for f in await frames(socket)}
        assert {"activity", "timeline"} <= kinds


async def test_agents_work_is_an_activity_without_context(broken: tuple[Client, str]) -> None:
    client, key = broken
    async with client.socket() as socket:
        await client.refreshed(key)
        started, ended = entries(await frames(socket), "activity")
    assert started["Activity"]["type"] == "library.update.item.metadata"
    assert (started["event"], ended["event"]) == ("started", "ended")
    assert "Context" not in started["Activity"]


async def test_episode_names_what_it_belongs_to(run: Run) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("TV", "show"))
    part = season(one)
    tale = episode(part, broken=["missing_summary"])
    client = await run(catalog)
    async with client.socket() as socket:
        await client.refreshed(tale.rating_key)
        entry = entries(await frames(socket))[0]
    assert entry["parentItemID"] == part.rating_key
    assert entry["rootItemID"] == one.rating_key


async def test_socket_needs_a_token(client: Client) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.session.ws_connect(client.simulator.websocket_url)
    assert refused.value.status == 401


async def test_refused_socket_answers_with_an_error(client: Client) -> None:
    client.simulator.faults.switch_on("socket_refused", times=1)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.socket()
    assert refused.value.status == 503
    async with client.socket() as socket:
        assert not socket.closed


async def test_dropped_socket_ends_without_a_word(client: Client) -> None:
    async with client.socket() as socket:
        await asyncio.sleep(0.01)
        client.simulator.drop_sockets()
        message = await socket.receive()
        assert message.type in {aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}


async def test_silent_socket_stays_open_and_says_nothing(broken: tuple[Client, str]) -> None:
    client, key = broken
    client.simulator.faults.switch_on("socket_silent")
    async with client.socket() as socket:
        await client.refreshed(key)
        assert await frames(socket) == []
        assert not socket.closed


async def test_lossy_socket_loses_what_matters(broken: tuple[Client, str]) -> None:
    client, key = broken
    client.simulator.faults.switch_on("socket_lossy")
    async with client.socket() as socket:
        await client.refreshed(key)
        states = {entry["state"] for entry in entries(await frames(socket))}
    assert states == {1, 2, 3, 4, 6}


async def test_flooded_socket_buries_the_frames_that_matter(broken: tuple[Client, str]) -> None:
    client, key = broken
    client.simulator.faults.switch_on("socket_flood", times=3)
    async with client.socket() as socket:
        await client.refreshed(key)
        received = await frames(socket)
    assert len(received) > 600
    assert any('"state": 5' in frame for frame in received)


async def test_garbage_frames_come_between_good_ones(broken: tuple[Client, str]) -> None:
    client, key = broken
    client.simulator.faults.switch_on("socket_garbage", times=1)
    async with client.socket() as socket:
        await client.refreshed(key)
        received = await frames(socket)
    with pytest.raises(json.JSONDecodeError):
        json.loads(received[0])
    assert "state" in received[-2]


async def test_happenings_are_announced(client: Client) -> None:
    simulator = client.simulator
    keys = list(simulator.catalog.items)
    async with client.socket() as socket:
        item = await simulator.add_item(movie(simulator.catalog.libraries["1"], "New"))
        await simulator.remove_item(keys[0])
        await simulator.rekey(keys[1])
        seen = [(entry["itemID"], entry["state"]) for entry in entries(await frames(socket))]
    assert (item.rating_key, 5) in seen
    assert (keys[0], 9) in seen
    assert (keys[1], 9) in seen
