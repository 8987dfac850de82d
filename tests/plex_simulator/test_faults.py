"""Every fault, as a client meets it."""

import asyncio
import json
from typing import Any
from unittest.mock import Mock
from xml.etree import ElementTree as ET

import aiohttp
import pytest

from plex_simulator import Catalog, gate, movie

from .client import Client, frames, until

SECTIONS = "/library/sections"


async def test_reset_cuts_the_connection(client: Client) -> None:
    client.simulator.faults.switch_on("reset")
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.ask(SECTIONS)
    client.simulator.faults.clear()
    assert (await client.ask(SECTIONS)).status == 200


async def test_hanging_server_never_answers(client: Client) -> None:
    client.simulator.faults.switch_on("hang", times=1)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.ask(SECTIONS), 0.05)
    counters = client.simulator.counters
    await until(lambda: counters.parallel_requests == 0)


async def test_stopping_does_not_wait_for_who_hangs(client: Client) -> None:
    client.simulator.faults.switch_on("hang")
    waiting = asyncio.create_task(client.ask(SECTIONS))
    await until(lambda: client.simulator.counters.parallel_requests == 1)
    await client.simulator.stop()
    with pytest.raises(aiohttp.ClientError):
        await waiting


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the waits of the server's gate, which pass at once."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(gate, "asyncio", Mock(wraps=asyncio, sleep=sleep))
    return waits


async def test_delay_makes_the_client_wait(client: Client, waits: list[float]) -> None:
    client.simulator.faults.switch_on("delay", seconds=30)
    assert (await client.ask(SECTIONS)).status == 200
    assert waits == [30]


async def test_crawling_body_arrives_whole_but_late(client: Client, waits: list[float]) -> None:
    client.simulator.faults.switch_on("crawl", seconds=30)
    assert len(await client.xml(SECTIONS)) == 1
    assert len(waits) > 1
    assert sum(waits) == pytest.approx(30)


@pytest.mark.parametrize("status", [401, 403, 404, 498, 500, 503])
async def test_any_status_can_be_forced(client: Client, status: int) -> None:
    client.simulator.faults.switch_on("status", status=status)
    answer = await client.ask(SECTIONS)
    assert answer.status == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert f"<h1>{status} " in answer.text


async def test_truncated_body_is_complete_http_and_broken_xml(client: Client) -> None:
    client.simulator.faults.switch_on("truncated", times=1)
    with pytest.raises(ET.ParseError):
        await client.xml(SECTIONS)


async def test_body_that_is_cut_off_is_shorter_than_promised(client: Client) -> None:
    client.simulator.faults.switch_on("cut_off", times=1)
    with pytest.raises(aiohttp.ClientError):
        await client.ask(SECTIONS)


async def test_wrong_content_type_carries_the_right_body(client: Client) -> None:
    client.simulator.faults.switch_on("wrong_content_type")
    answer = await client.ask(SECTIONS)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "<MediaContainer" in answer.text


async def test_html_comes_with_status_200(client: Client) -> None:
    client.simulator.faults.switch_on("html")
    answer = await client.ask(SECTIONS)
    assert (answer.status, answer.text[:15]) == (200, "<!DOCTYPE html>")


async def test_garbage_is_neither_xml_nor_json(client: Client) -> None:
    client.simulator.faults.switch_on("garbage")
    answer = await client.ask(SECTIONS)
    with pytest.raises(ET.ParseError):
        ET.fromstring(answer.text)  # noqa: S314 - our own server wrote it
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.text)


async def test_fault_strikes_only_its_kind_of_request(client: Client) -> None:
    client.simulator.faults.switch_on("busy", on="list_page")
    assert (await client.ask(SECTIONS)).status == 200
    answer = await client.ask("/library/sections/1/all?X-Plex-Container-Size=2")
    assert answer.status == 503


async def test_fault_strikes_only_its_path(client: Client) -> None:
    client.simulator.faults.switch_on("busy", on="/activities")
    assert (await client.ask(SECTIONS)).status == 200
    assert (await client.ask("/activities")).status == 503


async def test_fault_waits_and_then_strikes_repeatedly(client: Client) -> None:
    client.simulator.faults.switch_on("busy", after=1, times=2)
    found = [(await client.ask(SECTIONS)).status for _ in range(4)]
    assert found == [200, 503, 503, 200]


async def test_faults_can_be_switched_off(client: Client) -> None:
    faults = client.simulator.faults
    faults.switch_on("busy")
    faults.switch_off("busy")
    assert (await client.ask(SECTIONS)).status == 200
    faults.switch_on("busy")
    faults.provider_down = True
    faults.clear()
    assert (await client.ask(SECTIONS)).status == 200
    assert faults.provider_down is False


def keys(container: dict[str, Any]) -> list[Any]:
    return [item["ratingKey"] for item in container.get("Metadata", [])]


async def test_endless_list_gives_the_same_page_for_ever(client: Client) -> None:
    client.simulator.faults.switch_on("endless")
    first, far = await client.page("1", 0, 3), await client.page("1", 3000, 3)
    assert keys(first) == keys(far)
    assert far["totalSize"] > 3003


@pytest.mark.parametrize(("fault", "total"), [("total_too_big", 1007), ("total_too_small", 3)])
async def test_total_may_lie(client: Client, fault: str, total: int) -> None:
    client.simulator.faults.switch_on(fault)
    container = await client.page("1", 0, 5)
    assert (container["totalSize"], container["size"]) == (total, 5)


async def test_ids_may_turn_into_numbers(client: Client) -> None:
    client.simulator.faults.switch_on("changing_ids", after=1)
    first, second = await client.page("1", 0, 1), await client.page("1", 1, 1)
    assert type(keys(first)[0]) is str
    assert type(keys(second)[0]) is int


async def test_item_added_in_front_makes_the_next_page_repeat_one(client: Client) -> None:
    client.simulator.faults.switch_on("duplicates")
    first, second = await client.page("1", 0, 3), await client.page("1", 3, 3)
    assert keys(second)[0] == keys(first)[-1]


async def test_item_that_vanishes_between_pages_makes_the_next_page_skip_one(
    client: Client,
) -> None:
    everything = keys(await client.json("/library/sections/1/all"))
    client.simulator.faults.switch_on("vanishing", times=1)
    first, second = await client.page("1", 0, 3), await client.page("1", 3, 3)
    assert keys(first) + keys(second) == everything[:3] + everything[4:7]


async def test_too_many_parallel_reads_are_refused(client: Client) -> None:
    client.simulator.quirks.max_parallel_reads = 2
    client.simulator.faults.switch_on("delay", seconds=0.03)
    answers = await asyncio.gather(*(client.ask(SECTIONS) for _ in range(4)))
    assert sorted(answer.status for answer in answers) != [200] * 4
    assert 503 in {answer.status for answer in answers}


async def test_server_that_is_away_refuses_and_comes_back_on_the_same_port(
    client: Client,
) -> None:
    simulator = client.simulator
    url = simulator.url
    async with client.socket() as socket:
        await client.ask(SECTIONS)
        await simulator.refuse_connections()
        assert await frames(socket, 1) == []
        assert socket.closed
    with pytest.raises(aiohttp.ClientConnectorError):
        await client.ask(SECTIONS)
    await simulator.accept_connections()
    assert simulator.url == url
    assert (await client.ask(SECTIONS)).status == 200


async def test_server_can_be_away_for_a_while(client: Client) -> None:
    client.simulator.go_away(0.3)
    while not await client.is_refused():
        pass
    while await client.is_refused():
        pass
    assert (await client.ask(SECTIONS)).status == 200


async def test_refresh_can_fail_while_reads_go_well(client: Client) -> None:
    library = client.simulator.catalog.libraries["1"]
    item = movie(library, broken=["missing_summary"])
    client.simulator.faults.switch_on("status", on="refresh", status=500, times=1)
    assert (await client.refresh(item.rating_key)).status == 500
    await client.refreshed(item.rating_key)
    assert item.truth == frozenset()


def test_unknown_fault_is_an_error() -> None:
    from plex_simulator import Faults  # noqa: PLC0415 - used here alone

    with pytest.raises(ValueError, match="no_such_fault"):
        Faults().switch_on("no_such_fault")


async def test_catalog_can_be_steered_while_the_server_runs(client: Client) -> None:
    simulator = client.simulator
    key = next(iter(simulator.catalog.items))
    await simulator.set_library_title("1", "Films")
    await simulator.lock(key, "summary")
    await simulator.add_library("Shows", "show")
    [films, _] = (await client.json(SECTIONS))["Directory"]
    assert films["title"] == "Films"
    assert (await client.details(key))["Field"] == [{"locked": True, "name": "summary"}]
    await simulator.unlock(key, "summary")
    assert "Field" not in await client.details(key)
    await simulator.remove_library("1")
    assert (await client.ask(f"/library/metadata/{key}?skipRefresh=1")).status == 404
    assert isinstance(simulator.catalog, Catalog)
