"""Read what the webhooks of Sonarr (2 to 5) and Radarr (3 to 6) send.

Anybody can send anything: each value is checked, sizes are bounded, and what is not needed is not
looked at. Both leave out what is empty, and send 0 for a number that they do not know.
"""

from collections.abc import Mapping, Sequence
import re
from typing import Any, Final

from .file_names import ExternalId
from .imports import ImportedFile, ImportEvent, ImportReport, ImportSource
from .media import LONGEST_TITLE, IdSource
from .text import one_line

#: The `eventType` of a report, in lower case.
_EVENTS: Final[Mapping[str, ImportEvent]] = {
    "download": ImportEvent.IMPORT,
    "test": ImportEvent.TEST,
    "grab": ImportEvent.GRAB,
    "rename": ImportEvent.RENAME,
    "seriesadd": ImportEvent.ADD,
    "movieadded": ImportEvent.ADD,
    "seriesdelete": ImportEvent.DELETE,
    "episodefiledelete": ImportEvent.DELETE,
    "moviedelete": ImportEvent.DELETE,
    "moviefiledelete": ImportEvent.DELETE,
    "health": ImportEvent.HEALTH,
    "healthrestored": ImportEvent.HEALTH,
    "applicationupdate": ImportEvent.UPDATE,
    "manualinteractionrequired": ImportEvent.INTERACTION,
}
EVENT_TYPES: Final = (
    *("Download", "Test", "Grab", "Rename", "SeriesAdd", "MovieAdded", "SeriesDelete"),
    *("EpisodeFileDelete", "MovieDelete", "MovieFileDelete", "Health", "HealthRestored"),
    *("ApplicationUpdate", "ManualInteractionRequired"),
)
#: The key of what a report is about, and whose report it is.
_SOURCES: Final[Mapping[str, ImportSource]] = {
    "series": ImportSource.SONARR,
    "movie": ImportSource.RADARR,
}
#: The longest path, and the longest text of any kind.
LONGEST_PATH: Final = 4_096
#: The most files, and the most episodes, of one report.
MOST_ENTRIES: Final = 1_000
_HIGHEST_ID: Final = 999_999_999
_HIGHEST_EPISODE: Final = 99_999
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_IMDB_ID = re.compile(r"(?:tt)?([0-9]{5,10})\Z", re.IGNORECASE)


class InvalidPayloadError(ValueError):
    """A report that is refused: the field, and the code of the reason with its values."""

    def __init__(self, code: str, field: str, **values: object) -> None:
        """Take over what the error names."""
        super().__init__(f"{code}: {field}")
        self.code = code
        self.field = field
        self.values = values


class _Part:
    """An object of a report, which knows its place in it."""

    def __init__(self, values: Mapping[Any, Any], place: str) -> None:
        """Take over the values."""
        self._values = values
        self._place = place

    def has(self, name: str) -> bool:
        """Return whether there is a value."""
        return self._values.get(name) is not None

    def path(self, name: str) -> str:
        """Return the name of a field with its place."""
        return f"{self._place}.{name}"

    def text(self, name: str) -> str:
        """Return a text; empty if there is none."""
        value = self._values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > LONGEST_PATH:
            raise InvalidPayloadError("invalid_text", self.path(name), maximum=LONGEST_PATH)
        return value.encode(errors="replace").decode()

    def title(self) -> str:
        """Return the title on one line, cut if it is long."""
        return one_line(self.text("title")[:LONGEST_TITLE])

    def number(self, name: str, minimum: int, maximum: int) -> int | None:
        """Return a whole number; None if there is none. A 0 below the minimum means none."""
        value = self._values.get(name)
        if value is None or (value == 0 and minimum > 0 and value is not False):
            return None
        if type(value) is not int or not minimum <= value <= maximum:
            raise InvalidPayloadError(
                "invalid_number", self.path(name), value=value, minimum=minimum, maximum=maximum
            )
        return value

    def flag(self, name: str) -> bool | None:
        """Return a value that is true or false; None if there is none."""
        value = self._values.get(name)
        if value is not None and type(value) is not bool:
            raise InvalidPayloadError("invalid_boolean", self.path(name), value=value)
        return value

    def part(self, name: str) -> _Part:
        """Return an object; an empty one if there is none."""
        return _part(self._values.get(name) or {}, self.path(name))

    def parts(self, name: str) -> Sequence[_Part]:
        """Return a list of objects; an empty one if there is none."""
        values = self._values.get(name) or []
        if not isinstance(values, list):
            raise InvalidPayloadError("invalid_list", self.path(name))
        if len(values) > MOST_ENTRIES:
            raise InvalidPayloadError("too_many", self.path(name), maximum=MOST_ENTRIES)
        return [_part(each, f"{self.path(name)}[{place}]") for place, each in enumerate(values)]


def _part(value: Any, place: str) -> _Part:
    """Return an object of a report."""
    if not isinstance(value, Mapping):
        raise InvalidPayloadError("invalid_object", place)
    return _Part(value, place)


def parse_payload(payload: Any, place: str = "payload") -> ImportReport:
    """Return what a report says. Raises InvalidPayloadError."""
    report = _part(payload, place)
    event = _event_of(report)
    if event is not ImportEvent.IMPORT:
        return ImportReport(event)
    source = next((each for name, each in _SOURCES.items() if report.has(name)), None)
    if source is None:
        raise InvalidPayloadError("no_import", place)
    files = _episode_files(report) if source is ImportSource.SONARR else _film_files(report)
    is_upgrade = any(each.is_upgrade for each in files)
    return ImportReport(ImportEvent.UPGRADE if is_upgrade else event, files)


def _event_of(report: _Part) -> ImportEvent:
    """Return what a report is about."""
    word = report.text("eventType")
    if not word:
        raise InvalidPayloadError("missing_field", report.path("eventType"))
    event = _EVENTS.get(word.lower())
    if event is None:
        allowed = ", ".join(EVENT_TYPES)
        raise InvalidPayloadError(
            "invalid_choice", report.path("eventType"), value=word, allowed=allowed
        )
    return event


def _episode_files(report: _Part) -> tuple[ImportedFile, ...]:
    """Return the files of episodes: one, or several once an import of many is complete."""
    show = report.part("series")
    files = report.parts("episodeFiles") or [report.part("episodeFile")]
    seasons, numbers = _numbers_of(report.parts("episodes"))
    is_one_season, is_one_file = len(seasons) == 1, len(files) == 1
    folder = show.text("path")
    return tuple(
        ImportedFile(
            source=ImportSource.SONARR,
            path=_path_of(file, folder),
            folder=folder,
            title=show.title(),
            year=show.number("year", _FIRST_YEAR, _LAST_YEAR),
            season=seasons[0] if is_one_season else None,
            episodes=numbers if is_one_season and is_one_file else (),
            ids=_ids_of(show),
            is_upgrade=report.flag("isUpgrade"),
        )
        for file in files
    )


def _numbers_of(episodes: Sequence[_Part]) -> tuple[Sequence[int], tuple[int, ...]]:
    """Return the seasons of episodes, and their numbers."""
    seasons = [each.number("seasonNumber", 0, _HIGHEST_EPISODE) for each in episodes]
    numbers = [each.number("episodeNumber", 0, _HIGHEST_EPISODE) for each in episodes]
    known = dict.fromkeys(each for each in numbers if each is not None)
    return list(dict.fromkeys(each for each in seasons if each is not None)), tuple(known)


def _film_files(report: _Part) -> tuple[ImportedFile, ...]:
    """Return the file of a film; early versions have its year only in `remoteMovie`."""
    film, remote = report.part("movie"), report.part("remoteMovie")
    years = (each.number("year", _FIRST_YEAR, _LAST_YEAR) for each in (film, remote))
    folder = film.text("folderPath")
    return (
        ImportedFile(
            source=ImportSource.RADARR,
            path=_path_of(report.part("movieFile"), folder),
            folder=folder,
            title=film.title() or remote.title(),
            year=next(filter(None, years), None),
            ids=tuple(dict.fromkeys((*_ids_of(film), *_ids_of(remote)))),
            is_upgrade=report.flag("isUpgrade"),
        ),
    )


def _path_of(file: _Part, folder: str) -> str:
    """Return the path of a file; early versions have it in two parts."""
    if path := file.text("path"):
        return path
    relative = file.text("relativePath")
    if not relative or not folder:
        raise InvalidPayloadError("missing_field", file.path("path"))
    separator = "\\" if "\\" in folder and "/" not in folder else "/"
    return f"{folder.rstrip(separator)}{separator}{relative}"


def _ids_of(part: _Part) -> tuple[ExternalId, ...]:
    """Return the external IDs of a film or show."""
    found = [
        ExternalId(source, str(number))
        for source, name in ((IdSource.TMDB, "tmdbId"), (IdSource.TVDB, "tvdbId"))
        if (number := part.number(name, 1, _HIGHEST_ID))
    ]
    word = part.text("imdbId")
    if not word.strip("tT0 "):
        return tuple(found)
    digits = _IMDB_ID.match(word)
    if digits is None:
        raise InvalidPayloadError("invalid_imdb_id", part.path("imdbId"), value=word)
    return (*found, ExternalId(IdSource.IMDB, f"tt{digits[1]}"))
