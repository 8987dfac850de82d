"""The journal as one job writes it."""

from collections.abc import Awaitable, Sequence
import logging

from homeassistant.util.ulid import ulid_now

from ..engine.errors import JournalError
from ..engine.events import LogLevel, LogLine, Phase
from ..engine.job import Job, JobStatus
from ..engine.ladder_terms import Change, ItemForm, WriteKind
from ..engine.lines import LineCode
from ..engine.media import MediaItem
from ..engine.ports import Clock
from ..storage import Changes, LogIndex, LogIndexError

_LOGGER = logging.getLogger(__name__)


class JobJournal:
    """The engine's journal: the changes of all jobs, to which one job adds its own."""

    def __init__(self, changes: Changes, job_id: str, clock: Clock) -> None:
        """Set the stored changes."""
        self._changes = changes
        self._job_id = job_id
        self._clock = clock

    async def begin(
        self, kind: WriteKind, item: MediaItem, before: ItemForm, below: Sequence[ItemForm] = ()
    ) -> str:
        """Record a write whose request has not left yet, and return the ID of the change."""
        change = Change(
            change_id=ulid_now(),
            job_id=self._job_id,
            kind=kind,
            time=self._clock.time(),
            rating_key=item.rating_key,
            library_id=item.library_id,
            type=item.type,
            title=item.display_title,
            before=before,
            below=tuple(below),
        )
        await _answer(self._changes.begin(change))
        return change.change_id

    async def finish(self, change_id: str, after: ItemForm) -> None:
        """Record the item after a write."""
        await _answer(self._changes.finish(change_id, after))

    async def mark_undone(self, change_id: str, undone_by: str | None) -> None:
        """Record that a change was taken back, and by which other."""
        await _answer(self._changes.mark_undone(change_id, self._clock.time(), undone_by))

    async def change(self, change_id: str) -> Change | None:
        """Return a change."""
        return await _answer(self._changes.one(change_id))

    async def last(self, kind: WriteKind, rating_key: str) -> float | None:
        """Return when the last write of a kind to an item began, in Unix seconds."""
        return await _answer(self._changes.last(kind, rating_key))

    async def discount(self, change_ids: Sequence[str]) -> None:
        """Let changes not count as the last ones of their items."""
        await _answer(self._changes.discount(change_ids))

    async def is_undone(self, rating_key: str) -> bool:
        """Return whether the last change that affected an item was taken back."""
        return await _answer(self._changes.is_undone(rating_key))

    async def is_match_undone(self, rating_key: str) -> bool:
        """Return whether the last match of an item was taken back, at any time."""
        return await _answer(self._changes.is_match_undone(rating_key))

    async def count(self, kind: WriteKind, since: float) -> int:
        """Return the number of writes of a kind since a time in Unix seconds."""
        return await _answer(self._changes.count(kind, since))


async def _answer[T](asked: Awaitable[T]) -> T:
    """Return the answer of the storage. Raises JournalError without one."""
    try:
        return await asked
    except LogIndexError as err:
        raise JournalError(str(err)) from err


async def async_tell_open(log_index: LogIndex, job: Job, now: float) -> None:
    """Tell in the log of a job which of its changes have an unknown end."""
    try:
        found = await log_index.changes.open_of(job.job_id)
        if job.status is JobStatus.INTERRUPTED:
            # Their requests may not have left: the resumed scan makes them again.
            await log_index.changes.discount([change.change_id for change in found])
    except LogIndexError as err:
        _LOGGER.warning("The changes of a scan cannot be read: %s", err)
        return
    for change in found:
        line = LogLine(
            time=now,
            level=LogLevel.WARNING,
            phase=job.phase or Phase.COLLECT,
            code=LineCode.CHANGE_OPEN,
            values={"title": change.title, "kind": change.kind.value},
            rating_key=change.rating_key,
        )
        log_index.add_line(job.job_id, line)
