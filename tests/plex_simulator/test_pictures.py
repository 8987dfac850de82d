"""Posters on offer, frames of the video, broken pictures, and what fixes them."""

from typing import Any
from urllib.parse import quote

import pytest

from plex_simulator import Catalog, Outcome, SimItem, episode, movie, season, show
from plex_simulator.pictures import PICTURE_FAULTS

from .client import Client, entries, frames, until
from .conftest import Run
from .test_plexapi import asked

POSTER, FRAME = "missing_poster", "frame_poster"
WEB = ("fanarttv", "tvdb", "plex")


async def film_with(run: Run, **fields: Any) -> tuple[Client, SimItem]:
    catalog = Catalog()
    item = movie(catalog.add_library("Movies"), **fields)
    return await run(catalog), item


async def posters(client: Client, item: SimItem) -> list[dict[str, Any]]:
    """Return the pictures on offer for an item."""
    found: list[dict[str, Any]] = (await client.json(f"{item.key}/posters")).get("Metadata", [])
    return found


async def choose(client: Client, item: SimItem, poster: dict[str, Any]) -> None:
    """Select a picture."""
    address = f"{item.key}/poster?url={quote(poster['ratingKey'], safe='')}"
    assert (await client.ask(address, method="PUT")).status == 200


async def test_pictures_elsewhere_have_a_provider_and_are_fetched_once_selected(run: Run) -> None:
    client, item = await film_with(run, web_pictures=WEB, agent_pictures=("gracenote",))
    found = await posters(client, item)
    assert [each.get("provider") for each in found] == ["gracenote", *WEB, None]
    hosts = [each["key"].split("/")[2] for each in found[1:4]]
    assert hosts == ["assets.fanart.tv", "artworks.thetvdb.com", "metadata-static.plex.tv"]
    await choose(client, item, found[2])
    now = await posters(client, item)
    assert [each.get("provider") for each in now] == ["gracenote", "tvdb", "fanarttv", "plex", None]
    [chosen] = [each for each in now if each["selected"]]
    assert chosen["ratingKey"].startswith("metadata://posters/tv.plex.agents.movie_")
    assert {each["ratingKey"] for each in now} > {found[1]["ratingKey"], found[3]["ratingKey"]}
    picture = await client.ask(chosen["key"])
    assert picture.headers["Content-Type"] == "image/png"
    assert (await client.ask(f"{item.key}/file?url=upload%3A%2F%2F9")).status == 404


async def test_number_of_the_thumb_moves_with_each_selection_of_the_same_picture(run: Run) -> None:
    client, item = await film_with(run)
    numbers = []
    for _ in range(3):
        await choose(client, item, (await posters(client, item))[0])
        thumb = (await client.details(item.rating_key))["thumb"]
        numbers.append(int(thumb.rpartition("/")[2]))
    assert numbers == sorted(set(numbers))
    assert item.locked == {"thumb"}


async def test_lists_of_posters_may_be_empty_or_have_nothing_selected(run: Run) -> None:
    client, item = await film_with(run, agent_pictures=(), frames=0, broken=[POSTER])
    assert await asked(client, lambda s: s.fetchItem(int(item.rating_key)).posters()) == []
    item.agent_pictures = ("tmdb",)
    assert [each["selected"] for each in await posters(client, item)] == [False]


async def test_season_with_the_picture_of_its_show_has_none_selected(run: Run) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("TV", "show"))
    offers = {"web_pictures": ("tmdb", "tvdb")}
    part = season(one, broken=["inherited_poster"], outcome=Outcome.NEVER, **offers)
    client = await run(catalog)
    offered = await posters(client, part)
    assert [each["selected"] for each in offered] == [False, False]
    await choose(client, part, offered[0])
    assert part.truth == frozenset()


async def test_frame_survives_refreshes_and_looks_like_any_thumb(run: Run) -> None:
    client, item = await film_with(run, poster_origin="media")
    await client.refreshed(item.rating_key)
    [frame] = [each for each in await posters(client, item) if each["selected"]]
    assert frame["ratingKey"].startswith("media://")
    assert frame["ratingKey"].endswith(".bundle/Contents/Thumbnails/thumb1.jpg")
    assert "provider" not in frame
    thumb = (await client.details(item.rating_key))["thumb"]
    assert thumb.startswith(f"{item.key}/thumb/")
    await choose(client, item, (await posters(client, item))[0])
    assert item.poster_origin == "metadata"


async def test_removing_and_uploading_a_picture_lock_it(run: Run) -> None:
    client, item = await film_with(run)
    await asked(client, lambda server: server.fetchItem(int(item.rating_key)).deletePoster())
    assert (item.thumb, item.locked) == (None, {"thumb"})
    await asked(
        client,
        lambda server: server.fetchItem(int(item.rating_key)).uploadPoster("https://a.test/b.jpg"),
    )
    assert [each["ratingKey"] for each in await posters(client, item) if each["selected"]] == [
        f"upload://posters/{item.rating_key}"
    ]


@pytest.mark.parametrize("fault", sorted(PICTURE_FAULTS))
async def test_broken_picture_is_fixed_by_a_refresh_or_by_another_choice(
    run: Run, fault: str
) -> None:
    client, item = await film_with(run, picture_fault=fault)

    async def sent() -> list[tuple[int, str, str]]:
        scaled = f"/photo/:/transcode?width=9&height=9&url={item.thumb}"
        answers = [await client.ask(path) for path in (item.thumb or "", scaled)]
        return [(each.status, each.headers["Content-Type"], each.text) for each in answers]

    whole = (200, "image/png")
    row = PICTURE_FAULTS[fault]
    for answer in await sent():
        assert answer[0] == row.status
        assert answer[:2] != whole
    broken = item.thumb
    await client.refreshed(item.rating_key)
    assert [each[:2] for each in await sent()] == [whole, whole]
    assert item.thumb != broken
    item.picture_fault, item.outcome = fault, Outcome.NEVER
    await client.refreshed(item.rating_key)
    assert item.picture_fault == fault, "a refresh does not always help"
    await choose(client, item, (await posters(client, item))[1])
    assert [each[:2] for each in await sent()] == [whole, whole]


@pytest.mark.parametrize("size", ["", "width=9", "height=9"])
async def test_scaled_picture_needs_width_and_height(run: Run, size: str) -> None:
    client, item = await film_with(run)
    assert (await client.ask(f"/photo/:/transcode?{size}&url={item.thumb}")).status == 400


async def test_analysis_shows_a_frame_where_there_is_no_picture_at_all(run: Run) -> None:
    client, item = await film_with(run, frames=0, agent_pictures=(), broken=[POSTER])
    client.simulator.pipeline.latency.mean = 0.5
    async with client.socket() as socket:
        await asked(client, lambda server: server.fetchItem(int(item.rating_key)).analyze())
        assert item.truth == {POSTER}, "the answer comes before the work"
        await until(lambda: item.truth == {FRAME})
        told = entries(await frames(socket))
    assert [each.get("mediaState") for each in told] == ["analyzing", "thumbnailing", None]
    assert {each["state"] for each in told} == {5}
    assert item.poster_origin == "media"


@pytest.mark.parametrize("fields", [{"web_pictures": ("tmdb",)}, {"locked": frozenset({"thumb"})}])
async def test_analysis_changes_no_picture_that_is_on_offer_or_locked(
    run: Run, fields: dict[str, Any]
) -> None:
    given = {"agent_pictures": ()} | fields
    client, item = await film_with(run, frames=0, broken=[POSTER], **given)
    await client.ask(f"{item.key}/analyze", method="PUT")
    await until(lambda: item.frames == 1)
    assert item.thumb is None


async def test_some_children_are_healed_by_a_refresh_of_their_parent_alone(run: Run) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("TV", "show"))
    part = season(one)
    tales = [episode(part, number, broken=[POSTER], needs_parent=True) for number in (1, 2)]
    client = await run(catalog)
    for tale in tales:
        await client.refreshed(tale.rating_key)
        assert tale.truth == {POSTER}
    await client.refreshed(part.rating_key)
    assert [tale.truth for tale in tales] == [frozenset()] * 2


async def test_upload_without_another_picture_of_the_agent_is_not_replaced(run: Run) -> None:
    client, item = await film_with(run, poster_origin="upload", agent_pictures=())
    await client.refreshed(item.rating_key)
    assert item.poster_origin == "upload"
