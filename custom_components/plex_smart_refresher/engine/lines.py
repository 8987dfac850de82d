"""The lines of a job's log: codes with values, and how they read in a plain file."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum

type LineValue = str | float | Sequence[str]
type LineValues = Mapping[str, LineValue]
#: What a line says, and what fills it in.
type Said = tuple[LineCode, LineValues]


class LineCode(StrEnum):
    """What a log line says. Those with a value `title` are about an item."""

    SCANNING = "scanning"
    STARTED_BY_SCHEDULE = "started_by_schedule"
    CAUGHT_UP = "caught_up"
    STARTED_AS_SCHEDULE = "started_as_schedule"
    WANTED_IN_SETUP = "wanted_in_setup"
    RESUMED = "resumed"
    PAUSED = "paused"
    PAUSE_LIMIT = "pause_limit"
    ENDED = "ended"
    FAILED = "failed"
    ERROR = "error"
    LISTS_COMPLETE = "lists_complete"
    IDS_NOT_SHOWN = "ids_not_shown"
    BATCHES_INCOMPLETE = "batches_incomplete"
    ADDITIONS_UNSORTED = "additions_unsorted"
    CHANGES_UNSORTED = "changes_unsorted"
    GUIDS_UNFILTERED = "guids_unfiltered"
    READS_REFRESH = "reads_refresh"
    GUIDS_UNKNOWN = "guids_unknown"
    LIBRARY_MISSING = "library_missing"
    LIST_UNREADABLE = "list_unreadable"
    LIST_REPEATS = "list_repeats"
    REST_UNREADABLE = "rest_unreadable"
    ENTRIES_UNREADABLE = "entries_unreadable"
    CHANGES_UNREADABLE = "changes_unreadable"
    COUNTERS_UNREADABLE = "counters_unreadable"
    MEMORY_UNREADABLE = "memory_unreadable"
    LINES_LOST = "lines_lost"
    NEWEST_ONLY = "newest_only"
    UNCHANGED = "unchanged"
    RETRY_POOL = "retry_pool"
    FOUND_BEFORE = "found_before"
    INSPECTED = "inspected"
    COST = "cost"
    COST_OF_DRY_RUN = "cost_of_dry_run"
    RETRYING = "retrying"
    OVERLOADED = "overloaded"
    SLOW = "slow"
    SPED_UP = "sped_up"
    SOURCES_UNKNOWN = "sources_unknown"
    KEY_REUSED = "key_reused"
    KEY_CHANGED = "key_changed"
    NOT_SELECTED = "not_selected"
    FOUND = "found"
    REQUESTED = "requested"
    MATCH_REQUESTED = "match_requested"
    UNMATCH_REQUESTED = "unmatch_requested"
    ANALYSIS_REQUESTED = "analysis_requested"
    RUNG_FAILED = "rung_failed"
    RUNG_CAP = "rung_cap"
    RUNG_STOPPED = "rung_stopped"
    JOURNAL_UNWRITABLE = "journal_unwritable"
    CHANGE_OPEN = "change_open"
    CHANGE_UNKNOWN = "change_unknown"
    MANY_SEASONS = "many_seasons"
    SEASON_UNREADABLE = "season_unreadable"
    PICTURE_UNCHECKED = "picture_unchecked"
    PICTURES_DOUBTFUL = "pictures_doubtful"
    BELOW_UNREADABLE = "below_unreadable"
    UNCOMPARED = "uncompared"
    MATCH_LOST = "match_lost"
    MATCH_TAKEN_BACK = "match_taken_back"
    WOULD_MERGE = "would_merge"
    NOT_PROPOSED = "not_proposed"
    POSTER_CHOSEN = "poster_chosen"
    POSTER_UNUSABLE = "poster_unusable"
    POSTER_OF_TOOL = "poster_of_tool"
    PROVIDERS_UNKNOWN = "providers_unknown"
    POSTER_RESTORED = "poster_restored"
    CHOICE_RESTORED = "choice_restored"
    FIELDS_RESTORED = "fields_restored"
    NOT_RESTORED = "not_restored"
    HEALTHY = "healthy"
    REFRESHED = "refreshed"
    TITLE_TAKEN = "title_taken"
    FIXED = "fixed"
    PARTLY_FIXED = "partly_fixed"
    UNRESOLVED = "unresolved"
    TIMED_OUT = "timed_out"
    REFRESH_TIMED_OUT = "refresh_timed_out"
    GONE = "gone"
    ERRORED = "errored"
    WOULD_REFRESH = "would_refresh"
    WOULD_REPAIR = "would_repair"
    UNDONE = "undone"
    PARTLY_UNDONE = "partly_undone"
    SKIPPED = "skipped"
    PROTECTED = "protected"
    PROTECTED_BELOW = "protected_below"
    PROTECTED_PICTURES = "protected_pictures"


#: How a line reads where nobody words it: in the search, in the downloaded log, in diagnostics.
PLAIN: Mapping[str, str] = {
    LineCode.SCANNING: "scanning {libraries}",
    LineCode.STARTED_BY_SCHEDULE: "started by the schedule “{schedule}”",
    LineCode.CAUGHT_UP: "started by the schedule “{schedule}”, which was missed at {due}",
    LineCode.STARTED_AS_SCHEDULE: "started by hand, as the schedule “{schedule}” does",
    LineCode.WANTED_IN_SETUP: "wanted during the setup",
    LineCode.RESUMED: "resumed",
    LineCode.PAUSED: "paused: {pause_reason}",
    LineCode.PAUSE_LIMIT: "the pause limit is reached",
    LineCode.ENDED: "{status} after {duration} s",
    LineCode.FAILED: "failed ({failure}) after {duration} s",
    LineCode.ERROR: "{error}",
    LineCode.LISTS_COMPLETE: (
        "the lists of this server show locked fields and external ids: "
        "matched items are judged without their details"
    ),
    LineCode.IDS_NOT_SHOWN: "this server shows no external ids: their absence is no defect",
    LineCode.BATCHES_INCOMPLETE: (
        "this server refuses to read many items if one is gone: such reads are split"
    ),
    LineCode.ADDITIONS_UNSORTED: (
        "this server does not list the newest items first: lists are read to their end"
    ),
    LineCode.CHANGES_UNSORTED: (
        "this server does not list the latest changes first: unchanged libraries are read in full"
    ),
    LineCode.GUIDS_UNFILTERED: (
        "this server does not filter lists by match: before a match, the whole list is read"
    ),
    LineCode.READS_REFRESH: "this server refreshes items when they are read, though it should not",
    LineCode.GUIDS_UNKNOWN: (
        "{library}: {count} items have a match of an unknown kind and are left alone"
    ),
    LineCode.LIBRARY_MISSING: "library {library_id} does not exist or holds personal media",
    LineCode.LIST_UNREADABLE: "{library}: its {media_type} list is unreadable: {error}",
    LineCode.LIST_REPEATS: "{library}: the server repeats its {media_type} list",
    LineCode.REST_UNREADABLE: (
        "{library}: entries of its {media_type} list after {start} are unreadable: {error}"
    ),
    LineCode.ENTRIES_UNREADABLE: (
        "{library}: unreadable entries of its {media_type} list: {count} ({error})"
    ),
    LineCode.CHANGES_UNREADABLE: "{library}: its latest changes are unreadable: {error}",
    LineCode.COUNTERS_UNREADABLE: "the next scan reads all libraries in full: {error}",
    LineCode.MEMORY_UNREADABLE: "the stored item data cannot be read: {error}",
    LineCode.LINES_LOST: "{count} earlier lines are missing: they could not be written",
    LineCode.NEWEST_ONLY: "{library}: only the newest {count} items, the maximum",
    LineCode.UNCHANGED: (
        "{library}: unchanged since the scan of {since}; "
        "only its {defective} defective and {edited} edited items are inspected"
    ),
    LineCode.RETRY_POOL: "inspecting items of earlier scans again",
    LineCode.FOUND_BEFORE: "earlier scans found {count} items to refresh",
    LineCode.INSPECTED: "{defective} of {checked} items are defective",
    LineCode.COST: "Plex processes {items} items for {refreshes} refreshes",
    LineCode.COST_OF_DRY_RUN: "Plex would process {items} items for {refreshes} refreshes",
    LineCode.RETRYING: "{error}; trying again",
    LineCode.OVERLOADED: "refreshes in flight: {slots} from now on; {error}",
    LineCode.SLOW: (
        "refreshes in flight: {slots} from now on; the server took {duration} s to accept a refresh"
    ),
    LineCode.SPED_UP: "refreshes in flight: {slots} again",
    LineCode.SOURCES_UNKNOWN: (
        "whether Plex's metadata sources are up cannot be found out: {error}"
    ),
    LineCode.KEY_REUSED: "another item has this key now; its past is dropped",
    LineCode.KEY_CHANGED: "it had the key {old_key} before",
    LineCode.NOT_SELECTED: "not selected",
    LineCode.FOUND: "{defects}: {reasons}",
    LineCode.REQUESTED: "refresh requested",
    LineCode.MATCH_REQUESTED: "match with “{match}” requested",
    LineCode.UNMATCH_REQUESTED: "removal of its match requested",
    LineCode.ANALYSIS_REQUESTED: "analysis requested",
    LineCode.RUNG_FAILED: "the repair “{rung}” failed: {error}",
    LineCode.RUNG_CAP: "the repair “{rung}” was applied {count} times, the maximum per job",
    LineCode.RUNG_STOPPED: (
        "the repair “{rung}” is stopped for this job: "
        "what it damaged had to be restored {count} times in a row"
    ),
    LineCode.JOURNAL_UNWRITABLE: (
        "changes cannot be recorded, so the only repair is the refresh: {error}"
    ),
    LineCode.CHANGE_OPEN: (
        "the change “{kind}” was interrupted: what came of it is unknown, and it can be taken back"
    ),
    LineCode.CHANGE_UNKNOWN: "the change {change_id} is unknown",
    LineCode.MANY_SEASONS: "{count} seasons are read; other titles are judged on their own",
    LineCode.SEASON_UNREADABLE: ("its title cannot be compared with those of its season: {error}"),
    LineCode.PICTURE_UNCHECKED: "its picture could not be checked: {error}",
    LineCode.PICTURES_DOUBTFUL: (
        "{count} pictures cannot be loaded, more than can: that is left to the server"
    ),
    LineCode.BELOW_UNREADABLE: (
        "the items below it cannot be compared with their snapshots: {error}"
    ),
    LineCode.UNCOMPARED: "it cannot be compared with its snapshot: {error}",
    LineCode.MATCH_LOST: "the refresh removed its match; see Fix match in Plex",
    LineCode.MATCH_TAKEN_BACK: (
        "the match with “{match}” is taken back, because it did not become the wished one"
    ),
    LineCode.WOULD_MERGE: (
        "not matched with “{match}”: another item has that match, and Plex would merge the two"
    ),
    LineCode.NOT_PROPOSED: "its candidates for a match could not be searched: {error}",
    LineCode.POSTER_CHOSEN: "selected a poster of {provider}",
    LineCode.POSTER_UNUSABLE: "the poster of {provider} cannot be loaded",
    LineCode.POSTER_OF_TOOL: "its poster is left to the artwork tool that labelled it {label}",
    LineCode.PROVIDERS_UNKNOWN: (
        "{library}: the providers of its posters cannot be found out: {error}"
    ),
    LineCode.POSTER_RESTORED: "restored the poster",
    LineCode.CHOICE_RESTORED: "restored the poster that a user had chosen",
    LineCode.FIELDS_RESTORED: "restored {fields}",
    LineCode.NOT_RESTORED: "{fields} could not be restored: {error}",
    LineCode.HEALTHY: "healthy without a refresh",
    LineCode.REFRESHED: "refreshed, and healthy",
    LineCode.TITLE_TAKEN: "its title is taken as it is: two refreshes brought no other",
    LineCode.FIXED: "fixed {before}",
    LineCode.PARTLY_FIXED: "fixed {fixed}; still {after}",
    LineCode.UNRESOLVED: "Plex processed it; still {after}",
    LineCode.TIMED_OUT: "Plex did not process it in time; still {after}",
    LineCode.REFRESH_TIMED_OUT: "Plex did not process it in time",
    LineCode.GONE: "no longer on the server",
    LineCode.ERRORED: "{error}",
    LineCode.WOULD_REFRESH: "would be refreshed for {before}",
    LineCode.WOULD_REPAIR: "the repair “{rung}” would be tried for {before}",
    LineCode.UNDONE: "as it was before the change",
    LineCode.PARTLY_UNDONE: "as it was before the change, except {fields}",
    LineCode.SKIPPED: "skipped ({skip_reason}) with {before}",
    LineCode.PROTECTED: (
        "skipped (protected: unmatched, with locked fields: {fields}) with {before}"
    ),
    LineCode.PROTECTED_BELOW: (
        "skipped (protected: an item below it, {below}, is unmatched, "
        "with locked fields: {fields}) with {before}"
    ),
    LineCode.PROTECTED_PICTURES: (
        "skipped (protected: {count} pictures below it are too many to protect) with {before}"
    ),
}
#: Values in Unix seconds.
_TIMES = frozenset({"since", "due"})
#: Values that others wrote.
_NAMES = frozenset({"title", "library", "libraries", "schedule", "below", "match"})


def plain_text(code: str, values: LineValues, *, are_names_isolated: bool = False) -> str:
    """Return a line as it reads where nobody words it, with the title of its item.

    Of a code that a newer version wrote, only the code is known. Isolated names keep their own
    direction, so that one in Hebrew or Arabic does not turn the line around.
    """
    shown = {name: _plain_value(name, value) for name, value in values.items()}
    if are_names_isolated:
        shown |= {name: f"\u2068{shown[name]}\u2069" for name in _NAMES & shown.keys()}
    text = PLAIN.get(code, code).format_map(shown)
    return f"{shown['title']}: {text}" if "title" in shown else text


def _plain_value(name: str, value: LineValue) -> str:
    """Return a value as it reads in a plain text."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        if name in _TIMES:
            return f"{datetime.fromtimestamp(value, UTC):%Y-%m-%d %H:%M} UTC"
        return f"{value:.0f}"
    return ", ".join(value)
