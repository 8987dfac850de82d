"""Notifications at the end of scans."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
import logging
from typing import Any

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.translation import async_get_translations

from .const import DOMAIN
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
        self._failing: set[str] = set()

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
        if self._targets() and self._is_wanted(job):
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
        return not job.options.dry_run and (bool(self._news) or self._is_new_trouble(job))

    def _is_new_trouble(self, job: Job) -> bool:
        """Return whether a job failed although the one before did not."""
        others = (each for each in self._manager.jobs if each.job_id != job.job_id)
        before = next(others, None)
        was_failed = before is not None and before.status is JobStatus.FAILED
        return job.status is JobStatus.FAILED and not was_failed

    def _targets(self) -> Mapping[str, tuple[str, dict[str, Any]]]:
        """Return the actions to call and their data, by the name for the log."""
        options = self._entry.options
        entities = {
            f"the entity {entity_id}": (_SEND_MESSAGE, {"entity_id": entity_id})
            for entity_id in value(options, "notify_entities")
        }
        actions: dict[str, tuple[str, dict[str, Any]]] = {
            f"the action {_NOTIFY}.{action}": (action, {})
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
        content = {
            "title": compose_title(texts, job, self._entry.title),
            "message": compose_message(texts, job, news, named),
        }
        await asyncio.gather(
            *(
                self._async_tell(name, action, {**data, **content})
                for name, (action, data) in self._targets().items()
            )
        )

    async def _async_tell(self, name: str, action: str, data: dict[str, Any]) -> None:
        """Notify a recipient; log only the first of several failures."""
        try:
            self._check_entity(data.get("entity_id"))
            await self._hass.services.async_call(_NOTIFY, action, data, blocking=True)
        except Exception as err:  # noqa: BLE001 - the action can belong to any integration
            if name not in self._failing:
                _LOGGER.warning("How the scan ended could not be told to %s: %r", name, err)
            self._failing.add(name)
        else:
            self._failing.discard(name)

    def _check_entity(self, entity_id: str | None) -> None:
        """Raise HomeAssistantError for an entity that the action would silently ignore."""
        state = self._hass.states.get(entity_id) if entity_id else None
        if entity_id and (state is None or state.state == STATE_UNAVAILABLE):
            raise HomeAssistantError("the entity is not available")


def compose_title(texts: Mapping[str, str], job: Job, server: str) -> str:
    """Return the title of the notification about a job."""
    is_dry_run = job.options.dry_run and job.status is JobStatus.SUCCESS
    return _text(texts, f"title_{'dry_run' if is_dry_run else job.status}", server=server)


def compose_message(texts: Mapping[str, str], job: Job, news: News, named: int) -> str:
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
        lines += _paragraph(texts, key, titles, named)
    return "\n".join(lines)


def _paragraph(texts: Mapping[str, str], key: str, titles: Titles, named: int) -> list[str]:
    """Return the lines about fixed or failed items, if there are any."""
    if not titles.count:
        return []
    first = titles.first[:named]
    lines = ["", _text(texts, key, count=titles.count), *(f"• {title}" for title in first)]
    if first and titles.count > len(first):
        lines.append(_text(texts, "more", count=titles.count - len(first)))
    return lines


def _reason(texts: Mapping[str, str], error: str) -> str:
    """Return the text for an error's code or, without one, the code."""
    return texts.get(f"component.{DOMAIN}.exceptions.{error}.message", error)


def _text(texts: Mapping[str, str], key: str, **placeholders: object) -> str:
    """Return a text with its placeholders filled."""
    return texts[f"component.{DOMAIN}.common.notification_{key}"].format(**placeholders)
