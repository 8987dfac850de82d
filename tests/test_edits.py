"""Manual edits on a simulated server over real HTTP: none is lost, and the log says so."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.marks import Marks
from plex_simulator import (
    Catalog,
    Outcome,
    PlexSimulator,
    RequestKind,
    SimItem,
    demo_catalog,
    episode,
    movie,
    season,
    show,
)
from plex_simulator.posters import select

from .kit import broken, call, scan, small_catalog, state

LOCKED_SUMMARY = frozenset({"summary"})


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


def film(plex: PlexSimulator, defect: str = "missing_summary", **fields: Any) -> SimItem:
    """Add a film with one defect."""
    return plex.item(broken(plex, Outcome.FIXED, defect, **fields))


async def lines_of(hass: HomeAssistant, job_id: str, search: str) -> list[str]:
    """Return the lines of a job's log with some words."""
    page = await call(hass, "get_log", job_id=job_id, search=search)
    return [line["message"] for line in page["lines"]]


async def test_a_poster_chosen_by_hand_survives_the_refresh_of_its_item(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    item = film(plex, title="Mine", year=1999, poster_origin="upload")
    chosen = item.poster
    job = await scan(hass, loaded)
    assert plex.counters.hand_picked_replaced == 1
    assert (item.poster, item.regressions, item.truth) == (chosen, frozenset(), frozenset())
    assert item.locked == frozenset(), "selecting a poster locks it, which is undone"
    assert job.tally.fixed == 1
    said = "Mine (1999): restored the poster that a user had chosen"
    assert await lines_of(hass, job.job_id, "restored") == [said]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"worsens": frozenset({"summary"})}, "summary"),
        ({"worsens": frozenset({"title"})}, "title"),
        ({"worsens": frozenset({"title", "summary"})}, "title, summary"),
        ({"worsens": frozenset({"summary", "locks"}), "locked": LOCKED_SUMMARY}, "summary"),
    ],
)
async def test_what_a_refresh_makes_worse_is_restored_and_said(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    fields: dict[str, Any],
    words: str,
) -> None:
    item = film(plex, "missing_poster", title="Good", year=1999, **fields)
    before = item.locked
    job = await scan(hass, loaded)
    assert plex.counters.worsened == 1
    assert (item.regressions, item.truth, item.locked) == (frozenset(), frozenset(), before)
    assert await lines_of(hass, job.job_id, "restored") == [f"Good (1999): restored {words}"]
    assert job.tally.fixed == 1


async def test_a_picture_that_a_refresh_dropped_is_restored(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    item = film(plex, worsens=frozenset({"thumb"}))
    job = await scan(hass, loaded)
    assert (item.regressions, item.truth) == (frozenset(), frozenset())
    assert job.tally.fixed == 1


async def test_what_is_below_a_show_is_protected_from_its_refresh(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    one = show(plex.catalog.libraries["3"], broken=["missing_summary"])
    part = season(one, poster_origin="upload")
    tales = [episode(part, number, worsens=frozenset({"summary"})) for number in (1, 2, 3)]
    job = await scan(hass, loaded)
    assert (plex.counters.hand_picked_replaced, plex.counters.worsened) == (1, 3)
    assert not any(item.regressions for item in (one, part, *tales))
    assert len(await lines_of(hass, job.job_id, "restored")) == 4


async def test_forty_title_cards_below_a_show_survive_its_refresh(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    one = show(plex.catalog.libraries["3"], broken=["missing_summary"])
    part = season(one)
    cards = [episode(part, number, poster_origin="upload") for number in range(1, 41)]
    await scan(hass, loaded)
    assert plex.counters.hand_picked_replaced == 40
    assert {(card.poster_origin, card.locked) for card in cards} == {("upload", frozenset())}


async def test_a_lost_match_is_told_and_leaves_the_item_open_for_the_next_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    film(plex, "missing_poster", worsens=frozenset({"match", "summary"}))
    job = await scan(hass, loaded)
    assert job.tally.partly_fixed == 1
    assert await lines_of(hass, job.job_id, "removed its match")
    [item] = (await call(hass, "get_items"))["items"]
    assert item["defects"] == ["missing_summary", "no_match"]
    assert item["next_attempt"]


async def test_the_answer_of_refresh_item_and_the_job_say_what_was_restored(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    item = film(plex, poster_origin="upload")
    answer = await call(hass, "refresh_item", rating_key=item.rating_key)
    assert (answer["result"], answer["restored"]) == ("fixed", ["poster"])
    manager = loaded.runtime_data.manager
    page = await manager.records.job_items.get(manager.jobs[0].job_id, limit=9)
    assert [row.restored for row in page.items] == [("poster",)]


# Choices made in between


async def test_a_choice_made_while_the_refresh_is_under_way_stays(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    chosen = film(plex, poster_origin="upload")
    typed = film(plex, "missing_poster", worsens=frozenset({"summary"}))

    def choose_anew(changed: SimItem) -> None:
        """Upload another poster, and empty a summary on purpose, as their owner does."""
        if changed is chosen and chosen.poster_origin == "metadata":
            select(chosen, "upload", 2)
        if changed is typed and not typed.summary:
            typed.locked = LOCKED_SUMMARY

    plex.catalog.on_change.append(choose_anew)
    job = await scan(hass, loaded)
    assert plex.counters.hand_picked_replaced == plex.counters.worsened == 1
    assert chosen.poster == f"upload://posters/{chosen.rating_key}-2"
    assert (typed.summary, typed.locked) == ("", LOCKED_SUMMARY)
    assert await lines_of(hass, job.job_id, "restored") == []


# The review list


async def test_protected_items_are_listed_with_the_reason_until_somebody_sees_to_them(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    library = plex.catalog.libraries["1"]
    by_hand = {"broken": ["no_match"], "hand_made": True, "summary": "Written by hand."}
    matched = movie(library, "Matched later", **by_hand, locked=frozenset({"title"}))
    ignored = movie(library, "Ignored later", **by_hand)
    await scan(hass, loaded)
    assert plex.counters.refreshes == {}
    assert state(hass, "sensor", "items_to_review", loaded).state == "2"
    page = await call(hass, "get_items", skip_reason="protected")
    protection = {"locked_fields": ("summary",), "below": "", "pictures_below": 0}
    assert {row["rating_key"]: row["protection"] for row in page["items"]} == {
        matched.rating_key: {**protection, "locked_fields": ("summary", "title")},
        ignored.rating_key: protection,
    }

    await loaded.runtime_data.manager.upkeep.async_ignore(
        Marks.of([ignored.rating_key]), ignored=True
    )
    await hass.async_block_till_done()
    assert state(hass, "sensor", "items_to_review", loaded).state == "1"
    [left] = (await call(hass, "get_items", skip_reason="protected"))["items"]
    assert left["rating_key"] == matched.rating_key

    await plex.edit(matched.rating_key, guid="plex://movie/1", guids=("imdb://tt1",), added_at=1)
    hass.config_entries.async_update_entry(loaded, options=loaded.options | {"window_days": 1})
    await scan(hass, loaded)
    assert state(hass, "sensor", "items_to_review", loaded).state == "0"
    assert (await call(hass, "get_items", skip_reason="protected"))["total"] == 0
    assert (matched.summary, ignored.summary) == ("Written by hand.",) * 2
    assert plex.counters.hand_made_destroyed == 0


# Everything at once


class TestDemo:
    """The demo, which has every case."""

    @pytest.fixture
    def catalog(self) -> Catalog:
        return demo_catalog()

    async def test_a_scan_leaves_nothing_worse_than_it_was(
        self, hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
    ) -> None:
        await scan(hass, loaded)
        counters = plex.counters
        assert (counters.hand_picked_replaced, counters.worsened) == (5, 5)
        assert {
            item.title: item.regressions for item in plex.catalog.items.values() if item.regressions
        } == {}
        assert counters.hand_made_destroyed == 0


async def test_the_guard_costs_few_requests(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for number in range(60):
        film(plex, title=f"Film {number}")
    before = plex.counters.requests.copy()
    job = await scan(hass, loaded)
    assert job.tally.fixed == 60
    asked = plex.counters.requests - before
    # A check of a picture reads the posters, too.
    assert asked[RequestKind.POSTERS] - asked[RequestKind.PICTURE] == 60
    reads = asked[RequestKind.DETAILS_BATCH] + asked[RequestKind.DETAILS] + 60
    assert reads < 3 * 60
