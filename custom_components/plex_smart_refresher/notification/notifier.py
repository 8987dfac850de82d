"""Who is notified at the end of which scans."""

import asyncio
from collections.abc import Mapping, Sequence
import logging
from typing import Any, NamedTuple

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from ..channels import markdown, plain
from ..const import DOMAIN, ISSUE_NOTIFY_FAILED
from ..engine.errors import EngineError
from ..engine.events import ItemFinished
from ..engine.imports import ImportedFile
from ..engine.job import Job, JobStatus
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.events import ImportsMissing, JobChanged, JobsEvent
from ..jobs.manager import JobManager
from ..options import NotifyWhen, value
from ..poster import poster_address
from ..scan_events import is_public
from .buttons import listen, page, phone_data, tag
from .message import Message, News, Report, Words, is_overnight
from .missing import missing_data, missing_message
from .question import (
    async_next_question,
    async_note_asked,
    listen_for_answers,
    question_data,
    question_message,
)

_LOGGER = logging.getLogger(__name__)

_NOTIFY = "notify"
_SEND_MESSAGE = "send_message"
#: The action whose messages Home Assistant renders as Markdown.
_MARKDOWN_ACTION = "persistent_notification"
#: The beginning of the actions of phones with a companion app.
_PHONE_ACTION = "mobile_app_"


class _Target(NamedTuple):
    """An action that notifies, and its data."""

    action: str
    data: Mapping[str, Any]


class Notifier:
    """Send notifications about the jobs of a server."""

    def __init__(
        self, hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, manager: JobManager
    ) -> None:
        """Set the server; nothing is sent yet."""
        self._hass = hass
        self._entry = entry
        self._manager = manager
        self._job_id: str | None = None
        self._news = News()
        self._failures: Mapping[str, int] = {}  #: in a row, per recipient

    @callback
    def start(self) -> CALLBACK_TYPE:
        """Subscribe to jobs and to pressed buttons. Returns a function that ends this."""
        ends = (
            self._manager.publisher.subscribe(self._on_event),
            listen(self._hass, self._entry),
            listen_for_answers(self._hass, self._entry),
        )

        def stop() -> None:
            """End the subscriptions."""
            for end in ends:
                end()

        return stop

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Follow a job from its start to its end."""
        match event:
            case ItemFinished():
                self._news.add(event)
            case ImportsMissing(files=files):
                self._on_missing(files)
            case JobChanged(job=job) if job.is_queued or not is_public(job):
                pass  # its items are no news of the scan that follows
            case JobChanged(job=job) if job.is_active and job.job_id != self._job_id:
                self._job_id, self._news = job.job_id, News()
            case JobChanged(job=job) if not job.is_active and job.job_id == self._job_id:
                self._job_id = None
                self._on_end(job)

    def _on_end(self, job: Job) -> None:
        """Notify in the background if the user wants it."""
        if not self._targets():
            self._show_failures({})
        elif value(self._entry.options, "notify_when") is not NotifyWhen.NEVER:
            hour = dt_util.as_local(dt_util.utc_from_timestamp(job.finished_at or 0)).hour
            statistics = self._manager.upkeep.statistics
            report = Report(
                job=job,
                news=self._news,
                left=statistics.total,
                proposals=statistics.proposals or 0,
                is_overnight=is_overnight(job, hour),
            )
            self._entry.async_create_background_task(
                self._hass, self._async_notify(report), f"{DOMAIN} notification"
            )

    def _is_wanted(self, job: Job) -> bool:
        """Return whether to notify about a job. An interrupted job can be resumed."""
        if job.status is JobStatus.INTERRUPTED:
            return False
        if value(self._entry.options, "notify_when") is NotifyWhen.ALWAYS:
            return True
        return not job.options.dry_run and (bool(self._news) or self._is_new_problem(job))

    def _is_new_problem(self, job: Job) -> bool:
        """Return whether a scan failed although the one before did not."""
        scans = filter(is_public, self._manager.jobs)
        before = next((each for each in scans if each.job_id != job.job_id), None)
        was_failed = before is not None and before.status is JobStatus.FAILED
        return job.status is JobStatus.FAILED and not was_failed

    def _on_missing(self, files: Sequence[ImportedFile]) -> None:
        """Tell in the background what Plex does not show, if the user wants to be told."""
        if value(self._entry.options, "notify_when") is not NotifyWhen.NEVER:
            self._entry.async_create_background_task(
                self._hass, self._async_tell_missing(files), f"{DOMAIN} notification"
            )

    async def _async_tell_missing(self, files: Sequence[ImportedFile]) -> None:
        """Tell all recipients what Plex does not show."""
        words = Words(await self._async_texts())
        title = words.text("title_missing", server=plain(self._entry.title))
        named = value(self._entry.options, "notify_titles")
        for name, target in self._targets().items():
            show, data = plain, target.data
            if target.action == _MARKDOWN_ACTION:
                show, data = markdown, missing_data(self._entry, "notification_id")
            elif target.action.startswith(_PHONE_ACTION):
                data = missing_data(self._entry, "tag")
            bodies = dict.fromkeys(missing_message(files, each, words, show) for each in (named, 0))
            await self._async_tell(name, _Target(target.action, data), title, list(bodies))

    async def _async_texts(self) -> Mapping[str, str]:
        """Return the texts in the language of Home Assistant."""
        language = self._hass.config.language
        texts: dict[str, str] = {}
        for category in ("common", "exceptions", "selector"):
            texts |= await async_get_translations(self._hass, language, category, [DOMAIN])
        return texts

    def _targets(self) -> Mapping[str, _Target]:
        """Return the recipients by their names for the log."""
        options = self._entry.options
        entities = {
            f"the entity {entity_id}": _Target(_SEND_MESSAGE, {"entity_id": entity_id})
            for entity_id in value(options, "notify_entities")
        }
        actions = {
            f"the action {_NOTIFY}.{action}": _Target(action, {})
            for action in value(options, "notify_actions")
        }
        return actions | entities

    async def _async_notify(self, report: Report) -> None:
        """Send the message about a scan if it is wanted, then the question about a match."""
        message = Message(await self._async_texts(), report)
        if self._is_wanted(report.job):
            await self._async_send(message, report)
        if not report.job.options.dry_run:
            await self._async_ask(message)

    async def _async_ask(self, message: Message) -> None:
        """Ask on the phones about the match of an item; without its title there is no question."""
        phones = {
            name: target
            for name, target in self._targets().items()
            if target.action.startswith(_PHONE_ACTION)
        }
        if not phones or not value(self._entry.options, "notify_titles"):
            return
        try:
            question = await async_next_question(self._manager)
            if question is None:
                return
            await async_note_asked(self._manager, question)  # never twice, even if it is not sent
        except EngineError as err:
            _LOGGER.warning("The proposals cannot be read for a notification: %s", err)
            return
        data = {"data": question_data(self._entry, question, message.text)}
        title = message.text("title_proposal", server=plain(self._entry.title))
        body = question_message(question, message)
        for name, target in phones.items():
            await self._async_tell(name, _Target(target.action, data), title, [body])

    async def _async_send(self, message: Message, report: Report) -> None:
        """Compose the notification about a scan and send it to all recipients."""
        targets = self._targets()
        told = await asyncio.gather(
            *(self._async_compose(*each, message, report) for each in targets.items())
        )
        self._show_failures(
            {
                name: 0 if is_told else self._failures.get(name, 0) + 1
                for name, is_told in zip(targets, told, strict=True)
            }
        )

    async def _async_compose(
        self, name: str, target: _Target, message: Message, report: Report
    ) -> bool:
        """Notify a recipient, without titles if it refuses them; return whether it worked."""
        data, show, end = target.data, plain, ""
        job, pictured = report.job, report.news.pictured
        named = value(self._entry.options, "notify_titles")
        if target.action == _MARKDOWN_ACTION:
            address = page(self._entry, f"jobs/{job.job_id}")
            show, end = markdown, f"\n\n[{message.text('button_show')}]({address})"
            data = {"data": {"notification_id": tag(self._entry)}}
        elif target.action.startswith(_PHONE_ACTION):
            headline = self._entry.runtime_data.coordinator.state().headline
            picture = {}
            if named and pictured:
                picture["image"] = poster_address(self._hass, self._entry.entry_id, pictured)
            shown = phone_data(
                self._entry, job, headline, message.text, has_proposals=report.proposals > 0
            )
            data = {"data": {**shown, **picture}}
        title = message.title(plain(self._entry.title))
        bodies = dict.fromkeys(message.body(count, show) + end for count in (named, 0))
        return await self._async_tell(name, _Target(target.action, data), title, list(bodies))

    async def _async_tell(
        self, name: str, target: _Target, title: str, messages: Sequence[str]
    ) -> bool:
        """Send the first message that a recipient accepts; log only the first of its failures."""
        problem: Exception | None = None
        for message in messages:
            data = {**target.data, "title": title, "message": message}
            try:
                self._check_target(target)
                await self._hass.services.async_call(_NOTIFY, target.action, data, blocking=True)
            except Exception as err:  # noqa: BLE001 - the action can belong to any integration
                problem = problem or err
            else:
                return True
        if not self._failures.get(name):
            _LOGGER.warning("The notification could not be sent to %s: %r", name, problem)
        return False

    def _show_failures(self, failures: Mapping[str, int]) -> None:
        """Show a repair issue about recipients that fail again, until all are notified."""
        self._failures = failures
        issue_id = f"{ISSUE_NOTIFY_FAILED}_{self._entry.entry_id}"
        if not any(failures.values()):
            ir.async_delete_issue(self._hass, DOMAIN, issue_id)
        elif lasting := [name.split()[-1] for name, count in failures.items() if count > 1]:
            ir.async_create_issue(
                self._hass,
                DOMAIN,
                issue_id,
                is_fixable=False,
                is_persistent=True,  # only a later notification can end it
                severity=ir.IssueSeverity.WARNING,
                translation_key=ISSUE_NOTIFY_FAILED,
                translation_placeholders={
                    "name": self._entry.title,
                    "recipients": ", ".join(map(markdown, dict.fromkeys(lasting))),
                },
            )

    def _check_target(self, target: _Target) -> None:
        """Raise HomeAssistantError for an entity that the action would silently ignore."""
        entity_id = target.data.get("entity_id")
        state = self._hass.states.get(entity_id) if entity_id else None
        if entity_id and (state is None or state.state == STATE_UNAVAILABLE):
            raise HomeAssistantError("the entity is not available")
