"""The rows of pending records: the garbage collector ignores them, however many wait."""

from dataclasses import replace
import gc

from custom_components.plex_smart_refresher.engine.appearance import (
    Appearance,
    ItemChange,
    PosterOrigin,
)
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.results import (
    Protection,
    RestoredField,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.storage.log_index.rows import line_row, outcome_row

from ..conftest import line, outcome, state


def test_the_garbage_collector_ignores_a_line_that_waits() -> None:
    listed = replace(line(), values={"error": "because", "fields": ["title"], "count": 2})
    assert not gc.is_tracked(line_row("job", listed))


def test_the_garbage_collector_ignores_outcomes_that_wait() -> None:
    full = replace(
        outcome(Result.PARTLY_FIXED, before=set(Defect), after={Defect.NO_MATCH}),
        error="because",
        restored=(RestoredField.POSTER,),
        past=state(),
        change=ItemChange(
            Appearance("one", "", PosterOrigin.OWN), Appearance("other", "", PosterOrigin.OWN)
        ),
    )
    skipped = replace(
        outcome(Result.SKIPPED, skip_reason=SkipReason.PROTECTED),
        protection=Protection(locked_fields=("title",)),
    )
    rows = [
        outcome_row("job", full, 1.0, state=state()),
        outcome_row("job", skipped, 1.0),
        outcome_row("job", outcome(Result.WOULD_REFRESH), 1.0, is_final=False),
    ]
    assert [gc.is_tracked(row) for row in rows] == [False] * 3
