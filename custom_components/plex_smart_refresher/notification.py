"""Notifications at the end of scans."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
import logging
from typing import Any, NamedTuple

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.translation import async_get_translations

from .channels import markdown, plain
from .const import DOMAIN, ISSUE_NOTIFY_FAILED
from .engine.events import ItemFinished
from .engine.job import Job, JobStatus
from .engine.results import Result
from .entry import PlexSmartRefresherConfigEntry
from .jobs.events import JobChanged, JobsEvent
from .jobs.manager import JobManager
from .options import NUMBER_OPTION, NotifyWhen, value
from .scan_events import is_public

_LOGGER = logging.getLogger(__name__)

_NOTIFY = "notify"
_SEND_MESSAGE = "send_message"
#: The action whose messages Home Assistant renders as Markdown.
_MARKDOWN_ACTION = "persistent_notification"

type _Show = Callable[[str], str]


class _Target(NamedTuple):
    """An action that notifies, and its data."""

    action: str
    data: Mapping[str, Any]


@dataclass
class Titles:
    """The number of items and the titles of the first ones."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, title: str) -> None:
        """Count an item, and store its title within the limit."""
        self.count += 1
        if self.count <= NUMBER_OPTION["notify_titles"].maximum:
            self.first.append(title)


@dataclass
class News:
    """The news of a scan."""

    fixed: Titles = field(default_factory=Titles)
    failed: Titles = field(default_factory=Titles)
    given_up: Titles = field(default_factory=Titles)

    def __bool__(self) -> bool:
        """Return whether there is news."""
        return bool(self.fixed.count or self.failed.count or self.given_up.count)

    def add(self, event: ItemFinished) -> None:
        """Add an item if it is fixed, newly failed or newly given up."""
        title = event.outcome.item.display_title
        if event.outcome.result is Result.FIXED:
            self.fixed.add(title)
        if event.is_new_failure:
            self.failed.add(title)
        if event.is_given_up_now:
            self.given_up.add(title)


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
        """Subscribe to jobs. Returns a function that ends the subscription."""
        return self._manager.publisher.subscribe(self._on_event)

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Follow a job from its start to its end."""
        match event:
            case ItemFinished():
                self._news.add(event)
            case JobChanged(job=job) if job.is_active and job.job_id != self._job_id:
                self._job_id, self._news = job.job_id, News()
            case JobChanged(job=job) if not job.is_active and job.job_id == self._job_id:
                self._job_id = None
                self._on_end(job)

    def _on_end(self, job: Job) -> None:
        """Notify in the background if the user wants it."""
        if not self._targets():
            self._show_failures({})
        elif self._is_wanted(job):
            self._entry.async_create_background_task(
                self._hass, self._async_notify(job, self._news), f"{DOMAIN} notification"
            )

    def _is_wanted(self, job: Job) -> bool:
        """Return whether to notify about a job. An interrupted job can be resumed."""
        when = value(self._entry.options, "notify_when")
        if job.status is JobStatus.INTERRUPTED or not is_public(job):
            return False
        if when is not NotifyWhen.NEWS:
            return when is NotifyWhen.ALWAYS
        return not job.options.dry_run and (bool(self._news) or self._is_new_problem(job))

    def _is_new_problem(self, job: Job) -> bool:
        """Return whether a job failed although the one before did not."""
        others = (each for each in self._manager.jobs if each.job_id != job.job_id)
        before = next(others, None)
        was_failed = before is not None and before.status is JobStatus.FAILED
        return job.status is JobStatus.FAILED and not was_failed

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

    async def _async_notify(self, job: Job, news: News) -> None:
        """Compose the notification and send it to all recipients."""
        language = self._hass.config.language
        texts: dict[str, str] = {}
        for category in ("common", "exceptions"):
            texts |= await async_get_translations(self._hass, language, category, [DOMAIN])
        named = value(self._entry.options, "notify_titles")
        title = compose_title(texts, job, plain(self._entry.title))

        async def tell(name: str, target: _Target) -> bool:
            """Notify a recipient, without titles if it refuses them."""
            show = markdown if target.action == _MARKDOWN_ACTION else plain
            messages = dict.fromkeys(
                compose_message(texts, job, news, count, show) for count in (named, 0)
            )
            return await self._async_tell(name, target, title, list(messages))

        targets = self._targets()
        told = await asyncio.gather(*(tell(*each) for each in targets.items()))
        self._show_failures(
            {
                name: 0 if is_told else self._failures.get(name, 0) + 1
                for name, is_told in zip(targets, told, strict=True)
            }
        )

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


def compose_title(texts: Mapping[str, str], job: Job, server: str) -> str:
    """Return the title of the notification about a job."""
    is_dry_run = job.options.dry_run and job.status is JobStatus.SUCCESS
    return _text(texts, f"title_{'dry_run' if is_dry_run else job.status}", server=server)


def compose_message(
    texts: Mapping[str, str], job: Job, news: News, named: int, show: _Show = plain
) -> str:
    """Return the text of the notification about a job, with a number of titles."""
    tally = job.tally
    counts = {
        "checked": tally.checked,
        "defective": tally.defective,
        "fixed": tally.fixed,
        "failed": tally.failed,
        "would_refresh": tally.would_refresh,
    }
    lines = [_text(texts, "counts_dry_run" if job.options.dry_run else "counts", **counts)]
    if job.error:
        lines.insert(0, _text(texts, "reason", reason=_reason(texts, job.error)))
    if tally.success_rate is not None:
        lines.append(_text(texts, "success_rate", success_rate=f"{tally.success_rate:.0f}"))
    for key, titles in (
        ("newly_fixed", news.fixed),
        ("newly_failed", news.failed),
        ("given_up", news.given_up),
    ):
        lines += _paragraph(texts, key, titles.count, list(map(show, titles.first[:named])))
    return "\n".join(lines)


def _paragraph(texts: Mapping[str, str], key: str, count: int, first: list[str]) -> list[str]:
    """Return the lines about fixed or failed items, if there are any."""
    if not count:
        return []
    lines = ["", _text(texts, key, count=count), *(f"• {title}" for title in first)]
    if first and count > len(first):
        lines.append(_text(texts, "more", count=count - len(first)))
    return lines


def _reason(texts: Mapping[str, str], error: str) -> str:
    """Return the text for an error's code or, without one, the code."""
    return texts.get(f"component.{DOMAIN}.exceptions.{error}.message", error)


def _text(texts: Mapping[str, str], key: str, **placeholders: object) -> str:
    """Return a text with its placeholders filled."""
    return texts[f"component.{DOMAIN}.common.notification_{key}"].format(**placeholders)
