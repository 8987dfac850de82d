"""Wait until Plex has processed an item, and read what came of it."""

from collections.abc import Awaitable, Callable

from ..context import Scan
from ..defects import has_own_poster
from ..errors import RequestError
from ..learning import DurationKind, Took
from ..media import MediaItem
from ..pictures import BAD_PICTURES, PictureState
from ..reading.batching import BatchReader
from ..reading.picture_checks import PictureChecker
from .in_flight import InFlight
from .notices import Notices

#: Seconds before each read of an item without a notification; the last value repeats. With a
#: working socket this is only a safety net: sockets die silently and lose events.
_POLL_DELAYS_LISTENING: tuple[float, ...] = (30.0, 60.0)
_POLL_DELAYS: tuple[float, ...] = (4.0, 6.0, 10.0, 20.0, 30.0)
#: Seconds before each read for late pictures; the last value repeats.
_POLL_DELAYS_SETTLING: tuple[float, ...] = (2.0, 4.0)
#: How often a refresh is requested again because the server was away.
_MOST_REPEATS = 3


class Verifier:
    """Verifies the refreshes of one scan."""

    def __init__(self, scan: Scan, reader: BatchReader, notices: Notices) -> None:
        """Start with nothing to verify."""
        self._scan = scan
        self._reader = reader
        self._notices = notices
        self._pictures = PictureChecker(scan)

    async def verify(
        self,
        item: MediaItem,
        in_flight: InFlight,
        refresh_again: Callable[[], Awaitable[None]],
        *,
        is_alone: bool = False,
    ) -> MediaItem | None:
        """Return an item once it is healthy or times out; None if it is gone.

        One that is refreshed by itself alone is timed. Raises RequestError if it still cannot be
        read at the timeout.
        """
        in_flight.is_alone = is_alone
        self._start_timer(item, in_flight)
        was_healthy = not self._scan.find_defects(item)
        while True:
            await self._wait_to_read(item, in_flight)
            is_last = self._scan.clock.monotonic() >= in_flight.ends_at
            try:
                current = await self._reader.read(item.rating_key)
            except RequestError:
                if is_last:
                    raise
                continue
            if current is None:
                return None
            await self._check_picture(item, current, is_done=in_flight.is_processed or is_last)
            # Health proves a refresh only of what had a defect before.
            if not self._scan.find_defects(current) and in_flight.is_processed >= was_healthy:
                self._note_healed(in_flight)
                return current
            if self._is_forgotten(in_flight):
                await self._repeat(item, in_flight, refresh_again)
                continue
            if is_last and not in_flight.is_newly_processed:
                self._note_timeout(in_flight)
                return current
            await self._find_end(item, current, in_flight)

    async def _check_picture(self, before: MediaItem, current: MediaItem, *, is_done: bool) -> None:
        """Check the picture of an item if it is another one, or was broken and may be whole now."""
        state = self._scan.pictures.state_of(current)
        if self._scan.pictures.is_checked(current):
            is_due = is_done and state is PictureState.BROKEN
        else:
            is_due = current.thumb != before.thumb or state in BAD_PICTURES
        if is_due and has_own_poster(current):
            await self._pictures.check(current)

    def _is_forgotten(self, in_flight: InFlight) -> bool:
        """Return whether the server was away since the request, and so has forgotten it."""
        was_away = in_flight.requested_at < self._scan.server.back_at
        return was_away and in_flight.repeats < _MOST_REPEATS

    async def _repeat(
        self, item: MediaItem, in_flight: InFlight, refresh_again: Callable[[], Awaitable[None]]
    ) -> None:
        """Request a refresh again that the server has forgotten."""
        in_flight.repeats += 1
        if in_flight.has_slot:
            await refresh_again()
        self._start_timer(item, in_flight)

    def _start_timer(self, item: MediaItem, in_flight: InFlight) -> None:
        """Start the timeout of an item."""
        in_flight.requested_at = now = self._scan.clock.monotonic()
        patience = self._scan.patience
        if in_flight.has_slot:
            in_flight.ends_at = now + patience.deadline(item, is_alone=in_flight.is_alone)
        else:
            in_flight.ends_at = now + patience.picture_wait(item)

    def _note_healed(self, in_flight: InFlight) -> None:
        """Note how long it took until an item was healed."""
        if in_flight.has_slot:
            self._note(in_flight, DurationKind.PROCESSED)
        elif in_flight.checks:  # it was not healed yet when it was processed
            self._note(in_flight, DurationKind.PICTURE)

    def _note_timeout(self, in_flight: InFlight) -> None:
        """Note that an item was not processed in time, if that is why it is given up."""
        if in_flight.has_slot:
            self._note(in_flight, DurationKind.TIMED_OUT)

    def _note(self, in_flight: InFlight, kind: DurationKind) -> None:
        """Note how long something took, unless that says nothing about other times."""
        since = in_flight.requested_at
        if in_flight.is_alone and not in_flight.repeats and self._scan.is_undisturbed_since(since):
            in_flight.took.append(Took(kind, self._scan.clock.monotonic() - since))

    async def _wait_to_read(self, item: MediaItem, in_flight: InFlight) -> None:
        """Wait until it is time to read an item.

        A processed item gives its slot to the next one, and waits for late pictures without it.
        """
        left = max(0.0, in_flight.ends_at - self._scan.clock.monotonic())
        await self._scan.wait_for(in_flight.woken, min(self._poll_delay(in_flight), left))
        in_flight.woken.clear()
        in_flight.checks += 1
        if in_flight.is_newly_processed:
            self._note(in_flight, DurationKind.PROCESSED)
            in_flight.free_slot()
            in_flight.checks = 0
            self._start_timer(item, in_flight)

    def _poll_delay(self, in_flight: InFlight) -> float:
        """Return the seconds until an item is read without a notification."""
        if not in_flight.has_slot:
            delays = _POLL_DELAYS_SETTLING
        elif self._notices.are_reliable:
            delays = _POLL_DELAYS_LISTENING
        else:
            delays = _POLL_DELAYS
        return delays[min(in_flight.checks, len(delays) - 1)]

    async def _find_end(self, before: MediaItem, now: MediaItem, in_flight: InFlight) -> None:
        """Note that Plex has processed an item without a notification, if it has."""
        if not in_flight.is_processed and await self._was_processed(before, now):
            self._notices.distrust()
            in_flight.mark_processed()

    async def _was_processed(self, before: MediaItem, now: MediaItem) -> bool:
        """Return whether Plex has processed an item without a notification.

        A changed updatedAt alone proves nothing, and an empty queue could mean that the refresh was
        never started (docs/plex-server.md#refresh); both together count as proof.
        """
        if now.updated_at == before.updated_at:
            return False
        try:
            return await self._scan.server.pending_updates(before.library_id) == 0
        except RequestError:
            return False
