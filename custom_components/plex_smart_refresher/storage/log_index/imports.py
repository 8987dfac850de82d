"""The files that Sonarr or Radarr has reported, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
import json
import sqlite3
from typing import Any, Final

from ...engine.file_names import ExternalId
from ...engine.imports import ImportedFile, ImportSource, KnownImport, last_part
from ...engine.media import IdSource, MediaItem
from .database import Database
from .encoding import clean
from .schema import transaction

#: The most imports that are kept, and for how long.
MOST_IMPORTS: Final = 10_000
_KEPT_FOR: Final = timedelta(days=30).total_seconds()
#: How long the item of an import is looked for, even after it was told to be missing.
_AWAITED_FOR: Final = timedelta(days=1).total_seconds()
#: The report that an import of many is complete names files again that were reported before.
_SAME_REPORT: Final = timedelta(hours=1).total_seconds()

_COLUMNS = "source, path, folder, title, year, season, episodes, ids, is_upgrade"
_PUT = f"""
INSERT INTO imports ({_COLUMNS}, name, folder_name, reported_at)
VALUES (:source, :path, :folder, :title, :year, :season, :episodes, :ids, :is_upgrade,
    :name, :folder_name, :now)
ON CONFLICT (path) DO UPDATE SET
    source = excluded.source, folder = excluded.folder, title = excluded.title,
    year = excluded.year, season = excluded.season, episodes = excluded.episodes,
    ids = excluded.ids, is_upgrade = excluded.is_upgrade, name = excluded.name,
    folder_name = excluded.folder_name, reported_at = excluded.reported_at,
    rating_key = '', show_key = '', told_at = NULL
WHERE :is_first OR reported_at NOT BETWEEN :same_since AND :now
"""  # noqa: S608 - constants
_FORGET_OLDEST = """
DELETE FROM imports WHERE import_id IN (
    SELECT import_id FROM imports ORDER BY reported_at DESC LIMIT -1 OFFSET ?
)
"""
_AWAITED = f"""
SELECT import_id, reported_at, told_at, {_COLUMNS} FROM imports
WHERE rating_key = '' AND reported_at BETWEEN ? AND ? ORDER BY import_id
"""  # noqa: S608 - constants
_OF_ITEM = f"""
SELECT show_key, {_COLUMNS} FROM imports
WHERE name = :name OR folder_name = :name OR (show_key <> '' AND show_key = :key)
ORDER BY import_id
"""  # noqa: S608 - constants
_FOUND = "UPDATE imports SET rating_key = ?, show_key = ? WHERE import_id = ?"
_TOLD = """
UPDATE imports SET told_at = ? WHERE import_id IN (SELECT value FROM json_each(?))
"""
_DELETE_OLD = "DELETE FROM imports WHERE reported_at < ?"


@dataclass(frozen=True, kw_only=True, slots=True)
class AwaitedImport:
    """An import that Plex does not show yet."""

    import_id: int
    file: ImportedFile
    reported_at: float
    is_told: bool  #: that it is missing


class Imports:
    """Record and query imports. Each call raises LogIndexError if it fails."""

    def __init__(self, database: Database) -> None:
        """Use the database."""
        self._database = database

    async def add(self, files: Sequence[ImportedFile], now: float) -> None:
        """Record imports; a newer one of a file replaces the older one."""
        rows = [_row(file, now) for file in files]
        await self._database.async_run(partial(_add, rows=rows))

    async def awaited(self, now: float) -> Sequence[AwaitedImport]:
        """Return the imports of the last day that Plex has not shown yet, oldest first."""
        return await self._database.async_run(partial(_read_awaited, now=now))

    async def set_found(self, import_id: int, item: MediaItem) -> None:
        """Record the item that an import has become."""
        values = clean(item.rating_key), clean(item.grandparent_key), import_id
        await self._database.async_run(partial(_execute, statement=_FOUND, values=values))

    async def set_told(self, import_ids: Sequence[int], now: float) -> None:
        """Record that imports were told to be missing: all or none."""
        values = now, json.dumps(import_ids)
        await self._database.async_run(partial(_execute, statement=_TOLD, values=values))


def _row(file: ImportedFile, now: float) -> dict[str, Any]:
    """Return the row of an import."""
    return {
        "source": file.source.value,
        "path": clean(file.path),
        "folder": clean(file.folder),
        "title": clean(file.title),
        "year": file.year,
        "season": file.season,
        "episodes": json.dumps(file.episodes),
        "ids": json.dumps(file.ids),
        "is_upgrade": file.is_upgrade,
        "name": clean(file.name),
        "folder_name": clean(last_part(file.folder)),
        "now": now,
        "is_first": file.is_upgrade is not None,
        "same_since": now - _SAME_REPORT,
    }


def _add(connection: sqlite3.Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write imports within the maximum."""
    with transaction(connection):
        connection.executemany(_PUT, rows)
        connection.execute(_FORGET_OLDEST, (MOST_IMPORTS,))


def _execute(connection: sqlite3.Connection, statement: str, values: Sequence[Any]) -> None:
    """Run a statement."""
    connection.execute(statement, values)


def _read_awaited(connection: sqlite3.Connection, now: float) -> list[AwaitedImport]:
    """Return the imports that Plex has not shown yet; one from the future is from a wrong clock."""
    return [
        AwaitedImport(
            import_id=import_id, file=_file(values), reported_at=reported_at, is_told=bool(told_at)
        )
        for import_id, reported_at, told_at, *values in connection.execute(
            _AWAITED, (now - _AWAITED_FOR, now)
        )
    ]


def read_imports(connection: sqlite3.Connection, item: MediaItem) -> list[KnownImport]:
    """Return the imports whose file or folder has the name of an item's, or that are in it."""
    name = clean(last_part(item.file)) or None  # nothing equals NULL
    names = {"name": name, "key": clean(item.rating_key)}
    return [
        KnownImport(file=_file(values), show_key=show_key)
        for show_key, *values in connection.execute(_OF_ITEM, names)
    ]


def _file(values: Sequence[Any]) -> ImportedFile:
    """Return an imported file from its row."""
    source, path, folder, title, year, season, episodes, ids, is_upgrade = values
    return ImportedFile(
        source=ImportSource(source),
        path=path,
        folder=folder,
        title=title,
        year=year,
        season=season,
        episodes=tuple(json.loads(episodes)),
        ids=tuple(ExternalId(IdSource(name), value) for name, value in json.loads(ids)),
        is_upgrade=None if is_upgrade is None else bool(is_upgrade),
    )


def delete_old_imports(connection: sqlite3.Connection, now: float) -> None:
    """Delete imports past their time."""
    connection.execute(_DELETE_OLD, (now - _KEPT_FOR,))
