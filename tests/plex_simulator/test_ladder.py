"""The items that a refresh alone does not heal."""

from plex_simulator import Catalog, SimItem, ladder_catalog
from plex_simulator.search import search

from .conftest import Run


def film(catalog: Catalog, title: str) -> SimItem:
    """Return the unmatched film with a title, or else the one there is."""
    found = [item for item in catalog.libraries["1"].items() if item.title == title]
    return next((item for item in found if item.unmatched), found[0])


async def test_no_refresh_heals_a_film_of_the_ladder(run: Run) -> None:
    catalog = ladder_catalog()
    client = await run(catalog)
    films = catalog.libraries["1"].items()
    before = {item.title: (item.truth, item.picture_fault) for item in films}
    for item in films:
        if not item.hand_made:
            await client.refresh(item.rating_key)
    await client.simulator.wait_idle()
    assert {item.title: (item.truth, item.picture_fault) for item in films} == before


def test_the_candidates_of_each_class_are_what_its_name_says() -> None:
    catalog = ladder_catalog()

    def found(title: str, words: str = "") -> list[bool]:
        item = film(catalog, title)
        right = item.cure["no_match"]["guid"]
        entries = search(item, words or title, None if words else 2001, takes_ids=False)
        return [entry.guid == right and not item.unknown_to_source for entry in entries]

    def id_of(title: str) -> str:
        return film(catalog, title).files[0].partition("{")[2].partition("}")[0]

    assert found("Id In The Name", id_of("Id In The Name")) == [True]
    assert found("Title And Year") == [True]
    assert sorted(found("Twins")) == [False, True]
    assert found("Right One Second") == [False, True]
    assert found("Only Wrong Ones") == [False]
    assert found("No Candidates") == []
    assert found("Wrong Id", id_of("Wrong Id")) == [False]
    [there] = search(film(catalog, "Would Merge"), id_of("Would Merge"), None, takes_ids=False)
    assert there.guid in {item.guid for item in catalog.libraries["1"].items()}
