"""Candidates, match, unmatch and the merge of what has the same match."""

from typing import Any
from urllib.parse import urlencode

from plexapi.server import PlexServer
import pytest

from plex_simulator import (
    Catalog,
    Entry,
    Outcome,
    SimItem,
    album,
    artist,
    episode,
    movie,
    season,
    show,
    track,
)

from .client import Client
from .conftest import Run
from .test_plexapi import asked

TWIN = "plex://movie/twin"
POSTER, SUMMARY, NO_MATCH = "missing_poster", "missing_summary", "no_match"


@pytest.fixture
def films() -> Catalog:
    """Return a library with an unmatched film, a matched one, and a twin in the source."""
    catalog = Catalog()
    library = catalog.add_library("Movies")
    broken = [NO_MATCH, POSTER, SUMMARY]
    movie(library, "Persuasion", year=2022, broken=broken, outcome=Outcome.NEVER)
    movie(library, "Other", year=1999)
    catalog.entries += [
        Entry(type="movie", name="Persuasion", guid=TWIN, year=2022, ids=("tmdb://77",), weight=1),
        Entry(type="movie", name="Persuasion", guid="plex://movie/old", year=1995),
        Entry(type="movie", name="Unrelated", guid="plex://movie/none", has_picture=False),
    ]
    return catalog


def items(client: Client) -> list[SimItem]:
    return list(client.simulator.catalog.items.values())


async def candidates(client: Client, item: SimItem, **arguments: Any) -> list[dict[str, Any]]:
    """Search for the match of an item."""
    query = urlencode({"manual": 1} | arguments)
    found: list[dict[str, Any]] = (await client.json(f"{item.key}/matches?{query}")).get(
        "SearchResult", []
    )
    return found


async def put(client: Client, item: SimItem, verb: str, **arguments: str) -> None:
    """Send a write that answers at once, and wait until its work is done."""
    answer = await client.ask(f"{item.key}/{verb}?{urlencode(arguments)}", method="PUT")
    assert (answer.status, answer.text) == (200, "")
    await client.simulator.wait_idle()


async def test_candidates_of_a_film_have_no_score_and_twins_differ_in_the_guid_alone(
    run: Run, films: Catalog
) -> None:
    client = await run(films)
    film = items(client)[0]
    found = await asked(client, lambda server: server.fetchItem(int(film.rating_key)).matches())
    told = [(each.name, each.year, each.score) for each in found]
    twins = [("Persuasion", "2022", None)] * 2
    assert told == [*twins, ("Persuasion", "1995", None)], "what is likeliest is first"
    right = film.cure["no_match"]["guid"]
    assert [each.guid for each in found[:2]] == [TWIN, right], "the right one is not first"
    [first] = await candidates(client, film, manual=0)
    assert first["guid"] == TWIN
    assert first["thumb"].startswith("https://images.plex.tv/")
    assert film.unmatched, "a search changes nothing"


async def test_search_takes_a_title_a_year_or_an_id(run: Run, films: Catalog) -> None:
    client = await run(films)
    film, other = items(client)

    def by_title(server: PlexServer) -> list[list[str]]:
        found = server.fetchItem(int(film.rating_key))
        return [
            [each.guid for each in found.matches(title=title, year=year)]
            for title, year in (
                ("Other", ""),
                ("tmdb-77", ""),
                (other.guids[0].replace("://", "-"), ""),
                ("tmdb-404", ""),
                ("imdb://tt0001002", ""),
                ("Nothing like it", ""),
            )
        ]

    assert await asked(client, by_title) == [[other.guid], [TWIN], [other.guid], [], [], []]
    dated = [each["year"] for each in await candidates(client, film, title="persuasion", year=1995)]
    assert dated == [2022, 1995, 2022], "what the source finds more important stays first"
    films.entries[0].weight = 0
    [nearest, *_] = await candidates(client, film, title="persuasion", year=1995)
    assert nearest["year"] == 1995


async def test_external_guids_serve_only_where_the_server_takes_them(
    run: Run, films: Catalog
) -> None:
    client = await run(films)
    film = items(client)[0]
    await put(client, film, "match", guid="tmdb://77?lang=en", name="Persuasion")
    assert film.unmatched
    client.simulator.quirks.takes_external_guids = True
    [found] = await candidates(client, film, title="tmdb://77", year="")
    assert found["guid"] == TWIN
    await put(client, film, "match", guid="tmdb://77?lang=en", name="Persuasion")
    assert film.guid == TWIN


@pytest.mark.parametrize("fetches", [True, False])
async def test_match_brings_texts_and_a_picture_or_leaves_it_to_a_refresh(
    run: Run, films: Catalog, fetches: bool
) -> None:
    client = await run(films)
    film = items(client)[0]
    client.simulator.quirks.match_fetches_pictures = fetches
    await client.refreshed(film.rating_key)
    assert film.truth == {NO_MATCH, POSTER, SUMMARY}, "a refresh does not help"
    [_, right, *_] = await candidates(client, film)
    address = f"{film.key}/match?{urlencode({'guid': right['guid'], 'name': 'Persuasion'})}"
    assert (await client.ask(address, method="PUT")).status == 200
    assert film.unmatched, "the answer comes before the work"
    await client.simulator.wait_idle()
    assert film.truth == (set() if fetches else {POSTER})
    assert (film.guid, film.wrongly_matched) == (right["guid"], False)
    await client.refreshed(film.rating_key)
    assert film.truth == frozenset()


async def test_wrong_match_is_known_as_such_and_the_right_one_stays_among_the_candidates(
    run: Run, films: Catalog
) -> None:
    client = await run(films)
    film = items(client)[0]
    right = film.cure["no_match"]["guid"]
    await put(client, film, "match", guid=TWIN, name="Persuasion")
    assert (film.wrongly_matched, film.truth) == (True, {SUMMARY}), "the source has no text"
    assert right in {each["guid"] for each in await candidates(client, film)}
    await put(client, film, "match", guid=right, name="Persuasion")
    assert (film.wrongly_matched, film.truth) == (False, frozenset())


async def test_the_source_is_asked_each_time_and_may_be_down(run: Run, films: Catalog) -> None:
    client = await run(films)
    film = items(client)[0]
    client.simulator.faults.provider_down = True
    assert await candidates(client, film) == []
    await put(client, film, "match", guid=TWIN)
    assert film.unmatched


@pytest.mark.parametrize("destroys", [False, True])
async def test_locked_texts_survive_a_match_unless_the_server_destroys_edits(
    run: Run, films: Catalog, destroys: bool
) -> None:
    client = await run(films)
    film = items(client)[0]
    client.simulator.quirks.match_destroys_edits = destroys
    film.summary, film.locked, film.hand_made = "By hand.", frozenset({"summary"}), True
    right = film.cure["no_match"]["guid"]
    await put(client, film, "match", guid=right)
    assert (film.summary == "By hand.") is not destroys
    assert client.simulator.counters.hand_made_destroyed == int(destroys)


@pytest.mark.parametrize("forgets", [False, True])
async def test_watched_items_tell_it_and_a_match_may_forget_it(
    run: Run, films: Catalog, forgets: bool
) -> None:
    client = await run(films)
    film = items(client)[0]
    assert "viewCount" not in await client.details(film.rating_key)
    client.simulator.quirks.match_forgets_views = forgets
    await client.simulator.edit(film.rating_key, view_count=2, last_viewed_at=1_700_000_000)
    seen = await asked(client, lambda server: server.fetchItem(int(film.rating_key)))
    assert (seen.viewCount, seen.lastViewedAt.year, seen.isPlayed) == (2, 2023, True)
    await put(client, film, "match", guid=TWIN)
    assert film.view_count == (None if forgets else 2)


@pytest.mark.parametrize("scheme", ["local", "tv.plex.agents.none", "com.plexapp.agents.none"])
async def test_unmatch_takes_all_that_came_with_the_match_and_leaves_one_of_two_guids(
    run: Run, films: Catalog, scheme: str
) -> None:
    films.libraries["1"].unmatched_scheme = scheme
    client = await run(films)
    film = items(client)[1]
    film.files = ("/films/Another (1999) {imdb-tt0001002}/Another (1999).mkv",)
    right = film.guid
    await asked(client, lambda server: server.fetchItem(int(film.rating_key)).unmatch())
    assert (film.guid, film.guids) == (f"{scheme}://{film.rating_key}", ())
    assert (film.title, film.summary, film.poster_origin) == ("Another", "", "media")
    assert film.truth == {NO_MATCH, SUMMARY}
    listed = await client.page("1", 0, 9, "&unmatched=1")
    assert film.rating_key in {each["ratingKey"] for each in listed["Metadata"]}
    await put(client, film, "match", guid=right)
    assert film.truth == {"frame_poster"}, "a frame survives the match"


async def test_none_guid_is_no_lack_in_a_library_without_an_agent(run: Run) -> None:
    catalog = Catalog()
    home = catalog.add_library("Home", agent="tv.plex.agents.none")
    clip = movie(home, guid="tv.plex.agents.none://5")
    client = await run(catalog)
    assert not clip.unmatched
    assert await candidates(client, clip) == []


async def test_match_of_a_show_is_that_of_all_below_it_and_episodes_have_none(run: Run) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("TV", "show"), broken=[NO_MATCH])
    part = season(one, broken=[NO_MATCH])
    tale = episode(part, broken=[NO_MATCH], outcome=Outcome.NEVER, view_count=1)
    client = await run(catalog)
    guid = one.cure["no_match"]["guid"]
    for item in (part, tale):
        assert await candidates(client, item) == []
        await put(client, item, "match", guid=guid)
        assert item.unmatched
    await put(client, one, "match", guid=guid)
    assert [item.truth for item in (one, part, tale)] == [frozenset()] * 3
    assert (await client.details(one.rating_key))["viewedLeafCount"] == 1
    await put(client, one, "unmatch")
    assert [item.unmatched for item in (one, part, tale)] == [True] * 3


async def test_music_and_legacy_agents_tell_a_score_and_albums_their_tracks(run: Run) -> None:
    catalog = Catalog()
    one = artist(catalog.add_library("Music", "artist"))
    record = album(one)
    track(record, "First")
    old = movie(catalog.add_library("Old", agent="com.plexapp.agents.imdb"))
    about = {"disambiguation": "of Leeds"}
    catalog.entries.append(
        Entry(type="artist", name=one.title, guid="plex://artist/1", score=106, about=about)
    )
    client = await run(catalog)
    artists = await asked(client, lambda server: server.fetchItem(int(one.rating_key)).matches())
    assert [each.score for each in artists] == [106, 100]
    assert (await candidates(client, one))[0]["disambiguation"] == "of Leeds"
    [found] = await candidates(client, record)
    assert (found["score"], found["parentName"]) == (100, one.title)
    assert [(each["name"], each["matched"]) for each in found["SearchResult"]] == [("First", True)]
    assert [each["score"] for each in await candidates(client, old)] == [100]
    mbid = record.guids[0].removeprefix("mbid://")
    assert [each["guid"] for each in await candidates(client, record, title=mbid)] == [record.guid]


async def test_items_with_the_same_match_merge_at_the_next_scan(run: Run, films: Catalog) -> None:
    client = await run(films)
    film, other = items(client)
    edition = movie(films.libraries["1"], guid=other.guid, edition="Director's Cut")
    right = other.guid
    once = await client.page("1", 0, 9, f"&type=1&guid={right}")
    assert once["totalSize"] == 2
    await put(client, film, "match", guid=right)
    assert film.wrongly_matched
    twice = await client.page("1", 0, 9, f"&type=1&guid={right}")
    assert twice["totalSize"] == 3
    client.simulator.scan_library("1")
    client.simulator.end_library_scan("1")
    assert (await client.ask(f"{other.key}?skipRefresh=1")).status == 404
    kept = await asked(client, lambda server: server.fetchItem(int(film.rating_key)))
    assert kept.locations == [f"/media/1/{film.rating_key}.mkv", f"/media/1/{other.rating_key}.mkv"]
    cut = await asked(client, lambda server: server.fetchItem(int(edition.rating_key)))
    assert cut.editionTitle == "Director's Cut"


async def test_scan_merges_shows_season_by_season(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("TV", "show")
    one, two = show(library), show(library)
    two.guid = one.guid
    episode(season(one, 1), 1)
    first, second = season(two, 1), season(two, 2)
    tales = [episode(first, 1), episode(first, 2), episode(second, 1)]
    client = await run(catalog)
    client.simulator.scan_library("1")
    client.simulator.end_library_scan("1")
    assert two.rating_key not in catalog.items
    leaves = (await client.json(f"{one.key}/allLeaves"))["Metadata"]
    told = [(each["parentIndex"], each["index"], len(each["Media"])) for each in leaves]
    assert sorted(told) == [(1, 1, 2), (1, 2, 1), (2, 1, 1)]
    assert tales[0].rating_key not in catalog.items


async def test_paths_of_files_and_folders_can_carry_ids(run: Run) -> None:
    catalog = Catalog()
    paths = ("/films/A (1999) {tmdb-5}/A - 4k.mkv", "/films/A (1999) {tmdb-5}/A - 1080p.mkv")
    film = movie(catalog.add_library("Movies"), files=paths)
    one = show(catalog.add_library("TV", "show"), files=("/shows/B {tvdb-7}",))
    client = await run(catalog)
    for item, expected in ((film, list(paths)), (one, ["/shows/B {tvdb-7}"])):
        key = int(item.rating_key)
        found = await asked(client, lambda server, key=key: server.fetchItem(key).locations)
        assert found == expected


async def test_match_of_an_item_can_give_it_another_key(run: Run, films: Catalog) -> None:
    client = await run(films)
    film = items(client)[0]
    film.outcome, old = Outcome.REKEYED, film.rating_key
    await put(client, film, "match", guid=TWIN)
    assert (await client.ask(f"/library/metadata/{old}?skipRefresh=1")).status == 404
    assert (await client.details(film.rating_key))["guid"] == TWIN
