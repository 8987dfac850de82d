"""Counts of items over all jobs, from the log index: what is true now, also while a job runs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ..engine.job import Job
from ..engine.library_status import (
    LibraryStatus,
    OpenDefects,
    add_up,
    completely_inspected,
    health_of,
    inspected_ids,
    known_since,
)
from ..engine.media import Library
from ..storage import LogIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics:
    """The counts of items in the monitored libraries; None until counted after the start."""

    total: OpenDefects | None = None  #: the broken items
    items: int | None = None  #: all items, of the libraries that were completely inspected
    health: float | None = None  #: the share of these that are not broken, in percent
    checked: Mapping[str, int] = field(default_factory=dict)  #: items per library, by library ID
    open: Mapping[str, OpenDefects] = field(default_factory=dict)  #: open defects by library ID
    since: Mapping[str, float] = field(default_factory=dict)  #: an item not seen since is not open
    proposals: int | None = None  #: the matches that wait for a person
    new_proposals: int = 0  #: of these, found since the last job began

    @property
    def measured(self) -> Mapping[str, tuple[int, int]]:
        """Return the numbers of all and of broken items, by ID of libraries that have a health."""
        return {key: (items, self.open[key].items) for key, items in self.checked.items()}

    def status_of(self, library: Library) -> LibraryStatus:
        """Return the status of a library."""
        return LibraryStatus(
            library=library,
            checked=self.checked.get(library.library_id),
            open=self.open.get(library.library_id),
        )


async def async_count(
    log_index: LogIndex, jobs: Sequence[Job], library_ids: Collection[str] | None
) -> Statistics:
    """Count the items that jobs have seen in libraries; None means all. Raises LogIndexError.

    Jobs from before a rebuild of the log index are left out: their items are unknown.
    """
    jobs = log_index.known(jobs)
    since = {
        key: time
        for key, time in (dict.fromkeys(inspected_ids(jobs), 0.0) | known_since(jobs)).items()
        if library_ids is None or key in library_ids
    }
    found = await log_index.items.count_open(since)
    checked = {
        key: seen.checked for key, seen in completely_inspected(jobs).items() if key in found
    }
    items = sum(checked.values()) if checked else None
    return Statistics(
        total=add_up(found.values()),
        items=items,
        health=health_of(items, sum(found[key].items for key in checked)),
        checked=checked,
        open=found,
        since=since,
        proposals=await log_index.proposals.count_open(),
        new_proposals=await _count_new(log_index, jobs),
    )


async def _count_new(log_index: LogIndex, jobs: Sequence[Job]) -> int:
    """Return the number of matches to decide that the last job found. Raises LogIndexError."""
    return await log_index.proposals.count_new(jobs[0].started_at) if jobs else 0
