"""The buttons of a notification in the companion apps, and what they do.

An app reports a pressed button as an event in the name of the user who is signed in on the phone.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
import logging
from typing import Any

from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized, UnknownUser

from ..const import DOMAIN, PANEL_PATH
from ..engine.headline import Headline, HeadlineAction
from ..engine.job import Job, JobStatus, JobTrigger
from ..entry import PlexSmartRefresherConfigEntry
from ..permission import async_require, who_may_press

_LOGGER = logging.getLogger(__name__)

EVENT = "mobile_app_notification_action"
#: The action of a button that opens a page.
OPEN = "URI"
#: What starts a scan.
_STARTS = (HeadlineAction.TRY_AGAIN, HeadlineAction.HEAL)
#: What a person decides on a page of the panel.
_DECISIONS = (HeadlineAction.REVIEW, HeadlineAction.INBOX)
_REVIEW_PAGE = "items#segment=needs_you"
_INBOX_PAGE = "inbox"

type Word = Callable[[str], str]


def page(entry: PlexSmartRefresherConfigEntry, path: str) -> str:
    """Return the address of a page of the panel."""
    return f"/{PANEL_PATH}/{entry.entry_id}/{path}"


def phone_data(
    entry: PlexSmartRefresherConfigEntry,
    job: Job,
    headline: Headline | None,
    word: Word,
    *,
    has_proposals: bool = False,
) -> Mapping[str, Any]:
    """Return the data of a notification for the companion apps.

    `url` is what iOS opens, and `clickAction` what Android opens. A later notification of the
    server takes the place of this one.
    """
    job_page = page(entry, f"jobs/{job.job_id}")
    buttons = [{"action": OPEN, "title": word("button_show"), "uri": job_page}]
    action = _action(job, headline)
    if action in _STARTS:
        pressed = f"{_prefix(entry, action)}{job.job_id}"
        buttons.insert(0, {"action": pressed, "title": word(f"button_{action}")})
    elif has_proposals or action in _DECISIONS:
        leads_to_inbox = has_proposals or action is HeadlineAction.INBOX
        uri = page(entry, _INBOX_PAGE if leads_to_inbox else _REVIEW_PAGE)
        buttons.insert(0, {"action": OPEN, "title": word("button_review"), "uri": uri})
    return {
        "url": job_page,
        "clickAction": job_page,
        "tag": tag(entry),
        "group": DOMAIN,
        "actions": buttons,
    }


def _action(job: Job, headline: Headline | None) -> HeadlineAction | None:
    """Return what a user can do now: try a failed scan again, or what the headline says."""
    action = headline.action if headline else None
    if job.status is JobStatus.FAILED and action is not HeadlineAction.SIGN_IN:
        return HeadlineAction.TRY_AGAIN
    return action


def tag(entry: PlexSmartRefresherConfigEntry) -> str:
    """Return what the notifications of a server have in common."""
    return f"{DOMAIN}_{entry.entry_id}"


def listen(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> CALLBACK_TYPE:
    """Act on pressed buttons. Returns a function that ends this."""

    async def on_action(event: Event[dict[str, Any]]) -> None:
        """Start a scan if the button says so."""
        pressed = str(event.data.get("action"))
        for action in _STARTS:
            prefix = _prefix(entry, action)
            if pressed.startswith(prefix):
                await _async_act(
                    hass, entry, event, _starter(entry, action, pressed[len(prefix) :])
                )

    return hass.bus.async_listen(EVENT, on_action)


def _prefix(entry: PlexSmartRefresherConfigEntry, action: HeadlineAction) -> str:
    """Return the beginning of the action of a button; the ID of a job follows."""
    return f"{DOMAIN}_{action}_{entry.entry_id}_".upper()


def _starter(
    entry: PlexSmartRefresherConfigEntry, action: HeadlineAction, job_id: str
) -> Callable[[], Awaitable[object]]:
    """Return a function that starts a scan with the options of a job."""
    manager = entry.runtime_data.manager
    job = manager.records.job(job_id)
    options = job.options if job else manager.default_options()
    if action is HeadlineAction.HEAL:
        options = replace(options, dry_run=False, found_only=True)
    return lambda: manager.async_start(options, JobTrigger.MANUAL)


async def _async_act(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    event: Event[dict[str, Any]],
    start: Callable[[], Awaitable[object]],
) -> None:
    """Start a scan if the user may."""
    try:
        await async_require(hass, event.context, entry, who_may_press("start_scan"))
        await start()
    except Unauthorized, UnknownUser:
        _LOGGER.warning("A user without permission pressed a button of a notification")
    except HomeAssistantError as err:
        _LOGGER.info("A button of a notification had no effect: %s", err)
