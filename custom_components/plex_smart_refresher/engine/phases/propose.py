"""The proposals of a scan: what a person can decide on items that stay without a match.

Each search asks Plex's metadata sources, so a scan looks at a few items, and at none of them again
for some days unless its file changes. An outage looks like an item that nobody knows: that nothing
is found for an item is only believed of sources that find something else.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from heapq import nsmallest

from ..context import Scan
from ..defects import is_unmatched
from ..errors import RequestError
from ..events import LogLevel, ProposalFound
from ..evidence import Weighed, query_of, weigh
from ..file_names import names_of, readings_of
from ..imports import known_ids
from ..ladder_terms import Evidence, MatchCandidate, Proposal, ProposalReason
from ..lines import LineCode
from ..media import Dossier, Library, MediaItem
from .provider_health import ProviderHealth

#: The maximum number of items per scan.
MOST_ITEMS = 50
#: Seconds after which candidates for an item are searched again.
_SEARCH_AGAIN_AFTER = 7 * 86_400.0


async def propose(scan: Scan) -> None:
    """Search candidates for items without a match, and publish what a person can decide."""
    if scan.options.dry_run or not scan.unmatched:
        return
    found_nothing: list[Proposal] = []
    knowing: set[str] = set()  # libraries whose sources found something
    async for item in _items(scan, await _due(scan)):
        await scan.wait_until_allowed()
        if scan.pause_control.is_draining:
            return
        try:
            proposal = await _proposal_for(scan, item)
        except RequestError as err:
            code = LineCode.NOT_PROPOSED
            scan.log_item(LogLevel.WARNING, item, code, error=str(err))
            continue
        if proposal.candidates:
            knowing.add(item.library_id)
            _publish(scan, proposal)
        else:
            found_nothing.append(proposal)
    health = ProviderHealth(scan)
    for library_id in {each.library_id for each in found_nothing} - knowing:
        if not await health.are_sources_down(library_id):
            knowing.add(library_id)
    for proposal in found_nothing:
        if proposal.library_id in knowing:
            _publish(scan, proposal)


def _publish(scan: Scan, proposal: Proposal) -> None:
    """Publish a proposal."""
    scan.publish(ProposalFound(time=scan.clock.time(), proposal=proposal))


async def _due(scan: Scan) -> Sequence[str]:
    """Return the rating keys of the items to search for: failed and new ones first."""
    marks = await scan.memory.proposed(list(scan.unmatched))
    now = scan.clock.time()
    due: list[tuple[bool, float, str]] = []
    for key, (_, file) in scan.unmatched.items():
        await scan.give_way()
        mark = marks.get(key)
        is_failed = key in scan.failed_matches
        if mark is None:
            due.append((not is_failed, 0.0, key))
            continue
        # A date that lies ahead comes from a wrong clock.
        is_old = not 0 <= now - mark.checked_at < _SEARCH_AGAIN_AFTER
        is_other = bool(file) and file != mark.file
        is_asked_for = is_failed or scan.options.is_asked_for
        if not mark.is_final and (is_old or is_other or is_asked_for):
            due.append((not is_failed, mark.checked_at, key))
    return [key for _, _, key in nsmallest(MOST_ITEMS, due)]


async def _items(scan: Scan, keys: Sequence[str]) -> AsyncIterator[MediaItem]:
    """Yield the items that still have no match, as they are now."""
    items, _ = await scan.read_confirmed(keys)
    for key in keys:
        item = items.get(key)
        if item is not None and is_unmatched(item):
            yield item._replace(library_id=item.library_id or scan.unmatched[key][0])


async def _proposal_for(scan: Scan, item: MediaItem) -> Proposal:
    """Return the proposal for an item. Raises RequestError."""
    dossier = await scan.server.read_dossier(item.rating_key) or Dossier()
    library = scan.library_of(item)
    by_id = await _by_id(scan, item, library) if library else []
    found = await _by_name(scan, item, library)
    weighed = weigh(item, found, by_id)
    would_merge = await _would_merge(scan, item, weighed.candidates)
    candidates = weighed.candidates
    if would_merge:
        candidates = tuple(replace(each, is_recommended=False) for each in candidates)
    loses = _loses(item)
    return Proposal(
        rating_key=item.rating_key,
        library_id=item.library_id,
        type=item.type,
        title=item.display_title,
        year=item.year,
        file=item.file,
        reason=_reason(
            weighed,
            is_failed=item.rating_key in scan.failed_matches,
            would_merge=would_merge,
            loses=bool(loses),
            dossier=dossier,
        ),
        candidates=candidates,
        loses=loses,
    )


async def _by_id(scan: Scan, item: MediaItem, library: Library) -> list[MatchCandidate]:
    """Return the candidates that the external IDs of an item and its imports lead to."""
    found: list[MatchCandidate] = []
    for each in known_ids(item, await scan.memory.imports(item)):
        found += await scan.server.search_matches(item, query_of(each.words, library))
    return found


async def _by_name(
    scan: Scan, item: MediaItem, library: Library | None
) -> Sequence[MatchCandidate]:
    """Return what Plex would offer or, if that is nothing, what it finds by the name of the file.

    The title of an item without a match can be anything.
    """
    found = await scan.server.search_matches(item)
    if found or library is None:
        return found
    for name in names_of(item):
        for reading in readings_of(name)[:1]:
            query = query_of(reading.title, library, reading.year)
            if found := await scan.server.search_matches(item, query):
                return found
    return ()


async def _would_merge(scan: Scan, item: MediaItem, candidates: Sequence[MatchCandidate]) -> bool:
    """Return whether another item of the library has the match of the best candidate."""
    if not candidates or candidates[0].evidence not in (Evidence.ID, Evidence.TITLE_AND_YEAR):
        return False
    owners = await scan.server.with_guid(item.library_id, item.type, candidates[0].guid)
    return any(each.rating_key != item.rating_key for each in owners)


def _loses(item: MediaItem) -> tuple[str, ...]:
    """Return the names of the fields that somebody may have edited."""
    edited = item.locked_fields | ({"summary"} if item.summary else frozenset())
    return tuple(sorted(edited))


def _reason(
    weighed: Weighed, *, is_failed: bool, would_merge: bool, loses: bool, dossier: Dossier
) -> ProposalReason:
    """Return why a match needs a person: the first reason that applies."""
    best = next(iter(weighed.candidates), None)
    is_certain = best is not None and best.is_recommended and best.evidence is Evidence.ID
    reasons = {
        ProposalReason.MATCH_FAILED: is_failed,
        ProposalReason.NO_CANDIDATES: best is None,
        ProposalReason.WOULD_MERGE: would_merge,
        ProposalReason.HAND_MADE: loses,
        ProposalReason.WATCHED: dossier.is_watched,
        ProposalReason.SEVERAL_FILES: len(dossier.files) > 1 or bool(dossier.edition),
        ProposalReason.CONTRADICTION: weighed.has_contradiction,
        ProposalReason.TWINS: weighed.has_twins,
        ProposalReason.READY: is_certain,
    }
    return next((each for each, applies in reasons.items() if applies), ProposalReason.NO_ID)
