"""Search the metadata source."""

from collections.abc import Iterator
import re
from urllib.parse import quote

from .catalog import Catalog, Defect, SimItem
from .render import Element
from .source import Entry

MATCHABLE = frozenset({"movie", "show", "artist", "album"})
# Their candidates carry a score, and those of legacy agents do.
SCORED = frozenset({"artist", "album"})
LEGACY_AGENTS = "com.plexapp.agents."
MOST_CANDIDATES = 15
# An unknown year is worse than any near one.
NO_YEAR = 50
_WORD = re.compile(r"\w+")
_ID = re.compile(r"(imdb|tmdb|tvdb)-(\w+)", re.IGNORECASE)
_MBID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_EXTERNAL = re.compile(r"((?:imdb|tmdb|tvdb)://\w+)(?:\?.*)?", re.IGNORECASE)


def own_entry(item: SimItem) -> Entry | None:
    """Return what the source has for the file of an item."""
    cure = item.cure.get(Defect.NO_MATCH, {})
    guid = cure.get("guid", item.guid)
    if item.type not in MATCHABLE or item.unknown_to_source or item.library.personal:
        return None
    if item.unmatched and not cure:
        return None
    parent = item.parent
    return Entry(
        type=item.type,
        name=item.title.strip() or item.rating_key,
        guid=guid,
        year=item.year,
        summary=item.cure.get(Defect.MISSING_SUMMARY, {}).get("summary", item.summary),
        ids=cure.get("guids", item.guids),
        has_picture=item.thumb is not None or Defect.MISSING_POSTER in item.cure,
        about={"parentName": parent.title, "parentGUID": parent.guid} if parent else {},
        tracks=tuple((child.title, True) for child in item.children if child.type == "track"),
    )


def known(catalog: Catalog, agent: str, item_type: str) -> Iterator[Entry]:
    """Yield the entries of a type: those that were added, and those of the items."""
    seen: set[str] = set()
    for entry in catalog.entries:
        if entry.type == item_type and entry.guid not in seen:
            seen.add(entry.guid)
            yield entry
    for library in catalog.libraries.values():
        if library.agent != agent:
            continue
        for item in library.items(item_type):
            own = own_entry(item)
            if own is not None and own.guid not in seen:
                seen.add(own.guid)
                yield own


def entry_of(item: SimItem, guid: str, *, takes_ids: bool) -> Entry | None:
    """Return the entry with a guid; some servers take that of another database as well."""
    external = _EXTERNAL.fullmatch(guid) if takes_ids else None
    entries = known(item.library.catalog, item.library.agent, item.type)
    for entry in entries:
        if entry.guid == guid or (external and external[1].casefold() in entry.ids):
            return entry
    return None


def search(item: SimItem, title: str, year: int | None, *, takes_ids: bool) -> list[Entry]:
    """Return the entries that fit a title, the likeliest first, or the one with an id."""
    entries = list(known(item.library.catalog, item.library.agent, item.type))
    wanted = _id_in(title, takes_ids=takes_ids)
    if wanted is not None:
        return [entry for entry in entries if wanted in entry.ids]
    words = _words(title)
    found = [entry for entry in entries if _fits(words, _words(entry.name))]
    found.sort(key=lambda entry: _rank(entry, words, year))
    return found[:MOST_CANDIDATES]


def _id_in(title: str, *, takes_ids: bool) -> str | None:
    """Return the external id that stands in place of a title."""
    words = title.strip()
    if named := _ID.fullmatch(words):
        return f"{named[1]}://{named[2]}".casefold()
    if _MBID.fullmatch(words):
        return f"mbid://{words}".casefold()
    external = _EXTERNAL.fullmatch(words) if takes_ids else None
    return external[1].casefold() if external else None


def _words(text: str) -> frozenset[str]:
    """Return the words of a title."""
    return frozenset(_WORD.findall(text.casefold()))


def _fits(words: frozenset[str], name: frozenset[str]) -> bool:
    """Return whether all words of one title are in the other."""
    if not words or not name:
        return words == name
    return words <= name or name <= words


def _rank(entry: Entry, words: frozenset[str], year: int | None) -> tuple[int, int, bool, int]:
    """Return the place of an entry among candidates."""
    distance = 0 if year is None else abs(entry.year - year) if entry.year else NO_YEAR
    return -entry.weight, -entry.score, _words(entry.name) != words, distance


def candidate(entry: Entry, agent: str, *, is_always_scored: bool = False) -> Element:
    """Describe an entry as a candidate; films and shows have no score on most servers."""
    tracks = [
        Element(
            "SearchResult",
            {"id": number, "index": number, "guid": "", "name": name, "matched": is_matched},
        )
        for number, (name, is_matched) in enumerate(entry.tracks, 1)
    ]
    is_scored = is_always_scored or entry.type in SCORED or agent.startswith(LEGACY_AGENTS)
    picture = f"https://images.plex.tv/photo?url={quote(entry.guid, safe='')}"
    return Element(
        "SearchResult",
        {
            "thumb": picture if entry.has_picture else "",
            "type": entry.type,
            "guid": entry.guid,
            "name": entry.name,
            "year": entry.year,
            "summary": entry.summary,
            "score": entry.score if is_scored else None,
            "lifespanEnded": False,
            **entry.about,
        },
        tracks,
    )
