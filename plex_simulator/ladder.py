"""Build items that a refresh alone does not heal, one of each class."""

from typing import Any

from .builders import episode, movie, season, show
from .catalog import Catalog, Defect, Outcome, SimItem, SimLibrary
from .source import Entry

UNMATCHED = (Defect.NO_MATCH, Defect.MISSING_POSTER, Defect.MISSING_SUMMARY)
STUCK: dict[str, Any] = {"outcome": Outcome.NEVER}
POSTER_OFFERED: dict[str, Any] = {"web_pictures": ("fanarttv", "tvdb")}


def ladder_catalog(now: int | None = None) -> Catalog:
    """Build one item of each class; its title names the class."""
    catalog = Catalog(now)
    add_ladder(catalog, "Movies", "TV Shows")
    return catalog


def add_ladder(catalog: Catalog, films_title: str, shows_title: str) -> None:
    """Add libraries with one item of each class to a catalog."""
    films = catalog.add_library(films_title)
    films.unmatched_scheme = "tv.plex.agents.none"
    _matches(films)
    _risky_matches(films)
    _pictures(films)
    _shows(catalog.add_library(shows_title, "show"))


def _film(library: SimLibrary, title: str, **fields: Any) -> SimItem:
    """Add an unmatched film that no refresh heals, in a folder without an id."""
    year = fields.setdefault("year", 2001)
    path = f"/media/{library.key}/{title} ({year})/{title} ({year}).mkv"
    return movie(library, title, **({"broken": UNMATCHED, "files": (path,)} | STUCK | fields))


def _with_id(title: str, scheme: str, number: str) -> dict[str, Any]:
    """Return the file of a film whose folder carries an id."""
    return {"files": (f"/media/1/{title} (2001) {{{scheme}-{number}}}/{title} (2001).mkv",)}


def _entry(name: str, guid: str, **fields: Any) -> Entry:
    """Return a film that the source knows and no library has."""
    known: dict[str, Any] = {"year": 2001, "summary": f"What happens in {name}."}
    return Entry(type="movie", name=name, guid=f"plex://movie/{guid}", **(known | fields))


def _matches(library: SimLibrary) -> None:
    """Add films that differ in what the source finds."""
    entries = library.catalog.entries
    named = _film(library, "Id In The Name")
    own = named.cure[Defect.NO_MATCH]["guids"][1].removeprefix("tmdb://")
    named.files = _with_id(named.title, "tmdb", own)["files"]
    _film(library, "Title And Year")
    _film(library, "Twins")
    entries.append(_entry("Twins", "twin"))
    _film(library, "Right One Second")
    entries.append(_entry("Right One Second", "first", year=1950, weight=1))
    _film(library, "Only Wrong Ones", unknown_to_source=True)
    entries.append(_entry("Only Wrong Ones", "wrong", year=1930))
    _film(library, "No Candidates", unknown_to_source=True)
    _film(library, "Wrong Id", **_with_id("Wrong Id", "tmdb", "900900"))
    entries.append(_entry("Something Else", "else", ids=("tmdb://900900",)))


def _risky_matches(library: SimLibrary) -> None:
    """Add films that a match would harm, or that it would merge with another."""
    there = movie(library, "Would Merge", year=2001)
    number = there.guids[1].removeprefix("tmdb://")
    _film(library, "Would Merge", unknown_to_source=True, **_with_id("Would Merge", "tmdb", number))
    for title, fields in (
        ("Hand Made", {"hand_made": True, "broken": (Defect.NO_MATCH,)}),
        ("Watched", {"view_count": 1, "last_viewed_at": library.catalog.now}),
        ("Two Files", {"files": ("/media/1/Two Files/a.mkv", "/media/1/Two Files/b.mkv")}),
        ("Edition", {"edition": "Extended"}),
    ):
        _film(library, title, **fields)


def _pictures(library: SimLibrary) -> None:
    """Add matched films that differ in their pictures."""
    for title, fields in (
        ("Frame", {"poster_origin": "media"}),
        ("Missing And Offered", {"broken": (Defect.MISSING_POSTER,)}),
        ("Broken Picture", {"picture_fault": "missing"}),
        ("Garbled Picture", {"picture_fault": "garbled"}),
        ("Local Picture", {"poster_origin": "local", "file_pictures": ("local",)}),
        ("Upload", {"poster_origin": "upload", "locked": frozenset({"thumb"})}),
        ("Locked Frame", {"poster_origin": "media", "locked": frozenset({"thumb"})}),
        ("Labelled Frame", {"poster_origin": "media", "labels": ("Overlay",)}),
    ):
        movie(library, title, **(STUCK | POSTER_OFFERED | fields))
    bare = {"broken": (Defect.MISSING_POSTER,), "agent_pictures": (), "frames": 0}
    movie(library, "Nothing Offered", **(STUCK | bare))


def _shows(library: SimLibrary) -> None:
    """Add a show whose episodes its refresh heals, and seasons and episodes with odd pictures."""
    one = show(library, "Healed By Its Parent")
    part = season(one)
    for number in (1, 2, 3):
        episode(part, number, broken=(Defect.MISSING_SUMMARY,), needs_parent=True)
    other = show(library, "Odd Pictures")
    part = season(other, broken=(Defect.INHERITED_POSTER,), **(STUCK | POSTER_OFFERED))
    episode(part, poster_origin="media")
    frame: dict[str, Any] = {"poster_origin": "media", "agent_pictures": ()}
    episode(season(other, 2), 1, "Frame Is Normal", **frame)
    show(library, "Unmatched Show", broken=UNMATCHED, **STUCK)
