"""What the server counts."""

import asyncio
import json

from .client import Client
from .conftest import Run


async def test_requests_are_counted_by_kind(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    await client.ask("/identity", token=None)
    await client.ask("/")
    await client.ask("/library/sections")
    await client.page("1", 0, 5)
    await client.page("1", 0, 0)
    await client.details(key)
    await client.json(f"/library/metadata/{key},{key}?skipRefresh=1")
    await client.json(f"/library/metadata/{key}/children")
    await client.refreshed(key)
    await client.ask("/nowhere")
    requests = client.simulator.counters.requests
    expected = "identity root sections list_page total_only details details_batch children"
    assert requests == dict.fromkeys([*expected.split(), "refresh", "other"], 1)
    assert client.simulator.counters.total_requests == 10
    assert client.simulator.counters.statuses == {200: 9, 404: 1}


async def test_parallel_requests_are_counted_and_sockets_apart(client: Client) -> None:
    client.simulator.faults.switch_on("delay", seconds=0.03)
    async with client.socket():
        await asyncio.gather(*(client.ask("/library/sections") for _ in range(3)))
        assert client.simulator.counters.sockets_open == 1
    assert client.simulator.counters.max_parallel_requests == 3


async def test_reset_forgets_what_is_over(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    await client.refreshed(key)
    client.simulator.reset_counters()
    counters = client.simulator.counters
    assert (counters.total_requests, counters.healthy_refreshed) == (0, 0)
    assert counters.refreshes == {}
    assert counters is client.simulator.context.counters


async def test_counts_can_be_written_as_json(client: Client) -> None:
    await client.page("1", 0, 5)
    written = json.loads(json.dumps(client.simulator.counters.as_dict()))
    assert written["requests"] == {"list_page": 1}
    assert written["statuses"] == {"200": 1}
    assert written["largest_page"] == 5


async def test_bulk_refresh_of_a_library_is_counted(run: Run, client: Client) -> None:
    assert (await client.ask("/library/sections/1/refresh?force=1")).status == 200
    assert client.simulator.counters.library_refreshes == 1
