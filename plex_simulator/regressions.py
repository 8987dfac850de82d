"""Make worse what was good, as a refresh sometimes does."""

from collections.abc import Callable

from .catalog import Defect, SimItem, spoil
from .posters import preferred, select


def replace_hand_picked(item: SimItem) -> bool:
    """Replace a poster that somebody uploaded and is not locked; return whether there was one."""
    if item.poster_origin != "upload" or "thumb" in item.locked or item.thumb is None:
        return False
    if not (item.agent_pictures or item.file_pictures):
        return False
    item.taken["poster"] = item.poster
    select(item, *preferred(item))
    return True


def worsen(item: SimItem) -> bool:
    """Take what this item is meant to lose; return whether anything was taken."""
    worse = [name for name, take in _TAKE.items() if name in item.worsens and take(item)]
    return bool(worse)


def _may_take(item: SimItem, name: str) -> bool:
    """Return whether a field can be taken; a lock protects it unless locks are lost too."""
    if name in item.locked and "locks" not in item.worsens:
        return False
    item.locked -= {name}
    return True


def _take_summary(item: SimItem) -> bool:
    """Empty the summary; return whether it was there."""
    if not item.summary or not _may_take(item, "summary"):
        return False
    item.taken["summary"], item.summary = item.summary, ""
    return True


def _take_title(item: SimItem) -> bool:
    """Replace the title by a file name; return whether it was a real one."""
    if item.placeholder or not _may_take(item, "title"):
        return False
    item.taken["title"], item.title = item.title, f"Show.S01E{item.index or 1:02d}.mkv"
    item.placeholder = True
    return True


def _take_thumb(item: SimItem) -> bool:
    """Remove the poster; return whether there was one."""
    if item.thumb is None or not _may_take(item, "thumb"):
        return False
    item.taken["poster"], item.thumb = item.poster, None
    return True


def _take_match(item: SimItem) -> bool:
    """Remove the match; return whether there was one."""
    if item.unmatched:
        return False
    spoil(item, Defect.NO_MATCH)
    return True


_TAKE: dict[str, Callable[[SimItem], bool]] = {
    "summary": _take_summary,
    "title": _take_title,
    "thumb": _take_thumb,
    "match": _take_match,
}
