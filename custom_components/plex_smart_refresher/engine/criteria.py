"""Derive the criteria for items from the library's agent, the server's version and the options."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from .final_titles import FinalTitles
from .media import IdSource, Library, LibraryType
from .pictures import Pictures
from .siblings import Siblings

_PLEX_AGENT = "tv.plex.agents."
_CUSTOM_AGENT = "tv.plex.agents.custom."
NO_AGENT = ".none"
NO_LANGUAGE = "xn"
#: Older servers list no external IDs at all (docs/plex-server.md#what-is-a-defect).
_VIDEO_IDS_SINCE = (1, 24, 3)
_MUSIC_IDS_SINCE = (1, 27, 0, 5897)


@dataclass(frozen=True, kw_only=True, slots=True)
class Criteria:
    """The criteria by which one scan finds the defects of one library's items."""

    is_personal: bool = False  #: no agent fills the library, so nothing is a defect
    expects_ids: bool = True  #: its matched items have external IDs
    required_ids: Collection[IdSource] = ()  #: the sources whose IDs movies and shows must have
    today: date | None = None
    siblings: Siblings = field(default_factory=Siblings)
    pictures: Pictures = field(default_factory=Pictures)
    final_titles: FinalTitles = field(default_factory=FinalTitles)

    def days_since(self, aired: str) -> int | None:
        """Return how many days ago an air date was; None if either date is unknown."""
        day = day_of(aired)
        return (self.today - day).days if self.today and day else None


def day_of(aired: str) -> date | None:
    """Return the day of an air date as a server writes it; None if it names none."""
    if not aired:
        return None
    try:
        return date.fromisoformat(aired[:10])
    except ValueError:
        return None


def criteria_for(
    library: Library,
    *,
    server_version: str,
    required_ids: Collection[IdSource],
    now: float,
    siblings: Siblings,
    pictures: Pictures,
    final_titles: FinalTitles,
    shows_ids: bool = True,
) -> Criteria:
    """Return the criteria for a library; `now` is in Unix time."""
    return Criteria(
        is_personal=not is_inspectable(library),
        expects_ids=shows_ids
        and is_plex_agent(library.agent)
        and _lists_ids(library.type, server_version),
        required_ids=required_ids,
        today=datetime.fromtimestamp(now, UTC).date(),
        siblings=siblings,
        pictures=pictures,
        final_titles=final_titles,
    )


def is_inspectable(library: Library) -> bool:
    """Return whether the items of a library can have defects: an agent fills it."""
    return not library.agent.endswith(NO_AGENT) and library.language != NO_LANGUAGE


def is_plexs_own(library: Library) -> bool:
    """Return whether one of Plex's own agents fills a library."""
    return bool(library.agent) and is_plex_agent(library.agent) and is_inspectable(library)


def is_plex_agent(agent: str) -> bool:
    """Return whether an agent is Plex's own; an unknown one counts as such."""
    return not agent or (agent.startswith(_PLEX_AGENT) and not agent.startswith(_CUSTOM_AGENT))


def _lists_ids(library_type: LibraryType, server_version: str) -> bool:
    """Return whether a server of a version lists external IDs; an unknown one counts as new."""
    numbers = server_version.partition("-")[0].split(".")
    version = tuple(int(number) for number in numbers if number.isdecimal())
    since = _MUSIC_IDS_SINCE if library_type is LibraryType.ARTIST else _VIDEO_IDS_SINCE
    return not version or version >= since
