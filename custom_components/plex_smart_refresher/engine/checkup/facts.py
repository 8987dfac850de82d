"""What a check-up knows of a server, as plain values; None is what the server does not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..defects import Defect
from ..media import Library, LibraryType

type SettingValue = bool | int | str


class Setting(StrEnum):
    """The settings of a server that a check-up reads, by their names in Plex.

    They are asked for one by one: the list of all of them holds secrets.
    """

    BUTLER_START = "ButlerStartHour"
    BUTLER_END = "ButlerEndHour"
    AUTOMATIC_SCAN = "FSEventLibraryUpdatesEnabled"
    PERIODIC_SCAN = "ScheduledLibraryUpdatesEnabled"
    EMPTY_TRASH = "autoEmptyTrash"
    LOW_PRIORITY = "ScannerLowPriority"
    VIDEO_THUMBNAILS = "GenerateBIFBehavior"
    CHAPTER_THUMBNAILS = "GenerateChapterThumbBehavior"
    LOUDNESS = "LoudnessAnalysisBehavior"
    SONIC_ANALYSIS = "MusicAnalysisBehavior"


class Task(StrEnum):
    """The scheduled tasks that a check-up looks at, by their names in Plex."""

    PERIODIC_REFRESH = "RefreshPeriodicMetadata"
    LOCAL_MEDIA = "RefreshLocalMedia"
    SCAN = "RefreshLibraries"  #: looks for new files, in all libraries


class LibrarySetting(StrEnum):
    """The settings of a library that a check-up looks at, by their names in Plex."""

    PREFER_LOCAL = "respectTags"
    LOCAL_ASSETS = "useLocalAssets"
    ADULT = "includeAdultContent"
    EPISODE_ORDER = "showOrdering"


def switch_of(value: SettingValue | None) -> bool | None:
    """Return whether a setting is on; None if it is no switch."""
    return bool(value) if value in (0, 1) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """How a server describes itself."""

    version: str = ""
    is_claimed: bool | None = None
    is_signed_in: bool | None = None
    is_read_only: bool | None = None
    time: float | None = None  #: its clock, in Unix seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A search for candidates of correctly matched items of a type."""

    type: LibraryType
    asked: int
    is_found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What has happened between the server and us."""

    is_listening: bool | None = None  #: whether there is a connection for notifications
    listening_for: float = 0.0  #: the seconds since it was made
    notifications: int | None = None  #: the number of frames since then
    refreshed: bool = False  #: whether we refreshed anything since the start
    without_effect: int = 0  #: the last refreshes, none of which had an effect
    items_in_vain: int = 0  #: the items of these that are certainly different ones
    timed_out: int = 0  #: of these, those that Plex never processed
    came_back: int | None = 0  #: items that were gone and came back


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFacts:
    """What is known of a library."""

    library: Library
    settings: Mapping[LibrarySetting, SettingValue] | None = None
    broken: int = 0
    defects: Mapping[Defect, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a server."""

    now: float  #: in Unix seconds
    description: Description = field(default_factory=Description)
    is_owner: bool | None = None
    settings: Mapping[Setting, SettingValue] = field(default_factory=dict)
    tasks: Mapping[Task, bool] = field(default_factory=dict)
    #: The custom ones, and whether they are online, which is None if the server does not say.
    providers: Mapping[str, bool | None] | None = None
    controls: tuple[Control, ...] = ()
    is_working: bool | None = None  #: whether Plex itself says that it works on metadata
    activity: Activity = field(default_factory=Activity)
    libraries: tuple[LibraryFacts, ...] = ()
    differing: int | None = None  #: the answers that differ from what is expected

    @property
    def broken(self) -> int:
        """Return the number of all broken items."""
        return sum(each.broken for each in self.libraries)

    @property
    def unreached(self) -> tuple[Control, ...]:
        """Return the types of items for which the server found no candidate at all."""
        return tuple(each for each in self.controls if not each.is_found)
