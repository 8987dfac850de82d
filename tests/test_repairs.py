"""Repairs: one issue per cause, which exists as long as the cause."""

from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from homeassistant.components.repairs import repairs_flow_manager
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from markdown_it import MarkdownIt
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.flows.repairs import (
    WrongServerFlow,
    async_offer_address,
)
from custom_components.plex_smart_refresher.storage import Items, LogIndexError, Memory
from plex_simulator import Catalog, Outcome, PlexSimulator, episode, season, show

from .kit import ScaledClock, broken, call, scan, small_catalog

REPLACED = [
    "history_corrupt",
    "history_newer",
    "log_index_corrupt",
    "log_index_lost",
    "log_index_newer",
]
UNUSABLE = ["history_unavailable", "log_index_unavailable"]


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


def issues(hass: HomeAssistant, domain: str = DOMAIN) -> dict[str, ir.IssueEntry]:
    """Return the issues that are shown, by their causes."""
    return {
        issue.translation_key or "": issue
        for issue in ir.async_get(hass).issues.values()
        if issue.domain == domain and issue.active
    }


async def look(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Ask the server for its libraries, as it is asked every minute."""
    await entry.runtime_data.manager.upkeep.async_check_server()
    await hass.async_block_till_done()


def choose(hass: HomeAssistant, entry: MockConfigEntry, *library_ids: str) -> None:
    options = {**entry.options, "libraries": list(library_ids)}
    hass.config_entries.async_update_entry(entry, options=options)


def add_schedule(hass: HomeAssistant, entry: MockConfigEntry, *library_ids: str) -> str:
    data = {"time": "03:30:00", "weekdays": ["mon"], "libraries": list(library_ids)}
    subentry = ConfigSubentry(
        data=MappingProxyType(data), subentry_type="schedule", title="Nightly", unique_id=None
    )
    hass.config_entries.async_add_subentry(entry, subentry)
    return subentry.subentry_id


async def fix(
    hass: HomeAssistant, cause: str, chosen: dict[str, str] | None = None
) -> dict[str, Any]:
    """Go through the flow that ends a cause, and return its last step."""
    assert await async_setup_component(hass, "repairs", {})
    flows = repairs_flow_manager(hass)
    assert flows is not None
    step = await flows.async_init(DOMAIN, data={"issue_id": issues(hass)[cause].issue_id})
    asked = ("menu", "init") if chosen else ("form", "confirm")
    assert (step["type"], step["step_id"]) == asked
    placeholders = step["description_placeholders"]
    assert placeholders is not None
    assert placeholders["name"] == "Simulated Plex"
    step = await flows.async_configure(step["flow_id"], chosen or {})
    await hass.async_block_till_done()
    return dict(step)


async def test_a_server_that_is_well_has_no_issues(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    await scan(hass, loaded)
    assert issues(hass) == {}


# Token dead


async def test_a_dead_token_is_told_by_home_assistant_alone(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.tokens.revoke(plex.token)
    for _ in range(4):
        await look(hass, loaded)
    assert len(hass.config_entries.flow.async_progress()) == 1
    assert len(issues(hass, "homeassistant")) == 1
    assert issues(hass) == {}


# Library gone


async def test_all_libraries_that_are_gone_make_one_issue_with_their_names(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    choose(hass, loaded, "1", "2", "99")
    plex.catalog.remove_library("2")
    await look(hass, loaded)
    assert list(issues(hass)) == ["library_gone"]
    assert issues(hass)["library_gone"].translation_placeholders == {
        "name": "Simulated Plex",
        "libraries": "Movies (2), 99",
    }


async def test_the_name_of_a_library_that_is_gone_is_no_markdown_in_the_fix(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    title = "![p](http://evil.example/repair.png)"
    plex.catalog.libraries["2"].title = title
    await scan(hass, loaded)
    choose(hass, loaded, "1", "2")
    plex.catalog.remove_library("2")
    await look(hass, loaded)
    assert await async_setup_component(hass, "repairs", {})
    flows = repairs_flow_manager(hass)
    assert flows is not None
    issue_id = issues(hass)["library_gone"].issue_id
    step = await flows.async_init(DOMAIN, context={"issue_id": issue_id})
    placeholders = step["description_placeholders"]
    assert placeholders is not None
    shown = MarkdownIt("commonmark").render(placeholders["libraries"])
    assert shown.strip() == f"<p>{title}</p>"


async def test_a_library_that_is_no_longer_supported_is_as_good_as_gone(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, "1", "4")
    await look(hass, loaded)
    assert "library_gone" in issues(hass)


async def test_the_issue_goes_when_the_library_is_back(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, "1", "3")
    library = plex.catalog.libraries.pop("3")
    await look(hass, loaded)
    assert "library_gone" in issues(hass)
    plex.catalog.libraries["3"] = library
    await look(hass, loaded)
    assert issues(hass) == {}


async def test_the_issue_goes_when_the_options_no_longer_name_the_library(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    choose(hass, loaded, "1", "99")
    await hass.async_block_till_done()
    assert "library_gone" in issues(hass)
    choose(hass, loaded, "1")
    await hass.async_block_till_done()
    assert issues(hass) == {}


async def test_a_server_that_is_away_has_not_lost_its_libraries(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, "1", "3")
    await plex.refuse_connections()
    await look(hass, loaded)
    assert issues(hass) == {}
    await plex.accept_connections()


async def test_the_fix_takes_what_is_gone_out_of_options_and_schedules(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    choose(hass, loaded, "1", "99")
    schedule_id = add_schedule(hass, loaded, "98", "3", "99")
    await hass.async_block_till_done()
    assert (await fix(hass, "library_gone"))["type"] == "create_entry"
    assert loaded.options["libraries"] == ["1"]
    assert loaded.subentries[schedule_id].data["libraries"] == ["3"]
    assert loaded.subentries[schedule_id].data["time"] == "03:30:00"
    await look(hass, loaded)
    assert issues(hass) == {}


async def test_the_fix_leaves_alone_what_names_nothing_that_is_gone(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    other_id = add_schedule(hass, loaded, "1")
    schedule_id = add_schedule(hass, loaded, "3", "99")
    await hass.async_block_till_done()
    options, other = loaded.options, loaded.subentries[other_id]
    assert (await fix(hass, "library_gone"))["type"] == "create_entry"
    assert loaded.subentries[schedule_id].data["libraries"] == ["3"]
    assert (loaded.options, loaded.subentries[other_id]) == (options, other)


@pytest.mark.parametrize("place", ["options", "schedule"])
async def test_the_fix_does_not_turn_a_choice_of_nothing_into_one_of_everything(
    hass: HomeAssistant, loaded: MockConfigEntry, place: str
) -> None:
    choose(hass, loaded, *(["98", "99"] if place == "options" else ["1", "98"]))
    schedule_id = add_schedule(hass, loaded, "3" if place == "options" else "99")
    await hass.async_block_till_done()
    before = loaded.options, loaded.subentries[schedule_id].data
    step = await fix(hass, "library_gone")
    assert (step["type"], step["reason"]) == ("abort", "no_library_left")
    assert (loaded.options, loaded.subentries[schedule_id].data) == before
    assert "library_gone" in issues(hass)


async def test_the_name_of_a_server_is_no_markdown_in_its_repairs(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(loaded, title="![Den]")
    wrong = WrongServerFlow(loaded)
    wrong.hass = hass
    assert (await wrong.async_step_init())["description_placeholders"] == {"name": r"\!\[Den\]"}
    await async_offer_address(hass, loaded, "http://127.0.0.1:1")
    assert "moved_server" not in issues(hass)  # it answers where it is
    placeholders = {"name": "![Den]", "offered": "http://127.0.0.1:1"}
    ir.async_create_issue(
        hass,
        DOMAIN,
        "moved_server_1",
        data={"cause": "moved_server", "entry_id": loaded.entry_id, "url": "http://127.0.0.1:1"},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="moved_server",
        translation_placeholders=placeholders,
    )
    assert await async_setup_component(hass, "repairs", {})
    flows = repairs_flow_manager(hass)
    assert flows is not None
    step = await flows.async_init(DOMAIN, context={"issue_id": "moved_server_1"})
    shown = step["description_placeholders"]
    assert shown is not None
    assert shown["name"] == r"\!\[Den\]"
    assert shown["offered"].startswith(r"http\:\/\/")


# New libraries


def choose_knowing(hass: HomeAssistant, entry: MockConfigEntry, *library_ids: str) -> None:
    """Choose libraries, knowing those that are there."""
    known = [library.library_id for library in entry.runtime_data.manager.libraries.all]
    options = {**entry.options, "libraries": list(library_ids), "known_libraries": known}
    hass.config_entries.async_update_entry(entry, options=options)


async def test_a_new_library_is_offered_and_the_fix_monitors_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose_knowing(hass, loaded, "1")
    await look(hass, loaded)
    assert issues(hass) == {}
    library_id = plex.catalog.add_library("4K *Movies*").key
    await look(hass, loaded)
    assert issues(hass)["new_library"].translation_placeholders == {
        "name": "Simulated Plex",
        "library": "4K *Movies*",
    }
    assert (await fix(hass, "new_library"))["type"] == "create_entry"
    assert loaded.options["libraries"] == ["1", library_id]
    await look(hass, loaded)
    assert issues(hass) == {}


async def test_a_new_library_that_is_ignored_is_not_offered_again_but_another_one_is(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose_knowing(hass, loaded, "1")
    plex.catalog.add_library("Private")
    await look(hass, loaded)
    issue_id = issues(hass)["new_library"].issue_id
    ir.async_ignore_issue(hass, DOMAIN, issue_id, ignore=True)
    await look(hass, loaded)
    await hass.config_entries.async_reload(loaded.entry_id)
    await look(hass, loaded)
    ignored = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    assert ignored is not None
    assert ignored.dismissed_version
    plex.catalog.add_library("Concerts", "artist")
    await look(hass, loaded)
    assert issues(hass)["new_library"].dismissed_version is None


async def test_no_library_is_offered_where_all_are_monitored(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose_knowing(hass, loaded)
    plex.catalog.add_library("4K Movies")
    await look(hass, loaded)
    assert issues(hass) == {}
    assert len(loaded.runtime_data.manager.libraries.selected) == 4


async def test_the_offer_ends_with_the_library_and_with_the_entry(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose_knowing(hass, loaded, "1")
    library = plex.catalog.add_library("4K Movies")
    await look(hass, loaded)
    plex.catalog.remove_library(library.key)
    await look(hass, loaded)
    assert issues(hass) == {}
    plex.catalog.add_library("Concerts", "artist")
    await look(hass, loaded)
    assert list(issues(hass)) == ["new_library"]
    await hass.config_entries.async_remove(loaded.entry_id)
    assert issues(hass) == {}


async def test_a_library_that_was_created_again_takes_the_place_of_the_old_one(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    choose_knowing(hass, loaded, "1", "3", "99")
    schedule_id = add_schedule(hass, loaded, "3")
    plex.catalog.remove_library("3")
    new_id = plex.catalog.add_library("tv shows", "show").key
    await look(hass, loaded)
    assert set(issues(hass)) == {"library_gone", "library_remade"}
    assert (issues(hass)["library_gone"].translation_placeholders or {})["libraries"] == "99"
    assert (await fix(hass, "library_remade"))["type"] == "create_entry"
    assert loaded.options["libraries"] == ["1", new_id, "99"]
    assert loaded.subentries[schedule_id].data["libraries"] == [new_id]
    await look(hass, loaded)
    assert list(issues(hass)) == ["library_gone"]


async def test_an_ignored_issue_stays_ignored(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, "1", "99")
    await look(hass, loaded)
    ir.async_ignore_issue(hass, DOMAIN, issues(hass)["library_gone"].issue_id, ignore=True)
    await look(hass, loaded)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    assert issues(hass)["library_gone"].dismissed_version is not None


# Files


async def test_a_rebuilt_log_index_is_told_until_it_is_taken_note_of(
    hass: HomeAssistant, entry: MockConfigEntry, clock: ScaledClock, hass_config_dir: str
) -> None:
    file = Path(hass_config_dir, ".storage", "plex_smart_refresher", f"{entry.entry_id}.db")

    def damage() -> None:
        file.parent.mkdir(parents=True)
        file.write_bytes(b"this is no database" * 500)

    await hass.async_add_executor_job(damage)
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert list(issues(hass)) == ["log_index_corrupt"]
    assert (await fix(hass, "log_index_corrupt"))["type"] == "create_entry"
    await look(hass, entry)
    assert issues(hass) == {}
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_rebuilt_log_index_is_told_no_longer_after_a_good_start(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    loaded.runtime_data.manager.files.log_index.problem = "log_index_corrupt"
    await look(hass, loaded)
    assert list(issues(hass)) == ["log_index_corrupt"]
    assert await hass.config_entries.async_reload(loaded.entry_id)
    assert issues(hass) == {}


@pytest.mark.parametrize("cause", [*REPLACED, *UNUSABLE])
async def test_each_trouble_with_a_file_has_an_issue_and_a_fix(
    hass: HomeAssistant, loaded: MockConfigEntry, cause: str
) -> None:
    manager = loaded.runtime_data.manager
    part = manager.files.history if cause.startswith("history") else manager.files.log_index
    part.problem = cause
    await look(hass, loaded)
    assert list(issues(hass)) == [cause]
    expected = ir.IssueSeverity.ERROR if cause in UNUSABLE else ir.IssueSeverity.WARNING
    assert issues(hass)[cause].severity is expected
    assert (await fix(hass, cause))["type"] == "create_entry"
    await look(hass, loaded)
    assert issues(hass) == {}
    assert (loaded.runtime_data.manager is manager) is (cause in REPLACED)


async def test_a_log_index_that_cannot_be_read_during_a_scan_is_an_issue_until_it_can(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    problem = LogIndexError("disk I/O error")
    with (
        patch.object(Memory, "states", side_effect=problem),
        patch.object(Memory, "due", side_effect=problem),
        patch.object(Items, "count_open", side_effect=problem),
    ):
        assert (await scan(hass, loaded)).tally.fixed == 1
        assert list(issues(hass)) == ["log_index_unavailable"]
        await look(hass, loaded)
        assert list(issues(hass)) == ["log_index_unavailable"]
    await look(hass, loaded)
    assert issues(hass) == {}


async def test_a_log_index_that_cannot_be_written_is_an_issue_until_it_can(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    loaded.runtime_data.manager.files.log_index.writer.has_failed = True
    await look(hass, loaded)
    assert list(issues(hass)) == ["log_index_unavailable"]
    loaded.runtime_data.manager.files.log_index.writer.has_failed = False
    await look(hass, loaded)
    assert issues(hass) == {}


async def test_what_is_not_loaded_cannot_be_fixed(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    choose(hass, loaded, "1", "99")
    await look(hass, loaded)
    assert await hass.config_entries.async_unload(loaded.entry_id)
    assert (await fix(hass, "library_gone"))["reason"] == "not_loaded"
    assert loaded.options["libraries"] == ["1", "99"]


# Provider down


async def test_a_provider_that_is_down_is_told_once_until_something_is_fixed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    for _ in range(12):
        broken(plex, Outcome.FIXED, "missing_summary")
    plex.faults.provider_down = True
    job = await scan(hass, loaded)
    assert (job.status, job.error) == (JobStatus.FAILED, "provider_down")
    assert job.tally.unresolved == 0
    assert list(issues(hass)) == ["provider_down"]
    issue = issues(hass)["provider_down"]
    assert (issue.is_fixable, issue.is_persistent) == (False, True)
    assert issue.translation_placeholders == {"name": "Simulated Plex"}
    assert await hass.config_entries.async_reload(loaded.entry_id)
    assert list(issues(hass)) == ["provider_down"]
    plex.faults.provider_down = False
    clock.skip(days=2)
    assert (await scan(hass, loaded)).tally.fixed == 12
    assert issues(hass) == {}


async def test_items_for_which_there_is_nothing_are_no_fault_of_the_provider(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    for _ in range(12):
        broken(plex, Outcome.NEVER)
    broken(plex)
    job = await scan(hass, loaded)
    assert (job.tally.unresolved, job.tally.fixed) == (12, 1)
    assert issues(hass) == {}
    clock.skip(days=2)
    assert (await scan(hass, loaded)).tally.unresolved == 12  # retries: no surprise
    assert issues(hass) == {}


async def test_items_that_the_source_does_not_know_are_no_fault_of_the_provider(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    one = season(show(plex.catalog.libraries["3"]))
    for number in range(1, 13):
        episode(one, number, broken=["placeholder_title", "missing_summary"], outcome=Outcome.NEVER)
        broken(plex, Outcome.NEVER, "no_match", summary="", unknown_to_source=True)
    for _ in range(5):
        broken(plex)
    job = await scan(hass, loaded)
    assert (job.status, job.tally.unresolved, job.tally.fixed) == (JobStatus.SUCCESS, 24, 5)
    assert issues(hass) == {}


async def test_a_few_items_without_a_result_prove_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for _ in range(9):
        broken(plex, Outcome.NEVER)
    assert (await scan(hass, loaded)).tally.unresolved == 9
    for _ in range(9):
        broken(plex, Outcome.NEVER)
    assert (await scan(hass, loaded)).tally.unresolved == 9
    assert issues(hass) == {}


async def test_a_dry_run_proves_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for _ in range(12):
        broken(plex, Outcome.FIXED, "missing_summary")
    plex.faults.provider_down = True
    await scan(hass, loaded)
    plex.faults.provider_down = False
    await scan(hass, loaded, dry_run=True)
    assert list(issues(hass)) == ["provider_down"]


# The end of a server


@pytest.mark.parametrize("end", ["remove", "disable"])
async def test_a_server_takes_its_issues_along(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, end: str
) -> None:
    for _ in range(12):
        broken(plex, Outcome.FIXED, "missing_summary")
    plex.faults.provider_down = True
    await scan(hass, loaded)
    choose(hass, loaded, "1", "99")
    await look(hass, loaded)
    assert sorted(issues(hass)) == ["library_gone", "provider_down"]
    if end == "remove":
        await hass.config_entries.async_remove(loaded.entry_id)
    else:
        disabled_by = ConfigEntryDisabler.USER
        await hass.config_entries.async_set_disabled_by(loaded.entry_id, disabled_by)
    assert loaded.state is ConfigEntryState.NOT_LOADED
    assert issues(hass) == {}


async def test_issues_do_not_stand_in_the_way_of_a_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, "1", "99")
    key = broken(plex)
    job = await scan(hass, loaded)
    assert (job.tally.fixed, "library_gone" in issues(hass)) == (1, True)
    page = await call(hass, "get_items")
    assert [item["rating_key"] for item in page["items"]] == [key]
