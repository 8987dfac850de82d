"""What the names of files and folders say of an item: external IDs, a title and a year.

Names are made by people and tools, in any script and style. What they say is evidence, never proof:
a name is read in each way that makes sense, and nothing is guessed.
"""

from collections.abc import Iterator, Sequence
import re
from typing import NamedTuple
from unicodedata import category, combining, normalize

from .media import IdSource, MediaItem, MediaType

#: Longer names are cut: no title is, and a hostile one must cost nothing.
_LONGEST_NAME = 400
_SEPARATOR = re.compile(r"[/\\]+")
#: The ending of a file has a letter; ".2001" belongs to the name.
_ENDING = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{2,4}$")
#: As Plex, Radarr and Sonarr write it: {tmdb-1}; Jellyfin: [tmdbid-1]; Emby: [tmdbid=1]; [tt1].
_ID = re.compile(
    r"[\[{]\s*(?:(imdb|tmdb|tvdb)(?:id)?\s*[-=]\s*)?(tt[0-9]{5,10}|[0-9]{1,9})\s*[\]}]",
    re.IGNORECASE,
)
_MUSICBRAINZ = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_YEAR_IN_BRACKETS = re.compile(r"[(\[]\s*((?:18|19|20)[0-9]{2})\s*[)\]]")
_BARE_YEAR = re.compile(r"(?<![0-9A-Za-z])((?:19|20)[0-9]{2})(?![0-9A-Za-z])")
_BRACKET = re.compile(r"[(\[{]")
_TRAILING_ARTICLE = re.compile(r"^(.*),\s*(\w{1,4})$", re.DOTALL)
_ARTICLES = frozenset(
    (
        *("the", "a", "an", "der", "das", "ein", "eine", "le", "la", "les", "un", "une"),
        *("el", "los", "las", "una", "il", "lo", "gli", "het", "een", "den", "det", "ett"),
    )
)
_APOSTROPHES = dict.fromkeys(map(ord, "'`\u00b4\u02bc\u2018\u2019"))
#: Letters that do not decompose into a plain one and an accent.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
#: Accents, and the points of Hebrew and Arabic, by combining class. Other marks make the letter.
_FIRST_ACCENT = 200
_POINTS = range(10, 36)


class ExternalId(NamedTuple):
    """An ID of a database."""

    source: IdSource
    value: str

    @property
    def words(self) -> str:
        """Return what to search for."""
        return f"{self.source}-{self.value}"


class NameReading(NamedTuple):
    """One way to read a name: as a title, and a year if it has one."""

    title: str
    year: int | None


def names_of(item: MediaItem) -> tuple[str, ...]:
    """Return the names that say something of an item: its file and folder, or its folder alone."""
    parts = [part[:_LONGEST_NAME] for part in _SEPARATOR.split(item.file) if part.strip(" .")]
    if item.type is not MediaType.MOVIE:
        return tuple(parts[-1:])
    return tuple([_ENDING.sub("", part) for part in parts[-1:]] + parts[-2:-1])


def ids_of(item: MediaItem) -> tuple[ExternalId, ...]:
    """Return the external IDs in the names of an item; several of one database contradict."""
    return tuple(dict.fromkeys(found for name in names_of(item) for found in _ids_in(name)))


def has_id(name: str) -> bool:
    """Return whether a name has an external ID."""
    return any(_ids_in(name))


def _ids_in(name: str) -> Iterator[ExternalId]:
    """Yield the external IDs in a name."""
    for source, value in _ID.findall(name):
        is_imdb = value[:2].lower() == "tt"
        if is_imdb and source.lower() in ("", IdSource.IMDB):
            yield ExternalId(IdSource.IMDB, value.lower())
        elif not is_imdb and source and source.lower() != IdSource.IMDB and value.strip("0"):
            yield ExternalId(IdSource(source.lower()), value.lstrip("0"))


def search_words(text: str) -> str | None:
    """Return what to search for by an external ID in any form; None if it is none.

    An ID of MusicBrainz is searched for as it is.
    """
    if _MUSICBRAINZ.fullmatch(words := text.strip()):
        return words.lower()
    found = list(_ids_in("{" + words.strip("[]{}").replace("://", "-") + "}"))
    return found[0].words if len(found) == 1 else None


def readings_of(name: str) -> Sequence[NameReading]:
    """Return the ways to read a name. Without brackets, a number can be a year or a title's."""
    if bracketed := list(_YEAR_IN_BRACKETS.finditer(name)):
        last = bracketed[-1]
        title = _until_bracket(name[: last.start()]) or _until_bracket(name[last.end() :])
        return [NameReading(title, int(last[1]))] if title else []
    whole = _until_bracket(name)
    readings = [NameReading(whole, None)] if whole else []
    if years := [found for found in _BARE_YEAR.finditer(whole) if found.start()]:
        readings.insert(
            0, NameReading(_until_bracket(whole[: years[-1].start()]), int(years[-1][1]))
        )
    return readings


def _until_bracket(text: str) -> str:
    """Return a text up to its first bracket."""
    return _BRACKET.split(text, maxsplit=1)[0].strip(" .-_")


def title_key(title: str) -> str:
    """Return what equal titles have in common.

    Case, accents, punctuation and a leading article do not count, in any script. A title of signs
    alone is its signs.
    """
    if found := _TRAILING_ARTICLE.match(title):
        title = f"{found[2]} {found[1]}" if found[2].casefold() in _ARTICLES else title
    decomposed = normalize("NFKD", title.translate(_APOSTROPHES)).casefold()
    letters = "".join(map(_letter, decomposed.translate(_PLAIN_LETTERS).replace("&", " and ")))
    words = letters.split()
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    return "".join(words) or "".join(title.split()).casefold()


def _letter(char: str) -> str:
    """Return a letter or digit as it is, nothing for an accent, and a space for anything else."""
    kind = category(char)
    if combining(char) >= _FIRST_ACCENT or combining(char) in _POINTS or kind == "Cf":
        return ""
    return char if kind[0] in "LMN" else " "
