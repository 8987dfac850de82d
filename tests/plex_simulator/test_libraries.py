"""The labelled demo, and libraries as large as people have."""

from typing import Any

import pytest

from plex_simulator import (
    Catalog,
    Defect,
    Outcome,
    SimItem,
    demo_catalog,
    episode,
    large_catalog,
    large_shows_catalog,
    movie,
    photo,
    render,
    season,
    show,
    truths,
)
from plex_simulator.addresses import thumb_owner

from .conftest import Run

NOW = 1_790_000_000


@pytest.fixture(scope="module")
def demo() -> Catalog:
    return demo_catalog(now=NOW)


def ill(demo: Catalog) -> list[SimItem]:
    return [item for item in demo.items.values() if item.truth]


def test_same_seed_builds_the_same_demo(demo: Catalog) -> None:
    again, other = demo_catalog(now=NOW), demo_catalog(8, now=NOW)
    assert truths(again) == truths(demo)
    assert truths(other) != truths(demo)


def test_most_of_the_demo_is_healthy(demo: Catalog) -> None:
    assert 0.1 < len(ill(demo)) / len(demo) < 0.3


@pytest.mark.parametrize("defect", list(Defect))
def test_every_defect_is_there_several_times(demo: Catalog, defect: Defect) -> None:
    assert sum(defect in item.truth for item in ill(demo)) >= 4


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_there_several_times(demo: Catalog, outcome: Outcome) -> None:
    assert sum(item.outcome is outcome for item in ill(demo)) >= 2


def test_libraries_of_personal_media_are_never_reported(demo: Catalog) -> None:
    bare = [
        item
        for item in demo.items.values()
        if item.library.key in {"7", "8", "9"} and not (item.thumb and item.summary)
    ]
    assert len(bare) >= 18
    assert not any(item.truth for item in bare)


def test_unmatched_items_made_by_hand_are_reported(demo: Catalog) -> None:
    made = [item for item in demo.items.values() if item.hand_made]
    assert [item.truth for item in made] == [{"no_match"}] * 3


def test_unmatched_items_have_a_summary_only_where_somebody_wrote_it(demo: Catalog) -> None:
    unmatched = [item for item in ill(demo) if "no_match" in item.truth]
    assert {item.rating_key for item in unmatched if item.summary} == {
        item.rating_key for item in unmatched if item.hand_made
    }


def test_dates_are_missing_and_lie_in_the_future(demo: Catalog) -> None:
    dates = [(item.added_at, item.updated_at) for item in demo.libraries["1"].items()]
    assert (None, None) in dates
    assert any(added is None and updated for added, updated in dates)
    assert any(added and updated is None for added, updated in dates)
    assert any(added and added > NOW for added, _ in dates)


def test_fresh_broken_episodes_belong_to_old_shows(demo: Catalog) -> None:
    fresh = [
        item
        for item in ill(demo)
        if item.type == "episode" and (item.added_at or 0) > NOW - 30 * 86_400
    ]
    old = [
        item
        for item in fresh
        if item.parent
        and item.parent.parent
        and (item.parent.parent.added_at or NOW) < NOW - 50 * 86_400
    ]
    assert len(old) >= 10


def test_inherited_posters_name_a_parent(demo: Catalog) -> None:
    found = [item for item in ill(demo) if "inherited_poster" in item.truth]
    assert {item.type for item in found} == {"season", "episode"}
    for item in found:
        assert thumb_owner(item.thumb) in {item.parent_key, item.grandparent_key}


def library(kind: str = "movie") -> tuple[Catalog, SimItem]:
    catalog = Catalog(NOW)
    build = movie if kind == "movie" else show
    return catalog, build(catalog.add_library("Any", kind))


@pytest.mark.parametrize(
    ("fields", "truth"),
    [
        ({}, set()),
        ({"thumb": None}, {"missing_poster"}),
        ({"summary": ""}, {"missing_summary"}),
        ({"guids": ()}, {"no_external_ids"}),
        ({"guid": "local://1", "guids": ()}, {"no_match"}),
        (
            {"guid": "com.plexapp.agents.imdb://tt1", "guids": (), "summary": ""},
            {"missing_summary"},
        ),
        ({"guid": "tv.plex.agents.custom.a://1", "guids": (), "thumb": None}, {"missing_poster"}),
        ({"summary": "", "locked": frozenset({"summary"})}, set()),
        ({"thumb": None, "locked": frozenset({"thumb"})}, set()),
        ({"thumb": None, "locked": frozenset({"summary"})}, {"missing_poster"}),
        ({"placeholder": True}, {"placeholder_title"}),
        ({"placeholder": True, "locked": frozenset({"title"})}, set()),
    ],
)
def test_truth_follows_the_item(fields: dict[str, object], truth: set[str]) -> None:
    _, item = library()
    for name, value in fields.items():
        setattr(item, name, value)
    assert item.truth == truth


@pytest.mark.parametrize(
    ("agent", "language"),
    [
        ("tv.plex.agents.none", "en-US"),
        ("com.plexapp.agents.none", "xn"),
        ("tv.plex.agents.movie", "xn"),
    ],
)
def test_nothing_in_such_a_library_is_a_defect(agent: str, language: str) -> None:
    bare = Catalog(NOW).add_library("Any", agent=agent, language=language)
    assert movie(bare, thumb=None, summary="", guid="local://7").truth == frozenset()


def test_normal_emptiness_is_no_defect() -> None:
    _, one = library("show")
    part = season(one)
    assert (part.summary, part.truth) == ("", frozenset())
    assert photo(Catalog(NOW).add_library("P", "photo"), thumb=None).truth == frozenset()
    assert episode(part, 1).truth == frozenset()


def test_removing_a_show_removes_what_is_below_it() -> None:
    catalog, one = library("show")
    episode(season(one), 1)
    catalog.remove(one)
    assert len(catalog) == 0


def test_new_key_of_a_show_moves_the_pictures_that_its_seasons_borrow() -> None:
    catalog, one = library("show")
    part = season(one, broken=["inherited_poster"])
    catalog.rekey(one)
    assert thumb_owner(part.thumb) == one.rating_key == part.parent_key


def test_few_movies_of_a_large_library_are_broken() -> None:
    catalog = large_catalog(10_000, now=NOW)
    assert len(catalog) == 10_000
    assert 10 < sum(bool(item.truth) for item in catalog.items.values()) < 30


def test_large_library_of_shows_has_the_numbers_that_were_asked() -> None:
    catalog = large_shows_catalog(30, 200, 3000, now=NOW)
    [one] = catalog.libraries.values()
    counts = [len(one.items(kind)) for kind in ("show", "season", "episode")]
    assert counts == [30, 200, 3000]


async def test_page_of_a_large_library_is_served_from_what_is_already_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await run(large_catalog(2000))
    simulator = client.simulator
    library = simulator.catalog.libraries["1"]
    simulator.warm(library, as_json=True)
    written: list[SimItem] = []

    def count(item: SimItem, *rest: Any) -> render.Element:
        written.append(item)
        return item_element(item, *rest)

    item_element = render.item_element
    monkeypatch.setattr(render, "item_element", count)
    container = await client.page("1", 1000, 1000, "&includeGuids=1")
    assert (container["size"], container["totalSize"]) == (1000, 2000)
    assert written == []
    simulator.catalog.changed(library.items()[1000])
    await client.page("1", 1000, 1000, "&includeGuids=1")
    assert written == [library.items()[1000]]
