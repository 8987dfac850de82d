"""Each field of actions and commands has one check, which stands in fields.py."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import voluptuous as vol

from custom_components.plex_smart_refresher import fields, services
from custom_components.plex_smart_refresher.fields import Field, Schema, option_field
from custom_components.plex_smart_refresher.options import OPTIONS
from custom_components.plex_smart_refresher.web.command import COMMANDS

FOLDER = Path(fields.__file__).parent
#: Each action and command with its fields.
SCHEMAS: dict[str, Schema] = {name: action.schema for name, action in services.ACTIONS.items()} | {
    f"command {command.name}": command.schema for command in COMMANDS
}
#: The modules that handle actions and commands.
HANDLERS = (
    *("services.py", "web/command.py", "web/commands.py"),
    *("web/settings.py", "web/subscriptions.py", "web/work_list.py"),
)
#: What a handler may take from voluptuous: how a field is named, and none of its checks.
MARKERS = frozenset({"Required", "Optional", "Extra"})


def told(field: Field) -> tuple[str, str]:
    """Return what a field accepts, as its error tells it."""
    each = getattr(field, "each", field)
    return each.error, str(each.accepts)


def test_all_fields_come_from_the_one_module() -> None:
    for name, schema in SCHEMAS.items():
        for marker, field in schema.items():
            assert isinstance(marker, vol.Marker), (name, marker)
            assert isinstance(field, Field), (name, str(marker))


def test_a_field_is_checked_the_same_everywhere() -> None:
    checks = defaultdict(set)
    for schema in SCHEMAS.values():
        for marker, field in schema.items():
            checks[str(marker)].add(told(field))
    assert {name: found for name, found in checks.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "option", [option for option in OPTIONS if option.is_exposed and option.key != "arrivals"]
)
def test_an_option_is_checked_as_a_start_checks_it(option: object) -> None:
    key = option.key  # type: ignore[attr-defined]  # each kind of option has one
    field = SCHEMAS["command set_options"][key]
    assert told(field) == told(option_field(key))
    start = {str(marker): each for marker, each in fields.START.items()}
    assert told(start["days" if key == "window_days" else key]) == told(field)


def checks(source: str) -> Iterator[str]:
    """Yield what checks a field: the checks of voluptuous, and errors about a field."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "vol":
            if node.attr not in MARKERS:
                yield f"vol.{node.attr}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names = [each.func for each in ast.walk(node) if isinstance(each, ast.Call)]
            if any(ast.unparse(name).endswith(("FieldError", "FieldInvalid")) for name in names):
                yield node.name


@pytest.mark.parametrize("module", HANDLERS)
def test_no_action_or_command_checks_a_field_itself(module: str) -> None:
    found = set(checks((FOLDER / module).read_text(encoding="utf-8")))
    # Home Assistant checks which server is meant; its error gets a translation.
    assert found == ({"_async_entry"} if module == "services.py" else set())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("limit = vol.All(int, vol.Range(min=1))(value)", "vol.Range"),
        ("def handle(data):\n    raise FieldError('unknown_job', field='job_id')", "handle"),
        ("async def handle(data):\n    raise fields.FieldInvalid('x')", "handle"),
    ],
)
def test_a_check_of_its_own_is_noticed(source: str, found: str) -> None:
    assert found in set(checks(source))
