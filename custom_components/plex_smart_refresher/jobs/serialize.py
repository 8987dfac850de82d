"""Jobs, items, libraries, log lines and times as plain data: one function each.

Nothing else shapes them; code that shows less picks from their results. The stored form of a job is
separate, because it has its own version and migrations.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from ..engine.arrivals.watch import ArrivalKind
from ..engine.defects import Defect
from ..engine.headline import Headline, Value
from ..engine.job import Job
from ..engine.ladder_terms import Change, ItemForm, MatchCandidate, RungName
from ..engine.library_status import HealthChange, LibraryStatus, OpenDefects, change_of
from ..engine.media import LONGEST_TITLE, Library, MediaItem, MediaType
from ..engine.results import ItemOutcome, LibraryHealth, Result, Tally
from ..engine.text import one_line
from ..storage import (
    ArrivalRow,
    ItemGroup,
    ItemRow,
    JobItemRow,
    LogPage,
    LogRow,
    ProposalRow,
    Told,
    Totals,
)
from .events import MediaNews
from .health_history import HealthAt, HealthHistory
from .statistics import Statistics

#: The maximum length of a summary in an event: Home Assistant stores events with their data.
LONGEST_SUMMARY = 1_000

type TimeForm = Callable[[float | None], str | float | None]


def iso_time(timestamp: float | None) -> str | None:
    """Return a time in ISO 8601."""
    return None if timestamp is None else datetime.fromtimestamp(timestamp, UTC).isoformat()


def unix_time(timestamp: float | None) -> float | None:
    """Return a time in Unix seconds."""
    return timestamp


def tally_details(tally: Tally) -> dict[str, int]:
    """Return the counts of results."""
    return asdict(tally)


def job_summary(job: Job, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a job's options, progress and end."""
    return {
        "job_id": job.job_id,
        "status": job.status.value,
        "trigger": job.trigger.value,
        "dry_run": job.options.dry_run,
        "started_at": time_form(job.started_at),
        "finished_at": time_form(job.finished_at),
        "phase": job.phase and job.phase.value,
        "progress": round(job.progress, 1),
        "tally": tally_details(job.tally),
        "healed_by": {rung.value: job.healed_by.get(rung, 0) for rung in RungName},
        "error": job.error,
        "pause_reason": job.pause_reason and job.pause_reason.value,
    }


def started_details(job: Job) -> dict[str, Any]:
    """Return the ID of a job that was started, and whether it waits for another one to end."""
    return {"job_id": job.job_id, "queued": job.is_queued}


def job_details(job: Job, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a job without checkpoints and titles: those of its current item and its matches."""
    options = asdict(job.options)
    options["item_count"] = len(options.pop("rating_keys"))
    del options["matches"]
    return job_summary(job, time_form) | {
        "paused_at": time_form(job.paused_at),
        "phase_times": {phase.value: time_form(time) for phase, time in job.phase_times.items()},
        "done": job.done,
        "total": job.total,
        "libraries": [
            {name: value for name, value in health_details(health).items() if name != "checkpoint"}
            for health in job.libraries
        ],
        "health": change_details(change_of(job.libraries)),
        "options": options,
    }


def health_details(health: LibraryHealth) -> dict[str, Any]:
    """Return what a job found in a library, with its checkpoint."""
    return asdict(health) | {
        "defects": _by_code(health.defects),
        "health": change_details(change_of([health])),
    }


def change_details(change: HealthChange) -> dict[str, float | None]:
    """Return the health that a job found, and the one that it left."""
    return {
        "before": change.before,
        "after": change.after,
    }


def history_details(history: HealthHistory, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return how the health changed over a period."""
    return {
        "since": time_form(history.since),
        "until": time_form(history.until),
        "server": _points(history.server, time_form),
        "libraries": {
            key: shown
            for key, points in history.libraries.items()
            if (shown := _points(points, time_form))
        },
        "scans": [scan_mark(job, time_form) for job in history.scans],
    }


def _points(points: Iterable[HealthAt], time_form: TimeForm) -> list[dict[str, Any]]:
    """Return the points with enough items for a percentage."""
    return [
        asdict(point) | {"time": time_form(point.time), "health": point.health}
        for point in points
        if point.health is not None
    ]


def scan_mark(job: Job, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return when a scan ended, what it fixed, and in which libraries it looked."""
    return {
        "job_id": job.job_id,
        "time": time_form(job.finished_at),
        "dry_run": job.options.dry_run,
        "fixed": job.tally.fixed,
        "library_ids": [health.library_id for health in job.libraries],
    }


def library_details(library: Library) -> dict[str, Any]:
    """Return a library of the server with its name as the title, without paths of the server."""
    shown = asdict(library) | {"title": library.name, "type": library.type.value}
    return {key: found for key, found in shown.items() if key not in ("folders", "suffix")}


def status_details(status: LibraryStatus) -> dict[str, Any]:
    """Return a library with its number of items, its health and its open defects."""
    return library_details(status.library) | {
        "items": status.checked,
        "health": status.health,
        "open": open_details(status.open),
    }


def open_details(found: OpenDefects | None) -> dict[str, Any] | None:
    """Return the open defects of a library; None if they are unknown."""
    if found is None:
        return None
    names = ("defects", "to_heal_defects")
    return asdict(found) | {name: _by_code(getattr(found, name)) for name in names}


def _by_code(counts: Mapping[Defect, int]) -> dict[str, int]:
    """Return counts by the codes of defects."""
    return {defect.value: count for defect, count in counts.items()}


def statistics_details(statistics: Statistics) -> dict[str, Any]:
    """Return the counts of items over all monitored libraries."""
    return {
        "items": statistics.items,
        "health": statistics.health,
        "open": open_details(statistics.total),
        "proposals": statistics.proposals,
    }


def totals_details(totals: Totals) -> dict[str, Any]:
    """Return the totals of all scans."""
    return {
        "jobs": totals.jobs,
        "checked": totals.tally.checked,
        "fixed": totals.tally.fixed,
        "failed": totals.tally.failed,
        "success_rate": totals.tally.success_rate,
        "by_hand": totals.by_hand,
        "fixed_arrivals": totals.fixed_arrivals,
        "healed_by": {rung.value: totals.healed_by.get(rung, 0) for rung in RungName},
    }


def headline_details(headline: Headline) -> dict[str, Any]:
    """Return the state of a server in one sentence."""
    return {
        "code": headline.code.value,
        "tone": headline.tone.value,
        "values": _headline_values(headline.values),
        "details": [
            {"code": detail.code, "values": _headline_values(detail.values)}
            for detail in headline.details
        ],
        "action": headline.action and headline.action.value,
    }


def _headline_values(values: Mapping[str, Value]) -> dict[str, Any]:
    """Return the values of a sentence."""
    return {
        name: _by_code(value) if isinstance(value, Mapping) else value
        for name, value in values.items()
    }


def item_details(item: ItemRow, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return an item with its state."""
    times = ("first_seen", "last_seen", "last_attempt", "next_attempt")
    shown = {name: time_form(getattr(item, name)) for name in times}
    return asdict(item) | shown | {"defects": [*item.defects]}


def entry_details(
    entry: ItemRow | ItemGroup, time_form: TimeForm = iso_time
) -> dict[str, dict[str, Any]]:
    """Return an entry of the work list: an item, or a group of several."""
    if isinstance(entry, ItemRow):
        return {"item": item_details(entry, time_form)}
    return {"group": asdict(entry) | {"next_attempt": time_form(entry.next_attempt)}}


def job_item_details(item: JobItemRow, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return the result of an item in a job."""
    lists = {
        name: [*getattr(item, name)] for name in ("before", "after", "restored", "not_restored")
    }
    return asdict(item) | lists | {"time": time_form(item.time)}


def outcome_details(rating_key: str, outcome: ItemOutcome | None) -> dict[str, Any]:
    """Return the outcome of a refreshed item; None is that of an item that needed no refresh."""
    if outcome is None:
        return {"rating_key": rating_key, "result": Result.HEALTHY, "fixed": [], "defects": []}
    return {
        "rating_key": rating_key,
        "title": outcome.item.display_title,
        "result": outcome.result,
        "skip_reason": outcome.skip_reason,
        "protection": outcome.protection and asdict(outcome.protection),
        "fixed": sorted(outcome.fixed),
        "defects": sorted(outcome.after),
        "restored": [*outcome.restored],
        "not_restored": [*outcome.not_restored],
        "rung": outcome.rung,
        "change_ids": [*outcome.change_ids],
        "error": outcome.error,
    }


def candidate_details(candidate: MatchCandidate) -> dict[str, Any]:
    """Return a candidate without its picture, whose address no browser may load directly."""
    return {
        "guid": candidate.guid,
        "type": candidate.type.value,
        "name": candidate.name,
        "year": candidate.year,
        "summary": candidate.summary,
        "score": candidate.score,
        "evidence": candidate.evidence.value,
        "is_twin": candidate.is_twin,
        "recommended": candidate.is_recommended,
        "has_picture": bool(candidate.picture),
    }


def proposal_details(row: ProposalRow, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a proposal with its candidates."""
    proposal = row.proposal
    return {
        "proposal_id": row.proposal_id,
        "rating_key": proposal.rating_key,
        "library_id": proposal.library_id,
        "type": proposal.type.value,
        "title": proposal.title,
        "year": proposal.year,
        "file": proposal.file,
        "reason": proposal.reason.value,
        "is_plain": proposal.is_plain,
        "loses": [*proposal.loses],
        "candidates": [candidate_details(each) for each in proposal.candidates],
        "status": row.status,
        "created_at": time_form(row.created_at),
        "later_until": time_form(row.later_until),
    }


def written_details(change: Change, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a change of an item, with the item before and after it."""
    return {
        "change_id": change.change_id,
        "job_id": change.job_id,
        "rating_key": change.rating_key,
        "library_id": change.library_id,
        "type": change.type.value,
        "title": change.title,
        "rung": change.kind.value,
        "time": time_form(change.time),
        "before": form_details(change.before),
        "after": change.after and form_details(change.after),
        "below": len(change.below),
        "undone": change.undone_at is not None,
        "undone_at": time_form(change.undone_at),
    }


def match_data(change: Change, outcome: ItemOutcome) -> dict[str, Any]:
    """Return the event data of a match that healed an item, without its title."""
    return {
        "job_id": change.job_id,
        "change_id": change.change_id,
        "rating_key": outcome.item.rating_key,
        "library_id": change.library_id,
        "media_type": change.type.value,
        "result": outcome.result.value,
        "fixed": sorted(outcome.fixed),
    }


def media_data(news: MediaNews) -> dict[str, Any]:
    """Return the event data of a new item: titles and summary are others' text on one line."""
    item = news.item
    is_episode = item.type is MediaType.EPISODE
    numbers = (item.parent_number, item.number) if is_episode else (None, None)
    if item.type is MediaType.SEASON:
        numbers = item.number, None
    return {
        "rating_key": item.rating_key,
        "title": _shortened(item.title, LONGEST_TITLE),
        "type": item.type.value,
        "library": _shortened(news.library, LONGEST_TITLE),
        "year": item.year,
        "show": _shortened(item.grandparent_title or item.parent_title, LONGEST_TITLE) or None,
        "season": numbers[0],
        "episode": numbers[1],
        "summary": _shortened(item.summary, LONGEST_SUMMARY),
        "added_at": iso_time(news.arrived_at),
        "ready_after": None if news.ready_after is None else round(news.ready_after),
        "healed": news.healed,
        "defects": sorted(news.defects),
        "replaced": news.is_replaced,
    }


def arrival_data(row: ArrivalRow, item: MediaItem, library: str) -> dict[str, Any]:
    """Return the latest event data of an item that has arrived, and whether it is ready."""
    is_ready = row.told is Told.READY
    is_timed = is_ready and not row.is_caught_up
    news = MediaNews(
        is_ready=is_ready,
        item=item,
        library=library,
        arrived_at=row.arrived_at,
        ready_after=row.told_at - row.arrived_at if is_timed and row.told_at else None,
        healed=row.healed,
        defects=row.defects,
        is_replaced=row.kind == ArrivalKind.REPLACED,
    )
    return {"state": row.told.value, **media_data(news)}


def pending_details(row: ArrivalRow, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return an arrival, what its last look found, and the times of its next look and refresh."""
    item = row.item
    return {
        "rating_key": row.rating_key,
        "library_id": row.library_id,
        "title": item and item.display_title,
        "type": item and item.type.value,
        "show": (item and (item.grandparent_title or item.parent_title)) or None,
        "kind": row.kind,
        "missing": sorted(row.defects),
        "tries": row.tries,
        "told": row.told.value,
        "arrived_at": time_form(row.arrived_at),
        # Of what was found in a list later, nobody knows when it arrived.
        "told_at": None if row.is_caught_up else time_form(row.told_at),
        "next_at": time_form(row.next_at),
        "refresh_at": time_form(row.refresh_at),
    }


def season_data(first: MediaItem, episodes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the event data of several episodes of a season as those of one item."""
    times = [each["ready_after"] for each in episodes if each["ready_after"] is not None]
    return {
        **episodes[0],
        "rating_key": first.parent_key or first.grandparent_key or first.rating_key,
        "title": _shortened(first.parent_title, LONGEST_TITLE),
        "year": None,
        "episode": None,
        "summary": "",
        "added_at": min(each["added_at"] for each in episodes),
        "ready_after": max(times, default=None),
        "healed": any(each["healed"] for each in episodes),
        "defects": sorted({defect for each in episodes for defect in each["defects"]}),
    }


def _shortened(text: str, longest: int) -> str:
    """Return a text on one line, up to a length."""
    shown = one_line(text[:longest])
    return shown if len(text) <= longest else f"{shown}…"


def form_details(form: ItemForm) -> dict[str, Any]:
    """Return what a change wrote of an item."""
    return asdict(form) | {"locked_fields": sorted(form.locked_fields)}


def line_details(line: LogRow, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a line of a log."""
    return {
        "id": line.id,
        "time": time_form(line.time),
        "level": line.level,
        "phase": line.phase,
        "rating_key": line.rating_key,
        "code": line.code,
        "values": line.values,  # no copy: a followed log would make thousands of objects at once
        "message": line.message,
    }


def log_details(page: LogPage, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a page of a log."""
    lines = [line_details(line, time_form) for line in page.lines]
    return {"lines": lines, "total": page.total, "is_total_exact": page.is_total_exact}
