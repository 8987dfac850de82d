"""The actions of the repair ladder: proposals and their decisions, changes and their undo."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.core import ServiceResponse, SupportsResponse
import voluptuous as vol

from . import fields
from .action import action
from .jobs.manager import JobManager
from .jobs.serialize import (
    candidate_details,
    outcome_details,
    proposal_details,
    written_details,
)
from .permission import administrators, everybody, who_may_press

#: What the answers hold of a candidate, a proposal and a change.
_CANDIDATE = ("guid", "name", "year", "evidence", "recommended")
_PROPOSAL = ("proposal_id", "rating_key", "title", "type", "library", "reason", "file")
_CHANGE = ("change_id", "rating_key", "title", "rung", "time", "before", "after", "undone")
#: What of these names an item or a candidate.
_TITLES = frozenset({"title", "file", "guid", "name", "year"})


def _pick(details: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return some of the details."""
    return {name: details[name] for name in names}


def without_title(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer without what names its item."""
    return {name: value for name, value in answer.items() if name not in _TITLES}


def _without_titles(answer: dict[str, Any]) -> dict[str, Any]:
    """Return proposals without what names their items or candidates."""
    proposals = [
        without_title(each) | {"candidates": [without_title(one) for one in each["candidates"]]}
        for each in answer["proposals"]
    ]
    return answer | {"proposals": proposals}


@action(
    "get_proposals",
    right=everybody,
    fields={**fields.page(50), vol.Optional("library"): fields.TEXT},
    response=SupportsResponse.ONLY,
    without_titles=_without_titles,
)
async def _get_proposals(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Return the proposals that wait for a decision."""
    library = data.get("library")
    page = await manager.records.proposals.get(
        limit=data["limit"],
        offset=data["offset"],
        library_ids=await manager.libraries.async_ids_of([library], "library") if library else None,
    )
    names = {library.library_id: library.name for library in manager.libraries.all}
    return {
        "total": page.total,
        "proposals": [
            _pick({**shown, "library": names.get(shown["library_id"], "")}, _PROPOSAL)
            | {"candidates": [_pick(each, _CANDIDATE) for each in shown["candidates"]]}
            for shown in map(proposal_details, page.items)
        ],
    }


@action(
    "accept_proposal",
    right=who_may_press("start_scan"),
    fields={
        vol.Required("proposal_id"): fields.TEXT,
        vol.Optional("guid"): fields.TEXT,
    },
)
async def _accept_proposal(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Match an item with a candidate and return the verified result."""
    row = await manager.records.proposals.one(data["proposal_id"])
    running = await manager.inbox.accept(data["proposal_id"], data.get("guid"))
    await running.async_success()
    outcome = next(iter(running.outcomes.values()), None)
    key = row.proposal.rating_key if row and outcome is None else ""
    shown = outcome_details(outcome.item.rating_key if outcome else key, outcome)
    return {
        **_pick(shown, ("rating_key", "result", "defects")),
        "change_id": next(iter(shown.get("change_ids", ())), None),
    }


@action(
    "decline_proposal",
    right=who_may_press("start_scan"),
    fields={
        vol.Required("proposal_id"): fields.TEXT,
        vol.Optional("forever", default=False): fields.FLAG,
    },
)
async def _decline_proposal(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Decline a proposal, once or for good."""
    await manager.inbox.decline(data["proposal_id"], forever=data["forever"])
    return {"proposal_id": data["proposal_id"], "forever": data["forever"]}


@action(
    "search_matches",
    right=administrators,  # what it finds for an item names the item
    fields={
        vol.Required("rating_key"): fields.KEY,
        vol.Optional("title"): fields.TEXT,
        vol.Optional("year"): fields.YEAR,
        vol.Optional("external_id"): fields.TEXT,
    },
    response=SupportsResponse.ONLY,
)
async def _search_matches(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Return the candidates that Plex finds for an item."""
    found = await manager.inbox.search(
        data["rating_key"],
        title=data.get("title"),
        year=data.get("year"),
        external_id=data.get("external_id"),
    )
    return {"candidates": [_pick(candidate_details(each), _CANDIDATE) for each in found]}


@action(
    "get_changes",
    right=administrators,
    fields={
        vol.Optional("rating_key"): fields.KEY,
        vol.Optional("job_id"): fields.TEXT,
        **fields.page(50),
    },
    response=SupportsResponse.ONLY,
)
async def _get_changes(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Return the changes of items, newest first."""
    page = await manager.records.changes.get(
        rating_key=data.get("rating_key"),
        job_id=data.get("job_id"),
        limit=data["limit"],
        offset=data["offset"],
    )
    return {
        "total": page.total,
        "changes": [_pick(written_details(each), _CHANGE) for each in page.changes],
    }


@action(
    "undo_change",
    right=who_may_press("start_scan"),
    fields={vol.Required("change_id"): fields.TEXT},
    without_titles=without_title,
)
async def _undo_change(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Take a change back and return the verified result."""
    outcome = await manager.undo.async_undo(data["change_id"])
    return outcome_details(outcome.item.rating_key, outcome)
