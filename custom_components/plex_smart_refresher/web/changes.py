"""Commands of the journal: what was changed of an item, and to take that back."""

from collections.abc import Mapping
from typing import Any

import voluptuous as vol

from .. import fields
from ..jobs.serialize import started_details, unix_time, written_details
from .command import Request, command


@command(
    "changes",
    {
        **fields.page(50),
        vol.Optional("rating_key"): fields.KEY,
        vol.Optional("job_id"): fields.TEXT,
    },
    admin=True,
)
async def _changes(request: Request) -> Mapping[str, Any]:
    """Return the changes of an item or of a job, latest first."""
    page = await request.manager.records.changes.get(
        **request.given("rating_key", "job_id", "limit", "offset")
    )
    changes = [written_details(change, unix_time) for change in page.changes]
    return {"changes": changes, "total": page.total}


@command("undo_change", {vol.Required("change_id"): fields.TEXT}, admin=True)
async def _undo_change(request: Request) -> Mapping[str, Any]:
    """Start a job that takes a change back."""
    running = await request.manager.undo.async_start(request.fields["change_id"])
    return started_details(running.job)
