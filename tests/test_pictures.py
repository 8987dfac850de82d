"""Bad pictures on a simulated server over real HTTP: what happens to each class of item."""

from collections.abc import Iterator
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.job import Job
from plex_simulator import (
    Catalog,
    Outcome,
    PlexSimulator,
    SimItem,
    episode,
    ladder_catalog,
    movie,
    season,
    show,
)

from .kit import scan

STUCK: dict[str, Any] = {"outcome": Outcome.NEVER}
#: The pictures of a healthy film: this library prefers TVDB.
HEALTHY: dict[str, Any] = {"agent_pictures": ("tvdb", "tmdb")}


NO_LOCK, LOCKED = frozenset[str](), frozenset({"thumb"})
HEALED = ("metadata", True, None, NO_LOCK)
#: The origin of the picture of each item in the end, whether it has one, its fault, and its locks.
EXPECTED: dict[str, tuple[str, bool, str | None, frozenset[str]]] = {
    "Frame": HEALED,
    "Missing And Offered": HEALED,
    "Broken Picture": HEALED,
    "Garbled Picture": HEALED,
    "Local Picture": ("local", True, None, NO_LOCK),
    "Upload": ("upload", True, None, LOCKED),
    "Locked Frame": ("media", True, None, LOCKED),
    "Labelled Frame": ("media", True, None, NO_LOCK),
    "Nothing Offered": ("metadata", False, None, NO_LOCK),
    "Frame Among Offers": HEALED,
    "Best One Lost": HEALED,
    "All Lost": ("media", True, None, NO_LOCK),
    "Upload Lost": ("upload", True, "missing", NO_LOCK),
    "Lost And Locked": ("metadata", True, "page", LOCKED),
    "File Before Agent": HEALED,
    "Only A File": ("media", True, None, NO_LOCK),
    "Odd Pictures: Season 1": HEALED,
    "Odd Pictures: The 1. Tale": HEALED,
    "Odd Pictures: Frame Is Normal": ("media", True, None, NO_LOCK),
    "Episodes: Offered": HEALED,
    "Episodes: Inherits": HEALED,
}


@pytest.fixture
def catalog() -> Catalog:
    """Return the classes of the ladder, and some more."""
    catalog = ladder_catalog()
    films, series = catalog.libraries.values()
    for number in range(9):
        movie(films, f"Healthy {number}", **HEALTHY)
    frame: dict[str, Any] = STUCK | {"poster_origin": "media"}
    movie(films, "Frame Among Offers", **frame, agent_pictures=("imdb", "tvdb", "gracenote"))
    movie(
        films,
        "Best One Lost",
        **frame,
        agent_pictures=("tvdb", "imdb"),
        lost_pictures=frozenset({1}),
    )
    lost = frozenset({1, 2, 3, 4})
    movie(films, "All Lost", **frame, agent_pictures=("tvdb",) * 4, lost_pictures=lost)
    gone: dict[str, Any] = {"picture_fault": "missing", "lost_pictures": frozenset({1})}
    movie(films, "Upload Lost", **STUCK, **gone, poster_origin="upload")
    movie(films, "Lost And Locked", **STUCK, picture_fault="page", locked=frozenset({"thumb"}))
    movie(films, "File Before Agent", **frame, file_pictures=("local",))
    movie(films, "Only A File", **frame, agent_pictures=(), file_pictures=("embedded",))
    one = show(series, "Episodes")
    part = season(one)
    episode(part, 1, "Offered", **frame)
    episode(part, 2, "Inherits", broken=("inherited_poster",), **STUCK, web_pictures=("tmdb",))
    return catalog


@pytest.fixture
def uploads(plex: PlexSimulator) -> Iterator[list[SimItem]]:
    """Return the items with an upload, and insist that nobody replaces one."""
    found = [item for item in plex.catalog.items.values() if item.poster_origin == "upload"]
    assert len(found) >= 2
    yield found
    assert all(item.poster_origin == "upload" for item in found)


def name_of(item: SimItem) -> str:
    """Return the title of a film, and of anything else the whole of it."""
    if item.parent is None:
        return item.title
    show_of = item.parent.parent or item.parent
    return f"{show_of.title}: {item.title}"


async def scan_all(hass: HomeAssistant, loaded: MockConfigEntry, **data: Any) -> Job:
    """Scan the entire libraries."""
    return await scan(hass, loaded, days=0, **data)


async def outcomes_of(loaded: MockConfigEntry, plex: PlexSimulator, job: Job) -> dict[str, str]:
    """Return what became of each item with a bad or missing picture."""
    page = await loaded.runtime_data.manager.records.job_items.get(job.job_id, limit=1000)
    return {
        name_of(plex.item(item.rating_key)): item.result
        for item in page.items
        if any("poster" in defect for defect in item.before)
    }


async def test_each_class_of_picture_ends_as_its_rules_say(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    uploads: list[SimItem],
) -> None:
    by_name = {name_of(item): item for item in plex.catalog.items.values()}
    thumb_before = by_name["All Lost"].thumb
    job = await scan_all(hass, loaded)
    assert by_name["All Lost"].thumb == thumb_before, "nothing was even selected"
    became = {
        name: (item.poster_origin, item.thumb is not None, item.picture_fault, item.locked)
        for name, item in by_name.items()
    }
    assert {name: became[name] for name in EXPECTED} == EXPECTED
    assert by_name["Frame Among Offers"].poster_number == 2, "as most of the library"
    assert by_name["Best One Lost"].poster_number == 2
    results = await outcomes_of(loaded, plex, job)
    assert {name for name, result in results.items() if result == "fixed"} == {
        *("Frame", "Missing And Offered", "Broken Picture", "Garbled Picture"),
        *("Frame Among Offers", "Best One Lost", "File Before Agent"),
        *("Odd Pictures: Season 1", "Odd Pictures: The 1. Tale"),
        *("Episodes: Offered", "Episodes: Inherits"),
    }
    left = {"Labelled Frame", "Nothing Offered", "All Lost", "Upload Lost", "Only A File"}
    assert left <= results.keys()
    assert {results[name] for name in left} == {"unresolved"}
    never = {"Local Picture", "Upload", "Locked Frame", "Lost And Locked"}
    assert not results.keys() & {*never, "Odd Pictures: Frame Is Normal"}
