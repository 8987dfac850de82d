"""The actions on proposals and changes: their answers, field by field, and their refusals."""

from datetime import datetime
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.json import json_bytes
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.services import ACTIONS
from plex_simulator import Catalog, PlexSimulator, SimItem, ladder_catalog

from .kit import call, scan

CANDIDATE = {"guid", "name", "year", "evidence", "recommended"}
CHANGE = {"change_id", "rating_key", "title", "rung", "time", "before", "after", "undone"}


@pytest.fixture
def catalog() -> Catalog:
    return ladder_catalog()


def film(plex: PlexSimulator, title: str) -> SimItem:
    """Return the unmatched film with a title."""
    films = plex.catalog.libraries["1"].items()
    return next(item for item in films if item.title == title and item.unmatched)


async def proposal_for(hass: HomeAssistant, item: SimItem) -> dict[str, Any]:
    """Return the proposal for an item."""
    found = (await call(hass, "get_proposals", limit=100))["proposals"]
    [proposal] = [each for each in found if each["rating_key"] == item.rating_key]
    return dict(proposal)


async def refusal_of(hass: HomeAssistant, action: str, **data: Any) -> tuple[str | None, Any]:
    """Return the key of an error, and the field that it names."""
    with pytest.raises(ServiceValidationError) as refusal:
        await call(hass, action, **data)
    return refusal.value.translation_key, (refusal.value.translation_placeholders or {})["field"]


async def test_proposals_are_answered_with_each_field_page_by_page(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    whole = await call(hass, "get_proposals")
    assert whole["total"] == len(whole["proposals"]) > 5
    item = film(plex, "Title And Year")
    proposal = await proposal_for(hass, item)
    right = {
        "guid": item.cure["no_match"]["guid"],
        "name": "Title And Year",
        "year": 2001,
        "evidence": "title_and_year",
        "recommended": True,
    }
    assert proposal.pop("proposal_id")
    assert proposal == {
        "rating_key": item.rating_key,
        "title": "Title And Year (2001)",
        "type": "movie",
        "library": "Movies",
        "reason": "no_id",
        "file": item.files[0],
        "candidates": [right],
    }
    twins = await proposal_for(hass, film(plex, "Twins"))
    assert twins["reason"] == "twins"
    assert [each["recommended"] for each in twins["candidates"]] == [False, False]
    page = await call(hass, "get_proposals", limit=2, offset=1)
    assert page == {"total": whole["total"], "proposals": whole["proposals"][1:3]}
    shows = await call(hass, "get_proposals", library="TV Shows")
    assert {each["library"] for each in shows["proposals"]} == {"TV Shows"}
    assert await refusal_of(hass, "get_proposals", library="None") == (
        "unknown_library",
        "library",
    )
    json_bytes(whole)


async def test_an_accepted_proposal_is_answered_with_the_verified_match_and_its_change(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    item = film(plex, "Title And Year")
    proposal_id = (await proposal_for(hass, item))["proposal_id"]
    answer = await call(hass, "accept_proposal", proposal_id=proposal_id)
    change_id = answer.pop("change_id")
    assert answer == {"rating_key": item.rating_key, "result": "fixed", "defects": []}
    assert not plex.item(item.rating_key).unmatched
    found = await call(hass, "get_changes", rating_key=item.rating_key)
    assert found["total"] == len(found["changes"]) > 0
    [change] = [each for each in found["changes"] if each["change_id"] == change_id]
    assert change.keys() == CHANGE
    assert (change["rung"], change["undone"]) == ("match", False)
    assert change["before"]["guid"] != change["after"]["guid"] == plex.item(item.rating_key).guid
    assert datetime.fromisoformat(change["time"]).tzinfo is not None
    [job, *_] = (await call(hass, "get_jobs"))["jobs"]
    of_job = await call(hass, "get_changes", job_id=job["job_id"])
    assert change_id in {each["change_id"] for each in of_job["changes"]}
    assert {each["rating_key"] for each in of_job["changes"]} == {item.rating_key}
    beyond = {"limit": 1, "offset": found["total"], "rating_key": item.rating_key}
    assert (await call(hass, "get_changes", **beyond))["changes"] == []
    assert await refusal_of(hass, "accept_proposal", proposal_id=proposal_id) == (
        "unknown_proposal",
        "proposal_id",
    )


async def test_a_proposal_without_a_clear_candidate_needs_one_that_is_named(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    item = film(plex, "Twins")
    proposal = await proposal_for(hass, item)
    asked = {"proposal_id": proposal["proposal_id"]}
    assert await refusal_of(hass, "accept_proposal", **asked) == (
        "nothing_recommended",
        "proposal_id",
    )
    assert await refusal_of(hass, "accept_proposal", **asked, guid="plex://movie/none") == (
        "unknown_candidate",
        "guid",
    )
    right = item.cure["no_match"]["guid"]
    answer = await call(hass, "accept_proposal", **asked, guid=right)
    assert answer["result"] == "fixed"
    assert plex.item(item.rating_key).guid == right


async def test_a_search_finds_by_id_and_by_title_and_says_what_an_id_is(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    item = film(plex, "Only Wrong Ones")
    key = item.rating_key
    wrong = (await call(hass, "search_matches", rating_key=key))["candidates"]
    assert [each["year"] for each in wrong] == [1930]
    assert all(each.keys() == CANDIDATE for each in wrong)
    [other] = (
        await call(hass, "search_matches", rating_key=key, title="Title And Year", year=2001)
    )["candidates"]
    assert other["name"] == "Title And Year"
    [found] = (await call(hass, "search_matches", rating_key=key, external_id="tmdb-900900"))[
        "candidates"
    ]
    assert found["name"] == "Something Else"
    assert await refusal_of(hass, "search_matches", rating_key=key, external_id="none") == (
        "invalid_external_id",
        "external_id",
    )
    proposal_id = (await proposal_for(hass, item))["proposal_id"]
    answer = await call(hass, "accept_proposal", proposal_id=proposal_id, guid=found["guid"])
    assert plex.item(answer["rating_key"]).guid == found["guid"]


async def test_a_declined_proposal_waits_no_longer(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    before = (await call(hass, "get_proposals"))["total"]
    for number, title in enumerate(("Twins", "Wrong Id"), 1):
        proposal_id = (await proposal_for(hass, film(plex, title)))["proposal_id"]
        forever = title == "Twins"
        answer = await call(hass, "decline_proposal", proposal_id=proposal_id, forever=forever)
        assert answer == {"proposal_id": proposal_id, "forever": forever}
        assert (await call(hass, "get_proposals"))["total"] == before - number
    assert await refusal_of(hass, "decline_proposal", proposal_id="none") == (
        "unknown_proposal",
        "proposal_id",
    )


def test_an_answer_without_titles_names_neither_item_nor_candidate() -> None:
    candidate = dict.fromkeys(CANDIDATE, "Secret") | {"evidence": "id", "recommended": True}
    named = {"title": "Secret", "file": "Secret", "candidates": [candidate]}
    answer = {"total": 1, "proposals": [{"proposal_id": "P", "reason": "no_id", **named}]}
    shorten = ACTIONS["get_proposals"].without_titles
    assert shorten is not None
    shown = shorten(answer)
    assert "Secret" not in str(shown)
    assert shown["proposals"] == [
        {
            "proposal_id": "P",
            "reason": "no_id",
            "candidates": [{"evidence": "id", "recommended": True}],
        }
    ]


async def test_a_change_is_taken_back_and_answered_with_the_verified_outcome(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    item = film(plex, "Title And Year")
    before = item.guid
    proposal_id = (await proposal_for(hass, item))["proposal_id"]
    change_id = (await call(hass, "accept_proposal", proposal_id=proposal_id))["change_id"]
    assert plex.item(item.rating_key).guid != before
    answer = await call(hass, "undo_change", change_id=change_id)
    assert answer["rating_key"] == item.rating_key
    assert answer["result"] == ("partly_undone" if answer["not_restored"] else "undone")
    assert "match" in answer["restored"]
    assert "no_match" in answer["defects"]
    assert plex.item(item.rating_key).unmatched
    found = await call(hass, "get_changes", rating_key=item.rating_key)
    [change] = [each for each in found["changes"] if each["change_id"] == change_id]
    assert change["undone"]
    assert await refusal_of(hass, "undo_change", change_id="none") == (
        "unknown_change",
        "change_id",
    )
