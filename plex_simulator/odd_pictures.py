"""Add the items of the demo whose pictures are wrong, or only look like it."""

from typing import Any

from .builders import DAY, episode, movie, season, show
from .catalog import Defect, Outcome, SimLibrary

BROKEN, FRAME = Defect.BROKEN_POSTER, Defect.FRAME_POSTER
#: What a refresh does for each, the newest first.
_WRONG: tuple[tuple[Defect, Outcome], ...] = (
    (BROKEN, Outcome.FIXED),
    (BROKEN, Outcome.NEVER),
    (FRAME, Outcome.NEVER),
    (FRAME, Outcome.FIXED),
)
_LOCKED = frozenset({"thumb"})


def add_odd_pictures(films: SimLibrary, series: SimLibrary) -> None:
    """Add broken pictures and frames, those that are normal, and those that are locked."""
    now = films.catalog.now
    for number, (defect, outcome) in enumerate(_WRONG, 1):
        fields: dict[str, Any] = {"broken": (defect,), "outcome": outcome, "added_at": now - 600}
        movie(films, f"Picture Lost {number}", **fields)
    movie(films, "Picture Locked", poster_origin="media", locked=_LOCKED, added_at=now - 600)
    movie(films, "Picture Gone And Locked", picture_fault="missing", locked=_LOCKED)
    one = show(series, "Pictures Of A Show", added_at=now - 2 * DAY)
    part = season(one)
    for number, (defect, outcome) in enumerate(_WRONG, 1):
        fields = {"broken": (defect,), "outcome": outcome, "added_at": now - 600}
        episode(part, number, **fields)
    frame: dict[str, Any] = {"poster_origin": "media", "agent_pictures": ()}
    episode(part, 9, "A Frame Is Normal", added_at=now - 600, **frame)
