"""Files that Sonarr or Radarr has imported: what they are, and which item of Plex is one of them.

The same file has another path in each container, so only the last parts of paths are compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
import re
from typing import NamedTuple
from unicodedata import normalize

from .file_names import ExternalId, ids_of, title_key
from .media import MediaItem, MediaType

_SEPARATOR = re.compile(r"[/\\]+")
#: The last parts of a path that are compared: file, season and show.
_MOST_PARTS = 3
#: Equal parts that identify a file or folder: a name alone can be that of many.
_ENOUGH_PARTS = 2


class ImportSource(StrEnum):
    """The programs that report imports."""

    SONARR = "sonarr"
    RADARR = "radarr"


class ImportEvent(StrEnum):
    """What such a program reports. Only an import and an upgrade are about a new file."""

    IMPORT = "import"
    UPGRADE = "upgrade"
    TEST = "test"
    GRAB = "grab"
    RENAME = "rename"
    ADD = "add"
    DELETE = "delete"
    HEALTH = "health"
    UPDATE = "update"
    INTERACTION = "interaction"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedFile:
    """An imported file. The IDs and the title are those of the film or the show."""

    source: ImportSource
    path: str
    folder: str = ""  #: of the film or show
    title: str = ""
    year: int | None = None
    season: int | None = None
    episodes: tuple[int, ...] = ()
    ids: tuple[ExternalId, ...] = ()
    is_upgrade: bool | None = None  #: None if the report does not say

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return last_part(self.path)

    @property
    def type(self) -> MediaType:
        """Return the type of the item that the file becomes."""
        is_film = self.source is ImportSource.RADARR
        return MediaType.MOVIE if is_film else MediaType.EPISODE


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownImport:
    """An import, and the item that it has become."""

    file: ImportedFile
    show_key: str = ""  #: the rating key of the show that its episode is in


class ImportReport(NamedTuple):
    """What a report of an import says."""

    event: ImportEvent
    files: tuple[ImportedFile, ...] = ()


def parts_of(path: str) -> list[str]:
    """Return the last parts of a path, the last one first."""
    parts = [part for part in _SEPARATOR.split(path) if part.strip()]
    return [normalize("NFC", part) for part in parts[: -_MOST_PARTS - 1 : -1]]


def last_part(path: str) -> str:
    """Return the name of a file or folder."""
    return next(iter(parts_of(path)), "")


def equal_parts(one: str, other: str) -> int:
    """Return the number of last parts that two paths have in common, case included."""
    count = 0
    for mine, theirs in zip(parts_of(one), parts_of(other), strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def import_of(item: MediaItem, files: Iterable[ImportedFile]) -> ImportedFile | None:
    """Return the import that a file of a film or episode comes from.

    The one with the most equal parts counts. A name alone is enough if it begins with the title
    of the import. None of several that fit equally well counts, unless their paths are the same.
    """
    fits: dict[int, list[ImportedFile]] = {}
    for file in files:
        paths = (item.file, *item.other_files) if file.type is item.type else ()
        if count := max((equal_parts(path, file.path) for path in paths), default=0):
            fits.setdefault(count, []).append(file)
    best = fits[max(fits)] if fits else []
    if not best or len({each.path for each in best}) > 1:
        return None
    is_enough = max(fits) >= _ENOUGH_PARTS or _is_named(best[0])
    return best[0] if is_enough else None


def _is_named(file: ImportedFile) -> bool:
    """Return whether the name of a file begins with the title of its film or show."""
    title = title_key(file.title)
    return bool(title) and title_key(file.name).startswith(title)


def known_ids(item: MediaItem, imports: Sequence[KnownImport]) -> tuple[ExternalId, ...]:
    """Return the external IDs of a film or show: those in its names, and those of its imports.

    Several of one database contradict.
    """
    of_imports = (one for file in _imports_of(item, imports) for one in file.ids)
    return tuple(dict.fromkeys((*ids_of(item), *of_imports)))


def _imports_of(item: MediaItem, imports: Sequence[KnownImport]) -> list[ImportedFile]:
    """Return the imports that are the file of a film, or a file of a show."""
    if item.type is MediaType.MOVIE:
        found = import_of(item, [each.file for each in imports])
        return [found] if found else []
    return [
        each.file
        for each in imports
        if item.type is MediaType.SHOW
        and each.file.type is MediaType.EPISODE
        and (each.show_key == item.rating_key or _is_folder(item, each.file))
    ]


def _is_folder(show: MediaItem, file: ImportedFile) -> bool:
    """Return whether a show has the folder of an import."""
    return equal_parts(show.file, file.folder) >= _ENOUGH_PARTS
