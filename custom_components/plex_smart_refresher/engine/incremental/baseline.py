"""Find what a new scan can build on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import batched

from ..checkpoint import Baseline, LibraryCheckpoint
from ..defects import Defect
from ..job import Job, JobStatus
from ..options import ScanOptions
from ..ports import ItemMemory
from ..results import RESOLVED, Result
from ..selection import window_start

_DAY = 86_400
#: Records that are looked through at once: fewer objects than start a garbage collection.
_RECORDS_PER_TURN = 1_000


async def find_baselines(
    jobs: Iterable[Job], memory: ItemMemory, options: ScanOptions, now: float
) -> dict[str, Baseline]:
    """Return a new scan's baselines by library; `jobs` are sorted newest first."""
    buildable = last_buildable_jobs(jobs, options, now)
    found: dict[str, Baseline] = {}
    for job in {job.job_id: job for job in buildable.values()}.values():
        left = await _left_defective(job, memory)
        if left is None:
            continue
        for health in job.libraries:
            if health.checkpoint and buildable.get(health.library_id) is job:
                found[health.library_id] = Baseline(
                    checkpoint=health.checkpoint,
                    checked=health.checked,
                    scanned_at=job.started_at,
                    defective=left.get(health.library_id, {}),
                )
    return found


async def _left_defective(
    job: Job, memory: ItemMemory
) -> Mapping[str, Mapping[str, frozenset[Defect]]] | None:
    """Return a job's defective items by library; None if results are missing."""
    records = await memory.results(job.job_id)
    defective = 0
    left: dict[str, dict[str, frozenset[Defect]]] = defaultdict(dict)
    for few in batched(records.items(), _RECORDS_PER_TURN, strict=False):
        for key, record in few:
            defective += record.result is not Result.HEALTHY
            if record.result not in RESOLVED:
                left[record.library_id][key] = record.open_defects
        await memory.keep_up()
    return None if defective < job.tally.defective else left


def last_buildable_jobs(jobs: Iterable[Job], options: ScanOptions, now: float) -> dict[str, Job]:
    """Return, by library, the last job whose checkpoint a new scan can build on.

    Only a finished job has a result for each item. It must have inspected at least what is
    requested now, and its last full read must be recent enough: a server may be wrong about
    what has changed.
    """
    found: dict[str, Job] = {}
    if options.rating_keys or options.max_items or options.found_only:
        return found
    for job in jobs:
        has_levels = set(options.levels) <= set(job.options.levels)
        for health in job.libraries if has_levels and job.status is JobStatus.SUCCESS else ():
            if health.checkpoint and _can_build_on(health.checkpoint, options, now):
                found.setdefault(health.library_id, job)
    return found


def _can_build_on(checkpoint: LibraryCheckpoint, options: ScanOptions, now: float) -> bool:
    """Return whether a checkpoint covers a scan's window and is recent enough."""
    since = window_start(options, now)
    has_window = checkpoint.since is None or (since is not None and since >= checkpoint.since)
    return has_window and 0 <= now - checkpoint.full_scan_at < options.full_scan_days * _DAY
