"""The settings of the server and its libraries, its tasks and custom providers."""

from dataclasses import dataclass, field
from typing import Any

from .catalog import SimLibrary
from .render import Element, Scalar

type Value = bool | int | str

#: What Plex begins with, where a client may care.
DEFAULTS: dict[str, Value] = {
    "FriendlyName": "Simulated Plex",
    "ButlerStartHour": 2,
    "ButlerEndHour": 5,
    "ButlerTaskRefreshPeriodicMetadata": True,
    "ButlerTaskRefreshLocalMedia": True,
    "ButlerTaskRefreshLibraries": False,
    "FSEventLibraryUpdatesEnabled": True,
    "FSEventLibraryPartialScanEnabled": True,
    "ScheduledLibraryUpdatesEnabled": True,
    "ScheduledLibraryUpdateInterval": 3600,
    "autoEmptyTrash": True,
    "ScannerLowPriority": False,
    "GenerateBIFBehavior": "never",
    "GenerateChapterThumbBehavior": "scheduled",
    "GenerateIntroMarkerBehavior": "asap",
    "GenerateCreditsMarkerBehavior": "asap",
    "LoudnessAnalysisBehavior": "scheduled",
    "MusicAnalysisBehavior": "scheduled",
}
#: What no client may ever read: the list of all settings holds it, as on a real server.
SECRETS: dict[str, Value] = {
    "PlexOnlineToken": "secret-online-token",
    "PlexOnlineMail": "secret-owner@example.com",
    "CertificateUUID": "secret-certificate",
    "customConnections": "https://secret-home.example:32400",
}
_OF_LIBRARIES: dict[str, dict[str, Value]] = {
    "movie": {"respectTags": False, "useLocalAssets": True, "includeAdultContent": False},
    "show": {"respectTags": False, "useLocalAssets": True, "showOrdering": "tmdbAiring"},
    "artist": {"respectTags": False, "albumPosters": 0},
}


@dataclass(slots=True)
class Settings:
    """The settings as they are now; a test or a control order changes them."""

    server: dict[str, Value] = field(default_factory=lambda: {**DEFAULTS, **SECRETS})
    # By the key of a library, where they differ from Plex's own.
    libraries: dict[str, dict[str, Value]] = field(default_factory=dict)
    # Whether custom providers are online; None is one that the server does not know. Those that its
    # libraries use are online unless it is set here.
    providers: dict[str, bool | None] = field(default_factory=dict)
    # The folders of libraries by their keys, where they are others than usual.
    folders: dict[str, str] = field(default_factory=dict)
    # Names that this server writes in another case.
    is_lower_case: bool = False
    # "True" and "False" in place of true and false.
    is_textual: bool = False
    is_claimed: bool = True
    is_signed_in: bool = True
    is_read_only: bool = False
    # How far its clock is ahead, in seconds.
    clock_skew: float = 0.0

    def of(self, library: SimLibrary) -> dict[str, Value]:
        """Return the settings of a library."""
        return {**_OF_LIBRARIES.get(library.type, {}), **self.libraries.get(library.key, {})}

    def set(self, name: str, value: Any) -> None:
        """Change one of the fields; a mapping adds to what is there. Raises AttributeError."""
        known = getattr(self, name)
        if isinstance(known, dict):
            known.update(value)
        else:
            setattr(self, name, value)

    def element(self, name: str, value: Value) -> Element:
        """Describe a setting as Plex does."""
        kind = {bool: "bool", int: "int"}.get(type(value), "text")
        shown: Scalar = str(value) if self.is_textual and kind == "bool" else value
        return Element(
            "Setting",
            {
                "id": name.lower() if self.is_lower_case else name,
                "label": name,
                "summary": "",
                "type": kind,
                "default": shown,
                "value": shown,
                "hidden": False,
                "advanced": False,
                "group": "",
            },
        )
