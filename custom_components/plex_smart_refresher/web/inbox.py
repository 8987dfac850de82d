"""Commands of the inbox: what a person decides on items without a match."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import voluptuous as vol

from .. import fields
from ..const import CANDIDATES_PATH
from ..jobs.serialize import candidate_details, proposal_details, unix_time
from .command import Request, command

_PROPOSAL: fields.Schema = {vol.Required("proposal_id"): fields.TEXT}


@command("proposals", {**fields.page(50), vol.Optional("library"): fields.TEXT}, admin=True)
async def _proposals(request: Request) -> Mapping[str, Any]:
    """Return the proposals that wait for a decision, those with the best evidence first."""
    library = request.fields.get("library")
    page = await request.manager.records.proposals.get(
        **request.given("limit", "offset"), library_ids=None if library is None else [library]
    )
    return {
        "proposals": [_shown(request, proposal_details(row, unix_time)) for row in page.items],
        "total": page.total,
    }


@command("proposal", {vol.Required("rating_key"): fields.KEY}, admin=True)
async def _proposal(request: Request) -> Mapping[str, Any]:
    """Return the open proposal for an item, if there is one."""
    row = await request.manager.records.proposals.for_item(request.fields["rating_key"])
    return {"proposal": row and _shown(request, proposal_details(row, unix_time))}


def _shown(request: Request, shown: dict[str, Any]) -> dict[str, Any]:
    """Return a proposal as the panel shows it."""
    key = shown["rating_key"]
    return shown | {
        "is_queued": key in request.manager.inbox.queued,
        "candidates": [_with_picture(request, key, each) for each in shown["candidates"]],
    }


def _with_picture(request: Request, rating_key: str, shown: dict[str, Any]) -> dict[str, Any]:
    """Return a candidate with an address of Home Assistant for its picture."""
    path = CANDIDATES_PATH.format(entry_id=request.entry.entry_id) + rating_key
    address = f"{path}?guid={quote(shown['guid'], safe='')}" if shown["has_picture"] else ""
    return shown | {"picture": address}


@command("accept_proposal", {**_PROPOSAL, vol.Optional("guid"): fields.TEXT}, admin=True)
async def _accept(request: Request) -> Mapping[str, Any]:
    """Match an item at once, or after the running job."""
    await request.manager.inbox.accept_soon(
        request.fields["proposal_id"], request.fields.get("guid")
    )
    return _job(request)


@command("accept_proposals", {vol.Required("proposal_ids"): fields.NAMES}, admin=True)
async def _accept_many(request: Request) -> Mapping[str, Any]:
    """Match the items whose recommended candidate needs no second look, and return their number."""
    accepted = await request.manager.inbox.accept_many_soon(request.fields["proposal_ids"])
    return _job(request) | {"items": accepted}


def _job(request: Request) -> dict[str, Any]:
    """Return the running job: the one that was started, or that has to end first."""
    return {"job_id": request.manager.job and request.manager.job.job_id}


@command(
    "decline_proposal",
    {**_PROPOSAL, vol.Optional("forever", default=False): fields.FLAG},
    admin=True,
)
async def _decline(request: Request) -> Mapping[str, Any]:
    """Decline a proposal until there are other candidates, or for ever."""
    await request.manager.inbox.decline(
        request.fields["proposal_id"], forever=request.fields["forever"]
    )
    return {}


@command("postpone_proposal", _PROPOSAL, admin=True)
async def _postpone(request: Request) -> Mapping[str, Any]:
    """Hide a proposal for a week."""
    await request.manager.inbox.later(request.fields["proposal_id"])
    return {}


@command("reopen_proposal", _PROPOSAL, admin=True)
async def _reopen(request: Request) -> Mapping[str, Any]:
    """Take back that a proposal was declined or put off."""
    await request.manager.inbox.reopen(request.fields["proposal_id"])
    return {}


@command(
    "search_matches",
    {
        vol.Required("rating_key"): fields.KEY,
        vol.Optional("title"): fields.TEXT,
        vol.Optional("year"): fields.YEAR,
        vol.Optional("external_id"): fields.TEXT,
    },
    admin=True,
)
async def _search(request: Request) -> Mapping[str, Any]:
    """Return the candidates that Plex finds for an item."""
    key = request.fields["rating_key"]
    found = await request.manager.inbox.search(key, **request.given("title", "year", "external_id"))
    return {"candidates": [_with_picture(request, key, candidate_details(each)) for each in found]}
