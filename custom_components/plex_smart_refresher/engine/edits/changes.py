"""A write to an item as the journal has it: begun before its first request leaves."""

import asyncio
from collections.abc import Sequence

from ..context import Scan
from ..defects import has_own_poster
from ..errors import JournalError
from ..ladder_terms import ItemForm, WriteKind
from ..lines import LineCode
from ..media import MediaItem, Poster, selected
from .rules import Snapshot


class OpenChange:
    """One application of a rung to an item, with all that it writes: also what it restores.

    The writer begins it in the journal before its first request. One that writes nothing leaves no
    entry.
    """

    def __init__(
        self, scan: Scan, kind: WriteKind, snapshot: Snapshot, below: Sequence[Snapshot] = ()
    ) -> None:
        """Prepare; nothing is written yet. `below` are the items that the write affects too."""
        self.kind = kind
        self.snapshot = snapshot
        self.change_id: str | None = None
        self.after: ItemForm | None = None  #: the item as it was last seen, once that is known
        self.poster: Poster | None = None  #: the selected one, if it was read after the write
        self.ended = asyncio.Event()
        self._scan = scan
        self.below = below
        self._is_begun = False

    @property
    def item(self) -> MediaItem:
        """Return the item before the write."""
        return self.snapshot.item

    async def begin(self) -> None:
        """Record the change in the journal, unless that is done.

        Raises JournalError if that fails. A refresh goes on without an entry: its snapshots protect
        the item.
        """
        if self._is_begun:
            return
        try:
            self.change_id = await self._scan.journal.begin(
                self.kind,
                self.item,
                form_of_snapshot(self.snapshot),
                [form_of_snapshot(each) for each in self.below],
            )
        except JournalError as err:
            self._scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))
            if self.kind is not WriteKind.REFRESH:
                raise
        self._is_begun = True

    async def finish(self) -> None:
        """Record the item after the change, if it is known; without that, the change stays open."""
        try:
            if self.change_id and self.after:
                await self._scan.journal.finish(self.change_id, self.after)
        except JournalError as err:
            self._scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))
        finally:
            self.ended.set()

    def see(self, current: MediaItem | None) -> None:
        """Note the item as it is now; None if it is gone. Its poster may be unknown."""
        if current is None:
            self.after = ItemForm(rating_key=self.item.rating_key)
            return
        is_same = current.thumb == self.item.thumb
        self.after = form_of(current, selected(self.snapshot.posters) if is_same else self.poster)


def form_of_snapshot(snapshot: Snapshot) -> ItemForm:
    """Return what a write can change of an item."""
    return form_of(snapshot.item, selected(snapshot.posters))


def form_of(item: MediaItem, poster: Poster | None) -> ItemForm:
    """Return what a write can change of an item with its selected poster, if that is known."""
    is_own = poster is not None and has_own_poster(item)
    return ItemForm(
        rating_key=item.rating_key,
        guid=item.guid,
        title=item.title,
        summary=item.summary,
        locked_fields=item.locked_fields,
        poster=poster.address if poster and is_own else "",
        poster_provider=poster.provider if poster and is_own else "",
        file=item.file,
    )
