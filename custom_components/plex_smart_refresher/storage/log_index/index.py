"""The log index in SQLite: lines, defective items and their results."""

from collections.abc import Callable, Iterable
import sqlite3

from homeassistant.core import HomeAssistant, callback

from ...engine.events import LogLine
from ...engine.job import Job
from ...engine.ladder_terms import Proposal
from ...engine.learning import Duration
from ...engine.results import ItemOutcome, ItemState
from ..files import database_path
from .arrivals import Arrivals
from .buffer import Writer
from .changes import Changes
from .database import Database
from .health_points import HealthPoints
from .imports import Imports
from .item_changes import ItemChanges
from .item_groups import ItemGroups
from .items import Items
from .job_items import JobItems
from .lines import Lines
from .memory import Memory
from .pictures import PictureRounds
from .proposals import Proposals
from .purge import Purge
from .records import PendingProposal
from .rows import line_row, outcome_row


class LogIndex:
    """The log index of a config entry."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Prepare the log index of a config entry."""
        self._hass = hass
        self.database = Database(hass, database_path(hass, entry_id))
        self.writer = Writer(hass, self.database)
        self.proposals = Proposals(self.writer)
        self.memory = Memory(self.writer, self.proposals)
        self.picture_rounds = PictureRounds(self.writer)
        self.items = Items(self.writer, self.database)
        self.item_groups = ItemGroups(self.writer, self.database)
        self.item_changes = ItemChanges(self.writer, self.database)
        self.job_items = JobItems(self.writer)
        self.lines = Lines(self.writer, self.database)
        self.changes = Changes(hass, self.database)
        self.imports = Imports(self.database)
        self.health_points = HealthPoints(self.database)
        self.arrivals = Arrivals(self.database)

    @property
    def begun(self) -> float:
        """Return when it was created, in Unix seconds: a rebuilt one has no earlier data."""
        return self.database.begun

    def known(self, jobs: Iterable[Job]) -> list[Job]:
        """Return the jobs that began since it was created; it knows nothing of earlier ones."""
        return [job for job in jobs if job.started_at >= self.begun]

    @property
    def is_failing(self) -> bool:
        """Return whether the last attempt to write failed."""
        return self.writer.has_failed

    @property
    def problem(self) -> str | None:
        """Return the problem with the file until the user dismisses it."""
        return self.database.problem

    @problem.setter
    def problem(self, problem: str | None) -> None:
        """Set the problem with the file."""
        self.database.problem = problem

    async def async_open(self) -> None:
        """Open the file; an unusable one is quarantined or, otherwise, replaced by memory."""
        await self._hass.async_add_executor_job(self.database.open)

    async def async_close(self) -> None:
        """Write pending records, and close. Also call it when Home Assistant stops."""
        self.writer.stop_timer()
        await self._hass.async_add_executor_job(self.close)

    def close(self) -> None:
        """Write pending records, and close; in the executor."""
        self.writer.flush()
        self.database.close()

    @callback
    def add_line(self, job_id: str, line: LogLine) -> None:
        """Record a line of a job's log."""
        self.writer.add_line(line_row(job_id, line))

    @callback
    def add_outcome(
        self,
        job_id: str,
        outcome: ItemOutcome,
        time: float,
        *,
        state: ItemState | None,
        dry_run: bool,
    ) -> None:
        """Record the outcome of an item and its state."""
        row = outcome_row(job_id, outcome, time, state=state, dry_run=dry_run)
        self.writer.add_outcome(row)
        item = outcome.item
        for took in outcome.took:
            self.writer.add_outcome(Duration(item.library_id, item.type, *took, time))

    @callback
    def add_duration(self, duration: Duration) -> None:
        """Record how long something took that is no outcome of a job."""
        self.writer.add_outcome(duration)

    @callback
    def add_found(self, job_id: str, outcome: ItemOutcome, time: float) -> None:
        """Record a defective item whose result may follow."""
        self.writer.add_outcome(outcome_row(job_id, outcome, time, is_final=False))

    @callback
    def add_proposal(self, proposal: Proposal, time: float) -> None:
        """Record a proposal, after the outcome of its item."""
        self.writer.add_outcome(PendingProposal(proposal, time))

    async def async_flush(self) -> None:
        """Write pending records, and wait until they are written."""
        await self.writer.async_flush()

    async def async_sync(self) -> None:
        """Write pending records, and sync them to survive a power failure."""
        await self.writer.async_flush()
        await self._hass.async_add_executor_job(self.database.sync)

    async def sizes(self) -> dict[str, int]:
        """Return the number of lines and items, and the size in bytes."""
        lines, items = await self.database.async_run(_count_rows)
        file_bytes = await self._hass.async_add_executor_job(self.database.file_bytes)
        return {"lines": lines, "items": items, "file_bytes": file_bytes}

    async def async_purge(
        self,
        now: float,
        *,
        log_days: int,
        item_days: int,
        change_days: int,
        jobs: Callable[[], Iterable[Job]],
    ) -> dict[str, int]:
        """Delete old records and records without a job, and return their number."""
        await self.writer.async_flush()
        purge = Purge(self.database)
        return await purge.async_run(
            now, log_days=log_days, item_days=item_days, change_days=change_days, jobs=jobs
        )

    async def async_backup_prepare(self) -> None:
        """Update the file and hold it; changes only go to its companion."""
        await self.writer.async_run(_hold_file)

    async def async_backup_done(self) -> None:
        """Allow changes to the file again."""
        await self.database.async_run(_release_file)


def _count_rows(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return the numbers of log lines and items."""
    query = "SELECT (SELECT COALESCE(SUM(lines), 0) FROM log_counts), (SELECT COUNT(*) FROM items)"
    lines, items = connection.execute(query).fetchone()
    return lines, items


def _hold_file(connection: sqlite3.Connection) -> None:
    """Update the file and hold further writes."""
    connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _release_file(connection: sqlite3.Connection) -> None:
    """Allow SQLite to write to the file again."""
    connection.execute("PRAGMA wal_autocheckpoint = 1000").fetchall()
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
