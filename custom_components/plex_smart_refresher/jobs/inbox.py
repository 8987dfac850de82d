"""The inbox: what a person decides on items without a match."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..const import DOMAIN
from ..engine.defects import is_unmatched
from ..engine.evidence import MATCHABLE, query_of, weigh
from ..engine.file_names import search_words
from ..engine.job import JobTrigger
from ..engine.ladder_terms import MatchCandidate, Proposal, WantedMatch
from ..engine.media import Library, MediaItem
from ..engine.options import ScanOptions
from ..engine.ports import Clock, MediaServer
from ..options import read
from ..storage import Proposals, ProposalStatus
from .running import RunningJob

#: Items whose candidates of a search by a person are remembered.
_MOST_SEARCHED = 50

type StartJob = Callable[[ScanOptions, JobTrigger], Awaitable[RunningJob]]


class Inbox:
    """Accepts and declines proposals, and searches for other candidates."""

    def __init__(
        self,
        entry: ConfigEntry,
        server: MediaServer,
        clock: Clock,
        proposals: Proposals,
        start: StartJob,
        count: Callable[[], Awaitable[None]],
    ) -> None:
        """Start with an empty queue; a decision is counted at once."""
        self._entry = entry
        self._server = server
        self._clock = clock
        self._proposals = proposals
        self._start = start
        self._count = count
        self._queued: dict[str, WantedMatch] = {}  # by rating key
        self._searched: dict[str, Mapping[str, MatchCandidate]] = {}  # by rating key and guid

    @property
    def queued(self) -> frozenset[str]:
        """Return the rating keys of the items whose matches wait for the running job."""
        return frozenset(self._queued)

    # Accept

    async def accept(self, proposal_id: str, guid: str | None = None) -> RunningJob:
        """Start a job that matches an item with a candidate, by default the recommended one.

        Raises ServiceValidationError if that is not possible or a job is running.
        """
        return await self._async_match([await self._async_wanted(proposal_id, guid)])

    async def accept_many(self, proposal_ids: Iterable[str]) -> RunningJob:
        """Start a job that matches all items whose recommended candidate needs no second look.

        Raises ServiceValidationError if there is none or a job is running.
        """
        return await self._async_match(await self._async_plain(proposal_ids))

    async def accept_soon(self, proposal_id: str, guid: str | None = None) -> None:
        """Match an item now or, while another job runs, after it."""
        await self._async_match_soon([await self._async_wanted(proposal_id, guid)])

    async def accept_many_soon(self, proposal_ids: Iterable[str]) -> int:
        """Match all items that need no second look, now or later; return their number."""
        matches = await self._async_plain(proposal_ids)
        await self._async_match_soon(matches)
        return len(matches)

    async def _async_wanted(self, proposal_id: str, guid: str | None) -> WantedMatch:
        """Return the match that a person wants. Raises ServiceValidationError."""
        proposal = await self._async_open(proposal_id)
        if guid is None:
            candidate = proposal.recommended
            if candidate is None:
                raise _refused("nothing_recommended", "proposal_id", proposal_id)
        else:
            offered = {each.guid: each for each in proposal.candidates}
            offered |= self._searched.get(proposal.rating_key, {})
            candidate = offered.get(guid)
            if candidate is None:
                raise _refused("unknown_candidate", "guid", guid)
        return _match_of(proposal, candidate)

    async def _async_plain(self, proposal_ids: Iterable[str]) -> Sequence[WantedMatch]:
        """Return the matches of proposals that need no second look; others stay open."""
        rows = [await self._proposals.open(each) for each in dict.fromkeys(proposal_ids)]
        matches = [
            _match_of(row.proposal, row.proposal.recommended)
            for row in rows
            if row and row.proposal.is_plain and row.proposal.recommended
        ]
        if not matches:
            raise _refused("nothing_recommended", "proposal_ids", str(len(rows)))
        return matches

    async def _async_open(self, proposal_id: str) -> Proposal:
        """Return an open proposal. Raises ServiceValidationError."""
        row = await self._proposals.open(proposal_id)
        if row is None:
            raise _refused("unknown_proposal", "proposal_id", proposal_id)
        return row.proposal

    async def _async_match(self, matches: Sequence[WantedMatch]) -> RunningJob:
        """Start a job that makes matches. Whoever asked for it waits for the answer."""
        options = replace(
            read(self._entry.options).for_items([each.rating_key for each in matches]),
            matches=tuple(matches),
            wait_while_busy=False,
            wait_while_playing=False,
        )
        return await self._start(options, JobTrigger.MANUAL)

    # Queue

    async def _async_match_soon(self, matches: Sequence[WantedMatch]) -> None:
        """Start a job that makes matches, or queue them while another one runs."""
        self._queued |= {each.rating_key: each for each in matches}
        try:
            await self.async_start_next()
        except ServiceValidationError:
            return  # another job runs; its end is the next occasion
        except HomeAssistantError:
            self.drop()  # the server is being unloaded
            raise

    @property
    def is_wanted(self) -> bool:
        """Return whether matches wait."""
        return bool(self._queued)

    async def async_start_next(self) -> None:
        """Start a job with the queued matches. Raises HomeAssistantError."""
        matches = tuple(self._queued.values())
        await self._async_match(matches)
        for each in matches:
            if self._queued.get(each.rating_key) == each:  # not another choice made meanwhile
                del self._queued[each.rating_key]

    @callback
    def drop(self) -> None:
        """Forget the queued matches."""
        self._queued.clear()

    # Other decisions

    async def decline(self, proposal_id: str, *, forever: bool = False) -> None:
        """Decline a proposal until there are other candidates, or for ever."""
        await self._async_dequeue(proposal_id)
        status = ProposalStatus.NEVER if forever else ProposalStatus.DECLINED
        await self._proposals.set_status(proposal_id, status)
        await self._count()

    async def _async_dequeue(self, proposal_id: str) -> None:
        """Remove the match that waits for an open proposal: the last decision counts.

        Raises ServiceValidationError if it is not open.
        """
        proposal = await self._async_open(proposal_id)
        self._queued.pop(proposal.rating_key, None)

    async def reopen(self, proposal_id: str) -> None:
        """Take back that a proposal was declined or put off."""
        if not await self._proposals.set_status(proposal_id, ProposalStatus.OPEN):
            raise _refused("unknown_proposal", "proposal_id", proposal_id)
        await self._count()

    async def later(self, proposal_id: str, *, days: int = 7) -> None:
        """Hide a proposal for some days."""
        await self._async_dequeue(proposal_id)
        until = self._clock.time() + timedelta(days=days).total_seconds()
        await self._proposals.set_later(proposal_id, until)
        await self._count()

    # Search

    async def search(
        self,
        rating_key: str,
        title: str | None = None,
        year: int | None = None,
        external_id: str | None = None,
    ) -> Sequence[MatchCandidate]:
        """Return candidates for an unmatched item: by an external ID, by title, or as Plex would.

        Raises ServiceValidationError if the item cannot be matched, and EngineError.
        """
        item, library = await self._async_item(rating_key)
        words = title
        if external_id:
            words = search_words(external_id)
            if words is None:
                raise _refused("invalid_external_id", "external_id", external_id)
        query = query_of(words, library, None if external_id else year) if words else None
        found = await self._server.search_matches(item, query)
        weighed = weigh(item, found, found if external_id else (), most=len(found))
        offered = [replace(each, is_recommended=False) for each in weighed.candidates]
        self._searched[rating_key] = {each.guid: each for each in offered}
        while len(self._searched) > _MOST_SEARCHED:
            del self._searched[next(iter(self._searched))]
        return offered

    async def candidate(self, rating_key: str, guid: str) -> MatchCandidate | None:
        """Return a candidate that was offered for an item, if it was."""
        row = await self._proposals.for_item(rating_key)
        offered = {each.guid: each for each in row.proposal.candidates} if row else {}
        return (offered | {**self._searched.get(rating_key, {})}).get(guid)

    async def _async_item(self, rating_key: str) -> tuple[MediaItem, Library]:
        """Return an unmatched item and its library. Raises ServiceValidationError."""
        item = (await self._server.read_items([rating_key])).get(rating_key)
        libraries = {each.library_id: each for each in await self._server.libraries()}
        library = libraries.get(item.library_id) if item else None
        if item is None or library is None:
            raise _refused("item_not_inspected", "rating_key", rating_key)
        if item.type not in MATCHABLE or not is_unmatched(item):
            raise _refused("not_matchable", "rating_key", rating_key)
        return item, library


def _match_of(proposal: Proposal, candidate: MatchCandidate) -> WantedMatch:
    """Return the match of an item with a candidate."""
    return WantedMatch(
        rating_key=proposal.rating_key,
        guid=candidate.guid,
        name=candidate.name,
        year=candidate.year,
    )


def _refused(key: str, field: str, value: str) -> ServiceValidationError:
    """Return the error about a field."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={"field": field, "value": value},
    )
