"""plexapi itself as the client."""

import asyncio
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from plexapi.exceptions import BadRequest, NotFound, Unauthorized
from plexapi.server import PlexServer
import pytest
import requests

from plex_simulator import Catalog, PlexSimulator, demo_catalog, episode, movie, season, show

from .client import Client
from .conftest import Run

type Ask = Callable[[PlexServer], Any]


async def asked(client: Client, question: Ask, token: str | None = None) -> Any:
    """Put a question to plexapi in a thread, and close its connections."""
    return await asyncio.to_thread(_ask, client.simulator, question, token)


def _ask(simulator: PlexSimulator, question: Ask, token: str | None) -> Any:
    with requests.Session() as session:
        known = token or simulator.token
        return question(PlexServer(simulator.url, known, session=session, timeout=5))


async def test_plexapi_connects_and_reads_who_the_server_is(client: Client) -> None:
    server = await asked(client, lambda server: server)
    assert server.friendlyName == "Simulated Plex"
    assert server.version.startswith("1.43.0")
    identity = await asked(client, lambda server: server.identity())
    assert identity.machineIdentifier == server.machineIdentifier


async def test_plexapi_reads_the_libraries(run: Run) -> None:
    client = await run(demo_catalog())
    found = await asked(client, lambda server: server.library.sections())
    assert [library.title for library in found][:4] == ["Movies", "Movies", "TV Shows", "Music"]
    assert [library.key for library in found] == list(range(1, 10))
    assert found[0].uuid != found[1].uuid
    assert found[0].locations == ["/media/1"]


async def test_plexapi_reads_a_library_in_pages(run: Run) -> None:
    client = await run(demo_catalog())

    def read(server: PlexServer) -> Any:
        return server.library.sectionByID(3).all(libtype="episode", container_size=50)

    found = await asked(client, read)
    expected = client.simulator.catalog.libraries["3"].items("episode")
    assert {str(item.ratingKey) for item in found} == {item.rating_key for item in expected}
    assert client.simulator.counters.requests["list_page"] == -(-len(expected) // 50)
    assert {type(item).__name__ for item in found} == {"Episode"}


async def test_plexapi_asks_for_the_total(client: Client) -> None:
    total = await asked(client, lambda server: server.library.section("Movies").totalSize)
    assert total == 7
    assert client.simulator.counters.requests["total_only"] == 1


async def test_plexapi_reads_guids_and_locks(run: Run) -> None:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"), locked=frozenset({"title"}))
    client = await run(catalog)
    found = await asked(client, lambda server: server.fetchItem(int(item.rating_key)))
    assert [guid.id for guid in found.guids] == list(item.guids)
    assert [(field.name, field.locked) for field in found.fields] == [("title", True)]


async def test_plexapi_walks_from_a_show_to_its_episodes(run: Run) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("TV", "show"))
    part = season(one)
    tales = [episode(part, number) for number in (1, 2)]
    client = await run(catalog)

    def walk(server: PlexServer) -> Any:
        found = server.fetchItem(int(one.rating_key))
        return found.seasons(), found.episodes(), found.season(1).episodes()

    seasons, leaves, children = await asked(client, walk)
    assert [item.title for item in seasons] == ["Season 1"]
    assert [item.title for item in leaves] == [item.title for item in tales]
    assert [item.grandparentTitle for item in children] == ["A Show"] * 2


async def test_partial_object_of_plexapi_sends_hidden_plain_reads(run: Run) -> None:
    catalog = Catalog()
    movie(catalog.add_library("Movies"), broken=["missing_poster"])
    client = await run(catalog)
    await asked(client, lambda server: server.library.section("Movies").all()[0].thumb)
    assert client.simulator.counters.requests["details_plain"] == 1
    assert client.simulator.counters.local_refreshes == 1


async def test_plexapi_refreshes_an_item(run: Run) -> None:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"), broken=["missing_summary"])
    client = await run(catalog)
    await asked(client, lambda server: server.fetchItem(int(item.rating_key)).refresh())
    await client.simulator.wait_idle()
    assert item.truth == frozenset()


async def test_plexapi_edits_and_locks_a_field(run: Run) -> None:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"))
    client = await run(catalog)

    def edit(server: PlexServer) -> Any:
        found = server.fetchItem(int(item.rating_key))
        found.editSummary("By hand.").lockPoster()

    await asked(client, edit)
    assert item.summary == "By hand."
    assert item.locked == {"summary", "thumb"}


async def test_plexapi_matches_and_unmatches(run: Run) -> None:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"), broken=["no_match"])
    client = await run(catalog)

    def match(server: PlexServer) -> Any:
        found = server.fetchItem(int(item.rating_key))
        candidates = found.matches()
        found.fixMatch(candidates[0])
        return candidates

    [candidate] = await asked(client, match)
    await client.simulator.wait_idle()
    assert (candidate.score, item.truth) == (None, frozenset())
    await asked(client, lambda server: server.fetchItem(int(item.rating_key)).unmatch())
    assert item.truth == {"no_match", "missing_summary"}


async def test_plexapi_chooses_a_poster(run: Run) -> None:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"))
    client = await run(catalog)

    def choose(server: PlexServer) -> Any:
        server.fetchItem(int(item.rating_key)).posters()[-1].select()

    await asked(client, choose)
    assert item.poster_origin == "media"


async def test_plexapi_reads_what_the_server_is_busy_with(client: Client) -> None:
    [activity] = await asked(client, lambda server: server.activities)
    assert activity.type == "butler"
    tasks = await asked(client, lambda server: server.butlerTasks())
    assert "BackupDatabase" in {task.name for task in tasks}


async def test_plexapi_reads_the_length_of_the_queue(client: Client) -> None:
    timeline = await asked(client, lambda server: server.library.section("Movies").timeline())
    assert timeline.updateQueueSize == 0


async def test_plexapi_reads_settings_and_accounts(client: Client) -> None:
    accounts = await asked(client, lambda server: server.systemAccounts())
    assert [account.name for account in accounts] == ["owner", "friend"]
    settings = await asked(client, lambda server: server.settings.get("FriendlyName").value)
    assert settings == "Simulated Plex"


async def test_shared_user_reads_with_plexapi(client: Client) -> None:
    shared = client.simulator.tokens.shared
    found = await asked(client, lambda server: server.library.sections(), shared)
    assert [library.title for library in found] == ["Movies"]


async def test_plexapi_cleans_control_characters_that_a_careless_server_sends(run: Run) -> None:
    client = await run(demo_catalog())
    client.simulator.quirks.raw_control_characters = True
    found = await asked(client, lambda server: server.library.sectionByID(1).all())
    assert "Bell and escape control" in {item.title for item in found}


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "status", "status": 401}, Unauthorized),
        ({"kind": "status", "status": 403}, BadRequest),
        ({"kind": "status", "status": 404}, NotFound),
        ({"kind": "status", "status": 498}, TypeError),
        ({"kind": "status", "status": 500}, BadRequest),
        ({"kind": "maintenance"}, BadRequest),
        ({"kind": "garbage"}, ET.ParseError),
        ({"kind": "truncated"}, ET.ParseError),
        ({"kind": "reset"}, requests.ConnectionError),
        ({"kind": "cut_off"}, requests.exceptions.ChunkedEncodingError),
    ],
)
async def test_plexapi_raises_what_the_facts_say(
    client: Client,
    fault: dict[str, Any],
    error: type[Exception],
) -> None:
    client.simulator.faults.switch_on(**fault)
    with pytest.raises(error):
        await asked(client, lambda server: server)


async def test_well_formed_page_of_a_proxy_passes_plexapi_unnoticed(client: Client) -> None:
    client.simulator.faults.switch_on("html")
    server = await asked(client, lambda server: server)
    assert server.machineIdentifier is None


async def test_plexapi_meets_a_server_that_is_away(client: Client) -> None:
    await client.simulator.refuse_connections()
    with pytest.raises(requests.ConnectionError):
        await asked(client, lambda server: server)


async def test_plexapi_gives_up_on_a_server_that_hangs(client: Client) -> None:
    client.simulator.faults.switch_on("hang")

    def patient(_: PlexServer) -> Any:
        raise AssertionError

    def connect() -> Any:
        with requests.Session() as session:
            url = client.simulator.url
            return patient(PlexServer(url, client.simulator.token, session, timeout=0.1))

    with pytest.raises(requests.Timeout):
        await asyncio.to_thread(connect)
