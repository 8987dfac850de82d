"""Reduce recorded answers of a server to their shape: nothing tells whose they are.

What is not known to be harmless is replaced or left out. The same text becomes the same
replacement everywhere, so that answers still fit together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
import re
from typing import Any
from urllib.parse import quote, unquote

from custom_components.plex_smart_refresher.engine.assumptions.evidence import NO_ITEM
from custom_components.plex_smart_refresher.engine.assumptions.vocabulary import (
    OTHER,
    harmless,
    harmless_scheme,
)
from custom_components.plex_smart_refresher.engine.checkup.facts import LibrarySetting, Setting

#: The newest date of a recording becomes this one: 2026-01-01, in Unix seconds.
_NEWEST = 1_767_225_600
_DATES = frozenset(
    {"addedAt", "updatedAt", "createdAt", "scannedAt", "lastViewedAt", "deletedAt", "viewedAt"}
)
#: Numbers that tell about shape and not about taste.
_NUMBERS = frozenset(
    {
        *("size", "totalSize", "offset", "index", "parentIndex", "score", "leafCount"),
        *("viewedLeafCount", "childCount", "updateQueueSize", "progress"),
        *("viewCount", "interval", "status"),
    }
)
_WORDS = frozenset({"type", "provider", "event", "state", "identifier", "viewGroup"})
_TITLES = frozenset({"title", "parentTitle", "grandparentTitle", "name", "parentName", "tag"})
_TEXTS = frozenset({"summary"})
_GUIDS = frozenset({"guid", "parentGuid", "grandparentGuid", "parentGUID"})
_KEYS = frozenset({"ratingKey", "parentRatingKey", "grandparentRatingKey"})
_PATHS = frozenset({"key", "parentKey", "grandparentKey", "thumb", "art", "file", "path"})
_AGENTS = frozenset({"agent", "scanner"})
_DAYS = frozenset({"originallyAvailableAt"})
#: Elements that hold others.
_ELEMENTS = frozenset(
    {
        *("MediaContainer", "Metadata", "Directory", "Video", "Photo", "SearchResult", "Guid"),
        *("Field", "Media", "Part", "Location", "Setting", "Activity", "Context", "Label"),
    }
)
_YES_OR_NO = frozenset({"selected", "locked", "refreshing", "matched", "claimed", "skipParent"})
_SETTINGS = {str(name).casefold(): str(name) for name in (*Setting, *LibrarySetting)}
#: Titles that say nothing: what they look like matters.
_PLACEHOLDER = re.compile(
    r"|tba|tbd|tbc|(?:season|staffel|episode|folge) [0-9]{1,4}|all episodes", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){1,3}")
#: A number that can be a count or a place; a longer one can be anything.
_NUMBER = re.compile(r"[0-9]{1,7}")
_COUNTER = re.compile(r"[0-9]{1,19}")
_ID_IN_PATH = re.compile(r"/library/(metadata|sections)/([0-9,]+)")
_PATHS_WITHOUT_ID = frozenset(
    {
        *("/library/sections", "/activities", "/status/sessions", "/identity"),
        *("/:/prefs/get", "/photo/:/transcode"),
    }
)
_PATH_WORDS = frozenset(
    {
        *("all", "allLeaves", "art", "children", "file", "matches", "posters", "prefs", "thumb"),
        "timeline",
    }
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9.+-]*)://(.*)", re.DOTALL)
_EXTENSIONS = frozenset({"mkv", "mp4", "avi", "mp3", "flac", "m4a"})
_FIRST_ID = 1_000
_HOURS = 24


class Sanitizer:
    """Replaces what could tell whose a server is; one per recording."""

    def __init__(self, newest: int) -> None:
        """Start without replacements. `newest` is the newest date in the recording."""
        self._shift = _NEWEST - newest
        self._known: dict[tuple[str, str], str] = {}
        self._numbers: dict[str, Iterator[int]] = {}
        self._rules = self._all_rules()

    def container(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Return an answer with harmless names and values only."""
        return dict(self._members(value))

    def path(self, path: str) -> str:
        """Return the path of a request, or of a picture, with the replacements of its IDs."""
        found = _ID_IN_PATH.match(path)
        if not found:
            return path if path in _PATHS_WITHOUT_ID else f"/{OTHER}"
        parts = (part for part in path[found.end() :].split("/") if part)
        return "/".join(
            [self._ids_in(found), *(part if part in _PATH_WORDS else "1" for part in parts)]
        )

    def argument(self, name: str, value: str) -> str:
        """Return an argument of a request as the answers would spell it."""
        if name in _GUIDS:
            return self._guid(value)
        if name.rstrip("<>") in _DATES and value.isdecimal():
            return str(int(value) + self._shift)
        rules: dict[str, Callable[[str], str]] = {
            "url": self._path,
            "title": self._search,
            "agent": _agent,
            "language": _language,
        }
        return rules[name](value) if name in rules else value

    def _members(self, value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the members of an object that are kept."""
        if "id" in value and "value" in value:
            yield from self._setting(value)
            return
        for name, each in value.items():
            if name in _ELEMENTS and isinstance(each, dict | list):
                yield name, self._element(each)
            elif name == "id" and isinstance(each, str) and "://" in each:
                yield name, self._guid(each)
            elif rule := self._rules.get(name):
                yield name, rule(each)

    def _element(self, value: dict[str, Any] | list[Any]) -> dict[str, Any] | list[Any]:
        """Return an object, or a list of objects."""
        if isinstance(value, dict):
            return self.container(value)
        return [self.container(each) for each in value if isinstance(each, dict)]

    def _setting(self, value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield a setting that the check-up knows by its name, and nothing of another one."""
        if known := _SETTINGS.get(str(value["id"]).casefold()):
            yield "id", known
            shown = value["value"]
            is_hour = isinstance(shown, int) and 0 <= shown < _HOURS
            yield "value", shown if is_hour else OTHER

    def _all_rules(self) -> dict[str, Callable[[Any], Any]]:
        """Return what becomes of each known attribute."""
        rules: tuple[tuple[Iterable[str], Callable[[Any], Any]], ...] = (
            (_DATES, self._date),
            (_NUMBERS, _number),
            (("contentChangedAt",), _counter),
            (_WORDS, _word),
            (_TITLES, self._title),
            (_TEXTS, _text),
            (_GUIDS, self._guid),
            (_KEYS, self._key),
            (_PATHS, self._path_or_address),
            (_AGENTS, _agent),
            (_DAYS, _day),
            (_YES_OR_NO, _flag),
            (("librarySectionID",), self._section),
            (("language",), _language),
            (("version",), _version),
            (("year",), _year),
            (("machineIdentifier", "uuid"), self._identifier),
        )
        return {name: rule for names, rule in rules for name in names}

    def _replaced(self, kind: str, text: str) -> str:
        """Return the number that stands for a text of a kind."""
        numbers = self._numbers.setdefault(kind, count(_FIRST_ID))
        key = kind, text
        if key not in self._known:
            self._known[key] = str(next(numbers))
        return self._known[key]

    def _ids_in(self, found: re.Match[str]) -> str:
        """Return a path with other IDs."""
        ids = ",".join(
            each if each == NO_ITEM else self._replaced(found[1], each)
            for each in found[2].split(",")
        )
        return f"/library/{found[1]}/{ids}"

    def _key(self, value: Any) -> Any:
        """Return another rating key in the type of this one, or the address of a poster."""
        if not str(value).isdecimal():
            return self._path_or_address(value)
        new = self._replaced("metadata", str(value))
        return int(new) if isinstance(value, int) else new

    def _identifier(self, value: Any) -> str:
        """Return another identifier."""
        return f"identifier-{self._replaced('identifier', str(value))}"

    def _date(self, value: Any) -> Any:
        """Return a date that is as far from the others as before, in its type."""
        if not str(value).isdecimal():
            return 0
        moved = int(value) + self._shift
        return str(moved) if isinstance(value, str) else moved

    def _title(self, value: Any) -> str:
        """Return another title; one that says nothing stays."""
        text = str(value).strip()
        return text if _PLACEHOLDER.fullmatch(text) else f"Title {self._replaced('title', text)}"

    def _guid(self, value: Any) -> str:
        """Return a guid or an external ID of the same kind."""
        found = _SCHEME.fullmatch(str(value))
        if not found:
            return ""
        scheme, rest = _agent(found[1]), found[2]
        kind, _, own = rest.partition("/")
        number = self._replaced("guid", str(value))
        return f"{scheme}://{harmless(kind)}/{number}" if own else f"{scheme}://{number}"

    def _path_or_address(self, value: Any) -> Any:
        """Return another path or address of the same kind."""
        if isinstance(value, int) or str(value).isdecimal():
            return self._section(value)
        return self._path(unquote(str(value)))

    def _path(self, text: str) -> str:
        """Return another path or address of the same kind."""
        if not text:
            return ""
        if _ID_IN_PATH.match(text):
            return self._picture_path(text)
        if found := _SCHEME.fullmatch(text):
            return self._address(found)
        extension = text.rpartition(".")[2].lower()
        ending = f".{extension}" if extension in _EXTENSIONS else ""
        return f"/media/{self._replaced('path', text)}{ending}"

    def _section(self, value: Any) -> Any:
        """Return another ID of a library, in the type of this one."""
        new = self._replaced("sections", str(value))
        return int(new) if isinstance(value, int) else new

    def _picture_path(self, text: str) -> str:
        """Return the path of an item or of something below it."""
        path, query, rest = text.partition("?url=")
        shown = self.path(path)
        return f"{shown}?url={quote(self._path(unquote(rest)), safe='')}" if query else shown

    def _address(self, found: re.Match[str]) -> str:
        """Return an address of the same origin."""
        scheme, rest = harmless(found[1]), found[2]
        number = self._replaced("address", found[0])
        if scheme in {"http", "https"}:
            return f"https://example.com/{number}"
        folder, _, name = rest.partition("/")
        agent = name.rpartition("_")[0]
        origin = f"{_agent(agent)}_" if agent and "." in agent else ""
        return f"{scheme}://{harmless(folder)}/{origin}{number}"

    def _search(self, value: str) -> str:
        """Return the words of a search by an external ID as the replaced ID spells them."""
        scheme, _, own = value.partition("-")
        known = self._known.get(("guid", f"{scheme}://{own}"))
        return f"{scheme}-{known}" if known else f"Title {self._replaced('title', value)}"


def _number(value: Any) -> Any:
    """Return a number in its type."""
    return value if _NUMBER.fullmatch(str(value)) else 0


def _counter(value: Any) -> Any:
    """Return a counter of changes with as many digits, in its type."""
    text = str(value)
    shown = re.sub("[1-9]", "1", text) if _COUNTER.fullmatch(text) else "0"
    return shown if isinstance(value, str) else int(shown)


def _year(value: Any) -> Any:
    """Return a year, which is the same for all, in its type."""
    return "2000" if isinstance(value, str) else 2000


def _flag(value: Any) -> Any:
    """Return yes or no in any of Plex's types."""
    return value if str(value).lower() in {"true", "false", "0", "1"} else False


def _word(value: Any) -> Any:
    """Return a word of Plex's."""
    if isinstance(value, int):
        return value if _NUMBER.fullmatch(str(abs(value))) else 0
    return harmless(str(value))


def _text(value: Any) -> str:
    """Return a text that says as little or as much."""
    return "A text that says what happens here." if str(value).strip() else ""


def _agent(value: Any) -> str:
    """Return an agent, a scanner or the scheme of a guid; of one that others made, its kind."""
    text = str(value)
    shown = harmless_scheme(text)
    return f"{shown}.{OTHER}" if text.startswith(f"{shown}.") else shown


def _day(_: Any) -> str:
    """Return the same day for all."""
    return "2000-01-01"


def _language(value: Any) -> str:
    """Return a language."""
    return str(value) if _LANGUAGE.fullmatch(str(value)) else OTHER


def _version(value: Any) -> str:
    """Return the number of a version."""
    found = _VERSION.match(str(value))
    return found[0] if found else OTHER


def newest_date(answers: Iterable[Any]) -> int:
    """Return the newest date in answers, or that of a new recording."""
    found = [int(each) for answer in answers for each in _dates(answer)]
    return max(found, default=_NEWEST)


def _dates(value: Any) -> Iterator[int | str]:
    """Yield all dates in an answer."""
    if isinstance(value, list):
        for each in value:
            yield from _dates(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in _DATES and str(each).isdecimal():
                yield each
            yield from _dates(each)
