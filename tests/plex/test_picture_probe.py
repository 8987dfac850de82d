"""A picture is judged by what the server really sends, whatever it answers for a lost file."""

from io import BytesIO
import struct
import zlib

from PIL import Image
import pytest

from custom_components.plex_smart_refresher.engine.errors import EngineError, ServerLostError
from custom_components.plex_smart_refresher.engine.pictures import PictureState
from custom_components.plex_smart_refresher.plex import picture_probe
from custom_components.plex_smart_refresher.plex.picture_probe import PictureProbe, decode
from plex_simulator import FaultKind, PlexSimulator, RequestKind, SimItem
from plex_simulator.pictures import PICTURE_FAULTS, png

from .conftest import MakeSession, address_at, address_of
from .servers import answering

THUMB = "/library/metadata/1/thumb/1"
PNG = "HTTP/1.1 200 OK\r\nContent-Type: image/png"


@pytest.fixture
def film(plex: PlexSimulator) -> SimItem:
    return next(item for item in plex.catalog.items.values() if item.thumb)


@pytest.fixture
async def probe(plex: PlexSimulator, make_session: MakeSession) -> PictureProbe:
    return PictureProbe(make_session(address_of(plex)))


async def test_a_whole_picture_takes_one_request(
    probe: PictureProbe, plex: PlexSimulator, film: SimItem
) -> None:
    assert await probe.check(film.thumb or "") is PictureState.OK
    assert plex.counters.requests[RequestKind.PICTURE] == 1


@pytest.mark.parametrize("fault", PICTURE_FAULTS)
async def test_a_lost_picture_is_broken_whatever_the_server_answers(
    probe: PictureProbe, plex: PlexSimulator, film: SimItem, fault: str
) -> None:
    film.picture_fault = fault
    assert await probe.check(film.thumb or "") is PictureState.BROKEN
    assert plex.counters.requests[RequestKind.PICTURE] == 2


async def test_a_server_that_cannot_scale_has_its_pictures(
    probe: PictureProbe, plex: PlexSimulator, film: SimItem
) -> None:
    plex.faults.switch_on(FaultKind.STATUS, on="/photo", status=500)
    assert await probe.check(film.thumb or "") is PictureState.OK


@pytest.mark.parametrize("path", ["", "https://elsewhere.example/poster.jpg", "/:/prefs"])
async def test_only_pictures_of_the_library_are_asked_for(
    probe: PictureProbe, plex: PlexSimulator, path: str
) -> None:
    assert await probe.check(path) is PictureState.UNKNOWN
    assert plex.counters.total_requests == 0


@pytest.mark.parametrize("status", [401, 403, 502, 503])
async def test_a_server_that_refuses_says_nothing_about_a_picture(
    probe: PictureProbe, plex: PlexSimulator, film: SimItem, status: int
) -> None:
    plex.faults.switch_on(FaultKind.STATUS, on="/photo", status=status)
    with pytest.raises(EngineError):
        await probe.check(film.thumb or "")


async def test_a_lost_connection_says_nothing_about_a_picture(
    probe: PictureProbe, plex: PlexSimulator, film: SimItem
) -> None:
    plex.faults.switch_on(FaultKind.RESET)
    with pytest.raises(ServerLostError):
        await probe.check(film.thumb or "")


async def test_a_picture_that_takes_too_long_is_unknown(
    probe: PictureProbe,
    plex: PlexSimulator,
    film: SimItem,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_probe, "_TIMEOUT", 0.05)
    plex.faults.switch_on(FaultKind.HANG)
    assert await probe.check(film.thumb or "") is PictureState.UNKNOWN


async def test_a_huge_answer_is_unknown(make_session: MakeSession) -> None:
    async with answering(b"x" * 8_000_001, PNG) as url:
        probe = PictureProbe(make_session(address_at(url)))
        assert await probe.check(THUMB) is PictureState.UNKNOWN


def picture(kind: str, size: tuple[int, int] = (9, 9)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size).save(file, kind)
    return file.getvalue()


def claiming(width: int, height: int) -> bytes:
    """Return a small file that says that it holds a large picture."""
    head = b"IHDR" + struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"
    whole = png("1")
    return whole[:12] + head + struct.pack(">I", zlib.crc32(head)) + whole[33:]


async def test_a_blank_that_stands_in_for_a_picture_is_broken(make_session: MakeSession) -> None:
    blank = picture("PNG", (132, 198))
    assert decode(blank) is PictureState.OK
    async with answering(blank, PNG) as url:
        probe = PictureProbe(make_session(address_at(url)))
        assert await probe.check(THUMB) is PictureState.BROKEN


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_pictures_of_plex_are_decoded(kind: str) -> None:
    assert decode(picture(kind)) is PictureState.OK


def test_what_is_no_whole_picture_is_broken() -> None:
    whole = png("1")
    assert decode(whole) is PictureState.OK
    for content in (whole[:-200], whole[:30], b"", b"\xff\xd8 no picture", picture("BMP")):
        assert decode(content) is PictureState.BROKEN


def test_a_picture_that_would_fill_the_memory_is_not_decoded() -> None:
    for width, height in ((8_000, 6_000), (60_000, 60_000)):
        assert decode(claiming(width, height)) is PictureState.UNKNOWN
