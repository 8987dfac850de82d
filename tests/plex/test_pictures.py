"""Posters as thumbnails, and what is not passed on to a browser."""

import pytest

from custom_components.plex_smart_refresher.plex.pictures import Pictures
from plex_simulator import FaultKind, PlexSimulator, RequestKind

from .conftest import MakeSession, address_at, address_of
from .servers import answering

THUMB = "/library/metadata/1/thumb/1"
JPEG = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg"


@pytest.fixture
def thumb(plex: PlexSimulator) -> str:
    return next(item.thumb for item in plex.catalog.items.values() if item.thumb) or ""


@pytest.fixture
async def pictures(plex: PlexSimulator, make_session: MakeSession) -> Pictures:
    return Pictures(make_session(address_of(plex)))


@pytest.mark.parametrize(
    "path", ["", "https://elsewhere.example/poster.jpg", "//elsewhere.example/a", "/:/prefs"]
)
async def test_only_pictures_of_the_library_are_asked_for(
    pictures: Pictures, plex: PlexSimulator, path: str
) -> None:
    assert await pictures.read(path) is None
    assert plex.counters.total_requests == 0


async def test_a_server_that_cannot_scale_sends_the_picture_as_it_is(
    pictures: Pictures, plex: PlexSimulator, thumb: str
) -> None:
    plex.faults.switch_on(FaultKind.STATUS, on="/photo", status=404)
    picture = await pictures.read(thumb)
    assert picture is not None
    assert plex.counters.requests[RequestKind.PICTURE] == 2


@pytest.mark.parametrize("fault", [FaultKind.RESET, FaultKind.BUSY, FaultKind.HTML])
async def test_a_picture_that_cannot_be_had_is_none(
    pictures: Pictures, plex: PlexSimulator, thumb: str, fault: FaultKind
) -> None:
    plex.faults.switch_on(fault)
    assert await pictures.read(thumb) is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("HTTP/1.1 200 OK\r\nContent-Type: image/svg+xml", b"<svg/>"),
        (JPEG, b""),
        (JPEG, b"x" * 1_000_001),
    ],
)
async def test_what_a_browser_should_not_get_is_not_passed_on(
    make_session: MakeSession, head: str, body: bytes
) -> None:
    async with answering(body, head) as url:
        assert await Pictures(make_session(address_at(url))).read(THUMB) is None
