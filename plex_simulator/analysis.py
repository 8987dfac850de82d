"""Analyse the files of an item."""

import asyncio

from .catalog import Catalog, SimItem
from .notifications import Notifications
from .posters import show_frame
from .refresh import PROCESSED


async def analyse(
    item: SimItem, catalog: Catalog, notifications: Notifications, seconds: float
) -> None:
    """Analyse an item for some time; clients see the frames of a refresh at its end."""
    notifications.timeline(item, PROCESSED, mediaState="analyzing")
    await asyncio.sleep(seconds)
    if catalog.items.get(item.rating_key) is not item:
        return
    if show_frame(item):
        catalog.changed(item)
    notifications.timeline(item, PROCESSED, mediaState="thumbnailing")
    notifications.timeline(item, PROCESSED)
