"""The engine's MediaServer against the simulated server."""

import asyncio

import pytest

from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.engine.media import (
    FieldEdit,
    Library,
    LibraryType,
    MediaItem,
    MediaType,
    Poster,
)
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from custom_components.plex_smart_refresher.plex import PlexClient
from custom_components.plex_smart_refresher.plex.queries import id_lists
from plex_simulator import (
    Catalog,
    FaultKind,
    PlexSimulator,
    RequestKind,
    SimItem,
    SimLibrary,
    album,
    artist,
    episode,
    movie,
    season,
    show,
    track,
)

from ..kit import until
from .conftest import MakeClient
from .servers import answering


def library_of(sim_library: SimLibrary) -> Library:
    return Library(
        library_id=sim_library.key, title=sim_library.title, type=LibraryType(sim_library.type)
    )


def first(catalog: Catalog, library_type: str) -> SimLibrary:
    return next(found for found in catalog.libraries.values() if found.type == library_type)


def assert_good_guest(plex: PlexSimulator) -> None:
    """Check that nothing was asked that costs a server dearly."""
    counters = plex.counters
    assert counters.local_refreshes == counters.check_files == counters.unpaged_lists == 0
    assert counters.requests[RequestKind.DETAILS_PLAIN] == 0
    assert counters.longest_id_list < 4_000


# Who is there


async def test_a_server_says_who_it_is(client: PlexClient, plex: PlexSimulator) -> None:
    info = await client.connect()
    assert info.machine_identifier == plex.context.machine_identifier
    assert info.name == "Simulated Plex"
    assert info.version == plex.context.version


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("shared-token", NotOwnerError),
        ("revoked-token", InvalidTokenError),
        ("expired-token", InvalidTokenError),
        ("", InvalidTokenError),
    ],
)
async def test_only_the_owner_is_let_in(
    make_client: MakeClient, token: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await make_client(token=token).connect()


@pytest.mark.parametrize(("status", "error"), [(401, NotOwnerError), (403, NotOwnerError)])
async def test_who_may_not_see_the_preferences_is_not_the_owner(
    client: PlexClient, plex: PlexSimulator, status: int, error: type[Exception]
) -> None:
    plex.faults.switch_on(FaultKind.STATUS, on="preferences", status=status)
    with pytest.raises(error):
        await client.connect()


async def test_a_server_without_preferences_is_let_pass(
    client: PlexClient, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.STATUS, on="preferences", status=404)
    assert (await client.connect()).machine_identifier == plex.context.machine_identifier


async def test_a_server_that_dies_at_the_preferences_is_lost(
    client: PlexClient, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.BUSY, on="preferences")
    with pytest.raises(ServerLostError):
        await client.connect()


@pytest.mark.parametrize(
    "body",
    [
        b"<html><head/><body>Welcome</body></html>",
        b'<MediaContainer machineIdentifier="m"/>',
        b'{"MediaContainer": {}}',
        b'{"MediaContainer": {"machineIdentifier": ""}}',
    ],
)
async def test_what_is_not_a_plex_server_is_refused(make_client: MakeClient, body: bytes) -> None:
    async with answering(body) as url:
        client = make_client(url=url)
        with pytest.raises(RequestError):
            await client.connect()
        with pytest.raises(RequestError):
            await client.identify()


async def test_a_server_without_a_name_gets_one(make_client: MakeClient) -> None:
    async with answering(b'{"MediaContainer": {"machineIdentifier": "m"}}') as url:
        info = await make_client(url=url).connect()
    assert (info.name, info.version) == ("Plex", "")


async def test_a_server_is_identified_without_a_token(
    make_client: MakeClient, plex: PlexSimulator
) -> None:
    assert await make_client(token="").identify() == plex.context.machine_identifier
    assert set(plex.counters.requests) == {RequestKind.IDENTITY}


# Libraries and their lists


async def test_libraries_are_told_apart_by_their_ids(
    client: PlexClient, plex: PlexSimulator
) -> None:
    libraries = await client.libraries()
    kinds = {str(kind) for kind in LibraryType}
    expected = [found for found in plex.catalog.libraries.values() if found.type in kinds]
    assert [found.library_id for found in libraries] == [found.key for found in expected]
    titles = [found.title for found in libraries]
    assert len(titles) > len(set(titles))


@pytest.mark.parametrize(
    "level",
    [MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE],
)
async def test_pages_come_newest_first_with_their_total(
    client: PlexClient, plex: PlexSimulator, level: MediaType
) -> None:
    sim_library = first(plex.catalog, "show")
    expected = sim_library.items(level)
    items: list[MediaItem] = []
    while True:
        page = await client.read_page(library_of(sim_library), level, len(items), 3)
        assert page.total == len(expected)
        assert page.received <= 3
        if not page.received:
            break
        items += page.items
    assert {item.rating_key for item in items} == {item.rating_key for item in expected}
    dates = [item.added_at or 0 for item in items]
    assert dates == sorted(dates, reverse=True)
    assert {item.library_id for item in items} == {sim_library.key}
    assert not any(item.confirmed for item in items)
    assert_good_guest(plex)


async def test_pages_come_last_changed_first_with_the_total_of_the_whole_list(
    client: PlexClient, plex: PlexSimulator
) -> None:
    sim_library = first(plex.catalog, "movie")
    oldest = min(sim_library.items(), key=lambda item: item.added_at or 0)
    await plex.edit(oldest.rating_key, title="Edited")
    page = await client.read_changed_page(library_of(sim_library), MediaType.MOVIE, 0, 10)
    assert (page.received, page.total) == (10, len(sim_library.items()))
    dates = [item.updated_at or 0 for item in page.items]
    assert dates == sorted(dates, reverse=True)
    assert "Edited" in {item.title for item in page.items}
    assert_good_guest(plex)


async def test_a_page_may_be_shorter_than_asked(client: PlexClient, plex: PlexSimulator) -> None:
    plex.quirks.max_page_size = 2
    page = await client.read_page(library_of(first(plex.catalog, "movie")), MediaType.MOVIE, 0, 100)
    assert page.received == len(page.items) == 2


async def everything(client: PlexClient, plex: PlexSimulator) -> list[object]:
    """Return all that a client can read, also of a server that does a lot."""
    libraries = await client.libraries()
    read: list[object] = [await client.connect(), *libraries]
    for library in libraries:
        for level in LEVELS[library.type]:
            read.append(await client.read_page(library, level, 0, 500))
            read.append(await client.read_changed_page(library, level, 0, 1))
        read.append(await client.pending_updates(library.library_id))
    some = [
        next(found for found in plex.catalog.items.values() if found.type == kind)
        for kind in ("movie", "show", "season", "episode", "artist", "album")
    ]
    details = await client.read_items([item.rating_key for item in some])
    read += details.values()
    for item in details.values():
        read += [await client.read_below(item), await client.read_posters(item.rating_key)]
        read.append(await client.has_matches(item.rating_key))
    return [*read, await client.is_busy(), await client.is_playing()]


LEVELS = {
    LibraryType.MOVIE: (MediaType.MOVIE,),
    LibraryType.SHOW: (MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE),
    LibraryType.ARTIST: (MediaType.ARTIST, MediaType.ALBUM),
}


@pytest.mark.parametrize("is_busy", [True, False])
async def test_uneven_json_says_the_same(
    client: PlexClient, plex: PlexSimulator, *, is_busy: bool
) -> None:
    locked = next(iter(plex.catalog.items))
    await plex.lock(locked, "summary")
    if is_busy:
        plex.scan_library("1")
        plex.play(locked)
        plex.catalog.items[locked].poster_origin = "upload"
    even = await everything(client, plex)
    plex.quirks.uneven_json = True
    assert await everything(client, plex) == even
    assert even[-2:] == [is_busy, is_busy]


async def test_a_list_of_a_library_that_is_gone_is_gone(client: PlexClient) -> None:
    library = Library(library_id="999", title="Gone", type=LibraryType.MOVIE)
    with pytest.raises(ItemGoneError):
        await client.read_page(library, MediaType.MOVIE, 0, 10)


async def test_odd_titles_come_through_even_raw(client: PlexClient, plex: PlexSimulator) -> None:
    plex.quirks.raw_control_characters = True
    items = {}
    for sim_library in plex.catalog.libraries.values():
        if sim_library.type == "movie":
            page = await client.read_page(library_of(sim_library), MediaType.MOVIE, 0, 500)
            items |= {item.rating_key: item.title for item in page.items}
    titles = {key: plex.item(key).title for key in items}
    clean = {key: title for key, title in titles.items() if title.isprintable()}
    assert clean.items() <= items.items()
    assert len(clean) < len(titles)  # the catalog has control characters


# Items


async def test_items_are_read_in_one_batch_and_confirmed(
    client: PlexClient, plex: PlexSimulator
) -> None:
    keys = [item.rating_key for item in first(plex.catalog, "show").items("episode")]
    items = await client.read_items([*keys, "999999"])
    assert list(items) == keys
    assert all(item.confirmed for item in items.values())
    assert plex.counters.requests[RequestKind.DETAILS_BATCH] == 1
    assert_good_guest(plex)


async def test_a_batch_that_is_refused_for_one_missing_item_is_split(
    client: PlexClient, plex: PlexSimulator
) -> None:
    plex.quirks.batches_leave_out_unknown = False
    keys = list(plex.catalog.items)[:3]
    client.traits = ServerTraits(batches_leave_out_unknown=False)
    assert list(await client.read_items([keys[0], "999", *keys[1:]])) == keys
    assert await client.read_items(["998", "999"]) == {}


async def test_external_ids_and_locks_that_lists_withhold_are_in_a_batch(
    client: PlexClient, plex: PlexSimulator
) -> None:
    sim_library = first(plex.catalog, "show")
    page = await client.read_page(library_of(sim_library), MediaType.EPISODE, 0, 500)
    key = next(found.rating_key for found in sim_library.items("episode") if not found.truth)
    await plex.lock(key, "summary")
    assert not any(item.has_external_ids for item in page.items)
    item = (await client.read_items([key]))[key]
    assert item.has_external_ids
    assert item.locked_fields == {"summary"}


async def test_files_are_only_in_details(client: PlexClient, plex: PlexSimulator) -> None:
    sim_library = first(plex.catalog, "movie")
    page = await client.read_page(library_of(sim_library), MediaType.MOVIE, 0, 1)
    [listed] = page.items
    [item] = (await client.read_items([listed.rating_key])).values()
    assert (listed.file, item.file) == ("", f"/media/{sim_library.key}/{item.rating_key}.mkv")


async def test_an_item_in_the_trash_is_listed_for_nobody(
    client: PlexClient, plex: PlexSimulator
) -> None:
    sim_library = first(plex.catalog, "movie")
    away, *others = sim_library.items()
    away.deleted_at = away.added_at
    plex.catalog.changed(away)
    page = await client.read_page(library_of(sim_library), MediaType.MOVIE, 0, 500)
    assert {item.rating_key for item in page.items} == {item.rating_key for item in others}
    assert page.received == page.total == len(others) + 1
    assert await client.read_items([away.rating_key]) == {}


async def test_the_version_of_the_server_is_known_once_it_is_connected(
    client: PlexClient, plex: PlexSimulator
) -> None:
    assert client.version == ""
    info = await client.connect()
    assert client.version == info.version != ""


async def test_a_track_is_not_taken_for_gone(client: PlexClient, plex: PlexSimulator) -> None:
    key = next(track.rating_key for track in first(plex.catalog, "artist").items("track"))
    with pytest.raises(RequestError, match="a track is not supported"):
        await client.read_items([key])


async def test_items_that_are_all_unknown_are_none(client: PlexClient, plex: PlexSimulator) -> None:
    assert await client.read_items(["999998", "999999"]) == {}
    assert plex.counters.requests[RequestKind.DETAILS_BATCH] == 1


async def test_nothing_is_asked_about_what_cannot_be_an_item(
    client: PlexClient, plex: PlexSimulator
) -> None:
    assert (
        await client.read_items(["", "..", "1,2", "abc", "²", "1/refresh", "1?checkFiles=1"]) == {}
    )
    assert plex.counters.total_requests == 0


async def test_long_lists_of_ids_are_split(client: PlexClient, plex: PlexSimulator) -> None:
    known = next(iter(plex.catalog.items))
    items = await client.read_items([*map(str, range(10_000_000, 10_001_000)), known])
    assert list(items) == [known]
    assert plex.counters.requests[RequestKind.DETAILS_BATCH] == 3
    assert_good_guest(plex)


def test_id_lists_hold_every_id_once_and_never_too_much() -> None:
    ids = [str(number) for number in range(1, 5_000)]
    lists = list(id_lists(ids))
    assert ",".join(lists).split(",") == ids
    assert max(map(len, lists)) <= 3_500
    assert list(id_lists([])) == []
    assert list(id_lists(["1" * 4_000, "2"])) == ["1" * 4_000, "2"]


# What is below an item


@pytest.fixture
def below() -> Catalog:
    """Return a catalog with a long show and an artist."""
    catalog = Catalog()
    shows, music = catalog.add_library("Shows", "show"), catalog.add_library("Music", "artist")
    long_show = show(shows, "Show")
    for number in (1, 2):
        part = season(long_show, number)
        for index in range(1, 8):
            episode(part, index)
    singer = artist(music, "Singer")
    for title in ("One", "Two"):
        track(album(singer, title), 1)
    movie(catalog.add_library("Films"), "Film")
    return catalog


class TestBelow:
    """What a refresh of an item refreshes as well."""

    @pytest.fixture
    def catalog(self, below: Catalog) -> Catalog:
        return below

    async def read(self, client: PlexClient, plex: PlexSimulator, kind: str) -> list[str]:
        item = next(found for found in plex.catalog.items.values() if found.type == kind)
        snapshot = (await client.read_items([item.rating_key]))[item.rating_key]
        below = await client.read_below(snapshot)
        assert {found.library_id for found in below} <= {snapshot.library_id}
        assert all(bool(found.summary) is found.has_summary for found in below)
        assert_good_guest(plex)
        return [found.type for found in below]

    @pytest.mark.parametrize(
        ("kind", "types"),
        [
            ("show", ["season"] * 2 + ["episode"] * 14),
            ("season", ["episode"] * 7),
            ("artist", ["album"] * 2),
            ("episode", []),
            ("album", []),
            ("movie", []),
        ],
    )
    async def test_it_is_all_levels_below(
        self, client: PlexClient, plex: PlexSimulator, kind: str, types: list[str]
    ) -> None:
        assert await self.read(client, plex, kind) == types

    async def test_short_pages_are_followed_to_the_end(
        self, client: PlexClient, plex: PlexSimulator
    ) -> None:
        plex.quirks.max_page_size = 3
        assert len(await self.read(client, plex, "show")) == 16

    @pytest.mark.parametrize(
        "fault",
        [
            FaultKind.ENDLESS,
            FaultKind.TOTAL_TOO_BIG,
            FaultKind.TOTAL_TOO_SMALL,
            FaultKind.DUPLICATES,
        ],
    )
    async def test_lies_about_the_length_do_not_matter(
        self, client: PlexClient, plex: PlexSimulator, fault: FaultKind
    ) -> None:
        plex.quirks.max_page_size = 7
        plex.faults.switch_on(fault, on="children")
        assert len(await self.read(client, plex, "season")) == 7
        assert plex.counters.requests[RequestKind.CHILDREN] <= 3

    async def test_one_request_is_enough_where_all_is_well(
        self, client: PlexClient, plex: PlexSimulator
    ) -> None:
        await self.read(client, plex, "season")
        assert plex.counters.requests[RequestKind.CHILDREN] == 1

    async def test_what_is_below_an_item_that_is_gone_is_gone(self, client: PlexClient) -> None:
        gone = MediaItem(rating_key="999", library_id="1", type=MediaType.SHOW, title="Gone")
        with pytest.raises(ItemGoneError):
            await client.read_below(gone)


# Refreshing


async def test_a_refresh_is_asked_for_once(client: PlexClient, plex: PlexSimulator) -> None:
    key = next(iter(plex.catalog.items))
    await client.refresh(key)
    assert plex.counters.refreshes == {key: 1}


@pytest.mark.parametrize("key", ["999999", "", "..", "1/../2", "abc"])
async def test_a_refresh_of_what_is_not_there_says_so(
    client: PlexClient, plex: PlexSimulator, key: str
) -> None:
    with pytest.raises(ItemGoneError):
        await client.refresh(key)
    assert not plex.counters.refreshes
    assert plex.counters.library_refreshes == 0


async def test_a_refresh_while_the_server_starts_up_is_refused(
    client: PlexClient, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.STARTING_UP)
    with pytest.raises(StartingUpError):
        await client.refresh(next(iter(plex.catalog.items)))


async def test_the_items_that_wait_are_counted(client: PlexClient, plex: PlexSimulator) -> None:
    sim_library = first(plex.catalog, "movie")
    assert await client.pending_updates(sim_library.key) == 0
    plex.pipeline.latency.mean = 5.0
    for item in sim_library.items("movie")[:5]:
        await client.refresh(item.rating_key)
    assert await client.pending_updates(sim_library.key) == 5


@pytest.mark.parametrize(
    "size",
    ["{}", '{"updateQueueSize": "many"}', '{"updateQueueSize": -1}', '{"updateQueueSize": true}'],
)
async def test_a_queue_of_unknown_length_counts_as_empty(
    make_client: MakeClient, size: str
) -> None:
    async with answering(f'{{"MediaContainer": {size}}}'.encode()) as url:
        assert await make_client(url=url).pending_updates("1") == 0


async def test_who_subscribes_is_woken_by_what_was_processed(
    client: PlexClient, plex: PlexSimulator
) -> None:
    woken: list[str | None] = []
    unsubscribe = client.subscribe_processed(woken.append)
    assert not client.listening
    listening = asyncio.create_task(client.notifications.listen())
    await until(lambda: client.listening)
    key = next(iter(plex.catalog.items))
    await client.refresh(key)
    await until(lambda: key in woken)
    unsubscribe()
    listening.cancel()
    await asyncio.wait({listening})
    assert not client.listening


# Putting back


@pytest.fixture
def film(plex: PlexSimulator) -> SimItem:
    return next(found for found in first(plex.catalog, "movie").items() if not found.truth)


async def snapshot_of(client: PlexClient, item: SimItem) -> MediaItem:
    return (await client.read_items([item.rating_key]))[item.rating_key]


async def test_posters_tell_their_origin_and_which_one_is_selected(
    client: PlexClient, film: SimItem
) -> None:
    film.poster_origin, film.file_pictures = "upload", ("local", "embedded")
    posters = await client.read_posters(film.rating_key)
    providers = [poster.provider for poster in posters]
    assert providers == ["local", "embedded", "tmdb", "tmdb", "", ""]
    assert [poster.is_from_file for poster in posters] == [True, True, *[False] * 4]
    assert [poster.is_upload for poster in posters] == [*[False] * 4, True, False]
    assert [poster.is_selected for poster in posters] == [*[False] * 4, True, False]


async def test_a_poster_is_selected_although_the_answer_has_no_form(
    client: PlexClient, plex: PlexSimulator, film: SimItem
) -> None:
    film.poster_origin = "upload"
    [upload] = [each for each in await client.read_posters(film.rating_key) if each.is_selected]
    [agents, *_] = await client.read_posters(film.rating_key)
    await client.select_poster(film.rating_key, agents)
    assert film.poster_origin == "metadata"
    await client.select_poster(film.rating_key, upload)
    assert film.poster == upload.address
    assert_good_guest(plex)


@pytest.mark.parametrize("key", ["999999", "1/../2", ""])
async def test_posters_of_what_is_not_there_say_so(client: PlexClient, key: str) -> None:
    with pytest.raises(ItemGoneError):
        await client.read_posters(key)
    with pytest.raises(ItemGoneError):
        await client.select_poster(key, Poster("upload://posters/1"))


@pytest.mark.parametrize(
    ("fault", "error"),
    [(FaultKind.STATUS, RequestError), (FaultKind.STARTING_UP, StartingUpError)],
)
async def test_a_poster_that_is_refused_says_so(
    client: PlexClient,
    plex: PlexSimulator,
    film: SimItem,
    fault: FaultKind,
    error: type[EngineError],
) -> None:
    plex.faults.switch_on(fault)
    with pytest.raises(error):
        await client.select_poster(film.rating_key, Poster("upload://posters/1"))


@pytest.mark.parametrize(
    "summary", ["Back again.", "Ünïcödé & <b>?#%+=;</b> {{ 7 * 7 }}\nsecond line", "long " * 500]
)
async def test_fields_get_their_values_and_locks_back(
    client: PlexClient, film: SimItem, summary: str
) -> None:
    film.locked = frozenset({"summary", "year"})
    edits = [FieldEdit("title", "Right", is_locked=True), FieldEdit("summary", summary, False)]
    await client.edit_fields(await snapshot_of(client, film), edits)
    assert (film.title, film.summary) == ("Right", summary)
    assert film.locked == {"title", "year"}
    item = await snapshot_of(client, film)
    assert (item.summary, item.locked_fields) == (summary, {"title", "year"})


async def test_fields_of_what_is_not_there_cannot_be_set(client: PlexClient) -> None:
    gone = MediaItem(rating_key="999", library_id="1", type=MediaType.MOVIE, title="Gone")
    with pytest.raises(ItemGoneError):
        await client.edit_fields(gone, [FieldEdit("title", "Here", is_locked=False)])


async def test_the_summaries_of_a_library_are_not_kept(
    client: PlexClient, plex: PlexSimulator
) -> None:
    library = library_of(first(plex.catalog, "movie"))
    page = await client.read_page(library, MediaType.MOVIE, 0, 100)
    assert any(item.has_summary for item in page.items)
    assert {item.summary for item in page.items} == {""}


# Pictures


async def test_a_picture_of_an_item_is_read(client: PlexClient, plex: PlexSimulator) -> None:
    item = next(found for found in first(plex.catalog, "movie").items("movie") if not found.truth)
    picture = await client.read_picture(item.rating_key)
    assert picture is not None
    assert picture.content_type.startswith("image/")
    assert await client.read_picture("999999") is None
    assert_good_guest(plex)


# The end


async def test_closing_ends_a_request_at_once(client: PlexClient, plex: PlexSimulator) -> None:
    plex.faults.switch_on(FaultKind.HANG)
    request = asyncio.create_task(client.libraries())
    await until(lambda: plex.counters.parallel_requests == 1)
    client.close()
    async with asyncio.timeout(5):
        with pytest.raises(ServerLostError):
            await request


# What else the server does


async def test_a_library_scan_makes_a_server_busy(client: PlexClient, plex: PlexSimulator) -> None:
    assert not await client.is_busy()
    plex.scan_library("1")
    assert await client.is_busy()
    plex.end_library_scan("1")
    assert not await client.is_busy()


async def test_activities_tell_of_a_scan_that_the_libraries_do_not_show(
    client: PlexClient, plex: PlexSimulator
) -> None:
    plex.scan_library("1")
    plex.catalog.libraries["1"].refreshing = False
    assert await client.is_busy()


async def test_refreshes_are_no_activity(
    client: PlexClient, plex: PlexSimulator, catalog: Catalog
) -> None:
    plex.pipeline.latency.mean = 30
    item = next(item for item in catalog.items.values() if item.truth)
    await client.refresh(item.rating_key)
    plex.notifications.activity("library.refresh.items", "Refreshing", item)
    types = lambda: {each["type"] for each in plex.notifications.activities.values()}  # noqa: E731
    await until(lambda: "library.update.item.metadata" in types())
    assert not await client.is_busy()


@pytest.mark.parametrize(
    ("state", "plays"), [("playing", True), ("buffering", True), ("paused", False)]
)
async def test_a_session_plays_unless_it_is_paused(
    client: PlexClient, plex: PlexSimulator, state: str, plays: bool
) -> None:
    key = next(iter(plex.catalog.items))
    plex.play(key, state)
    assert await client.is_playing() is plays
    plex.stop_playing(key)
    assert not await client.is_playing()


@pytest.mark.parametrize("state", ["playing", "paused"])
async def test_a_session_names_what_it_plays_and_its_parents(
    client: PlexClient, plex: PlexSimulator, state: str
) -> None:
    assert await client.played_keys() == frozenset()
    items = plex.catalog.items.values()
    part = next(item for item in items if item.type == "episode")
    film = next(item for item in items if item.type == "movie")
    plex.play(part.rating_key, state)
    plex.play(film.rating_key, state)
    episode = {part.rating_key, part.parent_key, part.grandparent_key}
    assert await client.played_keys() == {film.rating_key, *episode}
    plex.faults.switch_on(FaultKind.STATUS, on=RequestKind.SESSIONS, status=500)
    with pytest.raises(RequestError):
        await client.played_keys()


@pytest.mark.parametrize("status", [404, 500])
async def test_a_server_without_activities_and_sessions_has_no_activity(
    client: PlexClient, plex: PlexSimulator, status: int
) -> None:
    plex.play(next(iter(plex.catalog.items)))
    for kind in (RequestKind.ACTIVITIES, RequestKind.SESSIONS):
        plex.faults.switch_on(FaultKind.STATUS, on=kind, status=status)
    assert not await client.is_busy()
    assert not await client.is_playing()
    plex.scan_library("1")
    assert await client.is_busy(), "its libraries tell it as well"
