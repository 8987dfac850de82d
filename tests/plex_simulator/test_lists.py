"""Libraries, pages, windows and guids."""

import json
import time
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from plex_simulator import Catalog, demo_catalog, episode, movie, season, show

from .client import JSON, Client
from .conftest import Run

DAY = 86_400


def titles(container: dict[str, Any]) -> list[str]:
    return [item["title"] for item in container.get("Metadata", [])]


async def test_libraries_with_equal_titles_differ_in_key_and_uuid(run: Run) -> None:
    client = await run(demo_catalog())
    found = (await client.json("/library/sections"))["Directory"]
    same = [library for library in found if library["title"] == "Movies"]
    assert len(same) == 2
    assert len({library["key"] for library in same}) == 2
    assert len({library["uuid"] for library in same}) == 2


async def test_library_tells_what_the_facts_promise(client: Client) -> None:
    [library] = (await client.json("/library/sections"))["Directory"]
    assert library["key"] == "1"
    assert library["agent"] == "tv.plex.agents.movie"
    assert library["refreshing"] is False
    assert library["hidden"] == 0
    promised = {"type", "title", "scanner", "language", "updatedAt", "scannedAt"}
    assert promised | {"contentChangedAt"} <= set(library)


async def test_unpaged_list_has_everything_and_no_total(client: Client) -> None:
    container = await client.json("/library/sections/1/all?type=1")
    assert container["size"] == 7
    assert "totalSize" not in container
    assert "offset" not in container
    assert client.simulator.counters.unpaged_lists == 1


async def test_paging_works_by_query_argument(client: Client) -> None:
    container = await client.page("1", 5, 5)
    assert titles(container) == ["Movie 6", "Movie 7"]
    assert (container["size"], container["totalSize"], container["offset"]) == (2, 7, 5)


async def test_paging_works_by_header(client: Client) -> None:
    headers = {"X-Plex-Container-Start": "2", "X-Plex-Container-Size": "2"}
    container = await client.json("/library/sections/1/all", headers=headers)
    assert titles(container) == ["Movie 3", "Movie 4"]


async def test_size_zero_asks_for_the_total(client: Client) -> None:
    container = await client.page("1", 0, 0)
    assert container["totalSize"] == 7
    assert "Metadata" not in container
    assert client.simulator.counters.requests["total_only"] == 1


async def test_page_behind_the_end_is_empty(client: Client) -> None:
    container = await client.page("1", 70, 5)
    assert (container["size"], container["totalSize"]) == (0, 7)


async def test_pages_may_come_shorter_than_asked(client: Client) -> None:
    client.simulator.quirks.max_page_size = 3
    container = await client.page("1", 0, 5)
    assert (container["size"], container["totalSize"]) == (3, 7)


async def test_without_include_guids_no_item_has_one(client: Client) -> None:
    bare = await client.page("1", 0, 5)
    full = await client.page("1", 0, 5, "&includeGuids=1")
    assert all("Guid" not in item for item in bare["Metadata"])
    assert all(len(item["Guid"]) == 3 for item in full["Metadata"])


async def test_lists_of_episodes_withhold_guids_that_details_have(run: Run) -> None:
    catalog = Catalog()
    one = episode(season(show(catalog.add_library("TV", "show"))))
    client = await run(catalog)
    [listed] = (await client.page("1", 0, 5, "&type=4&includeGuids=1"))["Metadata"]
    assert "Guid" not in listed
    assert len((await client.details(one.rating_key))["Guid"]) == 3
    client.simulator.quirks.withhold_list_guids = frozenset()
    [listed] = (await client.page("1", 0, 5, "&type=4&includeGuids=1"))["Metadata"]
    assert len(listed["Guid"]) == 3


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("addedAt%3E%3E=-30d", ["days", "hours", "future"]),
        ("addedAt%3E%3E=-2h", ["hours", "future"]),
        ("addedAt%3E%3E=-90m", ["hours", "future"]),
        ("addedAt%3E%3E=-1w", ["days", "hours", "future"]),
        ("addedAt%3E%3E=-3mon", ["months", "days", "hours", "future"]),
        ("addedAt%3E%3E=-1y", ["months", "days", "hours", "future"]),
        ("addedAt%3C%3C=-1y", ["years"]),
        ("updatedAt%3E%3E=-1d", ["touched", "hours", "future"]),
        ("addedAt%3E%3E={a_month_ago}", ["days", "hours", "future"]),
    ],
)
async def test_window_selects_by_date(run: Run, window: str, expected: list[str]) -> None:
    now = int(time.time())
    catalog = Catalog()
    library = catalog.add_library("Movies")
    ages = {"years": 800 * DAY, "months": 70 * DAY, "days": 5 * DAY, "hours": 3600}
    for title, age in ages.items():
        movie(library, title, added_at=now - age)
    movie(library, "future", added_at=now + DAY)
    movie(library, "undated", added_at=None)
    movie(library, "touched", added_at=None, updated_at=now - 60)
    client = await run(catalog)
    window = window.format(a_month_ago=now - 30 * DAY)
    found = await client.page("1", 0, 50, f"&type=1&{window}&sort=addedAt:asc")
    assert titles(found) == expected


async def test_added_at_sorts_newest_first_and_undated_last(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Movies")
    for title, added in (("b", 200), ("none", None), ("a", 100), ("c", 300)):
        movie(library, title, added_at=added)
    client = await run(catalog)
    found = await client.page("1", 0, 50, "&sort=addedAt:desc")
    assert titles(found) == ["c", "b", "a", "none"]


async def test_titles_sort_without_their_article(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Movies")
    for title in ("The Beta", "alpha", "Gamma"):
        movie(library, title)
    client = await run(catalog)
    assert titles(await client.page("1", 0, 50)) == ["alpha", "The Beta", "Gamma"]


async def test_unmatched_selects_items_without_a_match(run: Run) -> None:
    catalog = Catalog()
    library = catalog.add_library("Movies")
    movie(library, "known")
    movie(library, "unknown", broken=["no_match"])
    client = await run(catalog)
    assert titles(await client.page("1", 0, 50, "&unmatched=1")) == ["unknown"]


async def test_missing_poster_is_an_absent_attribute_and_missing_summary_an_empty_one(
    run: Run,
) -> None:
    catalog = Catalog()
    movie(catalog.add_library("Movies"), "Bare", broken=["missing_poster", "missing_summary"])
    client = await run(catalog)
    [item] = await client.xml("/library/sections/1/all?type=1")
    assert "thumb" not in item.attrib
    assert item.attrib["summary"] == ""


async def test_excluded_elements_and_fields_are_left_out(client: Client) -> None:
    extra = "&includeGuids=1&excludeElements=Media,Genre&excludeFields=studio"
    [item] = (await client.page("1", 0, 1, extra))["Metadata"]
    assert not {"Media", "Genre", "studio"} & set(item)
    assert {"Guid", "summary", "thumb"} <= set(item)


async def test_changed_item_is_written_anew(client: Client) -> None:
    simulator = client.simulator
    [first, *_] = (await client.page("1", 0, 5))["Metadata"]
    await simulator.edit(first["ratingKey"], title="An Early Title")
    assert titles(await client.page("1", 0, 1)) == ["An Early Title"]


async def test_hidden_season_takes_the_parent_from_its_episodes(run: Run) -> None:
    catalog = Catalog()
    part = season(show(catalog.add_library("TV", "show")))
    episode(part, 1, parent_hidden=True)
    client = await run(catalog)
    [item] = (await client.page("1", 0, 5, "&type=4"))["Metadata"]
    assert "parentRatingKey" not in item
    assert item["skipParent"] is True
    assert item["grandparentTitle"] == "A Show"


async def test_children_of_a_show_are_its_seasons(run: Run) -> None:
    catalog = Catalog()
    one = show(catalog.add_library("TV", "show"))
    season(one, 2)
    season(one, 1)
    client = await run(catalog)
    container = await client.json(f"/library/metadata/{one.rating_key}/children")
    assert titles(container) == ["Season 1", "Season 2"]


def as_tree(element: ET.Element) -> dict[str, Any]:
    tree: dict[str, Any] = dict(element.attrib)
    for child in element:
        tree.setdefault(child.tag, []).append(as_tree(child))
    return tree


def as_strings(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_strings(child) for name, child in value.items()}
    if isinstance(value, list):
        return [as_strings(child) for child in value]
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)


@pytest.mark.parametrize("library", ["1", "3", "4", "5", "7", "9"])
async def test_xml_and_json_say_the_same(run: Run, library: str) -> None:
    client = await run(demo_catalog())
    for item_type in ("1", "2", "3", "4", "8", "9", "10", "13"):
        path = f"/library/sections/{library}/all?type={item_type}&includeGuids=1"
        spoken = as_strings((await client.json(path)).get("Metadata", []))
        written = [as_tree(element) for element in await client.xml(path)]
        strip = {7: None, 0x1B: None}
        for item in spoken:
            item.update({name: v.translate(strip) for name, v in item.items() if type(v) is str})
        assert spoken == written


async def test_json_carries_odd_titles_whole(run: Run) -> None:
    client = await run(demo_catalog())
    found = set(titles(await client.page("1", 0, 500)))
    assert {"<script>alert(1)</script>", "Bell\x07 and escape\x1b control"} <= found
    assert {"مرحبا بالعالم", "🎬 Emoji: The Sequel 👩‍👩‍👧‍👦"} <= found


async def test_xml_leaves_out_what_xml_cannot_carry_unless_the_server_is_careless(
    run: Run,
) -> None:
    client = await run(demo_catalog())
    path = "/library/sections/1/all?type=1"
    found = {element.get("title") for element in await client.xml(path)}
    assert {"Bell and escape control", "Line\nbreak and\ttab"} <= found
    client.simulator.quirks.raw_control_characters = True
    with pytest.raises(ET.ParseError):
        await client.xml(path)


async def test_json_carries_raw_control_characters_if_the_server_is_careless(run: Run) -> None:
    client = await run(demo_catalog())
    client.simulator.quirks.raw_control_characters = True
    answer = await client.ask("/library/sections/1/all?type=1", accept=JSON)
    assert "Bell\x07 and escape\x1b control" in answer.text
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.text)
    assert json.loads(answer.text, strict=False)


async def test_json_can_be_as_uneven_as_that_of_real_servers(run: Run) -> None:
    client = await run(demo_catalog())
    client.simulator.quirks.uneven_json = True
    page = await client.page("1", 0, 1)
    assert isinstance(page["totalSize"], str)
    assert isinstance(page["Metadata"], dict), "one alone stands where a list should"
    key = page["Metadata"]["ratingKey"]
    assert isinstance(key, int)
    container = await client.json(f"/library/metadata/{key}?skipRefresh=1")
    assert container["Metadata"]["addedAt"].isdecimal()
    libraries = await client.json("/library/sections")
    assert {each["refreshing"] for each in libraries["Directory"]} == {0}
    assert {type(each["key"]) for each in libraries["Directory"]} == {int}
    pages = await client.page("1", 0, 500)
    assert isinstance(pages["Metadata"], list)
