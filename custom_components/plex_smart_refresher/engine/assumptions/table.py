"""The one table of what the code relies on; docs/plex-server.md prints it."""

from collections.abc import Callable
from typing import NamedTuple

from . import judges
from .evidence import Evidence
from .judges import Judgement
from .result import Assumption


class Row(NamedTuple):
    """An assumption, for developers: what is expected, how it is probed, and what if not."""

    assumption: Assumption
    expected: str
    probe: str
    otherwise: str
    judge: Callable[[Evidence], Judgement]


ROWS: tuple[Row, ...] = (
    Row(
        Assumption.GUID_SCHEMES,
        "The guid of an item starts with a known scheme.",
        "The guids of the first pages, by level.",
        "Such items are left alone, and the log says how many per library.",
        judges.judge_guid_schemes,
    ),
    Row(
        Assumption.LIST_IDS,
        "Lists show external IDs with `includeGuids=1`; those of seasons and episodes may not.",
        "The first pages against the details of some of their items.",
        "More items are read in detail. If all lists show them and locked fields, fewer are.",
        judges.judge_list_ids,
    ),
    Row(
        Assumption.DETAIL_IDS,
        "Details of matched movies and shows have external IDs.",
        "The details of some items.",
        "Missing external IDs are no defect.",
        judges.judge_detail_ids,
    ),
    Row(
        Assumption.PAGES,
        "A page begins and ends where it was asked to.",
        "The first page and a part of it.",
        "Lists are read on from what arrived, until nothing new does.",
        judges.judge_pages,
    ),
    Row(
        Assumption.TOTALS,
        "Each page carries the length of its list.",
        "The first page and a part of it.",
        "Lists are read to an empty page, and each scan reads all of them.",
        judges.judge_totals,
    ),
    Row(
        Assumption.WINDOW,
        "`addedAt>>=` limits a list to newer items.",
        "The first page against one with a limit within it.",
        "Nothing changes: items are compared with the window after they are read.",
        judges.judge_window,
    ),
    Row(
        Assumption.ADDED_ORDER,
        "`sort=addedAt:desc` lists the newest items first.",
        "The dates of the first pages.",
        "Lists are read to their end, however small the window is.",
        judges.judge_added_order,
    ),
    Row(
        Assumption.CHANGED_ORDER,
        "`sort=updatedAt:desc` lists the latest changes first.",
        "The dates of one page.",
        "Unchanged libraries are read in full.",
        judges.judge_changed_order,
    ),
    Row(
        Assumption.GUID_FILTER,
        "`guid=` limits a list to the items with that guid.",
        "A page for the guid of one item.",
        "The whole list is read and filtered before a match.",
        judges.judge_guid_filter,
    ),
    Row(
        Assumption.LEAN_LISTS,
        "`excludeElements` and `excludeFields` are honored.",
        "The names of what the first pages contain.",
        "Lists take longer; nothing else changes.",
        judges.judge_lean_lists,
    ),
    Row(
        Assumption.LIST_LOCKS,
        "Lists do not show locked fields.",
        "The first pages against the details of some of their items.",
        "If lists also show all external IDs, matched items are judged without their details.",
        judges.judge_list_locks,
    ),
    Row(
        Assumption.SKIP_REFRESH,
        "With `skipRefresh=1`, reading details starts no refresh.",
        "The activities before and after a read of many items.",
        "The log and the check-up say it. Reads are as few as before.",
        judges.judge_skip_refresh,
    ),
    Row(
        Assumption.BATCHES,
        "A read of many items leaves out those that do not exist.",
        "Some items and an ID that no item has.",
        "Such reads are split until the missing item is alone.",
        judges.judge_batches,
    ),
    Row(
        Assumption.PICTURE_OWNERS,
        "The path of a picture contains the rating key of its item.",
        "The pictures of the first pages.",
        "A picture of the parent counts as the item's own.",
        judges.judge_picture_owners,
    ),
    Row(
        Assumption.INHERITED_PICTURES,
        "A season or an episode with the picture of its parent has none selected.",
        "The posters of one such item.",
        "It may be refreshed in vain, until it is given up.",
        judges.judge_inherited_pictures,
    ),
    Row(
        Assumption.BELOW,
        "`children` of a show or an artist lists its seasons or albums.",
        "One of them.",
        "What a refresh changes below an item cannot be restored.",
        judges.judge_below,
    ),
    Row(
        Assumption.CANDIDATES,
        "`matches` finds candidates for a healthy item, with name and guid, mostly its own too.",
        "One item per type.",
        "Proposals can miss the right candidate, and an outage of the sources is not noticed.",
        judges.judge_candidates,
    ),
    Row(
        Assumption.CANDIDATE_SCORES,
        "Only candidates of artists and albums have a score.",
        "The same answers.",
        "Nothing changes: scores count for artists only.",
        judges.judge_candidate_scores,
    ),
    Row(
        Assumption.ID_SEARCH,
        "A search for an external ID finds exactly its movie or show.",
        "The ID of one item per type.",
        "Nothing is matched by ID: more than one candidate is a proposal.",
        judges.judge_id_search,
    ),
    Row(
        Assumption.POSTER_ORIGINS,
        "The address of a poster starts with a known scheme.",
        "The posters of one item per type.",
        "A poster of unknown origin counts as chosen by a person, and stays.",
        judges.judge_poster_origins,
    ),
    Row(
        Assumption.POSTER_PROVIDERS,
        "The provider of a poster is known.",
        "The same answers.",
        "Such a poster is offered last.",
        judges.judge_poster_providers,
    ),
    Row(
        Assumption.POSTER_SELECTED,
        "An item with a picture has one selected poster, seldom none.",
        "The same answers.",
        "Without a selected poster, none is restored.",
        judges.judge_poster_selected,
    ),
    Row(
        Assumption.MISSING_PICTURE,
        "A picture that does not exist answers with an error status.",
        "The picture of a made-up item.",
        "Broken posters are recognized by their content alone.",
        judges.judge_missing_picture,
    ),
    Row(
        Assumption.UNKNOWN_ITEM,
        "An item that does not exist answers 404, without a container.",
        "A made-up ID.",
        "Items that are gone count as failed.",
        judges.judge_unknown_item,
    ),
    Row(
        Assumption.NO_TOKEN,
        "Without a token, a list of libraries answers 401.",
        "One request without a token.",
        "A revoked token may not be noticed at once.",
        judges.judge_no_token,
    ),
    Row(
        Assumption.UPDATE_QUEUE,
        "`timeline` of a library carries `updateQueueSize`.",
        "One library.",
        "Plex counts as having processed an item once its notification came or its time is up.",
        judges.judge_update_queue,
    ),
    Row(
        Assumption.CONTENT_COUNTER,
        "Libraries have a `contentChangedAt`, of which some may stay 0.",
        "The list of libraries.",
        "Libraries without one are read in full.",
        judges.judge_content_counter,
    ),
    Row(
        Assumption.TRASH,
        "The details of an item in the trash answer 404.",
        "One such item, if the first pages have one.",
        "Nothing changes: items with `deletedAt` are left alone.",
        judges.judge_trash,
    ),
    Row(
        Assumption.SERVER_SETTINGS,
        "The settings of the server have the names of [Preferences](#preferences).",
        "Two of them, by name.",
        "The check-up calls what it cannot read unknown.",
        judges.judge_server_settings,
    ),
    Row(
        Assumption.LIBRARY_SETTINGS,
        "The settings of a library have the names of [Preferences](#preferences).",
        "The names of the settings of one library.",
        "The check-up calls what it cannot read unknown.",
        judges.judge_library_settings,
    ),
    Row(
        Assumption.FRAMES,
        "Notifications have known types and states.",
        "What arrives, without a request.",
        "Unknown ones are ignored; items are read again in time without them.",
        judges.judge_frames,
    ),
)
