"""The scan: collect, inspect, refresh, verify."""

from collections.abc import Mapping

from .context import Scan
from .incremental.baseline import Baseline
from .incremental.changes import read_change_counters, rebase_checkpoints
from .options import ScanOptions
from .phases.inspect import choose, collect, inspect
from .phases.refresh import refresh_and_verify
from .ports import Clock, ItemMemory, MediaServer, ScanObserver, ignore_events
from .resilience.pause import PauseControl
from .results import Result, Tally


async def run_scan(
    server: MediaServer,
    memory: ItemMemory,
    clock: Clock,
    options: ScanOptions,
    observer: ScanObserver = ignore_events,
    pause_control: PauseControl | None = None,
    done: Mapping[str, Result] | None = None,
    known: Mapping[str, Baseline] | None = None,
) -> Tally:
    """Scan a server and return the tally.

    The brake makes it wait; items that are done, from before a restart, are left alone; of known
    libraries only what can have changed is read. Raises ServerLostError, ProviderDownError,
    InvalidTokenError, NotOwnerError or LibraryGoneError when it cannot go on. Cancel its task to
    stop it: items that were under way then have no result.
    """
    scan = Scan(
        server=server,
        memory=memory,
        clock=clock,
        options=options,
        observer=observer,
        pause_control=pause_control or PauseControl(clock),
        done=done or {},
        known=known or {},
    )
    libraries = await collect(scan)
    candidates = await inspect(scan, libraries)
    queue = choose(scan, candidates)
    if options.dry_run or not queue:
        await refresh_and_verify(scan, queue)
    else:
        changes = await read_change_counters(scan)
        await refresh_and_verify(scan, queue)
        rebase_checkpoints(scan, changes, await read_change_counters(scan))
    return scan.tally
