"""Details of one item and of many, and what reading them costs."""

import pytest

from plex_simulator import Catalog, demo_catalog, movie

from .client import Client, entries, frames
from .conftest import Run


async def test_batch_reads_many_items_at_once(client: Client) -> None:
    keys = list(client.simulator.catalog.items)[:3]
    container = await client.json(f"/library/metadata/{','.join(keys)}?skipRefresh=1")
    assert [item["ratingKey"] for item in container["Metadata"]] == keys
    assert client.simulator.counters.largest_batch == 3


async def test_unknown_ids_are_silently_left_out(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    container = await client.json(f"/library/metadata/999999,{key},999998?skipRefresh=1")
    assert [item["ratingKey"] for item in container["Metadata"]] == [key]


async def test_only_unknown_ids_are_not_found(client: Client) -> None:
    answer = await client.ask("/library/metadata/999999,999998?skipRefresh=1")
    assert (answer.status, answer.headers["Content-Type"][:9]) == (404, "text/html")


async def test_too_long_id_list_is_refused(client: Client) -> None:
    ids = ",".join(str(100_000 + number) for number in range(600))
    assert (await client.ask(f"/library/metadata/{ids}?skipRefresh=1")).status == 414
    assert client.simulator.counters.longest_id_list == len(ids)


async def test_id_list_of_nearly_four_thousand_characters_is_answered(client: Client) -> None:
    keys = list(client.simulator.catalog.items)
    ids = ",".join([*keys, *(str(1_000_000 + number) for number in range(490))])
    assert 3900 < len(ids) <= 4000
    container = await client.json(f"/library/metadata/{ids}?skipRefresh=1")
    assert container["size"] == 7


async def test_plain_read_makes_the_server_refresh_locally(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    async with client.socket() as socket:
        await client.json(f"/library/metadata/{key}")
        seen = entries(await frames(socket), "activity")
    assert [entry["event"] for entry in seen] == ["started", "ended"]
    assert {entry["Activity"]["type"] for entry in seen} == {"library.refresh.items"}
    assert client.simulator.counters.local_refreshes == 1
    assert client.simulator.counters.requests["details_plain"] == 1


async def test_read_with_skip_refresh_leaves_the_server_alone(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    async with client.socket() as socket:
        await client.details(key)
        assert await frames(socket) == []
    assert client.simulator.counters.local_refreshes == 0


async def test_check_files_is_counted(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    await client.json(f"/library/metadata/{key}?skipRefresh=1&checkFiles=1")
    assert client.simulator.counters.check_files == 1


async def test_details_have_guids_unless_refused(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    assert len((await client.details(key))["Guid"]) == 3
    container = await client.json(f"/library/metadata/{key}?skipRefresh=1&includeGuids=0")
    assert "Guid" not in container["Metadata"][0]


async def test_locked_fields_show_in_details_and_in_lists_only_by_habit(run: Run) -> None:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"), locked=frozenset({"summary"}))
    client = await run(catalog)
    details = await client.details(item.rating_key)
    assert details["Field"] == [{"locked": True, "name": "summary"}]
    [written] = await client.xml(f"{item.key}?skipRefresh=1")
    assert [field.attrib for field in written.iter("Field")] == [{"locked": "1", "name": "summary"}]
    assert "Field" not in (await client.page("1", 0, 1))["Metadata"][0]
    client.simulator.quirks.lists_carry_locks = True
    assert "Field" in (await client.page("1", 0, 1))["Metadata"][0]


async def test_details_name_the_library(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    container = await client.json(f"/library/metadata/{key}?skipRefresh=1")
    assert container["librarySectionID"] == 1
    assert container["Metadata"][0]["librarySectionTitle"] == "Movies"


async def test_picture_is_a_png_while_the_item_has_one(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Movies")
    whole, bare = movie(library), movie(library, broken=["missing_poster"])
    client = await run(catalog)
    url = f"{client.simulator.url}{whole.thumb}?X-Plex-Token={client.simulator.token}"
    async with client.session.get(url) as response:
        assert response.content_type == "image/png"
        assert (await response.read()).startswith(b"\x89PNG")
    scaled = f"/photo/:/transcode?width=100&height=150&url={whole.thumb}"
    assert (await client.ask(scaled)).status == 200
    assert (await client.ask(f"{bare.key}/thumb/1")).status == 404


@pytest.mark.parametrize(
    ("origin", "selected"),
    [
        ("metadata", "metadata://posters/tv.plex.agents.movie_"),
        ("local", "metadata://posters/l"),
        ("embedded", "metadata://posters/e"),
        ("upload", "upload://posters/"),
        ("media", "media://"),
    ],
)
async def test_address_of_a_poster_tells_its_origin(run: Run, origin: str, selected: str) -> None:
    catalog = Catalog()
    files = {"file_pictures": ("local", "embedded"), "poster_origin": origin}
    item = movie(catalog.add_library("Movies"), **files)
    client = await run(catalog)
    posters = (await client.json(f"{item.key}/posters"))["Metadata"]
    [chosen] = [poster for poster in posters if poster["selected"]]
    assert chosen["ratingKey"].startswith(selected)
    providers = [poster.get("provider") for poster in posters if "upload" not in poster["key"]]
    assert providers == ["local", "embedded", "tmdb", "tmdb", None]


async def test_selecting_a_poster_gives_the_item_a_picture(run: Run) -> None:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"), broken=["missing_poster"])
    client = await run(catalog)
    await client.ask(f"{item.key}/poster?url=upload%3A%2F%2Fposters%2F1", method="PUT")
    assert item.poster_origin == "upload"
    assert item.truth == frozenset()


@pytest.mark.parametrize("accept", ["application/json", "application/xml"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/library",
        "/butler",
        "/activities",
        "/status/sessions",
        "/:/prefs",
        "/accounts",
        "/media/providers/metadata",
    ],
)
async def test_other_reads_answer_in_both_formats(run: Run, path: str, accept: str) -> None:
    client = await run(demo_catalog())
    answer = await client.ask(path, accept=accept)
    assert answer.status == 200
    assert answer.text.startswith("{" if accept.endswith("json") else "<")


async def test_permanent_butler_never_lets_the_activities_run_empty(client: Client) -> None:
    [activity] = (await client.json("/activities"))["Activity"]
    assert activity["type"] == "butler"
    client.simulator.quirks.permanent_butler = False
    assert (await client.json("/activities"))["size"] == 0
