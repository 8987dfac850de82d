"""Match items, remove matches, and merge what has the same match."""

from pathlib import PurePosixPath
import re

from .catalog import DEFECTS, Catalog, Defect, Outcome, SimItem, SimLibrary, fix, spoil
from .posters import lose_agents_picture
from .search import own_entry
from .source import Entry

# What is not found under the name of a file is found once somebody has told what it is.
_HEALED_BY_MATCH = frozenset({Outcome.NEVER, Outcome.SECOND, Outcome.PARTLY})
_AFTER_TITLE = re.compile(r"\s*[({\[].*$")


def remember(item: SimItem) -> None:
    """Keep in the source what an item's file really is, before it is matched to anything."""
    own = own_entry(item)
    if item.right_guid is None and own is not None:
        item.right_guid = own.guid
        item.library.catalog.entries.append(own)


def match_to(item: SimItem, entry: Entry, *, keeps_views: bool) -> None:
    """Give an item the texts of an entry; its pictures follow with the refresh."""
    remember(item)
    item.cure.pop(Defect.NO_MATCH, None)
    if item.guid != entry.guid and not keeps_views:
        item.view_count = item.last_viewed_at = None
    item.guid, item.guids, item.year = entry.guid, entry.ids, entry.year
    if "title" not in item.locked:
        item.title, item.placeholder = entry.name, False
        _forget_cures(item, "title")
    if "summary" not in item.locked:
        item.summary = entry.summary
        _forget_cures(item, "summary")
    item.cure.pop(Defect.MISSING_POSTER, None)
    if item.thumb is None and entry.has_picture:
        spoil(item, Defect.MISSING_POSTER)
    if item.outcome in _HEALED_BY_MATCH:
        item.outcome = Outcome.FIXED
    for member in item.descendants():
        fix(member, Defect.NO_MATCH)


def unmatch(item: SimItem) -> None:
    """Take from an item all that came with its match and is not locked."""
    if item.unmatched:
        return
    remember(item)
    spoil(item, Defect.NO_MATCH)
    if item.summary and "summary" not in item.locked:
        spoil(item, Defect.MISSING_SUMMARY)
    if item.files and "title" not in item.locked:
        item.title = _AFTER_TITLE.sub("", PurePosixPath(item.files[0]).stem)
    if "thumb" not in item.locked:
        lose_agents_picture(item)


def merge(catalog: Catalog, library: SimLibrary) -> list[tuple[SimItem, SimItem]]:
    """Merge the items with the same guid, as a scan does; return what stayed and what went."""
    if library.personal:
        return []
    stays: dict[tuple[str, str | None], SimItem] = {}
    merged: list[tuple[SimItem, SimItem]] = []
    for item in library.items():
        if item.unmatched or item.deleted_at is not None:
            continue
        kept = stays.setdefault((item.guid, item.edition), item)
        if kept is not item:
            _join(catalog, kept, item)
            merged.append((kept, item))
    return merged


def _join(catalog: Catalog, kept: SimItem, gone: SimItem) -> None:
    """Move the files of an item and all below it to another one."""
    kept.files = (*kept.paths, *gone.paths)
    numbers = {child.index: child for child in kept.children}
    for child in list(gone.children):
        if child.index in numbers:
            _join(catalog, numbers[child.index], child)
        else:
            gone.children.remove(child)
            kept.children.append(child)
            child.parent = kept
    if gone.rating_key in catalog.items:
        catalog.remove(gone)
    catalog.changed(kept)


def _forget_cures(item: SimItem, field: str) -> None:
    """Forget what a source would give a field, since its match has set it."""
    for defect in [each for each in item.cure if DEFECTS[Defect(each)].field == field]:
        del item.cure[defect]
