"""Whether an item that has arrived is ready: it has all that its source has."""

from collections.abc import Iterable

from ..defects import NO_TITLE, Defect, Finding
from ..media import MediaItem


def missing_for_ready(item: MediaItem, findings: Iterable[Finding]) -> frozenset[Defect]:
    """Return what an item lacks to be ready.

    A weak finding is no reason to wait: the source often has nothing. A frame as the picture of an
    episode is found only if the source has another one. Even where no agent is at work, an item
    has a title once Plex has taken it in.
    """
    missing = {finding.defect for finding in findings if not finding.is_weak}
    if not item.title.strip():
        missing.add(NO_TITLE)
    return frozenset(missing)
