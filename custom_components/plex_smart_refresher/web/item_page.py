"""The command of the page of an item: its state, its results in jobs, its log lines."""

from collections.abc import Mapping
from typing import Any

import voluptuous as vol

from .. import fields
from ..jobs.serialize import (
    item_details,
    job_item_details,
    job_summary,
    line_details,
    pending_details,
    unix_time,
)
from .command import Request, command

#: The latest results and log lines that are sent; the pages of the jobs have the others.
_MOST_RESULTS = 50
_MOST_LINES = 200


@command("item", {vol.Required("rating_key"): fields.KEY}, admin=True)
async def _item(request: Request) -> Mapping[str, Any]:
    """Return an item with its history; the item is None if it was never defective or is gone."""
    key, records = request.fields["rating_key"], request.manager.records
    page = await records.items.get(limit=1, rating_keys=[key])
    results = await records.job_items.of_item(key, limit=_MOST_RESULTS)
    lines = await records.lines.of_item(key, limit=_MOST_LINES)
    jobs = {row.job_id: records.job(row.job_id) for row in results}
    pending = {row.rating_key: row for row in request.manager.arrivals.pending.rows}
    arrival = pending.get(key) or await records.arrivals.one(key)
    activity = request.manager.refresh_queue.activities().get(key)
    items = [item_details(item, unix_time) | {"activity": activity} for item in page.items]
    return {
        "item": items[0] if items else None,
        "results": [
            job_item_details(row, unix_time)
            | {"job": (job := jobs[row.job_id]) and job_summary(job, unix_time)}
            for row in results
        ],
        "lines": [line_details(line, unix_time) for line in lines],
        "arrival": arrival and pending_details(arrival, unix_time),
    }
