"""Commands of the work list: items by segment, show and season, and what is done with them."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import voluptuous as vol

from .. import fields
from ..engine.marks import ALL_MARKED, Marks
from ..engine.results import ATTENTION
from ..jobs.refresh_queue import MOST_REFRESHES
from ..jobs.serialize import entry_details, item_details, unix_time
from .command import Request, command

#: What narrows the work list. A command has its own field "type".
_FILTERS: Final[fields.Schema] = {
    vol.Optional("segment"): fields.SEGMENT,
    vol.Optional("search"): fields.TEXT,
    vol.Optional("result"): fields.RESULT,
    vol.Optional("defect"): fields.DEFECT,
    vol.Optional("media_type"): fields.MEDIA_TYPE,
    vol.Optional("library"): fields.TEXT,
    vol.Optional("show"): fields.KEY,
    vol.Optional("season"): fields.KEY,
    vol.Optional("rating_key"): fields.KEY,
}
#: Some items of the list: named ones, or those that are marked among all that match the filters.
_SELECTION: Final[fields.Schema] = {
    **_FILTERS,
    vol.Optional("rating_keys"): fields.KEYS,
    vol.Optional("selected"): fields.MARKS,
    vol.Optional("unselected"): fields.MARKS,
}


def _filters(request: Request) -> dict[str, Any]:
    """Return the filters that were given; a segment has no items that are gone by now."""
    found = request.given("search", "result", "defect", "media_type", "show", "season")
    if (library := request.fields.get("library")) is not None:
        found["library_ids"] = [library]
    if (key := request.fields.get("rating_key")) is not None:
        found["rating_keys"] = [key]
    if (segment := request.fields.get("segment")) is not None:
        found["segments"] = ATTENTION if segment == "attention" else [segment]
        found["since"] = _since(request)
    return found


def _since(request: Request) -> Mapping[str, float] | None:
    """Return by library since when an open item was seen; None until it is known."""
    statistics = request.manager.upkeep.statistics
    return None if statistics.total is None else statistics.since


def _present(request: Request) -> Callable[[str], dict[str, Any]]:
    """Return what tells what happens to an item: now, and before scans if it has just arrived."""
    activities = request.manager.refresh_queue.activities()
    pending = request.manager.arrivals.pending.rows
    tries = {row.rating_key: row.refresh_at for row in pending if row.refresh_at is not None}

    def present(key: str) -> dict[str, Any]:
        """Return the fields of an item."""
        found: dict[str, Any] = {"activity": activities.get(key)}
        if key in tries:
            found |= {"next_attempt": unix_time(tries[key]), "wait_reason": None}
        return found

    return present


@command(
    "items",
    {
        **fields.page(50),
        **_FILTERS,
        vol.Optional("skip_reason"): fields.SKIP_REASON,
        vol.Optional("only_open"): fields.FLAG,
        vol.Optional("sort"): fields.SORT,
        vol.Optional("descending"): fields.FLAG,
    },
    admin=True,
)
async def _items(request: Request) -> Mapping[str, Any]:
    """Return the items that were ever found defective."""
    page = await request.manager.records.items.get(
        **request.given("limit", "offset", "sort", "descending", "skip_reason", "only_open"),
        **_filters(request),
    )
    present = _present(request)
    items = [item_details(item, unix_time) for item in page.items]
    return {
        "items": [item | present(item["rating_key"]) for item in items],
        "total": page.total,
    }


@command(
    "item_groups",
    {
        **fields.rows(50),
        **_FILTERS,
        vol.Optional("group_by", default="show"): fields.GROUP_BY,
        vol.Optional("order", default="worst"): fields.GROUP_ORDER,
        vol.Optional("after"): fields.PLACE,
    },
    admin=True,
)
async def _item_groups(request: Request) -> Mapping[str, Any]:
    """Return shows or seasons with their items; one that has a single item is that item."""
    page = await request.manager.records.item_groups.get(
        **request.given("limit", "group_by", "after"),
        sort=request.fields["order"],
        **_filters(request),
    )
    present = _present(request)
    entries = [entry_details(entry, unix_time) for entry in page.entries]
    for entry in entries:
        if "item" in entry:
            entry["item"] |= present(entry["item"]["rating_key"])
    return {"entries": entries, "next": page.next}


@command("item_counts", _FILTERS, admin=True)
async def _item_counts(request: Request) -> Mapping[str, Any]:
    """Return the number of items per segment among those that match the other filters."""
    filters = _filters(request) | {"segments": None, "since": _since(request)}
    return {"segments": await request.manager.records.item_groups.count(**filters)}


def _selection(request: Request) -> tuple[Marks, dict[str, Any]]:
    """Return the marks of the selected items, and the filters. Raises FieldError."""
    filters = _filters(request) if "selected" in request.fields else {}
    return fields.marks(request.fields), filters


@command(
    "refresh_items",
    {**_SELECTION, vol.Optional("force", default=False): fields.FLAG},
    admin=True,
)
async def _refresh_items(request: Request) -> Mapping[str, Any]:
    """Refresh items at once, or after the running job; the worst if there are too many."""
    marks, filters = _selection(request)
    keys = request.fields.get("rating_keys")
    total = len(keys or ())
    if keys is None:
        keys, total = await request.manager.records.item_changes.choose(
            marks, most=MOST_REFRESHES, **filters
        )
    accepted = await request.manager.refresh_queue.async_refresh(
        keys, force=request.fields["force"]
    )
    running = request.manager.job
    return {"job_id": running and running.job_id, "items": accepted, "left": total - accepted}


@command("ignore", {**_SELECTION, vol.Required("ignored"): fields.FLAG}, admin=True)
async def _ignore(request: Request) -> Mapping[str, Any]:
    """Ignore items, or stop ignoring them; return the change, by which it can be undone."""
    marks, filters = _selection(request)
    change, count = await request.manager.upkeep.async_ignore(
        marks, ignored=request.fields["ignored"], **filters
    )
    return {"change": change, "items": count}


@command(
    "undo_ignore",
    {vol.Required("change"): fields.TEXT, vol.Required("ignored"): fields.FLAG},
    admin=True,
)
async def _undo_ignore(request: Request) -> Mapping[str, Any]:
    """Undo a change of ignored items."""
    _, count = await request.manager.upkeep.async_ignore(
        ALL_MARKED, ignored=request.fields["ignored"], changed_by=request.fields["change"]
    )
    return {"items": count}
