"""What the owner of the server does with its libraries."""

from typing import Any

from .catalog import Catalog, SimItem, SimLibrary
from .notifications import Notifications
from .refresh import CREATED, DELETED, PROCESSED


class Owner:
    """Change libraries and items, and notify clients."""

    def __init__(self, catalog: Catalog, notifications: Notifications) -> None:
        """Own the items of a catalog."""
        self.catalog = catalog
        self.notifications = notifications

    def item(self, rating_key: str | int) -> SimItem:
        """Return an item that exists."""
        return self.catalog.items[str(rating_key)]

    async def add_item(self, item: SimItem) -> SimItem:
        """Notify clients of an item that a builder has just added."""
        self.notifications.timeline(item, CREATED, metadataState="created")
        self.notifications.timeline(item, PROCESSED)
        return item

    async def remove_item(self, rating_key: str | int) -> None:
        """Delete an item, as its owner does."""
        item = self.item(rating_key)
        self.catalog.remove(item)
        self.notifications.timeline(item, DELETED)

    async def rekey(self, rating_key: str | int) -> str:
        """Give an item a new rating key, as a merge does, and return it."""
        item = self.item(rating_key)
        old = item.rating_key
        new = self.catalog.rekey(item)
        self.notifications.timeline(item, DELETED, itemID=old)
        self.notifications.timeline(item, PROCESSED)
        return new

    async def lock(self, rating_key: str | int, *fields: str) -> None:
        """Lock fields of an item."""
        item = self.item(rating_key)
        await self.edit(rating_key, locked=item.locked | frozenset(fields))

    async def unlock(self, rating_key: str | int, *fields: str) -> None:
        """Unlock fields of an item."""
        item = self.item(rating_key)
        await self.edit(rating_key, locked=item.locked - frozenset(fields))

    async def edit(self, rating_key: str | int, **fields: Any) -> None:
        """Set fields of an item, dated now unless a date is given."""
        item = self.item(rating_key)
        for name, value in fields.items():
            setattr(item, name, value)
        self.catalog.changed(item)
        item.updated_at = fields.get("updated_at", item.updated_at)

    async def add_library(
        self, title: str, library_type: str = "movie", **details: Any
    ) -> SimLibrary:
        """Create an empty library."""
        return self.catalog.add_library(title, library_type, **details)

    async def remove_library(self, key: str) -> None:
        """Delete a library and all its items."""
        self.catalog.remove_library(key)

    async def set_library(self, key: str, **fields: str) -> None:
        """Set fields of a library. Raises AttributeError for an unknown one."""
        library = self.catalog.libraries[key]
        for name, value in fields.items():
            getattr(library, name)
            setattr(library, name, value)

    async def set_library_title(self, key: str, title: str) -> None:
        """Rename a library."""
        self.catalog.libraries[key].title = title
