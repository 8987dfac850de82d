"""The headers that identify the client."""

from plexapi import VERSION

TOKEN_HEADER = "X-Plex-Token"  # noqa: S105 - the name of a header
_PRODUCT = "Plex Smart Refresher"
_PLATFORM = "Home Assistant"


def identity(client_identifier: str) -> dict[str, str]:
    """Return the headers that identify the client to servers and plex.tv."""
    return {
        "X-Plex-Client-Identifier": client_identifier,
        "X-Plex-Product": _PRODUCT,
        "X-Plex-Version": VERSION,
        "X-Plex-Platform": _PLATFORM,
        "X-Plex-Platform-Version": "",
        "X-Plex-Device": _PLATFORM,
        "X-Plex-Device-Name": _PRODUCT,
    }
