"""The documentation says what the code does: options, entities, actions, examples and links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
import json
from pathlib import Path
import re
from types import MappingProxyType
from typing import Any
from unicodedata import category
from unittest.mock import MagicMock
from urllib.parse import quote

from hassil.intents import Intents
from hassil.recognize import recognize_best
from homeassistant.components.automation.config import (
    async_validate_config_item as async_validate_automation,
)
from homeassistant.components.logger import CONFIG_SCHEMA as LOGGER_SCHEMA
from homeassistant.components.script.config import (
    async_validate_config_item as async_validate_script,
)
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.llm import LLM_API_ASSIST, LLMContext
from homeassistant.setup import async_setup_component
from homeassistant.util import slugify
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import yaml

from custom_components.plex_smart_refresher.const import DOMAIN, SUBENTRY_SCHEDULE
from custom_components.plex_smart_refresher.engine import errors
from custom_components.plex_smart_refresher.engine.checkup.finding import CODES
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    ProposalReason,
    RungName,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from custom_components.plex_smart_refresher.llm import async_get_tools
from custom_components.plex_smart_refresher.option_kinds import (
    ChoiceOption,
    FlagOption,
    NumberOption,
    Option,
)
from custom_components.plex_smart_refresher.options import (
    NUMBER_OPTION,
    OPTION,
    PACES,
    SCHEDULE_CATCH_UP,
)
from custom_components.plex_smart_refresher.storage.log_index.schema import STEPS
from custom_components.plex_smart_refresher.storage.migration import STORAGE_VERSION
from plex_simulator import Catalog, PlexSimulator, episode, season, show

from .kit import entry_for

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / DOMAIN
README = ROOT / "README.md"
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS]

#: The name of the server in all examples; entity ids begin with it.
SERVER = "Media Server"
#: The title of its library, and the name of its schedule.
LIBRARY = "TV Shows"
SCHEDULE = "Nightly"

type Row = Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """A fenced block of YAML."""

    page: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


TEXTS = read_json(INTEGRATION / "translations" / "en.json")
SERVICES = read_yaml(INTEGRATION / "services.yaml")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """Return a page without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def rows(text: str) -> list[Row]:
    """Return the rows of all tables of a page, by the headings of their columns."""
    found: list[Row] = []
    header: list[str] = []
    for line in prose(text).splitlines():
        if not line.startswith("|"):
            header = []
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])]
        if not header:
            header = cells
        elif not set("".join(cells)) <= set("-: "):
            found.append(dict(zip(header, cells, strict=True)))
    return found


def rows_with(name: str, column: str, text: str | None = None) -> list[Row]:
    return [row for row in rows(text or page(name)) if column in row]


def sections(text: str, level: str) -> dict[str, str]:
    """Return the text below each heading of a level, by the heading."""
    parts = re.split(rf"^{level} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def code(cell: str) -> str:
    """Return what stands between backticks in a cell."""
    found = re.findall(r"`([^`]+)`", cell)
    assert len(found) == 1, f"{cell!r} is not one name between backticks"
    return str(found[0])


# Options


def option_texts() -> dict[str, str]:
    """Return the names of all options by their keys, from the options flow's texts."""
    names: dict[str, str] = {}
    for step in TEXTS["options"]["step"].values():
        for group in (step, *step.get("sections", {}).values()):
            names |= group.get("data", {})
    return names


OPTIONS = rows_with("docs/options.md", "Option")


def default_of(option: Option) -> str:
    """Return what the documentation says of the default of an option."""
    if isinstance(option, NumberOption):
        return f"{option.default:,} {option.unit or ''}".strip()
    if isinstance(option, FlagOption):
        return "on" if option.default else "off"
    if option.key == "libraries":
        return "all, also new ones"
    if isinstance(option, ChoiceOption):
        if option.multiple:
            some = ", ".join(f"`{each}`" for each in option.default)
            return "all" if tuple(option.default) == tuple(option.words) else some or "none"
        return f"`{option.default}`"
    return "none"


def limits_of(option: Option) -> str:
    """Return what the documentation says of the limits of an option."""
    if not isinstance(option, NumberOption):
        return "-"
    return f"{option.minimum:,} to {option.maximum:,} {option.unit or ''}".strip()


def test_every_option_is_documented_with_its_name() -> None:
    documented = {code(row["Key"]): row["Option"] for row in OPTIONS}
    # The pace is no option: it sets some of them.
    assert documented | {"pace": "Pace"} == option_texts()
    assert documented.keys() == OPTION.keys()


def test_the_presets_of_the_pace_are_documented_as_they_are() -> None:
    names = TEXTS["selector"]["pace"]["options"]
    documented = {
        row["Pace"]: [int(row[name].replace("no limit", "0")) for name in list(row)[1:]]
        for row in rows_with("docs/options.md", "Pace")
    }
    assert documented == {names[pace]: [*numbers.values()] for pace, numbers in PACES.items()}


@pytest.mark.parametrize("row", OPTIONS, ids=lambda row: row["Key"])
def test_defaults_and_limits_of_options_are_documented_as_they_are(row: Row) -> None:
    option = OPTION[code(row["Key"])]
    assert row["Default"] == default_of(option)
    assert row["Limits"] == limits_of(option)


def test_the_readme_refers_to_the_reference_for_options() -> None:
    assert "(docs/options.md)" in page("README.md")
    assert rows_with("README.md", "Option") == []


def test_every_field_of_a_schedule_is_documented() -> None:
    fields = {code(row["Key"]): row for row in rows_with("docs/options.md", "Field")}
    step = TEXTS["config_subentries"]["schedule"]["step"]["user"]
    texts = step["data"] | step["sections"]["more"]["data"]
    assert {key: row["Field"] for key, row in fields.items()} == texts
    assert fields["catch_up_hours"]["Default"] == default_of(SCHEDULE_CATCH_UP)
    assert fields["catch_up_hours"]["Limits"] == limits_of(SCHEDULE_CATCH_UP)
    assert fields["window_days"]["Limits"] == limits_of(NUMBER_OPTION["window_days"])


# Entities


@pytest.fixture
def catalog() -> Catalog:
    """Return one library with the title that the documentation gives it."""
    catalog = Catalog()
    episode(season(show(catalog.add_library(LIBRARY, "show"))), 1)
    return catalog


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    """Return the config entry of a server with the name that the documentation gives it."""
    entry = entry_for(plex)
    entry.add_to_hass(hass)
    schedule = {"time": "03:30:00", "weekdays": ["mon"]}
    hass.config_entries.async_add_subentry(
        entry,
        ConfigSubentry(
            data=MappingProxyType(schedule),
            subentry_type=SUBENTRY_SCHEDULE,
            title=SCHEDULE,
            unique_id=None,
        ),
    )
    hass.config_entries.async_update_entry(entry, title=SERVER)
    return entry


def registered(hass: HomeAssistant, entry: MockConfigEntry) -> list[er.RegistryEntry]:
    return er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)


def kind_of(entity: er.RegistryEntry) -> str:
    words = {"config": "configuration", "diagnostic": "diagnostic", None: ""}
    kind = words[entity.entity_category]
    return f"{kind}, off at first".removeprefix(", ") if entity.disabled_by else kind


async def test_every_entity_is_documented_as_it_is(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    real = {
        (entity.entity_id, entity.original_name or "", kind_of(entity))
        for entity in registered(hass, loaded)
    }
    assert documented_entities() == real


def documented_entities() -> set[tuple[str, str, str]]:
    """Return the id, name and kind of each entity; the row of the defects stands for all."""
    rows = [
        (code(row["Entity id"]), row["Entity"], row["Kind"])
        for row in rows_with("docs/entities.md", "Entity id")
    ]
    texts = read_json(INTEGRATION / "translations" / "en.json")
    defects = texts["selector"]["defect"]["options"]
    return {
        (entity_id.replace("<defect>", slugify(word)), word if "<" in entity_id else name, kind)
        for entity_id, name, kind in rows
        for word in (defects.values() if "<" in entity_id else [name])
    }


def test_the_readme_names_no_entity_that_is_not_documented() -> None:
    reference = {row["Entity"] for row in rows_with("docs/entities.md", "Entity id")}
    cells = [row["Entities"] for row in rows_with("README.md", "Entities")]
    listed = {name.strip() for cell in cells for name in cell.split("·")}
    assert listed
    assert listed <= reference


# Actions

ACTIONS = {code(heading): text for heading, text in sections(page("docs/actions.md"), "##").items()}


def documented_field(name: str, field: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the name of a field, what stands for its default, and its limits."""
    selector: Mapping[str, Any] = field["selector"]
    limits = "-"
    if number := selector.get("number"):
        limits = f"{number['min']:,} to {number['max']:,}"
    elif name == "defect":
        limits = "the code of a defect"
    elif select := selector.get("select"):
        limits = ", ".join(f"`{option}`" for option in select["options"])
    return name, "required" if field.get("required") else "", limits


def test_every_action_is_documented() -> None:
    assert list(ACTIONS) == list(SERVICES)


@pytest.mark.parametrize("action", ACTIONS)
def test_fields_of_an_action_are_documented_as_they_are(action: str) -> None:
    real = [
        documented_field(name, field or {}) for name, field in SERVICES[action]["fields"].items()
    ]
    documented = [
        (
            code(row["Field"]),
            "required" if row["If left out"] == "required" else "",
            re.sub(r"\[(.+?)\]\(.+?\)", r"\1", row["Limits"]),
        )
        for row in rows_with("docs/actions.md", "Field", ACTIONS[action])
    ]
    assert documented == real


@pytest.mark.parametrize("action", SERVICES)
def test_every_action_has_an_example(action: str) -> None:
    text = page("docs/actions.md")
    assert re.search(rf"^ *-? *action: {DOMAIN}\.{action}$", text, re.MULTILINE)


# Triggers and conditions


@pytest.mark.parametrize(("kind", "column"), [("triggers", "Trigger"), ("conditions", "Condition")])
def test_every_trigger_and_condition_is_documented(kind: str, column: str) -> None:
    real = {
        (TEXTS[kind][key]["name"], key, ", ".join(f"`{field}`" for field in description["fields"]))
        for key, description in read_yaml(INTEGRATION / f"{kind}.yaml").items()
    }
    documented = {
        (row[column], code(row["Key"]), row["Fields"])
        for row in rows_with("docs/triggers-and-conditions.md", column)
    }
    assert documented == real


# Voice

VOICE = {
    path.stem: read_json(path) for path in (INTEGRATION / "assist" / "sentences").glob("*.json")
}


@pytest.mark.parametrize(("language", "column"), [("en", "In English"), ("de", "In German")])
def test_the_sentences_of_the_documentation_are_understood(language: str, column: str) -> None:
    commands = VOICE[language]["commands"]
    intents = Intents.from_dict(
        {
            "language": language,
            "intents": {
                name: {"data": [{"sentences": sentences}]} for name, sentences in commands.items()
            },
            "lists": {name: {"wildcard": True} for name in ("library", "title")},
        }
    )
    table = rows_with("docs/voice.md", "Command")
    assert {code(row["Command"]) for row in table} == set(commands)
    for row in table:
        for sentence in re.findall(r"[“„]([^“”„]+)[“”]", row[column]):
            understood = recognize_best(sentence, intents, best_slot_name="library")
            assert understood is not None, sentence
            assert understood.intent.name == code(row["Command"]), sentence


async def test_every_tool_for_language_models_is_documented(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    tools = async_get_tools(hass, MagicMock(LLMContext), LLM_API_ASSIST)
    assert tools is not None
    real = {
        (tool.name, ", ".join(f"`{key}`" for key in tool.parameters.schema) or "-")
        for tool in tools.tools
    }
    documented = {
        (code(row["Tool"]), row["Parameters"]) for row in rows_with("docs/voice.md", "Tool")
    }
    assert documented == real


# Blueprints


@pytest.mark.parametrize(
    "path", sorted((ROOT / "blueprints").rglob("*.yaml")), ids=lambda path: path.stem
)
def test_every_blueprint_is_documented_with_its_name_and_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    names = re.findall(r"^  name: (.+)$", text, re.MULTILINE)
    addresses = re.findall(r"^  source_url: (.+)$", text, re.MULTILINE)
    assert len(names) == len(addresses) == 1
    documented = page("docs/automations.md")
    assert f"[{names[0]}](../{path.relative_to(ROOT)})" in documented
    assert f"blueprint_url={quote(addresses[0], safe='')})" in documented


# Repairs


def test_every_repair_issue_is_documented() -> None:
    titles = {issue["title"].removeprefix("{name}: ") for issue in TEXTS["issues"].values()}
    assert {row["Issue"] for row in rows_with("docs/troubleshooting.md", "Issue")} == titles


# Reliability


def test_every_promise_names_a_test_that_exists() -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", page("docs/reliability.md"))
    assert len(named) > 40
    for file, name in named:
        tests = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert re.search(rf"^(async )?def {name}\(", tests, re.MULTILINE), f"{file}::{name}"


# Words

ERROR_CODES = {
    error.error_code
    for error in vars(errors).values()
    if isinstance(error, type) and error.error_code != errors.EngineError.error_code
}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("docs/glossary.md", [*Defect, *Result, *SkipReason, *Phase, *JobTrigger, *MediaType]),
        ("docs/glossary.md", [*RungName, *WriteKind, *Evidence, *ProposalReason]),
        ("docs/job-states.md", [*JobStatus, *JobTrigger, *sorted(ERROR_CODES - {"gone"})]),
    ],
)
def test_every_word_of_the_engine_is_explained(name: str, words: list[StrEnum | str]) -> None:
    explained = set(re.findall(r"`([^`]+)`", prose(page(name))))
    assert {str(word) for word in words} <= explained


def test_the_picture_of_the_job_states_has_all_states() -> None:
    (picture,) = re.findall(r"```mermaid\n(.*?)```", page("docs/job-states.md"), re.DOTALL)
    names = set(re.findall(r"^ *(\w+) -->|--> (\w+)", picture, re.MULTILINE))
    assert {name for pair in names for name in pair if name} == set(JobStatus)


def test_the_versions_of_what_is_stored_are_documented() -> None:
    text = page("docs/architecture.md")
    assert f"version {STORAGE_VERSION}, minor version" in text
    assert f"schema version {len(STEPS)}" in text


# Examples


def examples() -> Iterator[Example]:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for block in re.finditer(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            yield Example(path, text.count("\n", 0, block.start()) + 1, block[1])


EXAMPLES = list(examples())


def test_no_example_depends_on_the_language_at_setup() -> None:
    assert [str(example) for example in EXAMPLES if ".media_server_" in example.text] == []


def parts(example: Example) -> list[Any]:
    """Return the automations, scripts, steps or others that an example holds."""
    content = yaml.safe_load(example.text)
    return content if isinstance(content, list) else [content]


def everything_in(content: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every mapping of an example, however deep."""
    if isinstance(content, Mapping):
        yield content
        for value in content.values():
            yield from everything_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from everything_in(value)


async def check(hass: HomeAssistant, part: Mapping[str, Any]) -> None:
    """Have Home Assistant judge a part of an example. Raises for one that it would refuse."""
    if "logger" in part:
        LOGGER_SCHEMA(part)
    elif str(part.get("type", "")).startswith("custom:"):
        card = part["type"].removeprefix("custom:")
        assert card in (INTEGRATION / "frontend" / "card.js").read_text(encoding="utf-8")
        assert set(part) <= {"type", "entry_id", "title", "layout", "show_actions"}
    elif "triggers" in part:
        config = await async_validate_automation(hass, "example", dict(part))
        assert config is not None
        assert config.validation_status == "ok"
    else:
        steps = part if "sequence" in part else {"sequence": [part]}
        script = await async_validate_script(hass, "example", dict(steps))
        assert script is not None
        assert script.validation_status == "ok"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
async def test_an_example_loads_and_names_only_what_exists(
    hass: HomeAssistant, loaded: MockConfigEntry, example: Example
) -> None:
    for name in ("automation", "script"):
        assert await async_setup_component(hass, name, {})
    for part in parts(example):
        await check(hass, part)
    known = {entity.entity_id for entity in registered(hass, loaded)}
    prefix = SERVER.lower().replace(" ", "_")
    named = set(re.findall(rf"\b[a-z_]+\.{prefix}_[a-z0-9_]+", example.text))
    assert named <= known
    for mapping in everything_in(parts(example)):
        domain, _, action = str(mapping.get("action", "")).partition(".")
        if domain == DOMAIN:
            assert set(mapping.get("data", {})) <= set(SERVICES[action]["fields"])


# Links


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub makes of the headings of a page."""
    return {
        "".join(
            letter
            for letter in heading.strip().lower().replace(" ", "-")
            if letter in "-_" or category(letter)[0] in "LN"
        )
        for heading in re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    text = prose(path.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (path.parent / name).resolve() if name else path
        assert linked.exists(), f"{target} is not there"
        assert linked.is_relative_to(ROOT), f"{target} is outside of the repository"
        if anchor:
            assert anchor in anchors(linked.read_text(encoding="utf-8")), f"{target} has no heading"


def broken_citations(path: Path) -> Iterator[str]:
    """Yield the pages or sections that a source file cites and that do not exist."""
    text = path.read_text(encoding="utf-8")
    for name, anchor in re.findall(r"([\w./-]*\w\.md)\b(?:#([\w-]+))?", text):
        target = ROOT / name.lstrip("/")
        if not target.exists():
            yield f"{path.relative_to(ROOT)}: {name}"
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            yield f"{path.relative_to(ROOT)}: {name}#{anchor}"


def test_every_page_and_section_that_the_code_cites_exists() -> None:
    rooms = ("benchmarks", "custom_components", "frontend/src", "plex_simulator", "script", "tests")
    sources = [path for room in rooms for path in sorted((ROOT / room).rglob("*.[pt][ys]"))]
    assert {path.suffix for path in sources} == {".py", ".ts"}
    assert [problem for path in sources for problem in broken_citations(path)] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [README]
    while waiting:
        path = waiting.pop()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        links = re.findall(r"\]\(([^)\s#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        waiting += [(path.parent / link).resolve() for link in links]
    assert {*DOCS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"} <= reached


def test_every_finding_of_the_check_up_is_documented() -> None:
    table = page("docs/check-up.md").split("<!-- checks -->")[1].split("<!-- /checks -->")[0]
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", table, re.MULTILINE)
    assert rows == [(str(check), code) for check, codes in CODES.items() for code in codes]
