"""Build the labelled libraries of the demo."""

from collections.abc import Iterable, Sequence
import random
from typing import Any

from .builders import DAY, album, artist, build, episode, movie, photo, season, show, track
from .catalog import Catalog, Defect, Outcome, SimItem, SimLibrary
from .odd_pictures import add_odd_pictures

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
INHERITED, PLACEHOLDER = Defect.INHERITED_POSTER, Defect.PLACEHOLDER_TITLE
NO_MATCH, NO_IDS = Defect.NO_MATCH, Defect.NO_EXTERNAL_IDS
HOUR = 3600

ADJECTIVES = [
    "Silent",
    "Golden",
    "Broken",
    "Hidden",
    "Crimson",
    "Distant",
    "Last",
    "Electric",
    "Frozen",
    "Paper",
    "Hollow",
    "Burning",
    "Velvet",
    "Northern",
    "Forgotten",
    "Restless",
    "Quiet",
    "Savage",
    "Gentle",
    "Wandering",
]
NOUNS = [
    "River",
    "Harbor",
    "Garden",
    "Signal",
    "Empire",
    "Mirror",
    "Orchard",
    "Station",
    "Winter",
    "Letter",
    "Horizon",
    "Engine",
    "Island",
    "Shadow",
    "Bridge",
    "Lantern",
    "Desert",
    "Voyage",
    "Promise",
    "Tower",
]
PLOTS = (
    "A stranger arrives in town and nothing stays as it was.",
    "Two sisters inherit a house that remembers everything.",
    "The crew of a small ship finds a signal that should not exist.",
    "An archivist discovers her own name in a century-old file.",
    "One summer, one secret, and a village that looks away.",
    "A retired detective is asked to find someone who does not want to be found.",
)
ODD_TITLES = (
    "🎬 Emoji: The Sequel 👩‍👩‍👧‍👦",
    "مرحبا بالعالم",
    "שלום עולם",
    "\u202eright-to-left override",
    "<script>alert(1)</script>",
    "Tom & Jerry & <b>Friends</b>",
    "\"Quotes\" and 'apostrophes'",
    "Bell\x07 and escape\x1b control",
    "Line\nbreak and\ttab",
    "Ünïcödé \u2013 façade ½ ™",
    "千と千尋の神隠し",
    "{{ 7 * 7 }} {% raw %} %s %(name)s",
    "   leading and trailing   ",
    "null",
    "0",
    "A very long title " + "that goes on and on " * 40,
)
PLACEHOLDERS = (
    "TBA",
    "TBD",
    None,
    "2026-03-14",
    "Show.S01E05.1080p.WEB.mkv",
)
# Defects and outcomes that together yield every result of a scan.
# An unmatched item has no summary, unless somebody wrote one by hand.
BROKEN_MOVIES: tuple[tuple[tuple[Defect, ...], Outcome], ...] = (
    ((POSTER,), Outcome.FIXED),
    ((SUMMARY,), Outcome.FIXED),
    ((POSTER, SUMMARY), Outcome.FIXED),
    ((NO_MATCH, SUMMARY), Outcome.FIXED),
    ((NO_MATCH, POSTER, SUMMARY), Outcome.FIXED),
    ((NO_IDS,), Outcome.FIXED),
    ((SUMMARY,), Outcome.SECOND),
    ((POSTER,), Outcome.SECOND),
    ((POSTER, SUMMARY), Outcome.PARTLY),
    ((NO_MATCH, SUMMARY), Outcome.PARTLY),
    ((POSTER,), Outcome.LATE_PICTURE),
    ((POSTER, SUMMARY), Outcome.LATE_PICTURE),
    ((NO_IDS,), Outcome.NEVER),
    ((NO_IDS,), Outcome.NEVER),
    ((POSTER,), Outcome.NEVER),
    ((NO_MATCH, POSTER, SUMMARY), Outcome.NEVER),
    ((SUMMARY,), Outcome.VANISHED),
    ((POSTER,), Outcome.VANISHED),
    ((NO_MATCH, SUMMARY), Outcome.REKEYED),
    ((POSTER, SUMMARY), Outcome.REKEYED),
    ((SUMMARY,), Outcome.IGNORED),
    ((POSTER,), Outcome.IGNORED),
    ((SUMMARY,), Outcome.SLOW),
    ((POSTER,), Outcome.SLOW),
)


class _Demo:
    """Fill one catalog from one seed."""

    def __init__(self, seed: int, now: int | None) -> None:
        """Start with an empty catalog and no title used."""
        self.catalog = Catalog(now)
        self.random = random.Random(seed)
        self._used: set[str] = set()

    def title(self) -> str:
        """Return a title that was not used yet."""
        while True:
            title = f"{self.random.choice(ADJECTIVES)} {self.random.choice(NOUNS)}"
            if self.random.random() < 0.5:  # noqa: PLR2004 - half of them get an article
                title = f"The {title}"
            if title not in self._used:
                self._used.add(title)
                return title

    def plot(self) -> str:
        """Return a random plot."""
        return self.random.choice(PLOTS)

    def days_ago(self, most: int, least: int = 0) -> int:
        """Return a time between two ages in days."""
        return self.catalog.now - self.random.randint(least * DAY + HOUR, most * DAY)

    def recent(self) -> dict[str, Any]:
        """Return the fields of an item added in the last weeks."""
        return {"added_at": self.days_ago(25), "summary": self.plot()}

    def old(self) -> dict[str, Any]:
        """Return the fields of an item added long ago."""
        return {"added_at": self.days_ago(1500, 60), "summary": self.plot()}


def demo_catalog(seed: int = 7, *, now: int | None = None) -> Catalog:
    """Build the labelled demo: every known case, most items healthy."""
    demo = _Demo(seed, now)
    _movies(demo, demo.catalog.add_library("Movies"))
    _second_movies(demo, demo.catalog.add_library("Movies"))
    _shows(demo, demo.catalog.add_library("TV Shows", "show"))
    _music(demo, demo.catalog.add_library("Music", "artist"))
    _foreign_libraries(demo)
    _personal_libraries(demo)
    add_odd_pictures(demo.catalog.libraries["1"], demo.catalog.libraries["3"])
    return demo.catalog


def _movies(demo: _Demo, library: SimLibrary) -> None:
    """Fill the first library of movies."""
    for _ in range(40):
        movie(library, demo.title(), **demo.old())
    for _ in range(16):
        movie(library, demo.title(), **demo.recent())
    for title in ODD_TITLES:
        movie(library, title, **demo.recent())
    for broken, outcome in BROKEN_MOVIES:
        movie(library, demo.title(), broken=broken, outcome=outcome, **demo.recent())
    _old_broken_movies(demo, library)
    _odd_broken_movies(demo, library)
    _odd_dates(demo, library)
    _locked_movies(demo, library)


def _old_broken_movies(demo: _Demo, library: SimLibrary) -> None:
    """Add broken items that a window of recent additions must not find."""
    for broken in ((POSTER,), (SUMMARY,), (NO_MATCH, SUMMARY)):
        movie(library, demo.title(), broken=broken, **demo.old())


def _odd_broken_movies(demo: _Demo, library: SimLibrary) -> None:
    """Add broken movies with unusual titles."""
    for title in ODD_TITLES[:8]:
        movie(library, f"{title} II", broken=(POSTER,), **demo.recent())


def _odd_dates(demo: _Demo, library: SimLibrary) -> None:
    """Add items with missing or future dates, healthy and broken."""
    future = demo.catalog.now + 300 * DAY
    dates: tuple[dict[str, int | None], ...] = (
        {"added_at": None},
        {"updated_at": None},
        {"added_at": None, "updated_at": None},
        {"added_at": future},
    )
    for fields in dates:
        movie(library, demo.title(), **(demo.recent() | fields))
        movie(library, demo.title(), broken=(SUMMARY,), **(demo.recent() | fields))


def _locked_movies(demo: _Demo, library: SimLibrary) -> None:
    """Add locked and manually edited items."""
    locked: tuple[tuple[str, dict[str, Any]], ...] = (
        ("summary", {"summary": ""}),
        ("thumb", {"thumb": None}),
        ("title", {"title": ""}),
    )
    for name, empty in locked * 2:
        fields = demo.recent() | {"locked": frozenset({name})} | empty
        build(library, "movie", fields.pop("title", demo.title()), **fields)
    both = frozenset({"summary", "thumb"})
    movie(library, demo.title(), **(demo.recent() | {"locked": both, "summary": "", "thumb": None}))
    # Locked in one field and broken in another: only the other field can be fixed.
    fields = demo.recent() | {"summary": "", "locked": frozenset({"summary"})}
    movie(library, demo.title(), broken=(POSTER,), **fields)
    movie(library, demo.title(), poster_origin="upload", **demo.recent())
    fields = demo.recent() | {"poster_origin": "upload"}
    movie(library, demo.title(), broken=(SUMMARY,), **fields)
    _hand_made_movies(demo, library)
    _harmed_movies(demo, library)
    # A single item that an old agent matched stays in a library of the new agent.
    guid = "com.plexapp.agents.imdb://tt0133093?lang=en"
    movie(library, demo.title(), **(demo.recent() | {"guid": guid, "guids": ()}))


def _hand_made_movies(demo: _Demo, library: SimLibrary) -> None:
    """Add unmatched items whose manual edits a refresh would destroy."""
    for locked in (frozenset[str](), frozenset({"summary"}), frozenset({"summary", "title"})):
        fields = demo.recent() | {"summary": "Written by hand, with love.", "locked": locked}
        movie(library, demo.title(), broken=(NO_MATCH,), hand_made=True, **fields)


def _harmed_movies(demo: _Demo, library: SimLibrary) -> None:
    """Add items that a refresh fixes in one field and makes worse in another."""
    cases: tuple[tuple[Defect, dict[str, Any]], ...] = (
        (SUMMARY, {"poster_origin": "upload", "poster_number": 2}),
        (SUMMARY, {"poster_origin": "upload"}),
        (SUMMARY, {"worsens": frozenset({"thumb"})}),
        (POSTER, {"worsens": frozenset({"summary"})}),
        (POSTER, {"worsens": frozenset({"title"})}),
        (POSTER, {"worsens": frozenset({"summary", "locks"}), "locked": frozenset({"summary"})}),
    )
    for defect, fields in cases:
        movie(library, demo.title(), broken=(defect,), **(demo.recent() | fields))


def _second_movies(demo: _Demo, library: SimLibrary) -> None:
    """Fill the second library of movies."""
    for _ in range(14):
        movie(library, demo.title(), **demo.old())
    for broken, outcome in BROKEN_MOVIES[:3] + BROKEN_MOVIES[8:9]:
        movie(library, demo.title(), broken=broken, outcome=outcome, **demo.recent())


def _shows(demo: _Demo, library: SimLibrary) -> None:
    """Fill the library of shows."""
    for _ in range(10):
        _healthy_show(demo, library, seasons=demo.random.randint(1, 4))
    _fresh_episodes(demo, library)
    _placeholder_episodes(demo, library)
    _inherited_posters(demo, library)
    _hidden_season(demo, library)
    _without_ids(demo, library)
    _broken_shows(demo, library)
    _unmatched_show(demo, library)
    _locked_episodes(demo, library)
    _harmed_show(demo, library)


def _healthy_show(demo: _Demo, library: SimLibrary, *, seasons: int = 1) -> SimItem:
    """Add a show without defects and return it."""
    one = show(library, demo.title(), **demo.old())
    for index in range(1, seasons + 1):
        part = season(one, index)
        for number in range(1, demo.random.randint(4, 8)):
            episode(part, number, demo.title(), summary=demo.plot())
    return one


def _fresh_episodes(demo: _Demo, library: SimLibrary) -> None:
    """Add this week's broken episodes to old shows."""
    cases: tuple[tuple[tuple[Defect, ...], Outcome], ...] = (
        ((SUMMARY,), Outcome.FIXED),
        ((POSTER, SUMMARY), Outcome.LATE_PICTURE),
        ((SUMMARY, PLACEHOLDER), Outcome.SECOND),
        ((POSTER, SUMMARY, PLACEHOLDER), Outcome.PARTLY),
        ((SUMMARY,), Outcome.VANISHED),
        ((POSTER,), Outcome.REKEYED),
    )
    for _ in range(2):
        part = _healthy_show(demo, library).children[-1]
        _tale(demo, part, cases)


def _tale(
    demo: _Demo,
    part: SimItem,
    cases: Iterable[tuple[Sequence[Defect], Outcome]],
) -> None:
    """Add recent episodes to a season, one for each case."""
    for broken, outcome in cases:
        index = len(part.children) + 1
        episode(part, index, demo.title(), broken=broken, outcome=outcome, **demo.recent())


def _placeholder_episodes(demo: _Demo, library: SimLibrary) -> None:
    """Add episodes whose titles are placeholders."""
    part = _healthy_show(demo, library).children[0]
    outcomes = (Outcome.FIXED, Outcome.SECOND, Outcome.NEVER)
    for number, text in enumerate(PLACEHOLDERS * 2):
        index = len(part.children) + 1
        episode(
            part,
            index,
            demo.title(),
            broken=(PLACEHOLDER,),
            placeholder_text=text,
            outcome=outcomes[number % len(outcomes)],
            **demo.recent(),
        )


def _inherited_posters(demo: _Demo, library: SimLibrary) -> None:
    """Add seasons and episodes that show their parent's poster."""
    one = _healthy_show(demo, library)
    for outcome in (Outcome.FIXED, Outcome.NEVER):
        part = season(
            one,
            len(one.children) + 1,
            broken=(INHERITED,),
            outcome=outcome,
            added_at=demo.days_ago(25),
        )
        _tale(demo, part, [((INHERITED,), Outcome.FIXED), ((INHERITED,), Outcome.LATE_PICTURE)])
        _tale(demo, part, [((), Outcome.FIXED)] * 3)


def _hidden_season(demo: _Demo, library: SimLibrary) -> None:
    """Add a show whose single season is hidden: its episodes name no parent."""
    one = show(library, demo.title(), **demo.old())
    part = season(one)
    for _ in range(5):
        episode(part, len(part.children) + 1, demo.title(), parent_hidden=True, **demo.recent())
    for broken in ((SUMMARY,), (POSTER,)):
        fields = demo.recent() | {"parent_hidden": True}
        episode(part, len(part.children) + 1, demo.title(), broken=broken, **fields)


def _without_ids(demo: _Demo, library: SimLibrary) -> None:
    """Add a show for which the source never has external ids."""
    fields = {"broken": (NO_IDS,), "outcome": Outcome.NEVER}
    one = show(library, demo.title(), **(demo.recent() | fields))
    part = season(one, 1, **fields)
    for index in range(1, 4):
        episode(part, index, demo.title(), **(demo.recent() | fields))


def _broken_shows(demo: _Demo, library: SimLibrary) -> None:
    """Add broken shows with healthy episodes."""
    for broken, outcome in (
        ((POSTER,), Outcome.FIXED),
        ((SUMMARY,), Outcome.SECOND),
        ((POSTER, SUMMARY), Outcome.PARTLY),
    ):
        fields = demo.recent() | {"broken": broken, "outcome": outcome}
        one = show(library, demo.title(), **fields)
        _tale(demo, season(one), [((), Outcome.FIXED)] * 4)


def _harmed_show(demo: _Demo, library: SimLibrary) -> None:
    """Add a show whose refresh makes its episodes worse."""
    one = show(library, demo.title(), broken=(SUMMARY,), **demo.recent())
    part = season(one, added_at=demo.days_ago(25), poster_origin="upload")
    for fields in ({"poster_origin": "upload"}, {"worsens": frozenset({"summary"})}, {}, {}):
        index = len(part.children) + 1
        episode(part, index, demo.title(), **(demo.recent() | fields))


def _unmatched_show(demo: _Demo, library: SimLibrary) -> None:
    """Add a show without a match, and unmatched episodes below it."""
    one = show(library, demo.title(), broken=(NO_MATCH, SUMMARY), **demo.recent())
    _tale(demo, season(one, broken=(NO_MATCH,)), [((NO_MATCH, SUMMARY), Outcome.FIXED)] * 2)


def _locked_episodes(demo: _Demo, library: SimLibrary) -> None:
    """Add episodes whose empty fields are locked."""
    part = _healthy_show(demo, library).children[0]
    for name, empty in (("summary", {"summary": ""}), ("thumb", {"thumb": None})):
        fields = demo.recent() | empty | {"locked": frozenset({name})}
        episode(part, len(part.children) + 1, demo.title(), **fields)


def _music(demo: _Demo, library: SimLibrary) -> None:
    """Fill the library of music."""
    for number in range(8):
        broken = ((POSTER,), (SUMMARY,))[number] if number < 2 else ()  # noqa: PLR2004 - one of each
        one = artist(library, demo.title(), broken=broken, **demo.recent())
        for position in range(2):
            flawed = (POSTER,) if number == 3 and position == 0 else ()  # noqa: PLR2004 - any one
            record = album(one, demo.title(), broken=flawed, added_at=demo.days_ago(25))
            for _ in range(4):
                track(record, demo.title())


def _foreign_libraries(demo: _Demo) -> None:
    """Add libraries of legacy and custom agents, whose items have no external ids."""
    legacy = demo.catalog.add_library(
        "Old Movies",
        agent="com.plexapp.agents.imdb",
        scanner="Plex Movie Scanner",
        language="en",
    )
    custom = demo.catalog.add_library("Anime Movies", agent="tv.plex.agents.custom.anime-db")
    for library in (legacy, custom):
        for _ in range(6):
            movie(library, demo.title(), **demo.old())
        for broken in ((POSTER,), (SUMMARY,), (POSTER, SUMMARY)):
            movie(library, demo.title(), broken=broken, **demo.recent())


def _personal_libraries(demo: _Demo) -> None:
    """Add libraries that never get metadata: home videos and photos."""
    bare: dict[str, Any] = {"summary": "", "thumb": None}
    modern = demo.catalog.add_library("Home Videos", agent="tv.plex.agents.none")
    old = demo.catalog.add_library(
        "Family Tapes",
        agent="com.plexapp.agents.none",
        scanner="Plex Video Files Scanner",
        language="xn",
    )
    photos = demo.catalog.add_library("Photos", "photo", language="xn")
    for number in range(1, 7):
        added: dict[str, Any] = {"added_at": demo.days_ago(25)}
        movie(modern, f"VID_{number:04d}", **bare, **added)
        local: dict[str, Any] = {"guid": f"local://{demo.catalog.new_key()}"}
        movie(old, f"Tape {number}", **bare, **added, **local)
        photo(photos, f"IMG_{number:04d}", **added)
