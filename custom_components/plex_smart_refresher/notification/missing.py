"""The message about imported files that Plex does not show."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..const import DOMAIN
from ..engine.imports import ImportedFile
from ..entry import PlexSmartRefresherConfigEntry
from .buttons import tag
from .message import Show, Titles, Words


def missing_message(files: Sequence[ImportedFile], named: int, words: Words, show: Show) -> str:
    """Return the words about missing files with a number of titles, each once."""
    titles = Titles()
    for title in dict.fromkeys(file.title or file.name for file in files):
        titles.add(title)
    return words.listed(words.counted("missing", len(files)), titles, named, show)


def missing_data(entry: PlexSmartRefresherConfigEntry, key: str) -> Mapping[str, Any]:
    """Return the data by which a later message about missing files replaces this one."""
    return {"data": {key: f"{tag(entry)}_imports", "group": DOMAIN}}
