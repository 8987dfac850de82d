"""The scan: collect, inspect, refresh, verify."""

from collections.abc import Mapping

from .brake import Brake
from .context import Scan
from .inspection import choose, collect, inspect
from .interface import Clock, ItemMemory, MediaServer, ScanObserver, ignore_events
from .models import KnownLibrary, Result, ScanOptions, Tally
from .refresh import refresh_and_verify
from .revisit import count_changes, forgive_own_changes


async def run_scan(
    server: MediaServer,
    memory: ItemMemory,
    clock: Clock,
    options: ScanOptions,
    observer: ScanObserver = ignore_events,
    brake: Brake | None = None,
    done: Mapping[str, Result] | None = None,
    known: Mapping[str, KnownLibrary] | None = None,
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
        brake=brake or Brake(clock),
        done=done or {},
        known=known or {},
    )
    libraries = await collect(scan)
    candidates = await inspect(scan, libraries)
    queue = choose(scan, candidates)
    if options.dry_run or not queue:
        await refresh_and_verify(scan, queue)
    else:
        changes = await count_changes(scan)
        await refresh_and_verify(scan, queue)
        forgive_own_changes(scan, changes, await count_changes(scan))
    return scan.tally
