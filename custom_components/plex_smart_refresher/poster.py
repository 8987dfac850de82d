"""The address of an item's poster, which opens without a token of Plex or Home Assistant."""

from datetime import timedelta

from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant, callback

from .const import POSTERS_PATH
from .engine.media import MediaItem

#: People look at the message of the night in the morning, or after a weekend. Home Assistant signs
#: with a secret that it makes anew at each start, so a restart ends an address, too.
LIFE = timedelta(days=3)


@callback
def poster_address(hass: HomeAssistant, entry_id: str, rating_key: str) -> str:
    """Return a signed path below Home Assistant's own address, whichever a phone uses."""
    path = POSTERS_PATH.format(entry_id=entry_id) + rating_key
    return async_sign_path(hass, path, LIFE, use_content_user=True)


@callback
def item_poster(hass: HomeAssistant, entry_id: str, item: MediaItem) -> str | None:
    """Return the address of an item's poster; None if it has none."""
    return poster_address(hass, entry_id, item.rating_key) if item.thumb else None
