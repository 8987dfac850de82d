"""The quality scale is honest: every rule is there, and what is called done has its evidence."""

from collections.abc import Iterator
from pathlib import Path
import re
from typing import Any

import homeassistant.components
from homeassistant.const import Platform
import pytest
import yaml

import custom_components.plex_smart_refresher as integration

ROOT = Path(__file__).parent.parent
INTEGRATION = ROOT / "custom_components" / "plex_smart_refresher"
PLATFORMS = [name for name in Platform if (INTEGRATION / f"{name}.py").is_file()]

#: What proves a rule: a file, `file :: text in it`, or `file # heading in it`. Files are named
#: from the folder of the integration, or from the top if they begin with a slash.
EVIDENCE: dict[str, tuple[str, ...]] = {
    # Bronze
    "action-setup": ("__init__.py :: async_setup_services(hass)", "/tests/test_services.py"),
    "appropriate-polling": ("server_checks.py :: _CHECK_INTERVAL = timedelta(minutes=5)",),
    "brands": ("brand/icon.png", "brand/icon@2x.png", "brand/logo.png"),
    "common-modules": ("coordinator.py", "entity.py"),
    "test-coverage": ("/pyproject.toml :: fail_under = 95", "/script/test :: --cov"),
    "config-flow-test-coverage": (
        "/tests/test_config_flow.py :: def test_after_an_error_the_user",
    ),
    "config-flow": (
        'manifest.json :: "config_flow": true',
        "config_flow.py :: class PlexSmartRefresherConfigFlow",
        "translations/en.json :: data_description",
    ),
    "dependency-transparency": ('manifest.json :: "PlexAPI>=',),
    "docs-actions": ("/README.md # Actions", "/docs/actions.md"),
    "docs-conditions": ("/docs/triggers-and-conditions.md # Conditions",),
    "docs-high-level-description": ("/README.md # Plex Smart Refresher",),
    "docs-installation-instructions": ("/README.md # Installation",),
    "docs-removal-instructions": ("/README.md # Removal",),
    "docs-triggers": ("/docs/triggers-and-conditions.md # Triggers",),
    "entity-event-setup": (
        "entity.py :: CoordinatorEntity[RefresherCoordinator]",
        "event.py :: self.async_on_remove(self.hass.bus.async_listen(",
    ),
    "entity-unique-id": ('entity.py :: _attr_unique_id = f"{runtime.machine_identifier}_',),
    "has-entity-name": ("entity.py :: _attr_has_entity_name = True",),
    "runtime-data": ("__init__.py :: entry.runtime_data = RuntimeData(",),
    "test-before-configure": ("flows/servers.py :: info = await client.connect()",),
    "test-before-setup": (
        "connection.py :: raise ConfigEntryNotReady(",
        "connection.py :: async_start_reauth(",
    ),
    "unique-config-entry": ("config_flow.py :: self._abort_if_unique_id_configured()",),
    # Silver
    "action-exceptions": ("services.py :: ServiceValidationError", "/tests/test_services.py"),
    "config-entry-unloading": (
        "__init__.py :: async def async_unload_entry",
        "/tests/test_init.py :: def test_a_server_can_be_unloaded_and_set_up_again",
    ),
    "docs-configuration-parameters": ("/README.md # Options", "/docs/options.md"),
    "docs-installation-parameters": ("/README.md # Setup",),
    "integration-owner": ('manifest.json :: "codeowners": ["@',),
    "log-when-unavailable": (
        "jobs/libraries.py :: %s answers again",
        "jobs/libraries.py :: %s does not answer",
    ),
    "parallel-updates": tuple(f"{name}.py :: PARALLEL_UPDATES = 0" for name in PLATFORMS),
    "reauthentication-flow": ("config_flow.py :: async def async_step_reauth_confirm",),
    # Gold
    "diagnostics": (
        "diagnostics.py :: async def async_get_config_entry_diagnostics",
        "/tests/test_diagnostics.py",
    ),
    "dynamic-devices": (
        "entity.py :: def follow_libraries(",
        "/tests/test_library_devices.py :: def test_libraries_are_followed_as_they_come",
    ),
    "repair-issues": ("repairs.py :: ir.async_create_issue(", "/tests/test_repairs.py"),
    "stale-devices": (
        "devices.py :: def tidy_library_devices(",
        "/tests/test_library_devices.py :: def test_a_library_that_was_removed_while",
    ),
    "devices": ("devices.py :: DeviceInfo(",),
    "discovery": (
        'manifest.json :: "zeroconf"',
        "config_flow.py :: async def async_step_zeroconf",
    ),
    "discovery-update-info": (
        "config_flow.py :: await async_offer_address(self.hass, entry, url)",
    ),
    "docs-data-update": ("/docs/entities.md # Updates",),
    "docs-examples": (
        "/docs/automations.md",
        "/tests/test_documentation.py :: test_an_example_loads",
    ),
    "docs-known-limitations": ("/docs/known-limits.md # What is not possible",),
    "docs-supported-devices": ("/docs/known-limits.md # Supported servers and libraries",),
    "docs-supported-functions": ("/README.md # Entities", "/docs/entities.md"),
    "docs-troubleshooting": ("/README.md # Troubleshooting", "/docs/troubleshooting.md"),
    "docs-use-cases": ("/docs/use-cases.md",),
    "entity-category": (
        "sensor.py :: EntityCategory.DIAGNOSTIC",
        "number.py :: EntityCategory.CONFIG",
    ),
    "entity-disabled-by-default": (
        "binary_sensor.py :: entity_registry_enabled_default=False",
        "event.py :: entity_registry_enabled_default=False",
        "sensor.py :: entity_registry_enabled_default=False",
    ),
    "entity-device-class": (
        "sensor.py :: SensorDeviceClass.ENUM",
        "sensor.py :: SensorDeviceClass.TIMESTAMP",
        "binary_sensor.py :: BinarySensorDeviceClass.CONNECTIVITY",
    ),
    "entity-translations": ('translations/en.json :: "entity": {', "translations/de.json"),
    "exception-translations": ('translations/en.json :: "exceptions": {',),
    "icon-translations": ('icons.json :: "entity": {', 'icons.json :: "services": {'),
    "reconfiguration-flow": ("config_flow.py :: async def async_step_reconfigure",),
    # Platinum
    "inject-websession": (
        "__init__.py :: session = async_get_clientsession(hass, address.verify_ssl)",
        "plex/server_session.py :: connector=session.connector",
        "/tests/plex/test_server_session.py :: def test_closing_leaves_home_assistants_connections",
    ),
    "strict-typing": ("/pyproject.toml :: strict = true", "/script/lint :: mypy"),
}

#: What proves that a rule does not apply for the reason that its comment gives.
EXEMPTIONS: dict[str, tuple[str, ...]] = {
    "async-dependency": (
        "plex/account.py :: from plexapi.myplex import",
        "plex/account.py :: run_in_thread(",
        "plex/server_session.py :: from aiohttp import",
    ),
    "entity-unavailable": (
        "entity.py :: def available(self)",
        "binary_sensor.py :: BinarySensorDeviceClass.CONNECTIVITY",
        '/tests/test_library_devices.py :: == "unavailable"',
    ),
}

RULES: dict[str, Any] = yaml.safe_load(
    (INTEGRATION / "quality_scale.yaml").read_text(encoding="utf-8")
)["rules"]


def status_of(rule: str) -> str:
    state = RULES[rule]
    return str(state["status"] if isinstance(state, dict) else state)


DONE = [rule for rule in RULES if status_of(rule) == "done"]
EXEMPT = [rule for rule in RULES if status_of(rule) == "exempt"]


def rules_of_core() -> Iterator[str]:
    """Yield every rule that the integrations of Home Assistant itself are rated by."""
    (folder,) = homeassistant.components.__path__
    for path in Path(folder).glob("*/quality_scale.yaml"):
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]


def is_there(evidence: str) -> bool:
    """Return whether the file, the text in it or the heading in it exists."""
    name, sign, wanted = re.split(r" (::|#) |$", evidence, maxsplit=1)
    path = ROOT / name[1:] if name.startswith("/") else INTEGRATION / name
    if not path.is_file():
        return False
    if sign is None:
        return True
    text = path.read_text(encoding="utf-8")
    return (
        wanted in text if sign == "::" else wanted in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    )


def test_every_rule_is_there_and_no_other() -> None:
    assert set(RULES) == set(rules_of_core())


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_done_or_says_why_not(rule: str) -> None:
    assert status_of(rule) in ("done", "todo", "exempt")
    if status_of(rule) != "done":
        assert RULES[rule].get("comment")


@pytest.mark.parametrize("rule", DONE)
def test_a_rule_that_is_called_done_has_its_evidence(rule: str) -> None:
    assert EVIDENCE[rule]
    assert [evidence for evidence in EVIDENCE[rule] if not is_there(evidence)] == []


@pytest.mark.parametrize("rule", EXEMPT)
def test_what_an_exemption_says_is_so(rule: str) -> None:
    assert EXEMPTIONS[rule]
    assert [evidence for evidence in EXEMPTIONS[rule] if not is_there(evidence)] == []


def test_only_what_is_done_or_exempt_claims_evidence() -> None:
    assert set(EVIDENCE) == set(DONE)
    assert set(EXEMPTIONS) == set(EXEMPT)


def test_every_platform_is_known() -> None:
    assert set(PLATFORMS) == set(integration.PLATFORMS)


def test_evidence_that_is_not_there_is_noticed() -> None:
    assert not is_there("brand/nothing.png")
    assert not is_there("entity.py :: this text is nowhere")
    assert not is_there("/README.md # No such heading")
