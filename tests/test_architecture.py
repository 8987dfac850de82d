"""What may import what, as docs/architecture.md says, and how large a piece of code may be."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
import re
import sys

TOP = Path(__file__).parent.parent
ROOT = TOP / "custom_components" / "plex_smart_refresher"
PACKAGE = "custom_components.plex_smart_refresher"
#: The modules of the integration by their dotted names; a room is known by its own name.
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}
#: The Python code that is held to the limits.
SOURCES = {
    str(path.relative_to(TOP)): path
    for folder in ("custom_components", "plex_simulator", "script", "benchmarks")
    for path in sorted((TOP / folder).rglob("*.py"))
}
#: The engine has no clock, sleep, file or network of its own.
OUTSIDE = frozenset(
    {
        *("time", "socket", "ssl", "http", "urllib", "os", "io", "pathlib", "shutil", "tempfile"),
        *("sqlite3", "subprocess", "threading", "concurrent", "random", "secrets", "logging"),
    }
)
MOST_LINES_OF_A_FILE = 450
MOST_LINES_OF_A_CLASS = 300
MOST_LINES_OF_A_FUNCTION = 40
MOST_METHODS = 25

type Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
type Function = ast.FunctionDef | ast.AsyncFunctionDef


# Imports


def rules() -> dict[str, frozenset[str]]:
    """Return the table of docs/architecture.md: by room or module, what it may import."""
    text = (TOP / "docs/architecture.md").read_text(encoding="utf-8")
    table = text.partition("<!-- rooms -->\n")[2].partition("<!-- /rooms -->")[0]
    found: dict[str, frozenset[str]] = {}
    for row in table.splitlines()[2:]:
        modules, _, allowed = row.strip("| ").split(" | ")
        for module in re.findall(r"`([^`]+)`", modules):
            assert module not in found
            found[module] = frozenset(
                {"anything"} if allowed == "anything" else re.findall(r"`([^`]+)`", allowed)
            )
    return found


RULES = rules()


def row_of(module: str) -> str:
    """Return the row that a module belongs to: its own, or that of its room."""
    path = module.replace(".", "/")
    return path if path in RULES else path.rpartition("/")[0] or path


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Yield the full names of all that a module imports, wherever in it."""
    is_room = MODULES[module].name == "__init__.py" and module != "__init__"
    path = [PACKAGE, *module.split("."), *(["__init__"] if is_room else [])]
    for node in ast.walk(tree(MODULES[module])):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = [] if not node.level else path[: -node.level]
            source = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


@cache
def ours(module: str) -> frozenset[str]:
    """Return the modules of ours that a module imports from."""
    found = set()
    for name in imports(module):
        if name.startswith(f"{PACKAGE}."):
            imported = name.removeprefix(f"{PACKAGE}.")
            while imported not in MODULES:
                imported = imported.rpartition(".")[0] or "__init__"
            found.add(imported)
    return frozenset(found)


def rows_for(module: str) -> set[str]:
    """Return the rows that a module imports from, its own left out."""
    return {row_of(other) for other in ours(module)} - {row_of(module)}


def importers(*names: str) -> set[str]:
    """Return the rooms whose modules import one of these packages or names."""
    return {
        module.partition(".")[0]
        for module in MODULES
        for found in imports(module)
        if any(found == name or found.startswith(f"{name}.") for name in names)
    }


def test_every_module_has_a_row_and_every_row_a_module() -> None:
    assert {row_of(module) for module in MODULES} == RULES.keys()


def test_a_module_imports_what_its_row_names() -> None:
    beyond = {
        module: rows_for(module) - RULES[row_of(module)]
        for module in MODULES
        if "anything" not in RULES[row_of(module)]
    }
    assert {module: rows for module, rows in beyond.items() if rows} == {}


def test_a_row_names_only_what_is_imported() -> None:
    unused = {row: RULES[row] - {"anything"} for row in RULES}
    for module in MODULES:
        unused[row_of(module)] -= rows_for(module)
    assert {row: others for row, others in unused.items() if others} == {}


def test_a_row_names_only_rows_above_it() -> None:
    above = {"anything"}
    below: dict[str, set[str]] = {}
    for row, others in RULES.items():
        below[row] = others - above
        above.add(row)
    assert {row: others for row, others in below.items() if others} == {}


def test_no_modules_import_each_other() -> None:
    TopologicalSorter({module: ours(module) - {module} for module in MODULES}).prepare()


def test_only_plex_speaks_http_to_plex() -> None:
    assert importers("plexapi", "requests", "urllib3") == {"plex"}


def test_only_storage_knows_how_things_are_kept() -> None:
    assert importers("sqlite3", "homeassistant.helpers.storage") == {"storage"}


def test_nobody_reaches_through_the_jobs_into_storage() -> None:
    reached = [
        f"{module}: {node.attr}"
        for module, path in MODULES.items()
        if not module.startswith(("jobs", "storage"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"log_index", "history"}
    ]
    assert reached == []


def test_the_engine_imports_the_standard_library_and_itself_only() -> None:
    foreign = [
        f"{module}: {name}"
        for module in MODULES
        if module.startswith("engine")
        for name in imports(module)
        if PACKAGE not in name and name.partition(".")[0] not in sys.stdlib_module_names - OUTSIDE
    ]
    assert foreign == []


def test_the_simulator_knows_nothing_of_the_integration() -> None:
    texts = [path.read_text() for name, path in SOURCES.items() if name.startswith("plex_sim")]
    assert texts
    assert not any("custom_components" in text for text in texts)


def test_no_room_is_called_by_what_it_is_not() -> None:
    parts = {part for module in MODULES for part in module.split(".")}
    assert not parts & {"util", "utils", "helper", "helpers", "common", "misc"}


# Size


def lines_of(node: Definition) -> int:
    """Return the number of lines of a class or function, its decorators included."""
    start = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    return (node.end_lineno or node.lineno) - start + 1


def too_large(path: Path) -> Iterator[str]:
    """Yield what is too large in a file."""
    if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES_OF_A_FILE:
        yield f"the file has {lines} lines"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(each, Function.__value__) for each in node.body)
            if lines_of(node) > MOST_LINES_OF_A_CLASS or methods > MOST_METHODS:
                yield f"{node.name} has {lines_of(node)} lines and {methods} methods"
    yield from long_functions(path)


def long_functions(path: Path) -> Iterator[str]:
    """Yield the functions of a file that are too long."""
    for node in ast.walk(tree(path)):
        if isinstance(node, Function.__value__) and lines_of(node) > MOST_LINES_OF_A_FUNCTION:
            yield f"{node.name} has {lines_of(node)} lines"


def test_nothing_is_too_large() -> None:
    found = {name: list(too_large(path)) for name, path in SOURCES.items()}
    assert {name: large for name, large in found.items() if large} == {}


def test_no_test_is_too_long() -> None:
    found = {path: list(long_functions(path)) for path in (TOP / "tests").rglob("*.py")}
    assert {path: long for path, long in found.items() if long} == {}


def test_a_large_file_class_or_function_is_noticed(tmp_path: Path) -> None:
    methods = "\n".join(f"    def m{number}(self): ..." for number in range(26))
    body = "\n".join("    pass" for _ in range(41))
    file = tmp_path / "large.py"
    file.write_text(f"class Many:\n{methods}\n\n@cache\ndef long():\n{body}\n" + "\n" * 400)
    assert list(too_large(file)) == [
        "the file has 471 lines",
        "Many has 27 lines and 26 methods",
        "long has 43 lines",
    ]


# Docstrings


def definitions(body: list[ast.stmt]) -> Iterator[Definition]:
    """Yield the classes and functions, private ones too, and the methods of the classes."""
    for node in body:
        if isinstance(node, Definition.__value__):
            yield node
            yield from definitions(node.body if isinstance(node, ast.ClassDef) else [])


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, path in SOURCES.items() if not ast.get_docstring(tree(path))] == []


def test_every_function_says_what_it_does() -> None:
    silent = [
        f"{name}: {node.name}"
        for name, path in SOURCES.items()
        for node in definitions(tree(path).body)
        if not ast.get_docstring(node)
    ]
    assert silent == []
