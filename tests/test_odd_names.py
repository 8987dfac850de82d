"""Films with IDs in their names that lead astray, on a simulated server over real HTTP."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from plex_simulator import Catalog, PlexSimulator, SimItem, movie
from plex_simulator.ladder import STUCK, UNMATCHED
from plex_simulator.search import Entry

from .kit import scan

FILM = "Alien"
#: Files of items that are not the film with the ID in the name of the file or the folder.
ASTRAY = {
    "Trailer": ("/media/1/Alien (2001) {tmdb-77}/behind the scenes.mkv",),
    "Episode": ("/media/1/Some Show {tmdb-77}/Some Show S01E01.mkv",),
    "Episode with the ID": ("/media/1/Some Show S01E01 {tmdb-77}.mkv",),
    "Next year": ("/media/1/Alien (2002) {tmdb-77}.mkv",),
    "In parts": (
        "/media/1/Alien (2001) {tmdb-77}/cd1.mkv",
        "/media/1/Alien (2001) {tmdb-77}/cd2.mkv",
    ),
    "Copied ID": ("/media/1/Another Film {tmdb-77}.mkv",),
    "Two IDs": ("/media/1/Alien (2001) {tmdb-77} {tmdb-78}.mkv",),
    "In Japanese": ("/media/1/エイリアン (2001) {tmdb-77}.mkv",),
    "ID of an episode": ("/media/1/Pilot {imdb-tt0000077}.mkv",),
}


def unmatched(catalog: Catalog, library: str, title: str, *files: str) -> SimItem:
    fields = {"broken": UNMATCHED, "files": files, "unknown_to_source": True, **STUCK}
    return movie(catalog.libraries[library], title, year=2001, **fields)


@pytest.fixture
def catalog() -> Catalog:
    catalog = Catalog()
    catalog.add_library("Movies")
    catalog.add_library("Movies in 4K")
    entry = {"type": "movie", "name": FILM, "year": 2001, "summary": "<b>Aliens</b>."}
    catalog.entries.append(Entry(guid="plex://movie/77", ids=("tmdb://77",), **entry))
    episode = {"type": "episode", "name": "Pilot", "year": 2001}
    catalog.entries.append(Entry(guid="plex://episode/77", ids=("imdb://tt0000077",), **episode))
    for title, files in ASTRAY.items():
        unmatched(catalog, "1", title, *files)
    return catalog


async def test_ids_that_lead_astray_match_nothing_by_themselves(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    name = "Alien (2001) {tmdb-77}.mkv"
    film = unmatched(plex.catalog, "2", name, f"/media/2/{name}")
    rungs = [RungName.REFRESH, RungName.MATCH_BY_ID]
    await scan(hass, loaded, rungs=rungs)
    matched = [item for item in plex.catalog.items.values() if not item.unmatched]
    assert matched == [film]
    page = await loaded.runtime_data.manager.records.proposals.get(limit=50)
    proposed = {row.proposal.title.partition(" (")[0]: row.proposal for row in page.items}
    assert set(proposed) == set(ASTRAY)
    plain = {title for title, proposal in proposed.items() if proposal.is_plain}
    assert plain == {"Two IDs"}, "its title and year agree"
