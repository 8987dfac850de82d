"""Check-ups of servers that are late, break or lie: always few GETs, and no false alarm."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
import gzip
import itertools
import json
from types import SimpleNamespace
from typing import Any

from aiohttp import ClientSession, web
import pytest

from custom_components.plex_smart_refresher.engine.checkup.finding import CheckStatus, CheckUp
from custom_components.plex_smart_refresher.engine.errors import EngineError, InvalidTokenError
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from custom_components.plex_smart_refresher.jobs import checkup
from custom_components.plex_smart_refresher.jobs.checkup import CheckUps
from custom_components.plex_smart_refresher.jobs.clock import SystemClock
from custom_components.plex_smart_refresher.jobs.events import Publisher
from custom_components.plex_smart_refresher.plex import PlexClient, ServerAddress
from custom_components.plex_smart_refresher.storage import StoredCheckUp
from plex_simulator import Catalog, PlexSimulator, album, artist, episode, movie, season, show

TOKEN = "simulator-token"
MOST = 60
#: The answer to a request, as it would be, and what becomes of it.
type Twist = Callable[[web.Request, web.Response], web.StreamResponse | None]

PAGE = b"<!DOCTYPE html><html><title>Log in</title></html>"


@pytest.fixture
def catalog() -> Catalog:
    """Return a few healthy items per level in eight libraries."""
    made = Catalog()
    for number in range(1, 4):
        films = made.add_library(f"Movies {number}")
        for each in range(1, 7):
            movie(films, f"Film {each}", added_at=made.now - 86_400 * each)
    for number in range(1, 4):
        part = season(show(made.add_library(f"Shows {number}", "show"), f"Show {number}"))
        for each in (1, 2):
            episode(part, each, added_at=made.now - 86_400 * each)
    for number in range(1, 3):
        album(artist(made.add_library(f"Music {number}", "artist"), f"Artist {number}"))
    return made


class Front:
    """A proxy in front of the simulated server that counts what it is sent, and twists answers."""

    def __init__(self, plex: PlexSimulator, session: ClientSession) -> None:
        self.plex, self.session = plex, session
        self.methods: Counter[str] = Counter()
        self.paths: list[str] = []
        self.twist: Twist = lambda _request, answer: answer
        self.late = "never"  #: the end of the paths that are answered too late

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.methods[request.method] += 1
        self.paths.append(request.path)
        if request.path.endswith(self.late):
            await asyncio.sleep(1)
        url, headers = f"{self.plex.url}{request.path}", {"Accept": "application/json"}
        if TOKEN in request.headers.values():
            headers["X-Plex-Token"] = TOKEN
        async with self.session.get(url, params=request.query, headers=headers) as got:
            body, kind, date = await got.read(), got.content_type, got.headers.get("Date", "")
        answer = web.Response(status=got.status, body=body, content_type=kind)
        answer.headers["Date"] = date
        twisted = self.twist(request, answer)
        if twisted is not None:
            return twisted
        assert request.transport is not None
        request.transport.abort()
        return answer

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve the proxy and yield its address."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


class Kept:
    """A store in memory."""

    def __init__(self, *_: object) -> None:
        self.stored = StoredCheckUp()

    async def async_save(self, stored: StoredCheckUp) -> None:
        self.stored = stored


class Bench:
    """A server behind a proxy, and its check-ups."""

    def __init__(self, front: Front, client: PlexClient) -> None:
        self.front, self.client = front, client
        parts: Any = SimpleNamespace(
            jobs=[],
            job_items=SimpleNamespace(count_returned=self._none),
            statistics=SimpleNamespace(open={}),
            listed=(),
            async_create_background_task=lambda _hass, what, _name: asyncio.create_task(what),
            entry_id="x",
        )
        self.parts = parts
        self.check_ups = CheckUps(
            parts,
            parts,
            client,
            SystemClock(),
            records=parts,
            upkeep=parts,
            libraries=parts,
            publisher=Publisher(None),
        )

    async def _none(self, _since: float) -> int:
        return 0

    async def run(self, twist: Twist | None = None) -> CheckUp | EngineError:
        """Return what a check-up finds, or why it fails; it never sends more than it may."""
        self.front.methods.clear()
        self.front.paths.clear()
        self.front.twist = twist or (lambda _request, answer: answer)
        self.parts.listed = await self.client.libraries() if twist is None else self.parts.listed
        self.front.methods.clear()
        found: CheckUp | EngineError
        try:
            found = await self.check_ups.async_run()
        except EngineError as err:
            found = err
        assert self.front.methods.keys() <= {"GET"}
        assert self.front.methods["GET"] <= MOST
        assert self.front.plex.counters.writes == 0
        if isinstance(found, CheckUp):
            assert found.requests == self.front.methods["GET"]
        return found

    def told(self, found: CheckUp | EngineError, worst: CheckStatus) -> set[str]:
        """Return what was found that is as bad as this, or worse."""
        assert isinstance(found, CheckUp), found
        order = list(CheckStatus)
        return {
            f"{each.check} {each.code}"
            for each in found.troubles
            if order.index(each.status) >= order.index(worst)
        }


@pytest.fixture
async def bench(plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    """Return a healthy server after its first check-up."""
    monkeypatch.setattr(checkup, "CheckUpStore", Kept)
    async with ClientSession() as session, ClientSession() as own:
        front = Front(plex, session)
        async with front.serving() as url:
            address = ServerAddress(url=url, token=TOKEN, client_identifier="test")
            client = PlexClient(address, own, timeout=5, expected=plex.context.machine_identifier)
            client.notifications.connected, client.notifications.frames = True, 1
            made = Bench(front, client)
            assert made.told(await made.run(), CheckStatus.WARNING) == set()
            assert client.traits == ServerTraits()
            yield made
            client.close()


def only(path: str, becomes: Callable[[], web.StreamResponse | None]) -> Twist:
    """Twist the answers to one path."""
    return lambda request, answer: becomes() if request.path == path else answer


def bomb() -> web.Response:
    """Return a small answer that unpacks to more than is allowed."""
    answer = web.Response(body=gzip.compress(b" " * 9_000_000), content_type="application/json")
    answer.headers["Content-Encoding"] = "gzip"
    return answer


#: What can come in place of an answer; None closes the connection.
WRECKS: dict[str, Callable[[], web.StreamResponse | None]] = {
    "page": lambda: web.Response(body=PAGE, content_type="text/html"),
    "empty": lambda: web.json_response({}),
    "garbage": lambda: web.Response(body=b"\x00\xff{", content_type="application/json"),
    "list": lambda: web.json_response([1, {"MediaContainer": []}]),
    **{
        f"{status}": lambda status=status: web.Response(  # type: ignore[misc] - by value
            status=status, body=PAGE, content_type="text/html"
        )
        for status in (401, 403, 404, 500, 503, 521)
    },
    "bomb": bomb,
    "closed": lambda: None,
}


#: What certainly follows from an answer to the question for a setting.
NOT_OWNER = {"401", "403"}
#: What an answer of this kind says of the server itself, by the path.
PROOFS = {"404"}


async def test_any_answer_may_be_a_wreck_and_nothing_is_concluded_from_it(bench: Bench) -> None:
    paths = sorted(set(bench.front.paths))
    for number, name in enumerate([*WRECKS, *WRECKS]):
        path = paths[number * 5 % len(paths)]
        found = await bench.run(only(path, WRECKS[name]))
        assert bench.client.traits == ServerTraits() or name in PROOFS, (path, name)
        if isinstance(found, CheckUp):
            told = bench.told(found, CheckStatus.WARNING)
            is_refused = path == "/:/prefs/get" and name in NOT_OWNER
            assert told == ({"owner not_owner"} if is_refused else set()), (path, name)


async def test_a_token_that_is_revoked_in_the_middle_ends_it_and_says_nothing_of_the_owner(
    bench: Bench,
) -> None:
    for after in (5, 20, 34, 39, 42, 50):
        sent = itertools.count()

        def revoked(
            _: web.Request, answer: web.Response, after: int = after, sent: Iterator[int] = sent
        ) -> web.StreamResponse | None:
            return answer if next(sent) < after else WRECKS["401"]()

        found = await bench.run(revoked)
        assert bench.client.traits == ServerTraits()
        if isinstance(found, CheckUp):
            assert bench.told(found, CheckStatus.WARNING) == set(), after
        else:
            assert isinstance(found, InvalidTokenError)


async def test_questions_who_it_is_and_redirects_count_too(bench: Bench) -> None:
    bench.front.plex.faults.provider_down = True  # which takes the most requests

    def closing(_: web.Request, answer: web.Response) -> web.StreamResponse:
        answer.force_close()
        return answer

    def redirecting(request: web.Request, answer: web.Response) -> web.StreamResponse:
        hop = int(request.query.get("hop", 0))
        if hop >= 2:
            return answer
        place = request.rel_url.update_query(hop=hop + 1)
        return web.Response(status=302, headers={"Location": str(place)})

    for twist in (closing, redirecting):
        found = await bench.run(twist)
        assert isinstance(found, CheckUp)
        assert bench.front.methods["GET"] > MOST - 5


async def test_what_others_ask_meanwhile_does_not_count(bench: Bench) -> None:
    async def ask() -> None:
        while True:
            await bench.client.libraries()

    alone = await bench.run()
    others = [asyncio.create_task(ask()) for _ in range(3)]
    found = await bench.check_ups.async_run()
    for each in others:
        each.cancel()
    await asyncio.wait(others)
    assert isinstance(alone, CheckUp)
    assert bench.front.methods["GET"] > MOST  # with those of others
    assert alone.requests <= found.requests <= MOST
    assert found.troubles == alone.troubles


async def test_searches_that_wait_for_their_sources_in_vain_show_that_these_are_out_of_reach(
    bench: Bench,
) -> None:
    bench.front.late = "/matches"
    bench.client._api._timeout = 0.3
    found = await bench.run(lambda _request, answer: answer)
    assert bench.told(found, CheckStatus.HINT) == {"sources unreachable"}


async def test_thousands_of_libraries_and_settings_of_any_type_are_survived(bench: Bench) -> None:
    odd: list[Any] = [None, "false", "FALSE", [], {}, -1, 1e300, "Ja", 7, True, "9" * 5000]
    settings = [{"id": f"Setting{number}", "value": odd[number % 10]} for number in range(100_000)]
    library = {"title": "Alike", "type": "movie", "agent": "com.plexapp.agents.a"}
    bodies = {
        "/library/sections": {"Directory": [{**library, "key": f"{key}"} for key in range(5_000)]},
        "/library/sections/0/prefs": {"Setting": settings},
    }
    answers = {path: json.dumps({"MediaContainer": each}) for path, each in bodies.items()}

    def odd_answer(request: web.Request, answer: web.Response) -> web.StreamResponse:
        if request.path == "/:/prefs/get":
            value = odd[len(bench.front.paths) % len(odd)]
            setting = {"id": request.query["id"], "value": value}
            return web.json_response({"MediaContainer": {"Setting": setting}})
        if text := answers.get(request.path):
            return web.Response(text=text, content_type="application/json")
        return answer

    found = await bench.run(odd_answer)
    assert bench.told(found, CheckStatus.WARNING) == {"legacy_agent third_party"}
