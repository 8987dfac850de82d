"""Wait until Plex has processed an item, and read what came of it."""

from collections.abc import Awaitable, Callable

from ..context import Scan
from ..defects import has_own_poster
from ..errors import RequestError
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
        self, item: MediaItem, in_flight: InFlight, refresh_again: Callable[[], Awaitable[None]]
    ) -> MediaItem | None:
        """Return an item once it is healthy or times out; None if it is gone.

        Raises RequestError if it still cannot be read at the timeout.
        """
        self._start_timer(in_flight)
        was_healthy = not self._scan.find_defects(item)
        while True:
            await self._wait_to_read(in_flight)
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
                return current
            if self._is_forgotten(in_flight):
                in_flight.repeats += 1
                if in_flight.has_slot:
                    await refresh_again()
                self._start_timer(in_flight)
                continue
            if is_last and not in_flight.is_newly_processed:
                return current
            if not in_flight.is_processed and await self._was_processed(item, current):
                self._notices.distrust()
                in_flight.mark_processed()

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

    def _start_timer(self, in_flight: InFlight) -> None:
        """Start the timeout of an item."""
        in_flight.requested_at = now = self._scan.clock.monotonic()
        options = self._scan.options
        wait = options.item_deadline if in_flight.has_slot else options.picture_wait
        in_flight.ends_at = now + wait

    async def _wait_to_read(self, in_flight: InFlight) -> None:
        """Wait until it is time to read an item.

        A processed item gives its slot to the next one, and waits for late pictures without it.
        """
        left = max(0.0, in_flight.ends_at - self._scan.clock.monotonic())
        await self._scan.wait_for(in_flight.woken, min(self._poll_delay(in_flight), left))
        in_flight.woken.clear()
        in_flight.checks += 1
        if in_flight.is_newly_processed:
            in_flight.free_slot()
            in_flight.checks = 0
            self._start_timer(in_flight)

    def _poll_delay(self, in_flight: InFlight) -> float:
        """Return the seconds until an item is read without a notification."""
        if not in_flight.has_slot:
            delays = _POLL_DELAYS_SETTLING
        elif self._notices.are_reliable:
            delays = _POLL_DELAYS_LISTENING
        else:
            delays = _POLL_DELAYS
        return delays[min(in_flight.checks, len(delays) - 1)]

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
