"""The scan: collect, inspect, refresh, verify."""

from collections.abc import Mapping

from .checkpoint import Baseline
from .context import Scan
from .incremental.changes import read_change_counters, rebase_checkpoints
from .options import ScanOptions
from .phases.collect import collect
from .phases.inspect import inspect
from .phases.propose import propose
from .phases.queue import build_queue
from .phases.refresh import refresh_and_verify
from .phases.undo import undo_changes
from .ports import Ports, ScanObserver, ignore_events
from .resilience.pause import PauseControl
from .results import Result, Tally


async def run_scan(
    ports: Ports,
    options: ScanOptions,
    observer: ScanObserver = ignore_events,
    pause_control: PauseControl | None = None,
    done: Mapping[str, Result] | None = None,
    baselines: Mapping[str, Baseline] | None = None,
) -> Tally:
    """Scan a server and return the tally.

    `pause_control` pauses it; items that are `done`, from before a restart, are skipped; of
    libraries with a baseline only what can have changed is read. Raises ServerLostError,
    ProviderDownError, InvalidTokenError, NotOwnerError or LibraryGoneError when it cannot continue.
    Cancel its task to stop it: items in progress then have no result.
    """
    scan = Scan(
        port=ports.server,
        memory=ports.memory,
        journal=ports.journal,
        clock=ports.clock,
        options=options,
        observer=observer,
        pause_control=pause_control or PauseControl(ports.clock),
        done=done or {},
        baselines=baselines or {},
    )
    scan.learn(await ports.memory.durations(ports.clock.time()))
    libraries = await collect(scan)
    if options.undo:
        await undo_changes(scan)
        return scan.tally
    queue = await build_queue(scan, await inspect(scan, libraries))
    if options.dry_run or not queue:
        await refresh_and_verify(scan, queue)
    else:
        changes = await read_change_counters(scan)
        await refresh_and_verify(scan, queue)
        rebase_checkpoints(scan, changes, await read_change_counters(scan))
    await propose(scan)
    return scan.tally
