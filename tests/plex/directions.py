"""Where plexapi looks for plex.tv."""

from plexapi.myplex import MyPlexAccount, MyPlexPinLogin, MyPlexResource


def directions(url: str) -> list[tuple[type, str, str]]:
    """Return what leads plexapi to another plex.tv: classes, attributes and their values."""
    resources = "resources?includeHttps=1&includeRelay=1"
    return [
        (MyPlexPinLogin, "PINS", f"{url}/api/v2/pins"),
        (MyPlexAccount, "key", f"{url}/api/v2/user"),
        (MyPlexResource, "key", f"{url}/api/v2/{resources}"),
    ]
