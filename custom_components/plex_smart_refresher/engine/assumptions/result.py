"""The assumptions about a server, and what a probe of one says."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Assumption(StrEnum):
    """A fact about Plex that the code relies on."""

    GUID_SCHEMES = "guid_schemes"
    LIST_IDS = "list_ids"
    DETAIL_IDS = "detail_ids"
    PAGES = "pages"
    TOTALS = "totals"
    WINDOW = "window"
    ADDED_ORDER = "added_order"
    CHANGED_ORDER = "changed_order"
    GUID_FILTER = "guid_filter"
    LEAN_LISTS = "lean_lists"
    LIST_LOCKS = "list_locks"
    SKIP_REFRESH = "skip_refresh"
    BATCHES = "batches"
    PICTURE_OWNERS = "picture_owners"
    INHERITED_PICTURES = "inherited_pictures"
    BELOW = "below"
    CANDIDATES = "candidates"
    CANDIDATE_SCORES = "candidate_scores"
    ID_SEARCH = "id_search"
    POSTER_ORIGINS = "poster_origins"
    POSTER_PROVIDERS = "poster_providers"
    POSTER_SELECTED = "poster_selected"
    MISSING_PICTURE = "missing_picture"
    UNKNOWN_ITEM = "unknown_item"
    NO_TOKEN = "no_token"  # noqa: S105 - the name of a fact
    UPDATE_QUEUE = "update_queue"
    CONTENT_COUNTER = "content_counter"
    TRASH = "trash"
    SERVER_SETTINGS = "server_settings"
    LIBRARY_SETTINGS = "library_settings"
    FRAMES = "frames"


class Verdict(StrEnum):
    """Whether a server does what is assumed."""

    AS_EXPECTED = "as_expected"
    DIFFERS = "differs"
    UNKNOWN = "unknown"  #: It could not be asked, or has nothing that shows it.


class ProbeResult(NamedTuple):
    """What a probe found: a verdict and the counts and words behind it."""

    assumption: Assumption
    verdict: Verdict
    values: Mapping[str, int | str]
