"""The refresh pipeline: queue, workers, cascade and the outcome of every item."""

import asyncio
from typing import Any
from urllib.parse import quote

import pytest

from plex_simulator import (
    Catalog,
    Latency,
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

from .client import Client, entries, frames, until
from .conftest import Run

BOTH = ("missing_poster", "missing_summary")


async def broken_movie(
    run: Run, outcome: str, *defects: str, **fields: Any
) -> tuple[Client, SimItem]:
    catalog = Catalog()
    broken = defects or BOTH
    item = movie(catalog.add_library("Movies"), broken=broken, outcome=Outcome(outcome), **fields)
    return await run(catalog), item


async def test_refresh_answers_at_once_with_an_empty_body(run: Run) -> None:
    client, item = await broken_movie(run, "slow")
    answer = await client.refresh(item.rating_key)
    assert (answer.status, answer.text) == (200, "")
    assert item.truth == set(BOTH)


async def test_old_server_answers_a_refresh_with_an_empty_container(run: Run) -> None:
    client, item = await broken_movie(run, "fixed")
    client.simulator.quirks.refresh_answers_container = True
    assert '<MediaContainer size="0">' in (await client.refresh(item.rating_key)).text


async def test_refresh_by_get_is_not_allowed(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    answer = await client.ask(f"/library/metadata/{key}/refresh")
    assert answer.status == 405
    assert "405 Method Not Allowed" in answer.text


async def test_refresh_of_an_unknown_item_is_not_found(client: Client) -> None:
    assert (await client.refresh("999999")).status == 404


async def test_fixed_item_is_whole_after_one_refresh(run: Run) -> None:
    client, item = await broken_movie(run, "fixed")
    await client.refreshed(item.rating_key)
    assert item.truth == frozenset()
    details = await client.details(item.rating_key)
    assert details["summary"]
    assert details["thumb"].startswith(f"/library/metadata/{item.rating_key}/thumb/")


@pytest.mark.parametrize(
    "defect",
    ["no_match", "missing_poster", "missing_summary", "no_external_ids", "placeholder_title"],
)
async def test_every_defect_can_be_fixed(run: Run, defect: str) -> None:
    client, item = await broken_movie(run, "fixed", defect)
    assert item.truth == {defect}
    await client.refreshed(item.rating_key)
    assert item.truth == frozenset()


async def test_second_item_needs_two_rounds(run: Run) -> None:
    client, item = await broken_movie(run, "second")
    await client.refreshed(item.rating_key)
    assert item.truth == set(BOTH)
    await client.refreshed(item.rating_key)
    assert item.truth == frozenset()


async def test_partly_item_keeps_one_defect_for_ever(run: Run) -> None:
    client, item = await broken_movie(run, "partly")
    for _ in range(3):
        await client.refreshed(item.rating_key)
        assert item.truth == {"missing_summary"}


async def test_late_picture_arrives_after_the_item_was_processed(run: Run) -> None:
    client, item = await broken_movie(run, "late_picture")
    async with client.socket() as socket:
        await client.refreshed(item.rating_key)
        assert item.truth == {"missing_poster"}
        final = [entry for entry in entries(await frames(socket, 0.02)) if is_final(entry)]
    assert len(final) == 1
    assert item.truth == {"missing_poster"}
    await until(lambda: not item.truth)


async def test_never_item_is_processed_and_stays_as_it_was(run: Run) -> None:
    client, item = await broken_movie(run, "never", updated_at=1)
    async with client.socket() as socket:
        await client.refreshed(item.rating_key)
        assert any(is_final(entry) for entry in entries(await frames(socket)))
    assert item.truth == set(BOTH)
    assert item.updated_at != 1, "updatedAt moves although nothing changed"


async def test_vanished_item_is_gone_after_its_refresh(run: Run) -> None:
    client, item = await broken_movie(run, "vanished")
    async with client.socket() as socket:
        await client.refreshed(item.rating_key)
        assert entries(await frames(socket))[-1]["state"] == 9
    assert (await client.ask(f"{item.key}?skipRefresh=1")).status == 404
    assert (await client.page("1", 0, 0))["totalSize"] == 0


async def test_rekeyed_item_lives_on_under_a_new_key(run: Run) -> None:
    client, item = await broken_movie(run, "rekeyed")
    old = item.rating_key
    await client.refreshed(old)
    assert (await client.ask(f"/library/metadata/{old}?skipRefresh=1")).status == 404
    details = await client.details(item.rating_key)
    assert item.rating_key != old
    assert f"/{item.rating_key}/" in details["thumb"]
    assert item.truth == frozenset()


async def test_ignored_item_is_accepted_and_never_worked_on(run: Run) -> None:
    client, item = await broken_movie(run, "ignored")
    async with client.socket() as socket:
        assert (await client.refresh(item.rating_key)).status == 200
        assert await frames(socket) == []
    assert client.simulator.counters.ignored == 1
    assert client.simulator.counters.worked == 0


async def test_slow_item_is_still_being_processed(run: Run) -> None:
    client, item = await broken_movie(run, "slow")
    await client.refresh(item.rating_key)
    await asyncio.sleep(0.03)
    assert (await client.json("/library/sections/1/timeline"))["updateQueueSize"] == 1
    assert item.truth == set(BOTH)


async def test_provider_that_is_down_lets_everything_end_without_change(run: Run) -> None:
    client, item = await broken_movie(run, "fixed")
    client.simulator.faults.provider_down = True
    await client.refreshed(item.rating_key)
    assert item.truth == set(BOTH)
    client.simulator.faults.provider_down = False
    await client.refreshed(item.rating_key)
    assert item.truth == frozenset()


async def test_locked_field_is_not_filled(run: Run) -> None:
    client, item = await broken_movie(run, "fixed", locked=frozenset({"summary"}))
    assert item.truth == {"missing_poster"}
    await client.refreshed(item.rating_key)
    assert item.truth == frozenset()
    assert item.summary == ""


@pytest.mark.parametrize("locked", [frozenset(), frozenset({"summary"})])
async def test_refresh_of_an_unmatched_item_destroys_what_was_made_by_hand(
    run: Run,
    locked: frozenset[str],
) -> None:
    fields = {"summary": "By hand.", "hand_made": True, "locked": locked}
    client, item = await broken_movie(run, "never", "no_match", **fields)
    assert item.truth == {"no_match"}
    await client.refreshed(item.rating_key)
    assert item.summary == ""
    assert client.simulator.counters.hand_made_destroyed == 1


async def test_unlocked_hand_picked_poster_is_replaced_and_a_locked_one_is_kept(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Movies")
    loose = movie(library, broken=["missing_summary"], poster_origin="upload")
    held = frozenset({"thumb"})
    fixed = movie(library, broken=["missing_summary"], poster_origin="upload", locked=held)
    client = await run(catalog)
    for item in (loose, fixed):
        await client.refreshed(item.rating_key)
    assert (loose.poster_origin, fixed.poster_origin) == ("metadata", "upload")
    assert client.simulator.counters.hand_picked_replaced == 1


async def test_what_was_uploaded_stays_on_offer_after_it_was_replaced(run: Run) -> None:
    client, item = await broken_movie(
        run, "fixed", "missing_summary", poster_origin="upload", poster_number=2
    )
    await client.refreshed(item.rating_key)
    assert item.regressions == {"poster"}
    posters = (await client.json(f"{item.key}/posters"))["Metadata"]
    chosen = f"upload://posters/{item.rating_key}-2"
    assert chosen in {poster["ratingKey"] for poster in posters}
    await client.ask(f"{item.key}/poster?url={quote(chosen, safe='')}", method="PUT")
    assert item.regressions == frozenset()
    assert item.poster == chosen


@pytest.mark.parametrize(
    ("worsens", "defects"),
    [
        ("summary", {"missing_summary"}),
        ("title", {"placeholder_title"}),
        ("thumb", {"missing_poster"}),
        ("match", {"no_match"}),
    ],
)
async def test_refresh_can_fix_one_thing_and_make_another_worse(
    run: Run, worsens: str, defects: set[str]
) -> None:
    client, item = await broken_movie(run, "fixed", "no_external_ids", worsens=frozenset({worsens}))
    await client.refreshed(item.rating_key)
    assert item.truth == defects
    assert client.simulator.counters.worsened == 1


@pytest.mark.parametrize("locks", [frozenset[str](), frozenset({"locks"})])
async def test_locks_hold_unless_the_item_loses_them_as_well(
    run: Run, locks: frozenset[str]
) -> None:
    everything = frozenset({"summary", "title", "thumb"})
    client, item = await broken_movie(
        run, "fixed", "no_external_ids", worsens=everything | locks, locked=everything
    )
    await client.refreshed(item.rating_key)
    assert item.regressions == ({"summary", "title", "poster"} if locks else frozenset())
    assert item.locked == (frozenset() if locks else everything)


def is_final(entry: dict[str, object]) -> bool:
    noise = {"metadataState", "mediaState", "queueSize"} & set(entry)
    plugin = entry["identifier"] == "com.plexapp.plugins.library"
    return plugin and entry["state"] == 5 and entry["type"] != -1 and not noise


async def test_three_workers_work_first_come_first_served(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Movies")
    items = [movie(library, f"Movie {number}", broken=BOTH) for number in range(8)]
    client = await run(catalog, latency=Latency(mean=0.02, spread=0.0))
    pipeline = client.simulator.pipeline
    await pipeline.stop()  # so that all are in the queue before the first is worked on
    async with client.socket() as socket:
        for item in items:
            await client.refresh(item.rating_key)
        queue = (await client.json("/library/sections/1/timeline"))["updateQueueSize"]
        pipeline.start()
        await client.simulator.wait_idle()
        begun = [entry["itemID"] for entry in entries(await frames(socket)) if entry["state"] == 1]
    assert queue == 8
    assert begun == [item.rating_key for item in items]
    counters = client.simulator.counters
    assert counters.max_working == 3
    assert counters.max_refreshes_in_flight == 8
    assert counters.refreshes_in_flight == 0


async def test_same_item_asked_twice_while_queued_is_worked_on_once(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Movies")
    item = movie(library, broken=BOTH)
    client = await run(catalog, workers=1, latency=Latency(mean=0.0, spread=0.0))
    pipeline = client.simulator.pipeline
    await pipeline.stop()
    for _ in range(3):
        await client.refresh(item.rating_key)
    pipeline.start()
    await client.simulator.wait_idle()
    counters = client.simulator.counters
    assert (counters.worked, counters.coalesced) == (1, 2)
    assert counters.refreshes[item.rating_key] == 3


async def test_refresh_of_a_show_reaches_its_seasons_and_episodes(run: Run) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("TV", "show"), broken=["missing_poster"])
    part = season(one, broken=["inherited_poster"])
    tales = [episode(part, number, broken=["missing_summary"]) for number in (1, 2)]
    client = await run(catalog)
    await client.refreshed(one.rating_key)
    assert not any(item.truth for item in (one, part, *tales))
    counters = client.simulator.counters
    assert (counters.worked, counters.cascaded) == (4, 3)
    assert counters.max_refreshes_in_flight == 1, "only what was asked for counts as asked"


async def test_refresh_of_an_artist_reaches_albums_and_tracks(run: Run) -> None:
    catalog = Catalog()
    one = artist(catalog.add_library("Music", "artist"))
    record = album(one, broken=["missing_poster"])
    track(record)
    client = await run(catalog)
    await client.refreshed(one.rating_key)
    assert record.truth == frozenset()
    assert client.simulator.counters.worked == 3


async def test_refreshes_of_healthy_items_are_counted(client: Client) -> None:
    key = next(iter(client.simulator.catalog.items))
    await client.refreshed(key)
    assert client.simulator.counters.healthy_refreshed == 1


async def test_content_changed_at_grows_only_with_a_change(run: Run) -> None:
    client, item = await broken_movie(run, "second")
    library = client.simulator.catalog.libraries["1"]
    before = library.content_changed_at
    await client.refreshed(item.rating_key)
    assert library.content_changed_at == before
    await client.refreshed(item.rating_key)
    assert library.content_changed_at > before


@pytest.mark.parametrize("counts_edits", [True, False])
async def test_a_library_counts_what_comes_and_goes_and_by_habit_what_is_edited(
    run: Run, counts_edits: bool
) -> None:
    client, item = await broken_movie(run, "fixed")
    simulator = client.simulator
    simulator.quirks.content_counts_edits = counts_edits

    async def count() -> int:
        [library] = (await client.json("/library/sections"))["Directory"]
        return int(library["contentChangedAt"])

    before = await count()
    await simulator.edit(item.rating_key, title="Other")
    assert (await count() > before) is counts_edits
    for change in ("add", "rekey", "remove"):
        before = await count()
        if change == "add":
            movie(item.library, "New")
        elif change == "rekey":
            await simulator.rekey(item.rating_key)
        else:
            await simulator.remove_item(item.rating_key)
        assert await count() > before


async def test_what_is_changed_was_updated_just_now(run: Run) -> None:
    client, item = await broken_movie(run, "late_picture")
    simulator, changes = client.simulator, []
    for change in (
        simulator.edit(item.rating_key, title="Other"),
        simulator.lock(item.rating_key, "title"),
        client.refreshed(item.rating_key),
        simulator.rekey(item.rating_key),
    ):
        item.updated_at = 1
        await change
        changes.append(item.updated_at)
    assert min(changes) > 1
    await simulator.edit(item.rating_key, updated_at=5)
    assert item.updated_at == 5


async def test_personal_media_never_gets_metadata(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Home", agent="tv.plex.agents.none")
    item = movie(library, broken=BOTH)
    client = await run(catalog)
    async with client.socket() as socket:
        await client.refreshed(item.rating_key)
        assert [entry["state"] for entry in entries(await frames(socket))] == [1]
    assert (item.thumb, item.summary) == (None, "")


async def test_a_picture_from_a_file_replaces_an_unlocked_upload_until_it_is_selected(
    run: Run,
) -> None:
    client, item = await broken_movie(
        run, "fixed", "missing_summary", poster_origin="upload", file_pictures=("local",)
    )
    upload = item.poster
    await client.refreshed(item.rating_key)
    assert (item.poster_origin, item.locked) == ("local", frozenset())
    await client.ask(f"{item.key}/poster?url={quote(upload or '', safe='')}", method="PUT")
    await client.refreshed(item.rating_key)
    assert (item.poster, item.locked) == (upload, {"thumb"})


async def test_selecting_a_poster_locks_it(run: Run) -> None:
    client, item = await broken_movie(run, "fixed", "missing_summary")
    posters = (await client.json(f"{item.key}/posters"))["Metadata"]
    assert [poster.get("provider") for poster in posters] == ["tmdb", "tmdb", None]
    other = quote(posters[1]["ratingKey"], safe="")
    assert (await client.ask(f"{item.key}/poster?url={other}", method="PUT")).status == 200
    assert item.locked == {"thumb"}
    await client.refreshed(item.rating_key)
    assert item.poster == posters[1]["ratingKey"]


@pytest.mark.parametrize("is_down", [False, True])
async def test_the_source_finds_neither_what_it_does_not_know_nor_parts_of_a_show(
    run: Run, is_down: bool
) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("Shows", "show"))
    part = season(one)
    clip = movie(catalog.add_library("Movies"), broken=["no_match"], unknown_to_source=True)
    items = [one, part, episode(part, 1), clip]
    client = await run(catalog)
    client.simulator.faults.provider_down = is_down
    found = [await client.json(f"{item.key}/matches?manual=1") for item in items]
    sizes = [len(answer.get("SearchResult", ())) for answer in found]
    assert sizes == [0 if is_down else 1, 0, 0, 0]


async def test_match_search_and_choice_make_an_unmatched_item_whole(run: Run) -> None:
    client, item = await broken_movie(run, "fixed", "no_match", "missing_summary")
    [candidate] = (await client.json(f"{item.key}/matches?manual=1"))["SearchResult"]
    assert "score" not in candidate
    chosen = f"{item.key}/match?guid={candidate['guid']}&name=Right"
    assert (await client.ask(chosen, method="PUT")).status == 200
    await client.simulator.wait_idle()
    assert (item.truth, item.title) == (frozenset(), "A Movie"), "the name is the source's"
    assert (await client.ask(f"{item.key}/unmatch", method="PUT")).status == 200
    assert item.truth == {"no_match", "missing_summary"}


async def test_item_that_is_deleted_while_queued_is_passed_over(run: Run) -> None:
    client, item = await broken_movie(run, "fixed")
    await client.refresh(item.rating_key)
    await client.simulator.remove_item(item.rating_key)
    await client.simulator.wait_idle()
    assert client.simulator.counters.refreshes_in_flight == 0
