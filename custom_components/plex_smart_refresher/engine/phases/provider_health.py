"""Detect an outage of Plex's metadata sources.

Many refreshes in a row without any change indicate an outage
(docs/plex-server.md#failures-in-the-field), but can also mean that the sources have nothing for
these items: camera clips, or the episodes of a season that starts today. A search for the matches
of a control tells the two apart. A control is something that the sources must know, because they
have delivered its match, its poster and its summary. In doubt, there is no outage.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import inf

from ..context import Scan
from ..errors import JournalError, ProviderDownError, RequestError
from ..events import LogLevel, PauseReason
from ..ladder_terms import RungName
from ..lines import LineCode
from ..media import MediaItem
from ..resilience.controls import Controls
from ..results import Candidate, ItemOutcome, Result

#: Refreshes of new items of a library in a row without any effect that raise a suspicion.
_MANY_UNCHANGED = 10
#: Seconds before the sources are asked again; the last value repeats.
_DELAYS = (300.0, 600.0, 1200.0, 1800.0)
#: Seconds for which an answer about titles that can be final holds.
_HEARD_FOR = 600.0

#: What heals without the sources proves nothing about them.
_WITHOUT_SOURCES = frozenset({RungName.CHOOSE_POSTER, RungName.ANALYZE})

type Held = tuple[Candidate, ItemOutcome]


class ProviderHealth:
    """Holds results without any change back until it is known why nothing changed.

    Each library is on its own: libraries have different sources, and one that is stuck does not
    keep the others waiting.
    """

    def __init__(self, scan: Scan) -> None:
        """Start without a suspicion."""
        self._scan = scan
        self._held: defaultdict[str, list[Held]] = defaultdict(list)
        self._down: dict[str, float] = {}  # when to ask again, by library
        self._discounted: set[str] = set()  # changes
        self._searches = 0  # in vain
        self._heard: dict[str, tuple[float, bool]] = {}  # until when whether they are up
        self._waited = 0.0

    def is_down(self, library_id: str) -> bool:
        """Return whether the sources of a library are down, as far as is known."""
        return library_id in self._down

    @property
    def is_waiting(self) -> bool:
        """Return whether sources are down."""
        return bool(self._down)

    def record(self, candidate: Candidate, outcome: ItemOutcome) -> list[ItemOutcome]:
        """Record a result, and return the results that are final."""
        library_id = candidate.item.library_id
        if outcome.rung in _WITHOUT_SOURCES:
            return [outcome]
        if outcome.result in (Result.FIXED, Result.PARTLY_FIXED):
            # During an outage, it proves nothing.
            return [outcome] if self.is_down(library_id) else [*self._accept(library_id), outcome]
        if _is_telling(outcome):
            self._held[library_id].append((candidate, outcome))
            return []
        return [outcome]

    async def question(self, outcome: ItemOutcome) -> ItemOutcome:
        """Return a result with whether the sources were silent, if it is about a final title.

        Such titles raise no suspicion, but what is done during an outage must not decide on them.
        """
        if outcome.result is not Result.UNRESOLVED or not outcome.has_doubtful_title:
            return outcome
        library_id, now = outcome.item.library_id, self._scan.clock.monotonic()
        if self.is_down(library_id):
            return replace(outcome, are_sources_silent=True)
        until, is_silent = self._heard.get(library_id, (-inf, False))
        if until <= now:
            is_silent = await self._are_silent(library_id, [outcome.item])
            self._heard[library_id] = (now + _HEARD_FOR, is_silent)
        return replace(outcome, are_sources_silent=is_silent)

    def finish(self) -> list[ItemOutcome]:
        """Return the results that are final when the scan ends: none under suspicion."""
        calm = [each for each in self._held if not self._is_suspect(each)]
        return [outcome for library_id in calm for outcome in self._accept(library_id)]

    async def check(self) -> tuple[list[ItemOutcome], list[str]]:
        """Ask the sources of each suspect library, if that is due.

        Returns the results that are final now, and the libraries whose sources are back.
        """
        final: list[ItemOutcome] = []
        back: list[str] = []
        for library_id in [each for each in self._held if self._is_suspect(each)]:
            if self._scan.clock.monotonic() < self._down.get(library_id, 0.0):
                await self._discount(library_id)
                continue
            if await self.are_sources_down(library_id):
                self._down[library_id] = self._scan.clock.monotonic() + self._delay()
                self._searches += 1
                await self._discount(library_id)
            elif self.is_down(library_id):
                back.append(library_id)
            else:
                final += self._accept(library_id)
        return final, back

    def release(self, library_ids: Iterable[str]) -> list[Candidate]:
        """Return the items to try again in libraries whose sources are back."""
        again: list[Candidate] = []
        for library_id in library_ids:
            del self._down[library_id]
            again += [candidate for candidate, _ in self._held.pop(library_id)]
        return again

    def release_all(self) -> list[Candidate]:
        """Return the items of libraries whose sources are down."""
        return self.release(tuple(self._down))

    async def _discount(self, library_id: str) -> None:
        """Let what was done to the held items not count: they may be refreshed again today."""
        held = [outcome for _, outcome in self._held[library_id]]
        ids = [key for each in held for key in each.change_ids if key not in self._discounted]
        if not ids:
            return
        self._discounted.update(ids)
        try:
            await self._scan.journal.discount(ids)
        except JournalError as err:
            self._scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))

    async def wait(self) -> None:
        """Wait until the sources are asked again. Raises ProviderDownError after the maximum."""
        clock = self._scan.clock
        left = self._scan.options.pause_limit - self._waited
        if left <= 0:
            raise ProviderDownError("Plex gets nothing from its metadata sources")
        started = clock.monotonic()
        with self._scan.pause_control.paused(PauseReason.PROVIDER_DOWN):
            await self._scan.pause_control.sleep(min(min(self._down.values()) - started, left))
        self._waited += clock.monotonic() - started
        self._down = dict.fromkeys(self._down, clock.monotonic())

    def _is_suspect(self, library_id: str) -> bool:
        """Return whether too many refreshes in a row had no effect in a library."""
        return self.is_down(library_id) or len(self._held[library_id]) >= _MANY_UNCHANGED

    def _accept(self, library_id: str) -> list[ItemOutcome]:
        """Return the results that were held back: the sources have nothing for the items."""
        return [outcome for _, outcome in self._held.pop(library_id, [])]

    def _delay(self) -> float:
        """Return the seconds until the sources are asked again."""
        return _DELAYS[min(self._searches, len(_DELAYS) - 1)]

    async def are_sources_down(self, library_id: str) -> bool:
        """Return whether nothing is found for any control. Without controls, they are not."""
        return await self._are_silent(library_id, [each.item for each, _ in self._held[library_id]])

    async def _are_silent(self, library_id: str, items: Iterable[MediaItem]) -> bool:
        """Return whether nothing is found for any control; the parents of items are the first."""
        controls = Controls(self._scan.server, self._scan.options.page_size)
        try:
            return await controls.are_silent(library_id, items)
        except RequestError as err:
            self._scan.log(LogLevel.WARNING, LineCode.SOURCES_UNKNOWN, error=str(err))
            return False


def _is_telling(outcome: ItemOutcome) -> bool:
    """Return whether a refresh without effect is a surprise: it is not after earlier failures."""
    is_new = outcome.past is None or not outcome.past.attempts
    return is_new and outcome.result is Result.UNRESOLVED and not outcome.is_weak
