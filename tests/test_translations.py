"""Texts and icons: the same in every language, one for each key in the code, and none too many."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
import json
from pathlib import Path
import re
from types import ModuleType
from typing import Any

from homeassistant.config_entries import SOURCE_RECONFIGURE, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.selector import SelectSelector
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol
import yaml

from custom_components.plex_smart_refresher import PLATFORMS, config_flow, flows, repairs
from custom_components.plex_smart_refresher.const import DOMAIN, SUBENTRY_SCHEDULE
from custom_components.plex_smart_refresher.engine import errors
from custom_components.plex_smart_refresher.engine.checkup.finding import (
    CODES,
    Check,
    CheckStatus,
    Finding,
)
from custom_components.plex_smart_refresher.engine.errors import EngineError, RequestError
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.job import JobTrigger
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    ProposalReason,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import RestoredField
from custom_components.plex_smart_refresher.flows import repairs as repair_flows, resume, schedule
from custom_components.plex_smart_refresher.flows.libraries import NEW_LIBRARIES
from custom_components.plex_smart_refresher.flows.options import (
    PACE_SELECTOR,
    RefresherOptionsFlow,
)
from custom_components.plex_smart_refresher.options import OPTION, OPTIONS
from custom_components.plex_smart_refresher.services import ACTIONS
from plex_simulator import Catalog, PlexSimulator

from .kit import small_catalog

FOLDER = Path(__file__).parent.parent / "custom_components" / DOMAIN
LANGUAGES = sorted(path.stem for path in (FOLDER / "translations").iterdir())
#: What Home Assistant's own flow code aborts with.
CORE_ABORTS = {"already_configured", "already_in_progress"}
CORE_ABORTS |= {"reauth_successful", "reconfigure_successful"}
#: Steps that only decide which step comes next.
SILENT_STEPS = {"zeroconf", "reauth"}

type Texts = dict[str, Any]


def unique(pairs: list[tuple[str, Any]]) -> Texts:
    """Return a JSON object. Raises ValueError for a key that hides another one."""
    texts = dict(pairs)
    if len(texts) < len(pairs):
        raise ValueError(f"a key occurs twice among {[key for key, _ in pairs]}")
    return texts


def read(name: str) -> Texts:
    """Return the content of a JSON file."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    content: Texts = json.loads(text, object_pairs_hook=unique)
    return content


ENGLISH = read("translations/en.json")
ICONS = read("icons.json")


def flatten(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield nested texts with their dotted keys."""
    for key, value in content.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def placeholders(text: str) -> list[str]:
    """Return the names in braces."""
    return sorted(re.findall(r"{(\w+)}", text))


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


# The languages


def test_there_are_english_and_german() -> None:
    assert {"de", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("name", [*(f"translations/{each}.json" for each in LANGUAGES)])
def test_no_key_hides_another_one(name: str) -> None:
    assert read(name)
    with pytest.raises(ValueError, match="occurs twice"):
        json.loads('{"a": {"b": 1, "b": 2}}', object_pairs_hook=unique)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_texts_of_english_in_the_same_order(language: str) -> None:
    texts = dict(flatten(read(f"translations/{language}.json")))
    assert list(texts) == list(dict(flatten(ENGLISH)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_placeholders_of_english(language: str) -> None:
    english = dict(flatten(ENGLISH))
    for key, text in flatten(read(f"translations/{language}.json")):
        assert placeholders(text) == placeholders(english[key]), key
        assert text.count("{") == text.count("}") == len(placeholders(text)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_blank_or_has_loose_ends(language: str) -> None:
    for key, text in flatten(read(f"translations/{language}.json")):
        assert isinstance(text, str), key
        assert text.strip() == text != "", key
        assert "  " not in text, key
        assert "[%key:" not in text, key
        assert "TODO" not in text, key


def test_the_languages_differ() -> None:
    german = dict(flatten(read("translations/de.json")))
    same = [key for key, text in flatten(ENGLISH) if german[key] == text and " " in text]
    assert same == ["title"]


# Flows


#: All modules with steps of flows, or with what the steps do.
FLOWS = [
    config_flow,
    *(
        import_module(f"{flows.__name__}.{path.stem}")
        for path in sorted((FOLDER / "flows").glob("[a-z]*.py"))
        if path.stem not in ("repairs", "resume")  # their texts are those of the issues
    ),
]


def nodes(modules: Iterable[ModuleType]) -> Iterator[ast.AST]:
    """Yield all nodes of the syntax trees of modules."""
    for module in modules:
        yield from ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")))


def constants(*modules: ModuleType) -> set[str]:
    """Return all texts in the code of modules."""
    return {
        node.value
        for node in nodes(modules)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def arguments(modules: Iterable[ModuleType], function: str, keyword: str = "") -> set[str]:
    """Return the constant first arguments, or those of a keyword, of all calls of a function."""
    found = set()
    for node in nodes(modules):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(function):
            values = [each.value for each in node.keywords if each.arg == keyword]
            values += [] if keyword else node.args[:1]
            found |= {each.value for each in values if isinstance(each, ast.Constant)}
    return found


def steps(flow: type) -> set[str]:
    """Return the steps of a flow."""
    prefix = "async_step_"
    return {name.removeprefix(prefix) for name in vars(flow) if name.startswith(prefix)}


def shown(schema: vol.Schema) -> set[str]:
    """Return the fields of a form."""
    return {str(marker) for marker in schema.schema}


def test_every_step_has_a_text_and_every_text_a_step() -> None:
    found = steps(config_flow.PlexSmartRefresherConfigFlow)
    assert ENGLISH["config"]["step"].keys() == found - SILENT_STEPS
    found = steps(RefresherOptionsFlow)
    assert ENGLISH["options"]["step"].keys() == found
    texts = ENGLISH["config_subentries"][SUBENTRY_SCHEDULE]
    assert texts["step"].keys() == steps(schedule.ScheduleFlow)
    assert texts["initiate_flow"].keys() == {SOURCE_USER, SOURCE_RECONFIGURE}
    assert texts["entry_type"]


def test_every_error_and_abort_has_a_text() -> None:
    texts = ENGLISH["config"]
    reasons = arguments(FLOWS, "CannotSetUpError")
    aborts = arguments(FLOWS, "async_abort", "reason")
    aborts |= arguments(FLOWS, "AbortFlow")
    assert aborts
    assert reasons <= texts["error"].keys()
    assert aborts | CORE_ABORTS <= texts["abort"].keys()
    # An address that is typed can be corrected; any other reason can end a flow as well.
    assert reasons - {"invalid_url"} <= texts["abort"].keys()
    aborts = arguments([schedule], "async_update_and_abort", "reason")
    assert aborts == ENGLISH["config_subentries"][SUBENTRY_SCHEDULE]["abort"].keys()


def test_every_text_of_an_error_or_abort_is_used() -> None:
    used = constants(*FLOWS)
    for part in ("config", "options"):
        assert ENGLISH[part]["error"].keys() <= used, part
    assert ENGLISH["config"]["abort"].keys() <= used | CORE_ABORTS
    used = constants(schedule)
    texts = ENGLISH["config_subentries"][SUBENTRY_SCHEDULE]
    assert texts["error"].keys() <= used


def test_every_abort_of_a_repair_has_a_text() -> None:
    aborts = arguments([repair_flows, resume, repairs], "async_abort", "reason")
    flows = [issue["fix_flow"] for issue in ENGLISH["issues"].values() if "fix_flow" in issue]
    texts = {reason for flow in flows for reason in flow.get("abort", {})}
    assert aborts
    assert aborts <= texts


def assert_described(texts: Texts, fields: Iterable[str], name: str) -> None:
    """Assert that each field has a name and an explanation, and that there are no others."""
    assert texts["data"].keys() == set(fields), name
    assert texts["data_description"].keys() == set(fields), name


async def test_every_field_of_the_config_flow_has_texts(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    texts = ENGLISH["config"]["step"]
    servers = {f"{number}" * 40: number for number in (1, 2)}
    for unique_id in servers:
        core = MockConfigEntry(domain="plex", unique_id=unique_id, data={"server_config": {}})
        core.add_to_hass(hass)
    flows = hass.config_entries.flow
    menu: Any = await flows.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert set(menu["menu_options"]) == texts["user"]["menu_options"].keys()
    assert set(menu["menu_options"]) == texts["user"]["menu_option_descriptions"].keys()
    form: Any = await flows.async_configure(menu["flow_id"], {"next_step_id": "take_over"})
    assert_described(texts["take_over"], shown(form["data_schema"]), "take_over")
    assert_described(texts["server"], shown(form["data_schema"]), "server")
    async with PlexSimulator(small_catalog(), machine_identifier="another") as other:
        menu = await flows.async_init(DOMAIN, context={"source": SOURCE_USER})
        form = await flows.async_configure(menu["flow_id"], {"next_step_id": "manual"})
        assert_described(texts["manual"], shown(form["data_schema"]), "manual")
        address = {"url": other.url, "token": other.token, "verify_ssl": True}
        form = await flows.async_configure(menu["flow_id"], address)
        assert form["step_id"] == "healing"
        assert_described(texts["healing"], shown(form["data_schema"]), "healing")
    assert set(placeholders(texts["healing"]["title"])) <= form["description_placeholders"].keys()
    for step, start in (
        ("reauth_confirm", loaded.start_reauth_flow),
        ("reconfigure", loaded.start_reconfigure_flow),
    ):
        form = await start(hass)
        assert form["step_id"] == step
        assert_described(texts[step], shown(form["data_schema"]), step)
        named = placeholders(texts[step]["title"])
        assert set(named) <= form["description_placeholders"].keys()
        flows.async_abort(form["flow_id"])


async def test_every_option_has_texts(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    form: Any = await hass.config_entries.options.async_init(loaded.entry_id)
    texts = ENGLISH["options"]["step"]["init"]["sections"]
    groups = {str(marker): group for marker, group in form["data_schema"].schema.items()}
    assert texts.keys() == groups.keys()
    for name, group in groups.items():
        assert isinstance(group, section)
        assert texts[name]["name"]
        assert_described(texts[name], shown(group.schema), name)


async def test_every_field_of_a_schedule_has_texts(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    kind = (loaded.entry_id, SUBENTRY_SCHEDULE)
    flows = hass.config_entries.subentries
    form: Any = await flows.async_init(kind, context={"source": SOURCE_USER})
    texts = ENGLISH["config_subentries"][SUBENTRY_SCHEDULE]["step"]
    *first, (more, more_fields) = form["data_schema"].schema.items()
    for step in steps(schedule.ScheduleFlow):
        assert_described(texts[step], [str(marker) for marker, _ in first], step)
        assert texts[step]["sections"].keys() == {more}
        assert_described(texts[step]["sections"][more], shown(more_fields.schema), step)
        assert texts[step]["sections"][more]["name"]
    ends = ENGLISH["config_subentries"][SUBENTRY_SCHEDULE]["create_entry"]
    assert ends.keys() <= constants(schedule)


# Selectors


def selectors_in_yaml() -> Iterator[tuple[str, list[str]]]:
    """Yield the translation keys and the options of selectors in YAML."""
    for name in ("services", "triggers", "conditions"):
        content = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        for details in content.values():
            for field in details["fields"].values():
                select = field["selector"].get("select") or {}
                if "translation_key" in select:
                    yield select["translation_key"], select["options"]


def selectors_in_flows() -> Iterator[tuple[str, list[str]]]:
    """Yield the translation keys and the options of selectors in forms."""
    selectors = [
        *vars(schedule).values(),
        *(option.selector() for option in OPTIONS if option.key != "libraries"),
        OPTION["libraries"].selector([NEW_LIBRARIES]),
        PACE_SELECTOR,
    ]
    for selector in selectors:
        if isinstance(selector, SelectSelector) and "translation_key" in selector.config:
            yield (
                selector.config["translation_key"],
                [str(each) for each in selector.config["options"]],
            )


def words_of_the_panel() -> dict[str, list[str]]:
    """Return the codes that only the panel shows, by the selector that has their words."""
    enums = {
        "job_trigger": JobTrigger,
        "log_line": LineCode,
        "media_type": MediaType,
        "pause_reason": PauseReason,
        "restored_field": RestoredField,
        "proposal_reason": ProposalReason,
        "evidence": Evidence,
        "write_kind": WriteKind,
    }
    return {key: [str(each) for each in enum] for key, enum in enums.items()}


def words_of_the_check_up() -> dict[str, list[str]]:
    """Return the codes of a check-up, by the selector that has their words."""
    troubles = [
        Finding(check=check, status=CheckStatus.HINT, code=code)
        for check, codes in CODES.items()
        for code in codes
    ]
    remedies = ENGLISH["selector"]["check_remedy"]["options"]
    used = dict.fromkeys(
        next(word for word in finding.words if word in remedies) for finding in troubles
    )
    details = [
        word for check in Check for word in (check, *(f"{check}_{each}" for each in CODES[check]))
    ]
    return {
        "check": [str(each) for each in Check],
        "check_status": [str(each) for each in CheckStatus],
        "check_detail": [*map(str, details), "unknown"],
        "check_why": [str(each) for each in Check],
        "check_remedy": list(used),
    }


def test_every_choice_has_a_text_and_every_text_a_choice() -> None:
    found = {
        **dict(selectors_in_yaml()),
        **dict(selectors_in_flows()),
        **words_of_the_panel(),
        **words_of_the_check_up(),
        "schedule_name": ["nightly"],
        "scheduled_library": [schedule.MONITORED],
    }
    assert ENGLISH["selector"].keys() == found.keys()
    for key, options in found.items():
        assert list(ENGLISH["selector"][key]["options"]) == options, key


def test_the_sentences_of_a_check_up_name_the_values_of_their_codes() -> None:
    details = ENGLISH["selector"]["check_detail"]["options"]
    for check, codes in CODES.items():
        for code, values in codes.items():
            assert set(placeholders(details[f"{check}_{code}"])) == values, (check, code)


# Actions, triggers and conditions


def test_actions_are_described_alike_everywhere() -> None:
    described = yaml.safe_load((FOLDER / "services.yaml").read_text(encoding="utf-8"))
    assert (
        described.keys() == ENGLISH["services"].keys() == ICONS["services"].keys() == set(ACTIONS)
    )
    for action, row in ACTIONS.items():
        fields = {str(field) for field in row.schema}
        assert described[action]["fields"].keys() == fields, action
        texts = ENGLISH["services"][action]
        assert texts.keys() == {"name", "description", "fields"}, action
        assert texts["fields"].keys() == fields, action
        for field in fields:
            assert texts["fields"][field].keys() == {"name", "description"}, (action, field)


@pytest.mark.parametrize("kind", ["triggers", "conditions"])
def test_triggers_and_conditions_are_described_alike_everywhere(kind: str) -> None:
    described = yaml.safe_load((FOLDER / f"{kind}.yaml").read_text(encoding="utf-8"))
    assert described.keys() == ENGLISH[kind].keys() == ICONS[kind].keys()
    for name, details in described.items():
        assert ENGLISH[kind][name]["fields"].keys() == details["fields"].keys(), name


# Errors


def call_arguments(call: ast.Call) -> tuple[str, set[str]] | None:
    """Return the translation key of an exception that is made, and its placeholders."""
    keywords = {each.arg: each.value for each in call.keywords if each.arg}
    # Which argument of a field's error is the key, and what it names besides its arguments.
    position, added = {
        "FieldError": (0, set[str]()),
        "NotThereError": (0, set[str]()),
        "FieldInvalid": (0, {"field"}),
        "Field": (1, {"field", "value"}),
        "InvalidPayloadError": (0, {"field"}),
        "_refused": (0, {"field", "value"}),
        "super().__init__": (1, {"field"}),
    }.get(ast.unparse(call.func), (len(call.args), set[str]()))
    if position < len(call.args):
        word = call.args[position]
        if isinstance(word, ast.Constant) and isinstance(word.value, str):
            return word.value, keywords.keys() | added
    key = keywords.get("translation_key")
    if "translation_domain" not in keywords or key is None:
        return None
    given = keywords.get("translation_placeholders")
    names = (
        {str(ast.literal_eval(each)) for each in given.keys if each}
        if isinstance(given, ast.Dict)
        else set[str]()
    )
    if isinstance(key, ast.Constant):
        return str(key.value), names
    found = re.fullmatch(r"(\w+Error)\.error_code", ast.unparse(key))
    return (getattr(errors, found[1]).error_code, names) if found else None


def raised() -> Iterator[tuple[str, set[str], str]]:
    """Yield each exception's key, its placeholders, and where it is made."""
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (found := call_arguments(node)):
                yield *found, f"{path.name}:{node.lineno}"


def codes_of(base: type[EngineError]) -> set[str]:
    """Return the codes of the errors that end a job."""
    codes = {base.error_code}
    for error in base.__subclasses__():
        # One bad request or item ends no job; commands have errors of their own.
        if not issubclass(error, RequestError) and ".web." not in error.__module__:
            codes |= codes_of(error)
    return codes


def error_codes() -> set[str]:
    """Return what a job can give as the reason of its failure."""
    return codes_of(EngineError) - {EngineError.error_code} | {"internal_error"}


def test_every_exception_has_a_text_with_placeholders_that_it_gives() -> None:
    found = list(raised())
    assert len({key for key, *_ in found}) > 10
    for key, given, place in found:
        text = ENGLISH["exceptions"].get(key, {}).get("message", "")
        assert text, f"{place}: {key} has no text"
        assert set(placeholders(text)) <= given, f"{place}: {key}"


def test_every_failure_of_a_job_has_a_text_without_placeholders() -> None:
    for code in error_codes():
        assert placeholders(ENGLISH["exceptions"][code]["message"]) == [], code


def test_every_text_of_an_exception_is_used() -> None:
    assert ENGLISH["exceptions"].keys() == {key for key, *_ in raised()} | error_codes()


# Entities


def descriptions() -> Iterator[tuple[str, EntityDescription]]:
    """Yield the platforms and descriptions of all entities.

    Home Assistant's descriptions are no instances of their own base class.
    """
    for platform in PLATFORMS:
        module = import_module(f"custom_components.{DOMAIN}.{platform}")
        for value in vars(module).values():
            for each in value if isinstance(value, tuple) else (value,):
                if type(each).__name__.endswith("EntityDescription") or isinstance(
                    each, EntityDescription
                ):
                    yield platform.value, each


def test_every_entity_has_a_name_and_every_name_an_entity() -> None:
    found: dict[str, set[str | None]] = {}
    for platform, description in descriptions():
        found.setdefault(platform, set()).add(description.translation_key)
    assert {platform: set(texts) for platform, texts in ENGLISH["entity"].items()} == found
    for texts in ENGLISH["entity"].values():
        assert all(entity["name"] for entity in texts.values())


def test_every_state_of_an_enum_has_a_text_and_every_text_a_state() -> None:
    for platform, description in descriptions():
        texts = ENGLISH["entity"][platform][description.translation_key]
        if options := getattr(description, "options", None):
            assert list(texts["state"]) == [str(option) for option in options], description.key
        else:
            assert "state" not in texts, description.key
        if types := getattr(description, "event_types", None):
            shown_types = texts["state_attributes"]["event_type"]["state"]
            assert list(shown_types) == [str(each) for each in types]


def test_every_entity_has_an_icon_and_every_icon_an_entity() -> None:
    needed: dict[str, set[str]] = {}
    for platform, description in descriptions():
        icons = ICONS["entity"].get(platform, {})
        # A device class brings icons of its own.
        if description.translation_key in icons or description.device_class is None:
            needed.setdefault(platform, set()).add(str(description.translation_key))
    assert {platform: set(icons) for platform, icons in ICONS["entity"].items()} == needed


def test_icons_of_states_belong_to_states() -> None:
    for platform, icons in ICONS["entity"].items():
        for key, icon in icons.items():
            states = ENGLISH["entity"][platform][key].get("state", {"on": "", "off": ""})
            assert icon.get("state", {}).keys() <= states.keys(), (platform, key)
            assert all(name.startswith("mdi:") for name in dict(flatten(icon)).values())
