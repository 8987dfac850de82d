"""Counts of items over all jobs, from the log index."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..engine.defects import Defect
from ..engine.job import Job
from ..engine.library_status import (
    LibraryStatus,
    OpenDefects,
    completely_inspected,
    inspected_ids,
    known_since,
)
from ..engine.media import Library
from ..storage import LogIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics:
    """The counts of items; None until counted after the start."""

    waiting: int | None = None  #: items that await a retry
    to_review: int | None = None  #: protected items
    defective: int | None = None  #: items that were defective when last seen
    checked: Mapping[str, int] = field(default_factory=dict)  #: items per library, by library ID
    open: Mapping[str, OpenDefects] = field(default_factory=dict)  #: open defects by library ID
    since: Mapping[str, float] = field(default_factory=dict)  #: an item not seen since is not open

    @property
    def by_defect(self) -> Mapping[Defect, int]:
        """Return the number of open items per defect."""
        found = Counter[Defect]()
        for each in self.open.values():
            found.update(each.defects)
        return {defect: found[defect] for defect in Defect if found[defect]}

    def status_of(self, library: Library) -> LibraryStatus:
        """Return the status of a library."""
        return LibraryStatus(
            library=library,
            checked=self.checked.get(library.library_id),
            open=self.open.get(library.library_id),
        )


async def async_count(log_index: LogIndex, jobs: Sequence[Job]) -> Statistics:
    """Count the items that jobs have seen. Raises LogIndexError.

    Jobs from before a rebuild of the log index are left out: their items are unknown.
    """
    jobs = log_index.known(jobs)
    since = dict.fromkeys(inspected_ids(jobs), 0.0) | known_since(jobs)
    found = await log_index.items.count_open(since)
    return Statistics(
        **await log_index.items.count(),
        defective=sum(each.items for each in found.values()),
        checked={key: seen.checked for key, seen in completely_inspected(jobs).items()},
        open=found,
        since=since,
    )
