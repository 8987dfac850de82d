"""Subscriptions to the state of a server and to a log."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
import logging
from typing import Any, override

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.debounce import Debouncer

from ..const import DOMAIN
from ..engine.errors import EngineError
from ..engine.events import LogLine
from ..jobs.events import JobChanged, JobsEvent, ServerChanged
from ..jobs.serialize import log_details, unix_time
from .command import Request
from .state import server_state

_LOGGER = logging.getLogger(__name__)

#: Changes are sent at most once in this time, in seconds, however fast a scan is.
_STATE_INTERVAL = 0.35
_LOG_INTERVAL = 0.4
#: The most lines in one message of a followed log, a page of the panel; a client that misses some
#: gets the newest ones.
_MOST_LINES = 200


class Subscription(ABC):
    """A subscription that ends with its connection, or when the server is unloaded."""

    def __init__(self, request: Request, interval: float) -> None:
        """Prepare; nothing is sent yet."""
        self._request = request
        self._removers: list[CALLBACK_TYPE] = []
        self._has_ended = False
        self._debouncer = Debouncer(
            request.hass, _LOGGER, cooldown=interval, immediate=False, function=self._update
        )

    @callback
    @abstractmethod
    def _update(self) -> None:
        """Send what has changed."""

    def _begin(self, *removers: CALLBACK_TYPE) -> None:
        """Listen, and stop with the connection."""
        on_entry_state = self._request.entry.async_on_state_change(self._on_entry_state)
        self._removers = [*removers, on_entry_state, self._debouncer.async_shutdown]
        self._request.connection.subscriptions[self._request.message_id] = self._end

    def _accept(self) -> None:
        """Confirm the subscription."""
        self._request.connection.send_result(self._request.message_id)

    def _send(self, event: Mapping[str, Any]) -> None:
        """Send an event."""
        self._request.connection.send_event(self._request.message_id, event)

    @callback
    def _on_entry_state(self) -> None:
        """End when the server is unloaded."""
        if self._request.entry.state is not ConfigEntryState.LOADED and not self._has_ended:
            self._send({"type": "unloaded"})
            # Not at once: the entry is iterating over its listeners.
            self._request.hass.loop.call_soon(self._end)

    @callback
    def _end(self) -> None:
        """Stop listening."""
        if self._has_ended:
            return
        self._has_ended = True
        for remove in self._removers:
            remove()


class StateSubscription(Subscription):
    """The entire state of a server first, and then its changes."""

    def __init__(self, request: Request) -> None:
        """Prepare; nothing is sent yet."""
        super().__init__(request, _STATE_INTERVAL)
        self._sent: Mapping[str, Any] = {}

    def start(self) -> None:
        """Send the state and follow it."""
        runtime = self._request.entry.runtime_data
        self._begin(
            self._request.manager.publisher.subscribe(self._on_event),
            runtime.coordinator.async_add_listener(self._debouncer.async_schedule_call),
        )
        self._sent = server_state(self._request)
        self._accept()
        self._send({"type": "state", "state": self._sent})

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Follow jobs and the server."""
        if isinstance(event, JobChanged | ServerChanged):
            self._debouncer.async_schedule_call()

    @callback
    @override
    def _update(self) -> None:
        """Send what has changed."""
        state = server_state(self._request)
        changes = {key: value for key, value in state.items() if self._sent.get(key) != value}
        if changes:
            self._sent = state
            self._send({"type": "change", "state": changes})


class LogSubscription(Subscription):
    """The newest lines of a log first, and then new ones."""

    def __init__(self, request: Request, job_id: str) -> None:
        """Prepare; nothing is sent yet."""
        super().__init__(request, _LOG_INTERVAL)
        self._job_id = job_id
        self._filters = request.given("search", "level", "rating_key")
        self._newest_id = 0
        self._is_reading = False

    async def async_start(self) -> None:
        """Send the newest lines and follow the log. Raises LogIndexError."""
        self._is_reading = True
        self._begin(self._request.manager.publisher.subscribe(self._on_event))
        try:
            page = await self._async_page(self._request.fields["limit"])
        except BaseException:
            self._end()
            raise
        self._accept()
        self._send_new(page, is_initial=True)

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Follow the lines of the running job, and its end."""
        job = self._request.manager.job
        match event:
            case LogLine():
                is_ours = job is not None and job.job_id == self._job_id
            case JobChanged(job=changed):
                is_ours = changed.job_id == self._job_id and not changed.is_active
            case _:
                is_ours = False
        if is_ours:
            self._debouncer.async_schedule_call()

    @callback
    @override
    def _update(self) -> None:
        """Read and send new lines."""
        if self._is_reading:  # a slow disk: read what came meanwhile when it is done
            self._debouncer.async_schedule_call()
            return
        self._is_reading = True
        self._request.hass.async_create_background_task(self._async_send_new(), f"{DOMAIN} log")

    async def _async_send_new(self) -> None:
        """Read and send new lines; after an error, the next line triggers a retry."""
        with suppress(EngineError):
            self._send_new(await self._async_page(_MOST_LINES), is_initial=False)

    async def _async_page(self, limit: int) -> Mapping[str, Any]:
        """Return the newest page of the log. Raises LogIndexError."""
        lines = self._request.manager.records.lines
        try:
            page = await lines.get(self._job_id, limit=limit, **self._filters)
        finally:
            self._is_reading = False
        return log_details(page, unix_time)

    @callback
    def _send_new(self, page: Mapping[str, Any], *, is_initial: bool) -> None:
        """Send what is new on the newest page."""
        lines = [line for line in page["lines"] if line["id"] > self._newest_id]
        if self._has_ended or not (lines or is_initial):
            return
        # More lines than fit were written since: the newest ones stand for all.
        is_initial = is_initial or len(lines) == _MOST_LINES
        self._newest_id = lines[-1]["id"] if lines else self._newest_id
        self._send({**page, "lines": lines, "initial": is_initial})
