"""What may import what, read from the syntax trees; docs/architecture.md says why."""

import ast
from collections.abc import Iterator
from pathlib import Path
import sys

import pytest

ROOT = Path(__file__).parent.parent / "custom_components" / "plex_smart_refresher"
PACKAGE = "custom_components.plex_smart_refresher"
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in sorted(ROOT.rglob("*.py"))
}
ROOMS = ("engine", "plex", "storage")
#: What users reach us by: entities, actions, commands and the like.
EDGES = frozenset(
    {
        *("services", "web", "diagnostics", "repairs", "backup", "system_health"),
        *("binary_sensor", "button", "event", "number", "sensor", "switch", "time", "update"),
        *("trigger", "condition", "logbook", "llm"),
    }
)
#: The engine has no clock, sleep, file or network of its own.
OUTSIDE = frozenset(
    {
        *("time", "socket", "ssl", "http", "urllib", "os", "io", "pathlib", "shutil", "tempfile"),
        *("sqlite3", "subprocess", "threading", "concurrent", "random", "secrets", "logging"),
    }
)


def room(module: str) -> str:
    """Return the room that a module of ours is in."""
    return module.partition(".")[0]


def tree(module: str) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Yield the full names of all that a module imports, wherever in it."""
    path = [PACKAGE, *module.split(".")]
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = [] if not node.level else path[: -node.level]
            source = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def ours(module: str) -> set[str]:
    """Return the rooms and modules of ours at the top level that a module imports."""
    names = {name.removeprefix(f"{PACKAGE}.") for name in imports(module) if PACKAGE in name}
    return {room(name) for name in names} - {room(module)}


def importers(*names: str) -> set[str]:
    """Return the rooms whose modules import one of these packages or names."""
    return {
        room(module)
        for module in FILES
        for found in imports(module)
        if any(found == name or found.startswith(f"{name}.") for name in names)
    }


def modules_of(name: str) -> list[str]:
    return [module for module in FILES if room(module) == name]


def test_only_plex_speaks_http_to_plex() -> None:
    assert importers("plexapi", "requests", "urllib3") == {"plex"}


def test_only_storage_knows_how_things_are_kept() -> None:
    assert importers("sqlite3", "homeassistant.helpers.storage") == {"storage"}


@pytest.mark.parametrize("module", modules_of("engine"))
def test_the_engine_imports_the_standard_library_and_itself_only(module: str) -> None:
    assert ours(module) == set()
    foreign = {name.partition(".")[0] for name in imports(module) if PACKAGE not in name}
    assert foreign <= sys.stdlib_module_names - OUTSIDE


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("const", set()),
        ("plex", {"engine"}),
        ("storage", {"engine", "const"}),
        ("options", {"engine", "const"}),
        ("jobs", {"engine", "storage", "options", "entry", "const"}),
        ("schedule", {"jobs", "engine", "storage", "options", "entry", "const"}),
        ("coordinator", {"jobs", "schedule", "engine", "entry", "const"}),
    ],
)
def test_the_inner_rooms_know_nothing_of_the_outer_ones(name: str, allowed: set[str]) -> None:
    assert modules_of(name)
    assert {imported for module in modules_of(name) for imported in ours(module)} <= allowed


@pytest.mark.parametrize("module", sorted(EDGES & FILES.keys()))
def test_the_edges_know_neither_plex_nor_storage_nor_each_other(module: str) -> None:
    assert not ours(module) & ({"plex", "storage"} | EDGES)


@pytest.mark.parametrize("module", sorted(FILES.keys() - {"__init__"}))
def test_nobody_reaches_through_the_jobs_into_storage(module: str) -> None:
    reached = {node.attr for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)}
    assert room(module) in ("jobs", "storage") or not reached & {"log_index", "history"}


def test_nothing_but_the_composition_root_and_the_config_flow_imports_plex() -> None:
    outer = {room(module) for module in FILES if "plex" in ours(module)}
    assert outer == {"__init__", "config_flow"}


def test_no_room_is_called_by_what_it_is_not() -> None:
    parts = {part for module in FILES for part in module.split(".")}
    assert not parts & {"util", "utils", "helper", "helpers", "common", "misc"}


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Yield the public functions, classes and methods, those of public classes included."""
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if not node.name.startswith("_"):
            yield node
            yield from public(node.body if isinstance(node, ast.ClassDef) else [])


@pytest.mark.parametrize("module", FILES)
def test_everything_public_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(tree(module))
    silent = [node.name for node in public(tree(module).body) if not ast.get_docstring(node)]
    assert silent == []
