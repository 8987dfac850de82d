"""Judge what a server answered: one pure function per assumption."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ..guids import is_known_guid, scheme_of
from ..media import MediaType
from .evidence import PART, Asked, Evidence
from .observed import PAGE_SIZE, Answer, Body, Entry
from .result import Verdict
from .vocabulary import harmless, harmless_scheme

type Values = Mapping[str, int | str]
type Judgement = tuple[Verdict, Values]

#: Fewer matched items may lack external IDs at their sources.
_FEWEST_MATCHED = 5
#: Lists may withhold the external IDs of these.
_WITHHELD = frozenset({MediaType.SEASON, MediaType.EPISODE})
_SCORED = frozenset({MediaType.ARTIST, MediaType.ALBUM})
#: What lists are asked to leave out (plex/queries.py).
_LEFT_OUT = frozenset({"Media", "Genre", "Role", "Director", "art", "duration", "studio"})
_ORIGINS = frozenset({"metadata", "metadata_agent", "https", "upload", "media"})
_PROVIDERS = frozenset(
    {"", "tmdb", "tvdb", "gracenote", "imdb", "plex", "fanarttv", "local", "embedded"}
)
#: What a server is doing while it refreshes items.
_REFRESHES = frozenset({"library.refresh.items", "library.update.item.metadata"})
#: What a server may answer for a picture that it does not have.
_MISSING = frozenset({400, 404, 410, 415, 500})
#: Settings that every library has (docs/plex-server.md#preferences).
_LIBRARY_SETTINGS = frozenset({"respecttags", "uselocalassets"})
_UNAUTHORIZED, _NOT_FOUND = 401, 404
_NOTHING: Values = {}


def _verdict(is_right: bool, values: Values = _NOTHING) -> Judgement:  # noqa: FBT001 - the verdict
    """Return the verdict for a check that was possible."""
    return (Verdict.AS_EXPECTED if is_right else Verdict.DIFFERS), values


_UNKNOWN: Judgement = (Verdict.UNKNOWN, _NOTHING)


def judge_guid_schemes(evidence: Evidence) -> Judgement:
    """Judge the schemes of the guids per level."""
    entries = [each for each in evidence.entries if each.type and each.guid]
    found = Counter(f"{each.type} {harmless_scheme(scheme_of(each.guid))}" for each in entries)
    unknown = sum(not is_known_guid(each.guid) for each in entries)
    return _verdict(not unknown, {**found, "unknown": unknown}) if entries else _UNKNOWN


def _compared(evidence: Evidence) -> list[tuple[Entry, Entry]]:
    """Return the entries of lists whose details were read, with their details."""
    if evidence.batch is None:
        return []
    details = {each.rating_key: each for each in evidence.batch[1].entries}
    listed = evidence.batch[0]
    return [(each, details[each.rating_key]) for each in listed if each.rating_key in details]


def judge_list_ids(evidence: Evidence) -> Judgement:
    """Judge whether lists show the external IDs that details show."""
    known = [pair for pair in _compared(evidence) if pair[1].external_ids]
    hidden = Counter(
        str(details.type) for listed, details in known if not listed.external_ids and details.type
    )
    unexpected = hidden.keys() - {str(level) for level in _WITHHELD}
    # What one level shows proves nothing of another.
    levels = {level for each in evidence.libraries for level in each.levels}
    unseen = levels - {details.type for _, details in known}
    values = {"compared": len(known), "withheld": hidden.total(), "unknown": len(unseen), **hidden}
    return _verdict(not unexpected, values) if known else _UNKNOWN


def judge_detail_ids(evidence: Evidence) -> Judgement:
    """Judge whether details of matched films and shows have external IDs."""
    matched = [
        details
        for _, details in _compared(evidence)
        if details.guid.startswith("plex://") and details.type in (MediaType.MOVIE, MediaType.SHOW)
    ]
    count = sum(bool(each.external_ids) for each in matched)
    values = {"matched": len(matched), "with_ids": count}
    # A few can lack them at their source, and many that came during an outage of the sources.
    shown = count or any(each.external_ids for each in evidence.seen)
    is_clear = (shown and matched) or len(matched) >= _FEWEST_MATCHED
    return _verdict(bool(shown), values) if is_clear else (Verdict.UNKNOWN, values)


def judge_pages(evidence: Evidence) -> Judgement:
    """Judge whether a page begins where it was asked to, and is as long."""
    if evidence.part is None or evidence.paged is None or not evidence.part.is_good:
        return _UNKNOWN
    page, part, start = evidence.lists[evidence.paged], evidence.part, evidence.part_start
    keys = [[each.rating_key for each in answer.entries] for answer in (part, page)]
    is_in_place = keys[0][:1] == keys[1][start : start + 1]
    length = page.received if page.total is None else page.total
    wanted = min(PAGE_SIZE, length) + min(PART, length - start)
    values = {"wanted": wanted, "received": page.received + part.received}
    return _verdict(is_in_place and part.received + page.received == wanted, values)


def judge_totals(evidence: Evidence) -> Judgement:
    """Judge whether pages carry the length of their list, and agree on it."""
    if evidence.part is None or evidence.paged is None or not evidence.part.is_good:
        return _UNKNOWN
    page = evidence.lists[evidence.paged]
    is_stated = None not in (page.total, evidence.part.total)
    return _verdict(
        is_stated and page.total == evidence.part.total,
        {"first": _number(page.total), "next": _number(evidence.part.total)},
    )


def _number(number: int | None) -> int | str:
    """Return a number, or a word for none."""
    return "none" if number is None else number


def judge_window(evidence: Evidence) -> Judgement:
    """Judge whether a list can be limited to what was added after a date."""
    if evidence.window is None or not evidence.window[1].is_good:
        return _UNKNOWN
    since, answer = evidence.window
    earlier = sum(date < since for each in answer.entries if (date := each.added_at) is not None)
    return _verdict(not earlier, {"received": answer.received, "too_early": earlier})


def judge_added_order(evidence: Evidence) -> Judgement:
    """Judge whether lists are sorted by the date of addition, newest first."""
    lists = [[each.added_at for each in answer.entries] for answer in evidence.lists.values()]
    return _judge_order(lists)


def judge_changed_order(evidence: Evidence) -> Judgement:
    """Judge whether a list can be sorted by the last change, latest first."""
    answer = evidence.by_change
    if answer is None or not answer.is_good:
        return _UNKNOWN
    return _judge_order([[each.updated_at for each in answer.entries]])


def _judge_order(lists: Iterable[Sequence[int | None]]) -> Judgement:
    """Judge whether dates fall; equal ones and a single one show nothing."""
    wrong = right = 0
    for dates in lists:
        known = [date for date in dates if date is not None]
        right += sum(one > other for one, other in pairwise(known))
        wrong += sum(one < other for one, other in pairwise(known))
    values = {"in_order": right, "out_of_order": wrong}
    return _verdict(not wrong, values) if wrong or right else (Verdict.UNKNOWN, values)


def judge_guid_filter(evidence: Evidence) -> Judgement:
    """Judge whether a list can be limited to the items with a guid."""
    if evidence.with_guid is None or not evidence.with_guid[1].is_good:
        return _UNKNOWN
    entry, answer = evidence.with_guid
    others = sum(each.guid != entry.guid for each in answer.entries)
    is_there = any(each.rating_key == entry.rating_key for each in answer.entries)
    return _verdict(is_there and not others, {"received": answer.received, "others": others})


def judge_lean_lists(evidence: Evidence) -> Judgement:
    """Judge whether lists leave out what they are asked to."""
    entries = list(evidence.entries)
    kept = Counter(name for each in entries for name in each.names & _LEFT_OUT)
    return _verdict(not kept, dict(kept)) if entries else _UNKNOWN


def judge_list_locks(evidence: Evidence) -> Judgement:
    """Judge whether lists hide locked fields."""
    locked = [pair for pair in _compared(evidence) if pair[1].locked]
    shown = sum(listed.locked == details.locked for listed, details in locked)
    return _verdict(not shown, {"locked": len(locked), "shown": shown}) if locked else _UNKNOWN


def judge_skip_refresh(evidence: Evidence) -> Judgement:
    """Judge whether a read of details starts no refresh."""
    if evidence.activities is None or evidence.batch is None:
        return _UNKNOWN
    before, after = evidence.activities
    if not (before.is_good and after.is_good) or _REFRESHES & {
        kind for kind, _ in before.activities
    }:
        return _UNKNOWN  # somebody else, such as a scan, has items refreshed
    keys = {each.rating_key for each in evidence.batch[0]}
    started = Counter(after.activities) - Counter(before.activities)
    count = sum(kind in _REFRESHES and key in keys for kind, key in started.elements())
    return _verdict(not count, {"refreshes": count})


def judge_batches(evidence: Evidence) -> Judgement:
    """Judge whether a read of many items leaves out those that do not exist."""
    if evidence.batch is None:
        return _UNKNOWN
    asked, answer = evidence.batch
    if answer.says_nothing:
        return _UNKNOWN
    wanted = {each.rating_key for each in asked}
    got = {each.rating_key for each in answer.entries}
    values = {"asked": len(wanted), "received": len(got), "status": answer.status}
    # What is in the trash, or was removed meanwhile, is left out as well.
    is_right = answer.is_good and got <= wanted and 2 * len(got) >= len(wanted)
    return _verdict(is_right, values)


def judge_picture_owners(evidence: Evidence) -> Judgement:
    """Judge whether the path of a picture names its item."""
    pictures = [each for each in evidence.entries if each.thumb_owner is not None]
    without = sum(not each.thumb_owner for each in pictures)
    values = {"pictures": len(pictures), "without_item": without}
    return _verdict(not without, values) if pictures else _UNKNOWN


def judge_inherited_pictures(evidence: Evidence) -> Judgement:
    """Judge whether an item with the picture of its parent has none of its own selected."""
    if evidence.inherited is None or not evidence.inherited[1].is_good:
        return _UNKNOWN
    selected = sum(each.is_selected for each in evidence.inherited[1].posters)
    return _verdict(not selected, {"selected": selected})


def judge_below(evidence: Evidence) -> Judgement:
    """Judge whether the list below a show or an artist holds seasons or albums."""
    if evidence.below is None:
        return _UNKNOWN
    entry, answer = evidence.below
    if answer.says_nothing:
        return _UNKNOWN
    wanted = MediaType.SEASON if entry.type is MediaType.SHOW else MediaType.ALBUM
    count = sum(each.type is wanted for each in answer.entries)
    values = {"received": answer.received, "of_level": count, "status": answer.status}
    return _verdict(answer.is_good and count > 0, values)


def judge_candidates(evidence: Evidence) -> Judgement:
    """Judge whether healthy items have candidates, most often with their own match.

    If none has any, the sources are out of reach.
    """
    asked = _with_candidates(evidence)
    own = sum(_finds_itself(each) for each in asked.values())
    nameless = sum(not one.has_name for _, each in asked.values() for one in each.candidates)
    values = {"asked": len(asked), "own_found": own, "nameless": nameless}
    is_most = 2 * own >= len(asked)  # a bad name of a file hides the match of an item
    return _verdict(is_most and not nameless, values) if asked else _UNKNOWN


def _with_candidates(evidence: Evidence) -> Mapping[MediaType, Asked]:
    """Return the items whose candidates were searched; none if no search found anything."""
    found = {kind: each for kind, each in evidence.candidates.items() if not each[1].says_nothing}
    return found if any(each.candidates for _, each in found.values()) else {}


def _finds_itself(asked: Asked) -> bool:
    """Return whether the match of an item is among its candidates."""
    entry, answer = asked
    return any(each.guid == entry.guid for each in answer.candidates)


def judge_candidate_scores(evidence: Evidence) -> Judgement:
    """Judge whether only candidates of artists and albums have a score."""
    found = {level: asked[1].candidates for level, asked in evidence.candidates.items()}
    scored = {level: sum(each.has_score for each in some) for level, some in found.items() if some}
    is_right = all(bool(count) is (level in _SCORED) for level, count in scored.items())
    values = {str(level): count for level, count in scored.items()}
    return _verdict(is_right, values) if scored else _UNKNOWN


def judge_id_search(evidence: Evidence) -> Judgement:
    """Judge whether a search by an external ID finds exactly the item's match."""
    found = _with_candidates(evidence)
    asked = [each for kind, each in evidence.by_id.items() if kind in found]
    asked = [each for each in asked if not each[1].says_nothing]
    exact = sum(len(each[1].candidates) == 1 and _finds_itself(each) for each in asked)
    values = {"asked": len(asked), "exact": exact}
    return _verdict(exact == len(asked), values) if asked else _UNKNOWN


def judge_poster_origins(evidence: Evidence) -> Judgement:
    """Judge the origins of posters."""
    found = Counter(each.origin for _, answer in _posters(evidence) for each in answer.posters)
    unknown = sum(count for origin, count in found.items() if origin not in _ORIGINS)
    values = Counter({harmless(origin): count for origin, count in found.items()})
    return _verdict(not unknown, {**values, "unknown": unknown}) if found else _UNKNOWN


def judge_poster_providers(evidence: Evidence) -> Judgement:
    """Judge the providers of posters."""
    found = Counter(each.provider for _, answer in _posters(evidence) for each in answer.posters)
    unknown = sum(count for name, count in found.items() if name not in _PROVIDERS)
    values = {harmless(name) or "none": count for name, count in found.items()}
    return _verdict(not unknown, {**values, "unknown": unknown}) if found else _UNKNOWN


def judge_poster_selected(evidence: Evidence) -> Judgement:
    """Judge whether one poster of an item with a picture of its own is selected, mostly."""
    asked = _posters(evidence)
    selected = [sum(each.is_selected for each in answer.posters) for _, answer in asked]
    one, none = selected.count(1), selected.count(0)
    values = {"asked": len(asked), "one": one, "none": none}
    is_right = one + none == len(asked) and one >= none
    return _verdict(is_right, values) if asked else _UNKNOWN


def _posters(evidence: Evidence) -> list[Asked]:
    """Return the items whose posters were read."""
    return [asked for asked in evidence.posters.values() if asked[1].is_good]


def judge_missing_picture(evidence: Evidence) -> Judgement:
    """Judge what a server answers for a picture that it does not have."""
    answer = evidence.missing_picture
    if answer is None:
        return _UNKNOWN
    if answer.status not in _MISSING and answer.says_nothing:
        return _UNKNOWN
    return _verdict(answer.status in _MISSING, _status(answer))


def judge_unknown_item(evidence: Evidence) -> Judgement:
    """Judge what a server answers for an item that does not exist."""
    answer = evidence.unknown_item
    if answer is None or answer.says_nothing:
        return _UNKNOWN
    return _verdict(_is_refused(answer, _NOT_FOUND), _status(answer))


def judge_no_token(evidence: Evidence) -> Judgement:
    """Judge what a server answers without a token; some networks need none."""
    answer = evidence.without_token
    if answer is None:
        return _UNKNOWN
    is_refused = _is_refused(answer, _UNAUTHORIZED)
    if answer.is_good or (answer.says_nothing and not is_refused):
        return Verdict.UNKNOWN, _status(answer)
    return _verdict(is_refused, _status(answer))


def _is_refused(answer: Answer, status: int) -> bool:
    """Return whether a request was refused with a status, and without a container."""
    return answer.status == status and answer.body is not Body.CONTAINER


def _status(answer: Answer) -> Values:
    """Return the status and the kind of body of an answer."""
    return {"status": answer.status, "body": answer.body.value}


def judge_update_queue(evidence: Evidence) -> Judgement:
    """Judge whether a library tells how many of its items still wait."""
    if evidence.queue is None or evidence.queue.says_nothing:
        return _UNKNOWN
    is_stated = any(each is not None for each in evidence.queue.counters.values())
    return _verdict(is_stated, {"status": evidence.queue.status})


def judge_content_counter(evidence: Evidence) -> Judgement:
    """Judge whether libraries count their changes; in some, the counter of Plex stays 0."""
    found = evidence.counters.counters.values() if evidence.counters else ()
    counted = [each for each in found if each]
    longest = max((len(str(each)) for each in counted), default=0)
    values = {"libraries": len(found), "counting": len(counted), "digits": longest}
    return _verdict(bool(counted), values) if found else _UNKNOWN


def judge_trash(evidence: Evidence) -> Judgement:
    """Judge whether the details of an item in the trash are gone."""
    if evidence.in_trash is None:
        return _UNKNOWN
    answer = evidence.in_trash[1]
    if answer.says_nothing:
        return _UNKNOWN
    return _verdict(answer.status == _NOT_FOUND, {"status": answer.status})


def judge_server_settings(evidence: Evidence) -> Judgement:
    """Judge whether the server knows the settings by their names."""
    found = [each.is_good for each in evidence.settings if not each.says_nothing]
    values = {"asked": len(found), "known": sum(found)}
    return _verdict(all(found), values) if found else _UNKNOWN


def judge_library_settings(evidence: Evidence) -> Judgement:
    """Judge whether a library knows the settings by their names."""
    answer = evidence.library_settings
    if answer is None or not answer.is_good:
        return _UNKNOWN
    known = len(_LIBRARY_SETTINGS & answer.settings)
    values = {"asked": len(_LIBRARY_SETTINGS), "known": known}
    return _verdict(known == len(_LIBRARY_SETTINGS), values)


def judge_frames(evidence: Evidence) -> Judgement:
    """Judge whether notifications have known types and states only."""
    if evidence.frames is None:
        return _UNKNOWN
    unknown: Counter[str] = Counter()
    for (field, value), count in evidence.frames.items():
        unknown[f"{harmless(field)} {harmless(value)}"] += count
    return _verdict(not unknown, unknown)
