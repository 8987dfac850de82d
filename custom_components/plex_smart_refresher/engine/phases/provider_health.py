"""Detect an outage of Plex's metadata sources.

Many refreshes in a row without any change indicate an outage
(docs/plex-server.md#failures-in-the-field), but can also mean that the sources have nothing for
these items. A search for matches, which asks the same sources and changes nothing, tells the two
apart if it finds something.
"""

from collections.abc import Iterable

from ..context import Scan
from ..errors import ProviderDownError, RequestError
from ..events import PauseReason
from ..results import Candidate, ItemOutcome, Result
from ..selection import is_weak

#: Refreshes of new items in a row without any effect that raise a suspicion, ...
_MANY_UNCHANGED = 10
#: ... and the number that does after an earlier suspicion in the same job.
_FEW_UNCHANGED = 3
#: Items among these that Plex is asked to search for.
_MOST_SEARCHES = 3
#: Seconds before items are tried again; the last value repeats.
_DELAYS = (300.0, 600.0, 1200.0, 1800.0)

type Held = tuple[Candidate, ItemOutcome]


class ProviderHealth:
    """Holds results without any change back until it is known why nothing changed."""

    def __init__(self, scan: Scan) -> None:
        """Start without a suspicion."""
        self._scan = scan
        self._held: list[Held] = []
        self._is_down = False
        self._pauses = 0
        self._waited = 0.0

    @property
    def is_suspect(self) -> bool:
        """Return whether too many refreshes in a row had no effect."""
        return len(self._held) >= (_FEW_UNCHANGED if self._pauses else _MANY_UNCHANGED)

    def record(self, candidate: Candidate, outcome: ItemOutcome) -> list[ItemOutcome]:
        """Record a result, and return the results that are final."""
        if outcome.result in (Result.FIXED, Result.PARTLY_FIXED):
            if self._is_down:
                return [outcome]
            self._pauses = 0
            return [*self.accept(), outcome]
        if _is_telling(outcome):
            self._held.append((candidate, outcome))
            return []
        return [outcome]

    def accept(self) -> list[ItemOutcome]:
        """Return the results that were held back: the sources have nothing for the items."""
        held, self._held = self._held, []
        return [outcome for _, outcome in held]

    def finish(self) -> list[ItemOutcome]:
        """Return the results that are final when the scan ends: none under suspicion."""
        return [] if self.is_suspect else self.accept()

    def requeue(self) -> list[Candidate]:
        """Return the items to try again: the sources were down."""
        self._is_down = False
        held, self._held = self._held, []
        return [candidate for candidate, _ in held]

    async def is_up(self) -> bool:
        """Return whether Plex finds matches for items, which it can only do at its sources."""
        for candidate, _ in _matched_first(self._held)[:_MOST_SEARCHES]:
            try:
                if await self._scan.server.has_matches(candidate.item.rating_key):
                    return True
            except RequestError:
                continue  # which proves nothing
        return False

    async def wait(self) -> None:
        """Wait before the next attempt. Raises ProviderDownError after the maximum pause."""
        clock = self._scan.clock
        left = self._scan.options.pause_limit - self._waited
        if left <= 0:
            raise ProviderDownError("Plex gets nothing from its metadata sources")
        delay = _DELAYS[min(self._pauses, len(_DELAYS) - 1)]
        self._is_down = True
        started = clock.time()
        with self._scan.pause_control.paused(PauseReason.PROVIDER_DOWN):
            await self._scan.pause_control.sleep(min(delay, left))
        self._waited += clock.time() - started
        self._pauses += 1


def _is_telling(outcome: ItemOutcome) -> bool:
    """Return whether a refresh without effect is a surprise: it is not after earlier failures."""
    is_new = outcome.past is None or not outcome.past.attempts
    return is_new and outcome.result is Result.UNRESOLVED and not is_weak(outcome.after)


def _matched_first(held: Iterable[Held]) -> list[Held]:
    """Return matched items first: the sources have something for them."""
    return sorted(held, key=lambda each: not each[0].item.guid.startswith("plex://"))
