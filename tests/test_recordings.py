"""Client and engine against servers that were recorded, and what a recording holds."""

from collections.abc import AsyncIterator
import json
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.plex_smart_refresher.engine.assumptions.probe import probe, traits_of
from custom_components.plex_smart_refresher.engine.assumptions.result import Verdict
from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.ports import Ports
from custom_components.plex_smart_refresher.engine.results import Tally
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.plex import PlexClient, ServerAddress
from plex_simulator import Catalog, PlexSimulator, movie, season, show
from script.record_server import Recorder, dry_run_options, record

from .engine.fakes import FakeJournal, FakeMemory, Observer, SimulatedClock
from .kit import ScaledClock
from .replay import RECORDINGS, Recording, Replay, recording

SHAPES = Path(__file__).parent / "plex/recorded"
SECRET = "Geheimrat"
TOKEN = "a-very-secret-token"


@pytest.fixture(autouse=True)
def _allow_sockets(socket_enabled: None) -> None:
    """Let the tests talk to 127.0.0.1."""


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


def shape(name: str) -> dict[str, Any]:
    """Return an answer that a real server gave, with other texts."""
    found: dict[str, Any] = json.loads((SHAPES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def patchwork(sections: str, **lists: str) -> Recording:
    """Return the recording of a server that answers with the shapes of real ones.

    The names of lists are those of their library and type.
    """
    good = {"status": 200, "type": "application/json"}
    answers = [{"path": "/library/sections", "query": {}, "body": shape(sections), **good}]
    for place, name in lists.items():
        _, library, number = place.split("_")
        body = shape(name)
        for each in body["MediaContainer"].get("Metadata", ()):
            each["librarySectionID"] = library
        whole = f"/library/sections/{library}/all", {"type": number, "recorded": "1"}
        for path, query in (whole, ("/library/metadata/0", {"skipRefresh": "1"})):
            answers.append({"path": path, "query": query, "body": body, **good})
    return answers


async def look(url: str, token: str, session: ClientSession) -> tuple[set[str], Tally]:
    """Return the facts that differ, and the tally of a dry run, on a server."""
    address = ServerAddress(url=url, token=token, client_identifier="test")
    client = PlexClient(address, session, timeout=5)
    results = await probe(client.prober, await client.libraries())
    client.traits = traits_of(results)
    journal = FakeJournal(SimulatedClock())
    ports = Ports(
        server=client, memory=FakeMemory(), journal=journal, clock=ScaledClock(factor=1000)
    )
    tally = await run_scan(ports, dry_run_options(), Observer())
    client.close()
    return {each.assumption.value for each in results if each.verdict is Verdict.DIFFERS}, tally


async def replayed(answers: Recording, session: ClientSession) -> tuple[set[str], Tally, Replay]:
    """Return what is seen on a recorded server, and the server."""
    replay = Replay(answers)
    async with replay.serving() as url:
        return *await look(url, "any", session), replay


@pytest.mark.parametrize("name", [path.stem for path in RECORDINGS.glob("*.json")])
async def test_a_recording_answers_all_that_a_self_check_and_a_dry_run_ask(
    name: str, session: ClientSession
) -> None:
    _, tally, replay = await replayed(recording(name), session)
    assert replay.missed == []
    assert replay.writes == 0
    assert tally.checked > 0
    assert tally.errored == 0


async def test_shapes_of_real_servers_are_understood(session: ClientSession) -> None:
    new = patchwork(
        "library_sections_1_43", list_1_1="movies_all_1_41", list_2_4="episodes_all_1_43"
    )
    differing, tally, _ = await replayed(new, session)
    assert (tally.checked, tally.defective) == (3, 0)
    assert not {"guid_schemes", "list_ids", "detail_ids", "content_counter"} & differing


async def test_the_shapes_of_an_old_server_with_legacy_agents_are_understood(
    session: ClientSession,
) -> None:
    lists = {"list_5_1": "movies_all_legacy_2022", "list_29_8": "artists_all_legacy_2020"}
    old = patchwork("library_sections_2018", **lists)
    differing, tally, _ = await replayed(old, session)
    assert tally.checked > 1
    assert tally.errored == 0
    assert "content_counter" in differing
    assert "guid_schemes" not in differing


async def test_a_recorder_lets_no_write_through(session: ClientSession) -> None:
    made = Catalog()
    film = movie(made.add_library("Movies"), broken=["missing_poster"])
    async with PlexSimulator(made, token=TOKEN) as plex:
        recorder = Recorder(plex.url, plex.token, session)
        async with recorder.serving() as url:
            address = ServerAddress(url=url, token="any", client_identifier="test")
            client = PlexClient(address, session, timeout=5)
            with pytest.raises(RequestError, match="405"):
                await client.refresh(film.rating_key)
            client.close()
        assert plex.counters.writes == 0


async def test_a_recording_of_a_server_full_of_secrets_holds_none_and_replays_alike(
    session: ClientSession,
) -> None:
    made = Catalog()
    films = made.add_library(f"Filme von {SECRET}")
    own = made.add_library(SECRET, agent=f"tv.plex.agents.custom.{SECRET}", language=SECRET)
    shows = made.add_library(SECRET, "show")
    for number in range(4):
        fields: dict[str, Any] = {
            "files": (f"/home/{SECRET}/{number}.mkv",),
            "labels": (SECRET,),
            "agent_pictures": (SECRET,),
            "guids": (f"imdb://tt4711{number}", f"{SECRET}://4711{number}"),
        }
        movie(films, f"{SECRET} {number}", **fields)
        movie(films, f"{SECRET} b{number}", **fields, guid=f"{SECRET}.org://4711{number}")
        movie(own, f"{SECRET} c{number}", broken=["missing_poster"], **fields)
    season(show(shows, SECRET, broken=["missing_summary"]), title=SECRET)
    async with PlexSimulator(made, token=TOKEN, friendly_name=SECRET) as plex:
        found = await record(plex.url, plex.token, ScaledClock(factor=1000))
        seen = await look(plex.url, plex.token, session)
    text = json.dumps(found, ensure_ascii=False).lower()
    secrets = (SECRET, TOKEN, "/home", "4711", "51515151", "127.0.0.1", str(made.now)[:6])
    assert [secret for secret in secrets if secret.lower() in text] == []
    *replayed_alike, replay = await replayed(found, session)
    assert replay.missed == []
    assert tuple(replayed_alike) == seen
    assert seen[1].defective == 5
