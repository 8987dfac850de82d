"""The command for new items that are not ready yet."""

from collections.abc import Mapping
from typing import Any, Final

from ..jobs.serialize import pending_details, unix_time
from .command import Request, command

#: The most items that are sent; the state has the number of all.
_MOST: Final = 50


@command("arrivals", {}, admin=True)
async def _arrivals(request: Request) -> Mapping[str, Any]:
    """Return the new items that wait, in the order of what happens to them next."""
    activities = request.manager.refresh_queue.activities()
    return {
        "arrivals": [
            pending_details(row, unix_time) | {"activity": activities.get(row.rating_key)}
            for row in request.manager.arrivals.pending.rows[:_MOST]
        ]
    }
