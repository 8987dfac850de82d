"""The edit guard: what a refresh could harm, and what is to be put back where it did.

An unmatched item with manual edits is never refreshed: Plex would retry its match and discard all
edits, even locked ones (docs/plex-server.md#refresh). It is listed for a review with the reason.

Everything else is remembered before a refresh and compared after it:

* A poster was chosen by hand if it was uploaded (`upload://`), if it is locked, or if it is
  selected although the agent's first picture (`metadata://`) is another one. A frame grab
  (`media://`) of an item for which the agent has nothing stands in until the agent has. Section 4
  has the schemes; that the agent's first picture is its default is known from use only. Where it
  is wrong, an item keeps the picture that it had.
* A picture that is gone is put back whoever chose it, and so are a summary that is gone and a
  title that became a placeholder (section 6). A locked value that changed is put back with its
  lock, since Plex leaves locked fields of matched items alone.
* Whoever chooses in between is right: a newly uploaded poster stays, and so does every value
  that is locked now, which is what Plex's apps do with what is typed and chosen in them. Only
  what was locked before and is empty now was hardly meant so.
* An item that lost its match gets back only what was made by hand. What the agent gave it comes
  with the match of a later scan, which putting it back would forbid: see the first rule.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..defects import is_placeholder_title, is_protected, is_unmatched, poster_owner
from ..media import FieldEdit, MediaItem, Poster

_THUMB = "thumb"
_FIELDS = ("title", "summary")
_AGENT, _USER = "metadata", "upload"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An item before a refresh that could harm it, and its posters if they were read."""

    item: MediaItem
    posters: tuple[Poster, ...] = ()

    @property
    def has_chosen_poster(self) -> bool:
        """Tell whether somebody chose its poster."""
        return is_chosen(self.item, self.posters)

    @property
    def is_poster_at_risk(self) -> bool:
        """Tell whether its poster was chosen and is not locked."""
        return self.has_chosen_poster and _THUMB not in self.item.locked_fields


def protection(item: MediaItem) -> str | None:
    """Say why a refresh would destroy what somebody made by hand; None if it would not."""
    if not is_protected(item):
        return None
    made = ["a summary written by hand"] if item.has_summary else []
    if item.locked_fields:
        made.append(f"locked fields: {', '.join(sorted(item.locked_fields))}")
    return f"unmatched, with {' and '.join(made)}"


def protection_below(items: Iterable[MediaItem]) -> str | None:
    """Say why the refresh of a parent would destroy what somebody made of an item below it."""
    for item in items:
        if reason := protection(item):
            return f"an item below it, {item.display_title}, is {reason}"
    return None


def has_own_poster(item: MediaItem) -> bool:
    """Tell whether an item has a picture that could be replaced; a parent's is none."""
    return bool(item.thumb) and poster_owner(item) in ("", item.rating_key)


def selected(posters: Iterable[Poster]) -> Poster | None:
    """Return the poster that is selected."""
    return next((poster for poster in posters if poster.is_selected), None)


def is_chosen(item: MediaItem, posters: Sequence[Poster]) -> bool:
    """Tell whether the selected poster was chosen by hand."""
    poster = selected(posters)
    if poster is None:
        return False
    default = next((each for each in posters if each.origin == _AGENT), None)
    is_other = default is not None and default.address != poster.address
    return is_other or poster.origin == _USER or _THUMB in item.locked_fields


def may_have_lost(snapshot: Snapshot, listed: MediaItem) -> bool:
    """Tell from a list whether an item may have lost something, so that details are worth it."""
    is_poster_new = bool(snapshot.posters) and listed.thumb != snapshot.item.thumb
    return is_poster_new or bool(fields_to_restore(snapshot.item, listed))


def has_lost_match(before: MediaItem, now: MediaItem) -> bool:
    """Tell whether an item is matched to nothing any more."""
    return is_unmatched(now) and not is_unmatched(before)


def fields_to_restore(before: MediaItem, now: MediaItem) -> tuple[FieldEdit, ...]:
    """Return the texts that a refresh made worse, as they were."""
    return tuple(
        FieldEdit(name, getattr(before, name), is_locked=name in before.locked_fields)
        for name in _FIELDS
        if _is_worse(name, before, now)
    )


def _is_worse(name: str, before: MediaItem, now: MediaItem) -> bool:
    was_locked, is_locked = name in before.locked_fields, name in now.locked_fields
    if getattr(before, name) == getattr(now, name):
        return False
    is_lost = _is_good(name, before) and not _is_good(name, now)
    if is_locked:
        return is_lost and was_locked
    return was_locked or (is_lost and not has_lost_match(before, now))


def _is_good(name: str, item: MediaItem) -> bool:
    if name == "title":
        return not is_placeholder_title(item.title.strip(), item.type)
    return item.has_summary


def poster_to_restore(
    snapshot: Snapshot, now: MediaItem, posters: Sequence[Poster]
) -> Poster | None:
    """Return the poster that a refresh replaced or dropped."""
    before, current = selected(snapshot.posters), selected(posters)
    if before is None or (current is not None and current.address == before.address):
        return None
    if _THUMB in now.locked_fields and (current or _THUMB not in snapshot.item.locked_fields):
        return None
    if current is None and not has_lost_match(snapshot.item, now):
        return before
    is_newer_choice = current is not None and current.origin == _USER
    return before if snapshot.has_chosen_poster and not is_newer_choice else None
