"""Whole arrivals: the frames that clients meet, and what the details say meanwhile."""

import json
from typing import Any

import aiohttp
import pytest

from plex_simulator import Catalog, Defect, SimItem, episode, movie, season, show

from .client import Client, entries, frames, until
from .conftest import Run

QUICK = {"seconds": 0.02, "analysis": 0.01}
ALL_BARE = {"no_match", "missing_poster", "missing_summary", "placeholder_title"}


@pytest.fixture
async def client(run: Run) -> Client:
    catalog = Catalog()
    movie(catalog.add_library("Movies"), "Old", rating_key="7")
    old = show(catalog.add_library("Shows", "show"), "Old Show", rating_key="20")
    episode(season(old), 1)
    movie(catalog.add_library("Clips", agent="com.plexapp.agents.none"), "Holiday")
    return await run(catalog, control=True)


class Heard:
    """What a socket has sent about items, by rating key."""

    def __init__(self, received: list[str]) -> None:
        self.entries = entries(received)

    def of(self, item: SimItem | str) -> list[tuple[int, str, str, bool]]:
        """Return the states of an item: number, metadata, media, whether a queue is named."""
        key = item if isinstance(item, str) else item.rating_key
        return [
            (
                entry["state"],
                entry.get("metadataState", ""),
                entry.get("mediaState", ""),
                "queueSize" in entry,
            )
            for entry in self.entries
            if entry["itemID"] == key and entry["type"] != -1
        ]


async def heard(client: Client, kind: str, **values: Any) -> tuple[list[SimItem], Heard]:
    """Let something arrive, and return it with all that was heard."""
    simulator = client.simulator
    async with client.socket() as socket:
        items = simulator.arrive(kind, **values)
        await simulator.arrivals.settled.wait()
        return items, Heard(await frames(socket))


FINAL = (5, "", "", False)
ANALYSIS = [(5, "", "analyzing", False), (5, "", "thumbnailing", False), FINAL]
ARRIVAL = [
    *((0, "created", "", False), (1, "queued", "", False), (2, "processing", "", False)),
    *((3, "loading", "", False), (4, "loading", "", False), (5, "created", "", False)),
    *((5, "created", "analyzing", False), (5, "", "", True), FINAL, FINAL, *ANALYSIS, FINAL),
]


async def test_a_film_arrives_bare_and_gets_its_metadata_with_its_final_frame(
    client: Client,
) -> None:
    simulator = client.simulator
    async with client.socket() as socket:
        [film] = simulator.arrive(
            "movie", library="1", title="New: Film", unknown_for=0.01, **QUICK
        )
        assert film.truth == ALL_BARE
        assert film.title == "New.Film.1080p.WEB.x264"
        details = f"/library/metadata/{film.rating_key}?skipRefresh=1"
        assert (await client.ask(details)).status == 404
        assert (await client.refresh(film.rating_key)).status == 404
        listed = (await client.page("1", 0, 10))["Metadata"]
        assert film.rating_key in {each["ratingKey"] for each in listed}
        await simulator.arrivals.settled.wait()
        told = Heard(await frames(socket))
    assert told.of(film) == ARRIVAL
    assert [each["title"] for each in told.entries][:1] == [""]
    assert (film.title, film.truth) == ("New: Film", set())
    assert (await client.details(film.rating_key))["title"] == "New: Film"


async def test_an_episode_brings_its_season_and_show(client: Client) -> None:
    made, told = await heard(client, "episode", library="2", index=4, **QUICK)
    assert [item.type for item in made] == ["show", "season", "episode"]
    assert [told.of(item)[0] for item in made] == [ARRIVAL[0]] * 3
    [created] = [each for each in told.entries if each["state"] == 0 and each["type"] == 4]
    assert (created["parentItemID"], created["rootItemID"]) == (
        made[1].rating_key,
        made[0].rating_key,
    )
    assert made[2].index == 4
    [again], _ = await heard(client, "episode", show=made[0].rating_key, **QUICK)
    assert again.parent is made[1]
    later, _ = await heard(client, "episode", show=made[0].rating_key, season=2, **QUICK)
    assert [item.type for item in later] == ["season", "episode"]


async def test_a_season_comes_file_by_file(client: Client) -> None:
    made, told = await heard(
        client, "season", library="2", episodes=4, every=0.01, broken=["missing_summary"], **QUICK
    )
    episodes = made[1].children
    assert [item.index for item in episodes] == [1, 2, 3, 4]
    starts = [each["itemID"] for each in told.entries if each["state"] == 0]
    assert starts[2:] == [item.rating_key for item in episodes]
    assert all(item.truth == {"missing_summary"} for item in episodes)
    assert not made[0].truth


async def test_what_arrives_broken_is_healed_by_a_refresh_or_by_time_alone(client: Client) -> None:
    broken = ["missing_poster", "missing_summary"]
    [by_refresh], _ = await heard(client, "movie", library="1", broken=broken, **QUICK)
    assert by_refresh.truth == {*broken}
    await client.refreshed(by_refresh.rating_key)
    assert not by_refresh.truth

    late = {"missing_summary": 0.05, "missing_poster": 0.2}
    [by_time] = client.simulator.arrive(
        "movie", library="1", broken=broken, late=late, outcome="never", finals=0, **QUICK
    )
    await until(lambda: by_time.truth == {*broken})
    await client.refreshed(by_time.rating_key)
    await until(lambda: by_time.truth == {"missing_poster"})
    await until(lambda: not by_time.truth)


async def test_an_outage_of_the_source_leaves_what_arrives_bare(client: Client) -> None:
    client.simulator.faults.provider_down = True
    [film], told = await heard(client, "movie", library="1", **QUICK)
    assert film.truth == ALL_BARE
    assert FINAL in told.of(film)
    client.simulator.faults.provider_down = False
    await client.refreshed(film.rating_key)
    assert not film.truth


async def test_personal_media_never_gets_a_final_frame(client: Client) -> None:
    [clip], told = await heard(client, "movie", library="3", seconds=0.01, finals=0, analysis=0)
    assert told.of(clip)[:2] == [ARRIVAL[0], (1, "", "", False)]


async def test_what_is_deleted_again_says_so_and_is_silent_then(client: Client) -> None:
    [film], told = await heard(client, "movie", library="1", gone_after=0.01, seconds=0.04)
    assert told.of(film)[-1] == (9, "deleted", "", False)
    assert film.rating_key not in client.simulator.catalog.items


async def test_an_extra_is_in_no_library(client: Client) -> None:
    _, told = await heard(client, "extra", rating_key="7", seconds=0.01)
    assert [(each["sectionID"], each["type"]) for each in told.entries] == [("-1", 12)] * 3
    assert "7" not in {each["itemID"] for each in told.entries}


@pytest.mark.parametrize("state", [1, 5])
async def test_an_upgrade_replaces_the_file_and_can_take_the_poster(
    client: Client, state: int
) -> None:
    before = (await client.details("7"))["Media"][0]
    [film], told = await heard(
        *(client, "upgrade"), rating_key="7", state=state, loses=["missing_poster"], seconds=0.01
    )
    after = (await client.details("7"))["Media"][0]
    assert told.of(film) == [(state, "", "analyzing", False), *ANALYSIS[1:], FINAL]
    assert after["id"] != before["id"]
    assert after["Part"][0]["file"] != before["Part"][0]["file"]
    assert film.truth == {Defect.MISSING_POSTER}


async def test_the_analysis_of_an_old_item_is_the_recorded_one(client: Client) -> None:
    [film], told = await heard(client, "analysis", rating_key="7")
    assert told.of(film) == [*ANALYSIS, *ANALYSIS]


async def test_noise_is_about_old_items_and_announces_none(client: Client) -> None:
    async with client.socket() as socket:
        client.simulator.arrive("noise", per_second=1000, seconds=0.1)
        await client.simulator.arrivals.settled.wait()
        received = await frames(socket)
    assert 50 <= len(received) <= 110
    told = entries(received)
    assert {each["itemID"] for each in told} <= client.simulator.catalog.items.keys()
    assert {(each["state"], each["type"] == -1) for each in told} >= {(5, False), (5, True)}
    assert all(each["state"] != 0 for each in told)


async def test_arrivals_are_ordered_from_elsewhere_too(client: Client) -> None:
    body = json.dumps({"kind": "movie", "library": "1", "title": "Ordered", **QUICK})
    answer = await client.ask("/simulator/arrive", method="POST", data=body, token=None)
    [key] = json.loads(answer.text)["rating_keys"]
    await client.simulator.arrivals.settled.wait()
    assert client.simulator.catalog.items[key].title == "Ordered"
    answer = await client.ask("/simulator/arrivals", token=None)
    assert json.loads(answer.text).keys() == {key}


async def test_frames_that_nobody_hears_are_lost(client: Client) -> None:
    client.simulator.faults.switch_on("socket_refused")
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await client.socket()
    client.simulator.arrive("movie", library="1", **QUICK)
    await client.simulator.arrivals.settled.wait()
    client.simulator.faults.clear()
    async with client.socket() as socket:
        assert await frames(socket) == []
