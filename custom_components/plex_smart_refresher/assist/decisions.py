"""Requests about what waits for a person, and to accept a proposal."""

from collections.abc import Sequence
from dataclasses import dataclass

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..channels import spoken
from ..engine.errors import EngineError
from ..engine.ladder_terms import Proposal
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.decisions import Decisions, async_read_decisions
from ..permission import async_may_read_titles
from .requests import (
    RequestRefused,
    async_check_permission,
    async_check_reachable,
    loaded_entries,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Needs:
    """What waits for a person on a server."""

    server: str
    found: Decisions  #: without items for whoever may not read their titles
    has_titles: bool  #: whoever asks may read them

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles."""
        return tuple(spoken(each.title) for each in self.found.items)


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """A proposal was accepted, and its match is under way."""

    server: str
    title: str
    job_id: str


async def async_needs(
    hass: HomeAssistant, context: Context | None, *, limit: int
) -> Sequence[Needs]:
    """Return what waits, with the titles that may be read. Raises RequestRefused."""
    try:
        return [await _async_needs(hass, context, each, limit) for each in loaded_entries(hass)]
    except EngineError as err:
        raise RequestRefused("failed", reason=str(err)) from err


async def _async_needs(
    hass: HomeAssistant, context: Context | None, entry: PlexSmartRefresherConfigEntry, limit: int
) -> Needs:
    """Return what waits on a server. Raises LogIndexError."""
    manager = entry.runtime_data.manager
    has_titles = await async_may_read_titles(hass, context, entry, is_spoken=True)
    found = await async_read_decisions(
        manager.records, manager.upkeep.statistics, limit if has_titles else 0
    )
    return Needs(server=spoken(entry.title), found=found, has_titles=has_titles)


async def async_accept(hass: HomeAssistant, context: Context | None, proposal_id: str) -> Accepted:
    """Accept the recommended candidate of a proposal. Raises RequestRefused.

    Only whoever may read what is accepted can accept it.
    """
    for entry in loaded_entries(hass):
        proposal = await _async_proposal(entry, proposal_id)
        if proposal is None:
            continue
        await async_check_permission(hass, context, [entry], "start_scan")
        if not await async_may_read_titles(hass, context, entry, is_spoken=True):
            raise RequestRefused("not_allowed")
        manager = entry.runtime_data.manager
        await async_check_reachable(manager)
        try:
            running = await manager.inbox.accept(proposal_id)
        except HomeAssistantError as err:
            raise RequestRefused("failed", reason=str(err)) from err
        return Accepted(
            server=spoken(entry.title), title=spoken(proposal.title), job_id=running.job_id
        )
    raise RequestRefused("unknown_proposal")


async def _async_proposal(
    entry: PlexSmartRefresherConfigEntry, proposal_id: str
) -> Proposal | None:
    """Return a proposal of a server. Raises RequestRefused."""
    try:
        row = await entry.runtime_data.manager.records.proposals.one(proposal_id)
    except EngineError as err:
        raise RequestRefused("failed", reason=str(err)) from err
    return None if row is None else row.proposal
