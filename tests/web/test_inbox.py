"""The commands of the inbox, and the pictures of candidates, on a server over real HTTP."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.plex_smart_refresher.plex.candidate_pictures import read_candidate_picture
from custom_components.plex_smart_refresher.web.views import CandidateView
from plex_simulator import Catalog, PlexSimulator, ladder_catalog

from ..kit import scan, until
from .client import Client

type Proposals = Mapping[str, dict[str, Any]]


@pytest.fixture
def catalog() -> Catalog:
    return ladder_catalog()


@pytest.fixture
async def with_pictures(hass: HomeAssistant) -> None:
    """Serve pictures, as the panel does where there is a frontend."""
    await async_setup_component(hass, "http", {})
    hass.http.register_view(CandidateView)


async def proposals(client: Client) -> Proposals:
    """Return the proposals by the titles of their items."""
    found = await client.ask("proposals", limit=100)
    assert len(found["proposals"]) == found["total"]
    return {each["title"].removesuffix(" (2001)"): each for each in found["proposals"]}


async def test_a_person_decides_on_each_proposal(
    hass: HomeAssistant,
    client: Client,
    guest: Client,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
) -> None:
    await scan(hass, loaded)
    found = await proposals(client)
    plain = {title for title, each in found.items() if each["is_plain"]}
    assert "Title And Year" in plain
    assert not plain & {"Twins", "Only Wrong Ones", "Hand Made", "Watched"}
    twins = found["Twins"]["candidates"]
    assert [each["is_twin"] for each in twins] == [True, True]
    assert not any(each["recommended"] for each in twins)
    assert found["Hand Made"]["loses"]
    assert await guest.error("proposals") == "unauthorized"

    one = found["Title And Year"]
    await client.ask("accept_proposal", proposal_id=one["proposal_id"])
    item = plex.catalog.items[one["rating_key"]]
    await until(lambda: not item.unmatched)
    await until(lambda: loaded.runtime_data.manager.job is None)
    assert (await client.ask("proposal", rating_key=one["rating_key"]))["proposal"] is None

    declined = found["Only Wrong Ones"]["proposal_id"]
    later = found["Twins"]["proposal_id"]
    await client.ask("decline_proposal", proposal_id=declined, forever=True)
    await client.ask("postpone_proposal", proposal_id=later)
    left = await proposals(client)
    assert not {"Title And Year", "Only Wrong Ones", "Twins"} & left.keys()
    await client.ask("reopen_proposal", proposal_id=declined)
    assert "Only Wrong Ones" in await proposals(client)
    assert await client.error("accept_proposal", proposal_id="none") == "unknown_proposal"
    assert await client.error("accept_proposal", proposal_id=declined, guid="x")
    assert await client.error("accept_proposals", proposal_ids=[]) == "empty_list"


async def test_a_search_finds_a_candidate_that_can_be_accepted(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    one = (await proposals(client))["No Candidates"]
    key = one["rating_key"]
    found = await client.ask("search_matches", rating_key=key, title="Twins", year=2001)
    guid = found["candidates"][0]["guid"]
    await client.ask("accept_proposal", proposal_id=one["proposal_id"], guid=guid)
    await until(lambda: plex.catalog.items[key].guid == guid)
    twins = (await proposals(client))["Twins"]["rating_key"]
    refused = await client.error("search_matches", rating_key=twins, external_id="?")
    assert refused == "invalid_external_id"


@pytest.mark.usefixtures("with_pictures")
async def test_the_picture_of_a_candidate_comes_through_home_assistant(
    hass: HomeAssistant,
    client: Client,
    loaded: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    hass_read_only_access_token: str,
) -> None:
    await scan(hass, loaded)
    candidate = (await proposals(client))["Title And Year"]["candidates"][0]
    path = candidate["picture"]
    assert path.startswith("/api/plex_smart_refresher/")
    asked: list[str] = []

    async def read(address: str) -> None:
        """Note what would be asked for."""
        asked.append(address)

    object.__setattr__(loaded.runtime_data, "read_candidate_picture", read)
    browser = await hass_client()
    assert (await browser.get(path)).status == HTTPStatus.NO_CONTENT
    assert [address.startswith("https://images.plex.tv/") for address in asked] == [True]
    other = path.partition("?")[0] + "?guid=plex://movie/other"
    assert (await browser.get(other)).status == HTTPStatus.NO_CONTENT
    stranger = await hass_client(hass_read_only_access_token)
    assert (await stranger.get(path)).status == HTTPStatus.UNAUTHORIZED
    assert len(asked) == 1


PICTURE = "https://images.plex.tv/photo?url=x"


@pytest.mark.parametrize(
    ("address", "answer", "is_shown"),
    [
        (PICTURE, {"content": b"jpeg", "headers": {"Content-Type": "image/jpeg"}}, True),
        (PICTURE, {"content": b"<svg>", "headers": {"Content-Type": "image/svg+xml"}}, False),
        (PICTURE, {"status": 302, "headers": {"Location": "https://other.example/"}}, False),
        (PICTURE, {"content": b"", "headers": {"Content-Type": "image/jpeg"}}, False),
        (PICTURE, {"exc": TimeoutError()}, False),
        ("http://images.plex.tv/photo", None, False),
        ("https://images.plex.tv.other.example/photo", None, False),
        ("https://user@images.plex.tv/photo", None, False),
        ("https://192.0.2.1/photo", None, False),
        ("https://images.plex.tv:bad/", None, False),
        ("", None, False),
    ],
)
async def test_only_the_hosts_of_plex_are_asked_and_only_pictures_are_shown(
    address: str,
    answer: dict[str, Any] | None,
    is_shown: bool,
    aioclient_mock: AiohttpClientMocker,
) -> None:
    if answer is not None:
        aioclient_mock.get(address, **answer)
    session = aioclient_mock.create_session(None)
    picture = await read_candidate_picture(session, address)
    assert (picture is not None) is is_shown
    assert aioclient_mock.call_count == (answer is not None)
    for _, _, _, headers in aioclient_mock.mock_calls:
        assert not headers
