"""Decide what a refresh could damage, and what to restore if it did.

An unmatched item with locked fields is never refreshed: Plex would retry its match and discard all
edits, even locked ones (docs/plex-server.md#refresh). It is listed for a review. A text of its own
without a lock proves no manual edit, it can come from the file: it is restored if it is lost.

For other items, a snapshot before the refresh is compared with the item after it:

* A poster counts as chosen if it was uploaded (`upload://`) or is locked: selecting one locks it.
  The order of the list proves nothing, because Plex's own choice is often not the first. Nor does
  a picture from a file of the owner: Plex selects it without being asked.
  docs/plex-server.md#posters has the origins.
* A restored poster keeps the lock as it was.
* A missing picture is restored no matter who chose it, and so are a missing summary and a title
  that became a placeholder (docs/plex-server.md#what-is-a-defect). A locked value that changed is
  restored with its lock because Plex leaves locked fields of matched items alone.
* A choice made meanwhile wins: a newly uploaded poster or a new file beside the video stays, and so
  does every value that is locked now, because Plex's apps lock what a user edits. Only a value that
  was locked before and is empty now is treated as damage.
* An item that lost its match gets back only manual edits and a picture from a file. The agent's
  metadata comes with the match of a later scan, which restored edits would prevent: see the first
  rule.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..defects import is_placeholder_title, is_protected, is_unmatched
from ..media import FieldEdit, MediaItem, Poster, selected
from ..results import Protection

THUMB = "thumb"
_FIELDS = ("title", "summary")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An item before a refresh, and its posters if they were read."""

    item: MediaItem
    posters: tuple[Poster, ...] = ()

    @property
    def has_chosen_poster(self) -> bool:
        """Return whether a user chose its poster."""
        return is_chosen(self.item, self.posters)

    @property
    def is_poster_at_risk(self) -> bool:
        """Return whether its poster was chosen but is not locked."""
        return self.has_chosen_poster and THUMB not in self.item.locked_fields


def protection(item: MediaItem) -> Protection | None:
    """Return what a refresh of an item would destroy, if anything."""
    if not is_protected(item):
        return None
    return Protection(locked_fields=tuple(sorted(item.locked_fields)))


def protection_below(items: Iterable[MediaItem]) -> Protection | None:
    """Return what a refresh of their parent would destroy in items, if anything."""
    for item in items:
        if found := protection(item):
            return replace(found, below=item.display_title)
    return None


def is_chosen(item: MediaItem, posters: Sequence[Poster]) -> bool:
    """Return whether a user chose the selected poster."""
    poster = selected(posters)
    return poster is not None and (poster.is_upload or THUMB in item.locked_fields)


def may_have_lost(snapshot: Snapshot, listed: MediaItem) -> bool:
    """Return whether a list suggests that an item lost something, so its details are needed."""
    is_poster_new = bool(snapshot.posters) and listed.thumb != snapshot.item.thumb
    return is_poster_new or bool(fields_to_restore(snapshot.item, listed))


def has_lost_match(before: MediaItem, now: MediaItem) -> bool:
    """Return whether an item lost its match."""
    return is_unmatched(now) and not is_unmatched(before)


def fields_to_restore(before: MediaItem, now: MediaItem) -> tuple[FieldEdit, ...]:
    """Return the earlier values of the texts that a refresh damaged."""
    return tuple(
        FieldEdit(name, getattr(before, name), is_locked=name in before.locked_fields)
        for name in _FIELDS
        if _is_worse(name, before, now)
    )


def _is_worse(name: str, before: MediaItem, now: MediaItem) -> bool:
    """Return whether a refresh made a field worse, and no choice since is right."""
    was_locked, is_locked = name in before.locked_fields, name in now.locked_fields
    if getattr(before, name) == getattr(now, name):
        return False
    is_lost = _is_good(name, before) and not _is_good(name, now)
    if is_locked:
        return is_lost and was_locked
    return was_locked or (is_lost and not has_lost_match(before, now))


def _is_good(name: str, item: MediaItem) -> bool:
    """Return whether a field of an item has a real value."""
    if name == "title":
        return not is_placeholder_title(item)
    return item.has_summary


def poster_to_restore(
    snapshot: Snapshot, now: MediaItem, posters: Sequence[Poster]
) -> Poster | None:
    """Return the poster that a refresh replaced or removed."""
    before, current = selected(snapshot.posters), selected(posters)
    if before is None or (current is not None and current.address == before.address):
        return None
    if THUMB in now.locked_fields and (current or THUMB not in snapshot.item.locked_fields):
        return None
    is_offered = any(poster.address == before.address for poster in posters)
    if before.is_from_file and not is_offered:
        return None  # the file is gone
    if current is None:
        is_agents = not (before.is_from_file or snapshot.has_chosen_poster)
        return None if is_agents and has_lost_match(snapshot.item, now) else before
    is_kept = not snapshot.has_chosen_poster or _is_newer_choice(current, snapshot)
    return None if is_kept else before


def _is_newer_choice(current: Poster, snapshot: Snapshot) -> bool:
    """Return whether a user has uploaded a poster or added a file since a snapshot."""
    is_new = all(poster.address != current.address for poster in snapshot.posters)
    return current.is_upload or (current.is_from_file and is_new)
