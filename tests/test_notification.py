"""What is told at the end of a scan, to whom, and after which scans."""

import asyncio
from dataclasses import replace
import re
import time
from typing import Any
from unittest.mock import patch

from homeassistant.auth.models import User
from homeassistant.components.notify import DATA_COMPONENT, NotifyEntity
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from markdown_it import MarkdownIt
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.ladder_terms import Evidence, MatchCandidate
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.jobs.statistics import Statistics
from custom_components.plex_smart_refresher.jobs.upkeep import Upkeep
from custom_components.plex_smart_refresher.notification.message import Titles, is_overnight
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import ScaledClock, broken, call, candidate, propose, scan, small_catalog, until


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def told(hass: HomeAssistant) -> list[ServiceCall]:
    """Return what a phone is told."""
    return async_mock_service(hass, "notify", "mobile_app_phone")


def choose(hass: HomeAssistant, entry: MockConfigEntry, **options: Any) -> None:
    chosen = {"notify_actions": ["mobile_app_phone"], **options}
    hass.config_entries.async_update_entry(entry, options={**entry.options, **chosen})


async def run(hass: HomeAssistant, entry: MockConfigEntry, **data: Any) -> None:
    """Run a scan and wait until all are told."""
    await scan(hass, entry, **data)
    await all_told(hass, entry)


async def all_told(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Wait for what tells of a scan in the background."""
    for task in tuple(entry._background_tasks):
        if task.get_name() == f"{DOMAIN} notification":
            await task
    await hass.async_block_till_done()


def test_no_more_titles_are_kept_than_can_be_named() -> None:
    titles = Titles()
    for number in range(1000):
        titles.add(str(number))
    assert (titles.count, len(titles.first)) == (1000, 50)


def job_id(entry: MockConfigEntry) -> str:
    """Return the ID of the last job."""
    return str(entry.runtime_data.manager.jobs[0].job_id)


# What is told


async def test_a_message_tells_what_was_healed_what_is_new_and_what_is_left(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    choose(hass, loaded)
    broken(plex, title="Amber Rain", year=1999)
    broken(plex, Outcome.NEVER, title="Hopeless", year=2001)
    await run(hass, loaded)
    (message,) = told
    assert message.data["title"] == "Simulated Plex: scan finished"
    assert message.data["message"] == (
        "Healed 1: Amber Rain (1999)\n"
        "New and not healed: 1: Hopeless (2001)\n"
        "1 is still broken: 1 waits."
    )


async def test_a_message_is_german_where_home_assistant_is(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    hass.config.language = "de"
    choose(hass, loaded)
    broken(plex, title="Gerettet", year=1999)
    await run(hass, loaded)
    assert told[0].data["title"] == "Simulated Plex: Scan beendet"
    assert told[0].data["message"] == ("1 geheilt: Gerettet (1999)\nNichts ist mangelhaft.")


@pytest.mark.parametrize(
    ("named", "line"),
    [
        (2, "Healed 3: A, A and 1 more"),
        (3, "Healed 3: A, A, A"),
        (0, "Healed 3."),
    ],
)
async def test_as_many_titles_are_named_as_the_user_wants(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    told: list[ServiceCall],
    named: int,
    line: str,
) -> None:
    choose(hass, loaded, notify_titles=named)
    for _ in range(3):
        broken(plex, title="A", year=None)
    await run(hass, loaded)
    assert told[0].data["message"].splitlines()[0] == line


async def test_a_failed_scan_says_why(
    hass: HomeAssistant, loaded: MockConfigEntry, told: list[ServiceCall]
) -> None:
    choose(hass, loaded, libraries=["77"])
    await run(hass, loaded)
    assert told[0].data["title"] == "Simulated Plex: scan failed"
    assert told[0].data["message"].splitlines()[0] == (
        "Reason: None of the libraries to scan is on the Plex server."
    )


async def test_a_scan_that_fails_again_is_no_news_whatever_arrived_meanwhile(
    hass: HomeAssistant, loaded: MockConfigEntry, told: list[ServiceCall], plex: PlexSimulator
) -> None:
    choose(hass, loaded, libraries=["77"])
    await run(hass, loaded)
    manager = loaded.runtime_data.manager
    new = manager.default_options().for_arrivals([broken(plex)])
    arrived = await (await manager.async_start(new, JobTrigger.ARRIVAL)).wait()
    assert arrived.status is JobStatus.SUCCESS
    await run(hass, loaded)
    assert len(told) == 1


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            "Nothing new. 4 are still broken: 1 waits, 1 needs you, 2 given up.",
        ),
        (
            "de",
            "Nichts Neues. 4 sind noch mangelhaft: 1 wartet, 1 braucht dich, 2 aufgegeben.",
        ),
    ],
)
async def test_what_is_left_is_told_by_what_happens_next(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    told: list[ServiceCall],
    language: str,
    lines: str,
) -> None:
    hass.config.language = language
    choose(hass, loaded, notify_when="always")
    left = OpenDefects(items=4, waiting=1, to_review=1, given_up=2)
    count = f"{Upkeep.__module__}.async_count"
    with patch(count, return_value=Statistics(total=left)):
        await run(hass, loaded)
    assert told[0].data["message"] == lines


def test_a_scan_that_ran_by_itself_at_night_ran_while_people_slept() -> None:
    job = Job(job_id="1", trigger=JobTrigger.SCHEDULE, options=ScanOptions(), started_at=0)
    assert [hour for hour in range(24) if is_overnight(job, hour)] == [*range(8)]
    assert not is_overnight(replace(job, trigger=JobTrigger.MANUAL), 3)


# Buttons


def buttons(call: ServiceCall) -> dict[str, dict[str, str]]:
    """Return the buttons of a notification by their titles."""
    return {each["title"]: each for each in call.data["data"]["actions"]}


async def tap(hass: HomeAssistant, button: dict[str, str], user: User | None = None) -> None:
    """Press a button on a phone."""
    context = Context(user_id=user.id if user else None)
    data = {"action": button["action"]}
    hass.bus.async_fire("mobile_app_notification_action", data, context=context)
    await hass.async_block_till_done()


async def test_a_tap_opens_the_job_and_the_next_message_takes_the_place_of_this_one(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    choose(hass, loaded)
    broken(plex, Outcome.FIXED, "missing_summary")
    await run(hass, loaded)
    job_page = f"/plex-smart-refresher/{loaded.entry_id}/jobs/{job_id(loaded)}"
    assert told[0].data["data"] == {
        "url": job_page,
        "clickAction": job_page,
        "tag": f"{DOMAIN}_{loaded.entry_id}",
        "group": DOMAIN,
        "actions": [{"action": "URI", "title": "Show", "uri": job_page}],
    }


async def test_a_phone_shows_a_poster_that_was_healed_without_a_token(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    told: list[ServiceCall],
) -> None:
    choose(hass, loaded)
    broken(plex, Outcome.FIXED, "missing_summary")
    key = broken(plex)
    await run(hass, loaded)
    image = told[0].data["data"]["image"]
    assert image.startswith(f"/api/{DOMAIN}/{loaded.entry_id}/thumb/{key}?authSig=")
    assert plex.token not in image
    broken(plex)
    choose(hass, loaded, notify_titles=0)
    await run(hass, loaded)
    assert "image" not in told[1].data["data"]


async def test_a_failed_scan_can_be_tried_again_by_those_who_may_start_one(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    told: list[ServiceCall],
    hass_admin_user: User,
    hass_read_only_user: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    choose(hass, loaded)
    await run(hass, loaded)
    plex.faults.switch_on("reset", on="list_page")
    await run(hass, loaded, libraries=["3"])
    plex.faults.clear()
    manager = loaded.runtime_data.manager
    assert [job.status for job in manager.jobs] == ["failed", "success"]
    (again, _) = shown = buttons(told[-1]).values()
    assert [each["title"] for each in shown] == ["Try again", "Show"]
    await tap(hass, again, hass_read_only_user)
    assert len(manager.jobs) == 2
    assert "without permission" in caplog.text
    await tap(hass, {"action": again["action"].replace(loaded.entry_id.upper(), "OTHER")})
    assert len(manager.jobs) == 2
    await tap(hass, again, hass_admin_user)
    await until(lambda: manager.job is None)
    assert (len(manager.jobs), manager.jobs[0].status) == (3, "success")
    assert manager.jobs[0].options.library_ids == ("3",)


async def test_what_a_dry_run_found_is_healed_by_a_button(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    choose(hass, loaded, notify_when="always")
    broken(plex)
    await run(hass, loaded, dry_run=True)
    manager = loaded.runtime_data.manager
    pages = plex.counters.requests["list_page"]
    await tap(hass, buttons(told[0])["Heal them now"])
    await until(lambda: manager.job is None)
    assert (manager.jobs[0].options.dry_run, manager.jobs[0].tally.fixed) == (False, 1)
    assert plex.counters.requests["list_page"] == pages


async def test_what_needs_the_user_can_be_reviewed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    choose(hass, loaded, notify_when="always")
    broken(plex, Outcome.FIXED, "no_match", locked=["summary"])
    await run(hass, loaded)
    assert buttons(told[0])["Review"]["uri"] == (f"/plex-smart-refresher/{loaded.entry_id}/inbox")


# After which scans


async def test_nothing_new_is_not_told(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    told: list[ServiceCall],
) -> None:
    choose(hass, loaded)
    broken(plex, Outcome.NEVER, title="Hopeless")
    await run(hass, loaded)
    assert len(told) == 1
    await run(hass, loaded)  # it is left alone
    clock.skip(days=2)
    await run(hass, loaded)  # it fails again
    assert len(told) == 1
    broken(plex, title="Amber Rain")
    await run(hass, loaded)
    assert len(told) == 2
    assert "Hopeless" not in told[1].data["message"]


async def test_who_wants_to_be_told_of_all_scans_is(
    hass: HomeAssistant, loaded: MockConfigEntry, told: list[ServiceCall]
) -> None:
    choose(hass, loaded, notify_when="always")
    await run(hass, loaded)
    await run(hass, loaded)
    assert [each.data["message"] for each in told] == ["Nothing new. Nothing is broken."] * 2


async def test_a_dry_run_is_told_to_those_only_who_want_all(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    broken(plex)
    choose(hass, loaded)
    await run(hass, loaded, dry_run=True)
    assert told == []
    choose(hass, loaded, notify_when="always")
    await run(hass, loaded, dry_run=True)
    assert told[0].data["title"] == "Simulated Plex: dry run finished"
    assert told[0].data["message"] == ("Checked 12, and 1 would be refreshed. Nothing was changed.")


@pytest.mark.parametrize("options", [{"notify_when": "never"}, {"notify_actions": []}])
async def test_nobody_is_told_without_wish_or_target(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    told: list[ServiceCall],
    options: dict[str, Any],
) -> None:
    choose(hass, loaded, **options)
    broken(plex)
    await run(hass, loaded)
    assert told == []


async def test_who_has_one_item_refreshed_waits_for_the_answer_anyway(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    choose(hass, loaded, notify_when="always")
    await call(hass, "refresh_item", rating_key=broken(plex))
    await all_told(hass, loaded)
    assert told == []


async def test_what_ended_before_a_restart_is_not_told_again(
    hass: HomeAssistant, loaded: MockConfigEntry, told: list[ServiceCall]
) -> None:
    choose(hass, loaded, notify_when="always")
    await run(hass, loaded)
    await hass.config_entries.async_reload(loaded.entry_id)
    await all_told(hass, loaded)
    assert len(told) == 1


async def test_a_scan_that_the_end_of_home_assistant_interrupts_is_not_told(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    told: list[ServiceCall],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def run_on(*_args: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr("custom_components.plex_smart_refresher.jobs.manager.run_scan", run_on)
    choose(hass, loaded, notify_when="always")
    await call(hass, "start_scan")
    hass.bus.async_fire("homeassistant_stop")
    await all_told(hass, loaded)
    assert loaded.runtime_data.manager.jobs[0].status == "interrupted"
    assert told == []


async def test_a_cancelled_scan_is_told_to_those_who_want_all(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    told: list[ServiceCall],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def run_on(*_args: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr("custom_components.plex_smart_refresher.jobs.manager.run_scan", run_on)
    choose(hass, loaded, notify_when="always")
    await call(hass, "start_scan")
    await call(hass, "cancel_scan")
    await all_told(hass, loaded)
    assert [each.data["title"] for each in told] == ["Simulated Plex: scan cancelled"]


# Titles that mean something to a channel


PICTURE = "![p](http://evil.example/n.png) [Sign in again](http://evil.example/phish)"


async def test_a_title_is_no_markdown_where_home_assistant_renders_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    told = async_mock_service(hass, "notify", "persistent_notification")
    choose(hass, loaded, notify_actions=["persistent_notification"])
    broken(plex, title=PICTURE, year=None)
    await run(hass, loaded)
    shown = MarkdownIt("commonmark").render(told[0].data["message"])
    assert "<img" not in shown
    assert PICTURE in shown
    job_page = f"/plex-smart-refresher/{loaded.entry_id}/jobs/{job_id(loaded)}"
    assert re.findall("<a.*?</a>", shown) == [f'<a href="{job_page}">Show</a>']
    assert told[0].data["data"] == {"notification_id": f"{DOMAIN}_{loaded.entry_id}"}


async def test_no_link_starts_in_a_channel_that_may_render_marks(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    choose(hass, loaded)
    broken(plex, title=f"{PICTURE} <b>bold</b>\nnext", year=None)
    await run(hass, loaded)
    shown = MarkdownIt("commonmark").render(told[0].data["message"])
    assert not any(mark in shown for mark in ("<img", "<a", "<b"))
    line = told[0].data["message"].splitlines()[0]
    assert line.replace("\u200b", "") == f"Healed 1: {PICTURE} <b>bold</b> next"


async def test_a_message_whose_titles_are_refused_is_sent_without_them(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[str] = []

    async def refuse_marks(call: ServiceCall) -> None:
        if "_" in call.data["message"]:
            raise HomeAssistantError("can't parse entities")
        told.append(call.data["message"])

    hass.services.async_register("notify", "chat", refuse_marks)
    choose(hass, loaded, notify_actions=["chat"])
    broken(plex, title="my_holiday film")
    await run(hass, loaded)
    assert told == ["Healed 1.\nNothing is broken."]
    assert "could not be sent" not in caplog.text


# To whom


class Phone(NotifyEntity):
    """A notify entity that keeps what it is told."""

    _attr_name = "Phone"

    def __init__(self) -> None:
        self.messages: list[tuple[str, str | None]] = []

    async def async_send_message(self, message: str, title: str | None = None) -> None:
        self.messages.append((message, title))


async def test_notify_entities_are_told(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    phone = Phone()
    assert await async_setup_component(hass, "notify", {})
    await hass.data[DATA_COMPONENT].async_add_entities([phone])
    choose(hass, loaded, notify_entities=["notify.phone"], notify_actions=[])
    broken(plex, title="Amber Rain")
    await run(hass, loaded)
    ((message, title),) = phone.messages
    assert title == "Simulated Plex: scan finished"
    assert "Amber Rain" in message


async def test_a_target_that_fails_is_logged_once_and_harms_neither_scan_nor_others(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    told: list[ServiceCall],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async_mock_service(hass, "notify", "broken", raise_exception=HomeAssistantError("no signal"))
    async_mock_service(hass, "notify", "send_message")  # which passes over what is not there
    choose(
        hass,
        loaded,
        notify_when="always",
        notify_actions=["broken", "removed", "mobile_app_phone"],
        notify_entities=["notify.removed"],
    )
    assert (await scan(hass, loaded)).status == "success"
    await run(hass, loaded)
    assert len(told) == 2
    for name in ("action notify.broken", "action notify.removed", "entity notify.removed"):
        assert caplog.text.count(f"could not be sent to the {name}: ") == 1, name


async def test_a_target_that_works_again_and_fails_again_is_logged_again(
    hass: HomeAssistant, loaded: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    choose(hass, loaded, notify_when="always")
    for _ in range(2):
        await run(hass, loaded)
        async_mock_service(hass, "notify", "mobile_app_phone")
        await run(hass, loaded)
        hass.services.async_remove("notify", "mobile_app_phone")
    assert caplog.text.count("could not be sent to the action notify.mobile_app_phone") == 2


def failing(hass: HomeAssistant, entry: MockConfigEntry) -> ir.IssueEntry | None:
    """Return the repair issue about notifications that fail."""
    return ir.async_get(hass).async_get_issue(DOMAIN, f"notify_failed_{entry.entry_id}")


async def test_a_lasting_failure_to_notify_is_a_repair_until_a_notification_arrives(
    hass: HomeAssistant, loaded: MockConfigEntry, told: list[ServiceCall]
) -> None:
    choose(hass, loaded, notify_when="always", notify_actions=["mobile_app_phone", "removed"])
    await run(hass, loaded)
    assert failing(hass, loaded) is None
    await run(hass, loaded)
    issue = failing(hass, loaded)
    assert issue is not None
    assert issue.translation_placeholders == {
        "name": "Simulated Plex",
        "recipients": r"notify\.removed",
    }
    await hass.config_entries.async_reload(loaded.entry_id)
    await run(hass, loaded)
    assert failing(hass, loaded) is not None
    async_mock_service(hass, "notify", "removed")
    await run(hass, loaded)
    assert failing(hass, loaded) is None


async def test_the_repair_goes_when_nobody_is_to_be_notified(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    choose(hass, loaded, notify_when="always", notify_actions=["removed"])
    for _ in range(2):
        await run(hass, loaded)
    assert failing(hass, loaded) is not None
    choose(hass, loaded, notify_actions=[])
    await run(hass, loaded)
    assert failing(hass, loaded) is None


async def test_the_options_offer_what_notifies_and_keep_what_is_gone(
    hass: HomeAssistant, loaded: MockConfigEntry, told: list[ServiceCall]
) -> None:
    async_mock_service(hass, "notify", "send_message")
    choose(hass, loaded, notify_actions=["removed"])
    step = await hass.config_entries.options.async_init(loaded.entry_id)
    assert step["data_schema"] is not None
    groups = {str(key): group.schema.schema for key, group in step["data_schema"].schema.items()}
    fields = {str(key): selector for key, selector in groups["notification"].items()}
    offered = [each["value"] for each in fields["notify_actions"].config["options"]]
    assert offered == ["mobile_app_phone", "removed"]
    typed = {
        name: {str(key): key.default() for key in group if callable(key.default)}
        for name, group in groups.items()
    }
    assert typed["notification"] == {
        "notify_entities": [],
        "notify_actions": ["removed"],
        "notify_when": "news",
        "notify_titles": 5,
        "speak_titles": True,
        "todo_titles": False,
    }
    typed["selection"]["libraries"] = ["1"]
    typed["notification"] |= {
        "notify_entities": ["notify.phone"],
        "notify_actions": ["mobile_app_phone"],
        "notify_when": "always",
        "notify_titles": 7.0,
    }
    step = await hass.config_entries.options.async_configure(step["flow_id"], typed)
    assert step["type"] == "create_entry"
    assert loaded.options["notify_entities"] == ["notify.phone"]
    assert loaded.options["notify_actions"] == ["mobile_app_phone"]
    assert loaded.options["notify_when"] == "always"
    assert loaded.options["notify_titles"] == 7


# The question about a match


async def lose(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator, *found: MatchCandidate
) -> str:
    """Let a scan find a film without a match, propose one, and return the proposal's ID."""
    key = broken(plex, Outcome.NEVER, "no_match", title="Lost", year=1999)
    await scan(hass, entry)
    return await propose(entry, key, *found)


def questions(told: list[ServiceCall]) -> list[ServiceCall]:
    """Return the questions among the messages."""
    return [each for each in told if "right match" in each.data["title"]]


@pytest.mark.usefixtures("no_search")
async def test_a_phone_is_asked_about_one_clear_match_per_day(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    await lose(hass, loaded, plex, candidate("[Found](https://x.example)"))
    second = await lose(hass, loaded, plex, candidate("Second"))
    await lose(hass, loaded, plex, candidate("Unclear", evidence=Evidence.ORDER))
    choose(hass, loaded)
    await run(hass, loaded)
    [question] = questions(told)
    assert question.data["title"] == "Simulated Plex: is this the right match?"
    lines = question.data["message"].splitlines()
    assert lines[0] == "Lost (1999) → Second (1999)", "the newest"
    assert lines[1:] == ["The same title and year.", "2 more matches to decide."]
    data = question.data["data"]
    inbox = f"/plex-smart-refresher/{loaded.entry_id}/inbox"
    assert data["url"] == data["clickAction"] == data["actions"][2]["uri"] == inbox
    assert [each["title"] for each in data["actions"]] == ["Accept", "Not this one", "Inbox"]
    # Neither a later scan of the same day asks, nor one after the answer.
    await run(hass, loaded)
    manager = loaded.runtime_data.manager
    await manager.inbox.decline(second)
    await run(hass, loaded)
    assert len(questions(told)) == 1
    await manager.records.proposals.set_notified([second], time.time() - 25 * 3600)
    await run(hass, loaded)
    [_, question] = questions(told)
    assert "[Found](https://x.example)" in question.data["message"].replace("\u200b", "")
    assert "](" not in question.data["message"]


@pytest.mark.usefixtures("no_search")
@pytest.mark.parametrize(
    ("found", "options"),
    [
        ([candidate(is_twin=True)], {}),
        ([candidate(is_recommended=False)], {}),
        ([candidate(evidence=Evidence.TITLE)], {}),
        ([], {}),
        ([candidate()], {"notify_titles": 0}),
        ([candidate()], {"notify_when": "never"}),
        ([candidate()], {"notify_actions": ["persistent_notification"]}),
        ([candidate()], {"dry_run": True}),
    ],
    ids=[
        "twin",
        "not recommended",
        "title only",
        "none",
        "no titles",
        "never",
        "no phone",
        "dry run",
    ],
)
async def test_what_is_unclear_unwanted_or_without_titles_is_not_asked(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    told: list[ServiceCall],
    found: list[MatchCandidate],
    options: dict[str, Any],
) -> None:
    await lose(hass, loaded, plex, *found)
    async_mock_service(hass, "notify", "persistent_notification")
    choose(hass, loaded, **options)
    await run(hass, loaded)
    assert questions(told) == []
    if not options:
        assert "matches to decide" not in str(told) or "1 match to decide." in str(told)


@pytest.mark.usefixtures("no_search")
async def test_an_answer_counts_for_a_day_for_the_same_candidate_and_for_whoever_may(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    told: list[ServiceCall],
    hass_read_only_user: User,
) -> None:
    proposal_id = await lose(hass, loaded, plex, candidate())
    choose(hass, loaded)
    await run(hass, loaded)
    accept, decline, _ = questions(told)[0].data["data"]["actions"]
    manager = loaded.runtime_data.manager
    proposals, jobs = manager.records.proposals, len(manager.jobs)

    async def status() -> tuple[str, int]:
        row = await proposals.one(proposal_id)
        assert row is not None
        return row.status, len(manager.jobs) - jobs

    await tap(hass, accept, hass_read_only_user)
    assert await status() == ("open", 0)
    row = await proposals.one(proposal_id)
    assert row is not None
    await proposals.set_notified([proposal_id], time.time() - 24 * 3600 - 1)
    for button in (accept, decline):
        await tap(hass, button)
    assert await status() == ("open", 0)
    await proposals.set_notified([proposal_id], time.time())
    await propose(loaded, row.proposal.rating_key, candidate("Another"))
    await tap(hass, accept)
    assert await status() == ("open", 0)
    await propose(loaded, row.proposal.rating_key, candidate())
    await tap(hass, accept)
    await until(lambda: len(manager.jobs) == jobs + 1 and manager.job is None)
    assert [each.guid for each in manager.jobs[0].options.matches] == [candidate().guid]


@pytest.mark.usefixtures("no_search")
async def test_a_match_is_declined_by_a_button(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[ServiceCall]
) -> None:
    proposal_id = await lose(hass, loaded, plex, candidate())
    choose(hass, loaded, notify_when="always")
    await run(hass, loaded)
    message = told[0].data
    assert message["message"].endswith("1 match to decide.")
    assert message["data"]["actions"][0]["uri"].endswith("/inbox")
    await tap(hass, questions(told)[0].data["data"]["actions"][1])
    row = await loaded.runtime_data.manager.records.proposals.one(proposal_id)
    assert row is not None
    assert row.status == "declined"
    await run(hass, loaded)
    assert "to decide" not in told[-1].data["message"]
