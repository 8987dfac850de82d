"""Searches for matches, and what changes them, against the simulated server."""

import pytest

from custom_components.plex_smart_refresher.engine.errors import ItemGoneError, RequestError
from custom_components.plex_smart_refresher.engine.ladder_terms import WantedMatch
from custom_components.plex_smart_refresher.engine.media import (
    Dossier,
    MatchQuery,
    MediaItem,
    MediaType,
)
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from custom_components.plex_smart_refresher.plex import PlexClient
from plex_simulator import Catalog, PlexSimulator, RequestKind, SimItem, ladder_catalog

from .conftest import address_at
from .servers import answering


@pytest.fixture
def catalog() -> Catalog:
    return ladder_catalog()


def film(plex: PlexSimulator, title: str) -> SimItem:
    """Return the unmatched film with a title."""
    films = plex.catalog.libraries["1"].items()
    return next(item for item in films if item.title == title and item.unmatched)


async def read(client: PlexClient, item: SimItem) -> MediaItem:
    return (await client.read_items([item.rating_key]))[item.rating_key]


def query(title: str, year: int | None = None) -> MatchQuery:
    return MatchQuery(title=title, year=year, agent="tv.plex.agents.movie", language="en-US")


async def test_a_search_names_all_four_or_none(client: PlexClient, plex: PlexSimulator) -> None:
    item = await read(client, film(plex, "Twins"))
    found = await client.search_matches(item)
    assert "plex://movie/twin" in [each.guid for each in found]
    assert {(each.name, each.year, each.score) for each in found} == {("Twins", 2001, None)}
    assert all(each.picture.startswith("https://images.plex.tv/") for each in found)
    assert len(await client.search_matches(item, query("Right One Second", 2001))) == 2
    number = film(plex, "Id In The Name").files[0].partition("{")[2].partition("}")[0]
    [exact] = await client.search_matches(item, query(number))
    assert exact.name == "Id In The Name"


async def test_the_dossier_of_an_item_costs_the_server_no_analysis(
    client: PlexClient, plex: PlexSimulator
) -> None:
    files = "/media/1/Two Files/a.mkv", "/media/1/Two Files/b.mkv"
    dossier = await client.read_dossier(film(plex, "Two Files").rating_key)
    assert dossier == Dossier(files=files)
    edition = await client.read_dossier(film(plex, "Edition").rating_key)
    assert edition
    assert (edition.edition, edition.is_watched) == ("Extended", False)
    watched = await client.read_dossier(film(plex, "Watched").rating_key)
    assert watched
    assert watched.is_watched
    [show] = [item for item in plex.catalog.items.values() if item.title == "Odd Pictures"]
    below = await client.read_dossier(show.rating_key)
    assert below
    assert below.children == 2
    assert await client.read_dossier("9999") is None
    assert plex.counters.requests[RequestKind.DETAILS_PLAIN] == 0


async def test_a_list_that_ignores_the_guid_is_read_whole_and_filtered(
    client: PlexClient, plex: PlexSimulator
) -> None:
    there = next(each for each in plex.catalog.items.values() if each.title == "Would Merge")
    [found] = await client.with_guid("1", MediaType.MOVIE, there.guid)
    assert found.rating_key == there.rating_key
    plex.quirks.honours_filters = False
    assert await client.with_guid("1", MediaType.MOVIE, there.guid) == (found,)
    client.traits = ServerTraits(filters_by_guid=False)
    plex.reset_counters()
    assert await client.with_guid("1", MediaType.MOVIE, there.guid) == (found,)
    assert plex.counters.requests[RequestKind.LIST_PAGE] == 1  # nothing is tried in vain


async def test_no_title_becomes_part_of_a_request(client: PlexClient, plex: PlexSimulator) -> None:
    item = await read(client, film(plex, "Twins"))
    title = "A&guid=plex://movie/1#x?y=/../%00\N{RIGHT-TO-LEFT OVERRIDE}"
    assert await client.search_matches(item, query(title)) == ()
    wanted = WantedMatch(rating_key=item.rating_key, guid="a&b=c", name=title)
    await client.match(item, wanted)
    assert (await read(client, film(plex, "Twins"))).guid == item.guid


async def test_a_made_up_rating_key_is_gone(client: PlexClient) -> None:
    item = MediaItem("1/../2", "1", MediaType.MOVIE, "Film")
    wanted = WantedMatch(rating_key=item.rating_key, guid="g", name="n")
    assert await client.read_dossier("1/../2") is None
    for request in (client.match(item, wanted), client.unmatch(item), client.search_matches(item)):
        with pytest.raises(ItemGoneError):
            await request


async def test_the_answer_to_a_search_has_a_limit(make_client: object, web_session: object) -> None:
    async with answering(b" " * 9_000_000) as url:
        client = PlexClient(address_at(url), web_session, timeout=5)  # type: ignore[arg-type]
        with pytest.raises(RequestError, match="8 MiB"):
            await client.search_matches(MediaItem("1", "1", MediaType.MOVIE, "Film"))
        client.close()
