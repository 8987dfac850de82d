"""The server as the phases see it: every call is retried, and only one place writes."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from custom_components.plex_smart_refresher import engine
from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.errors import OverloadedError, ServerLostError
from custom_components.plex_smart_refresher.engine.ladder_terms import WantedMatch
from custom_components.plex_smart_refresher.engine.media import FieldEdit, MediaType, Poster
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.ports import MatchServer, MediaServer
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.timeline import TimelineEntry

from ..fakes import FakeServer, World, healthy

ROOT = Path(engine.__file__).parent
WRITES = frozenset({"refresh", "analyze", "select_poster", "edit_fields", "match", "unmatch"})


@pytest.fixture
def scan(world: World) -> Scan:
    world.server.add_library("1")
    world.server.add("7")
    return Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(pause_limit=0),
        observer=world.observer,
    )


def calls(server: MediaServer, fake: FakeServer) -> dict[str, Callable[[], Any]]:
    """Return each call of the port by its name."""
    item, library = healthy("7"), fake.shelves["1"]
    wanted = WantedMatch(rating_key="7", guid="plex://movie/1", name="A")
    return {
        "libraries": server.libraries,
        "read_page": lambda: server.read_page(library, MediaType.MOVIE, 0, 10),
        "read_changed_page": lambda: server.read_changed_page(library, MediaType.MOVIE, 0, 10),
        "read_items": lambda: server.read_items(["7"]),
        "read_below": lambda: server.read_below(item),
        "read_posters": lambda: server.read_posters("7"),
        "check_picture": lambda: server.check_picture(item),
        "select_poster": lambda: server.select_poster("7", Poster("upload://1")),
        "edit_fields": lambda: server.edit_fields(item, [FieldEdit("title", "A", False)]),
        "refresh": lambda: server.refresh("7"),
        "analyze": lambda: server.analyze("7"),
        "has_matches": lambda: server.has_matches("7"),
        "search_matches": lambda: server.search_matches(item),
        "match": lambda: server.match(item, wanted),
        "unmatch": lambda: server.unmatch(item),
        "with_title": lambda: server.with_title("1", MediaType.MOVIE, "film"),
        "with_guid": lambda: server.with_guid("1", MediaType.MOVIE, "plex://movie/1"),
        "read_dossier": lambda: server.read_dossier("7"),
        "pending_updates": lambda: server.pending_updates("1"),
        "is_busy": server.is_busy,
        "is_playing": server.is_playing,
        "played_keys": server.played_keys,
    }


def test_each_call_of_the_port_is_tried(scan: Scan, server: FakeServer) -> None:
    names = vars(MediaServer) | vars(MatchServer)
    port = {name for name in names if not name.startswith("_")}
    assert calls(scan.server, server).keys() == port - {
        "listening",
        "subscribe_processed",
        "subscribe_timeline",
        "traits",
        "version",
    }


async def test_each_call_is_sent_again_when_the_server_does_not_answer(
    scan: Scan, server: FakeServer
) -> None:
    for name, request in calls(scan.server, server).items():
        server.fail(name, ServerLostError("lost"), times=2)
        await request()
        assert server.calls[name] == 3, name


async def test_each_call_slows_refreshes_down_when_the_server_is_overloaded(
    scan: Scan, server: FakeServer
) -> None:
    for name, request in calls(scan.server, server).items():
        scan.throttle.slots = 3
        server.fail(name, OverloadedError("busy"), times=1)
        await request()
        assert scan.throttle.slots == 2, name


def test_the_timeline_is_that_of_the_server(scan: Scan, server: FakeServer) -> None:
    told: list[TimelineEntry | None] = []
    unsubscribe = scan.server.subscribe_timeline(told.append)
    server.add("7")
    server.notify("7")
    server.notify(None)
    unsubscribe()
    server.notify(None)
    assert [entry and entry.rating_key for entry in told] == ["7", None]


async def test_an_impatient_call_is_sent_once(scan: Scan, server: FakeServer) -> None:
    server.fail("libraries", ServerLostError("lost"), times=1)
    with pytest.raises(ServerLostError):
        await scan.server.impatient.libraries()
    assert server.calls["libraries"] == 1


async def test_a_refresh_without_a_slot_keeps_the_limit_per_minute(world: World) -> None:
    world.server.add("7")
    scan = Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(refreshes_per_minute=1),
    )
    for _ in range(3):
        await scan.server.refresh("7")
    first, second, third = world.server.asked_at
    assert (second - first, third - second) == (60, 60)


async def test_a_phase_finds_no_server_that_is_not_retried(scan: Scan, server: FakeServer) -> None:
    assert not [name for name, value in vars(scan).items() if value is server]


def writes_in(source: str) -> list[str]:
    """Return the calls in a source that write to a server."""
    return [
        node.func.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and "server" in ast.unparse(node.func.value)
    ]


def test_only_the_writer_writes_to_the_server() -> None:
    writers = {
        path.relative_to(ROOT).as_posix(): sorted(found)
        for path in ROOT.rglob("*.py")
        if (found := writes_in(path.read_text(encoding="utf-8")))
    }
    assert writers == {"edits/writer.py": sorted(WRITES)}


def test_the_writer_records_a_change_before_its_request_leaves() -> None:
    source = (ROOT / "edits/writer.py").read_text(encoding="utf-8")
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.AsyncFunctionDef)
    ]
    writing = {each.name: each for each in functions if writes_in(ast.unparse(each))}
    assert writing.keys() >= {"refresh", "analyze", "_select", "match", "unmatch", "_edit"}
    for name, function in writing.items():
        assert "change: OpenChange" in ast.unparse(function.args), name
        begun = ast.unparse(function).index("await change.begin()")
        first = min(
            ast.unparse(function).index(f"server.{each}(")
            for each in writes_in(ast.unparse(function))
        )
        assert begun < first, name


def test_no_server_is_handed_on_to_be_written_to() -> None:
    """Only the wrapper of the port names the write methods without calling them."""
    named = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in WRITES
        and ast.unparse(node.value).endswith("server")
    }
    wrapper = {"resilience/server.py", "resilience/matches.py"}
    assert named == wrapper | {"edits/writer.py"}
