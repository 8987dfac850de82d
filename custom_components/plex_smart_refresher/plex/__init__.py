"""The Plex server behind the engine's MediaServer interface; the only importer of plexapi."""

from .account import Account, FoundServer, SignIn
from .client import PlexClient, ServerInfo

__all__ = ["Account", "FoundServer", "PlexClient", "ServerInfo", "SignIn"]
