"""Describe what the metadata source knows."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Entry:
    """One film, show, artist or album of the source."""

    type: str
    name: str
    guid: str
    year: int | None = None
    summary: str = ""
    ids: tuple[str, ...] = ()
    has_picture: bool = True
    # What the source finds more important comes first, whatever its name.
    weight: int = 0
    # Only artists, albums and legacy agents tell one, and it can exceed 100.
    score: int = 100
    # Further attributes: disambiguation, area, lifespanBegin, parentName, parentGUID.
    about: dict[str, str] = field(default_factory=dict)
    # The tracks of an album, and whether a file was paired with each.
    tracks: tuple[tuple[str, bool], ...] = ()
