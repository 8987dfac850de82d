"""A simulated Plex server for tests, the demo and benchmarks."""

from .builders import album, artist, episode, movie, photo, season, show, track
from .catalog import Catalog, Defect, Outcome, SimItem, SimLibrary
from .control import truths
from .counters import Counters, RequestKind
from .faults import Fault, FaultKind, Faults
from .ladder import ladder_catalog
from .large import large_catalog, large_shows_catalog
from .libraries import demo_catalog
from .plex_tv import Account, Pin, PlexTv
from .quirks import Quirks
from .refresh import Latency
from .server import PlexSimulator
from .source import Entry
from .tokens import Access, Tokens

__all__ = [
    "Access",
    "Account",
    "Catalog",
    "Counters",
    "Defect",
    "Entry",
    "Fault",
    "FaultKind",
    "Faults",
    "Latency",
    "Outcome",
    "Pin",
    "PlexSimulator",
    "PlexTv",
    "Quirks",
    "RequestKind",
    "SimItem",
    "SimLibrary",
    "Tokens",
    "album",
    "artist",
    "demo_catalog",
    "episode",
    "ladder_catalog",
    "large_catalog",
    "large_shows_catalog",
    "movie",
    "photo",
    "season",
    "show",
    "track",
    "truths",
]
