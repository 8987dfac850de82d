"""The engine's MediaServer for Plex; the only importer of plexapi."""

from .account import Account, FoundServer, SignIn
from .client import PlexClient, ServerInfo
from .server_session import ServerAddress

__all__ = ["Account", "FoundServer", "PlexClient", "ServerAddress", "ServerInfo", "SignIn"]
