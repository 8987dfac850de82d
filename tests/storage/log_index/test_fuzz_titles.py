"""Titles and searches that nobody means well by: they are data on their way in, through and out."""

from hypothesis import given, settings, strategies as st

from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.engine.media import LONGEST_TITLE
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.engine.text import one_line
from custom_components.plex_smart_refresher.storage import LogIndex
from custom_components.plex_smart_refresher.storage.log_index.encoding import clean

from ...hostile import LONG, SPEECHES, TEXTS, modest
from ..conftest import AddOutcome, line, outcome, state

TITLES = st.one_of(TEXTS, st.sampled_from([*SPEECHES, LONG]))


def words_of(text: str) -> str:
    """Return what can be searched for: a text is refused beyond 255 characters."""
    return " ".join(text.split()[:3])[:200]


@given(title=TITLES)
@settings(modest, max_examples=80)
async def test_a_title_is_kept_found_and_returned_as_it_is(
    index: LogIndex, add: AddOutcome, title: str
) -> None:
    start = one_line(title[:LONGEST_TITLE])
    shown = clean(start if len(title) <= LONGEST_TITLE else f"{start}…")
    add(outcome(Result.UNRESOLVED, title=title), remembered=state())
    index.add_line("job", line(shown))
    [item] = (await index.items.get(limit=9)).items
    assert item.title == shown
    [job_item] = (await index.job_items.get("job", limit=9)).items
    assert job_item.title == shown
    assert (await index.lines.get("job", limit=1)).lines[-1].message == shown
    assert (await index.items.get(limit=9, search=words_of(shown))).total == 1
    assert (await index.lines.get("job", limit=1, search=words_of(shown))).total >= 1
    assert len(await index.memory.states(["1"])) == 1


@given(text=TITLES, other=TITLES)
@settings(modest, max_examples=80)
async def test_whatever_is_searched_for_nothing_is_harmed(
    index: LogIndex, add: AddOutcome, text: str, other: str
) -> None:
    add(outcome(Result.UNRESOLVED))
    index.add_line("job", line())
    short = text[:255]
    page = await index.items.get(
        limit=9, search=short, result=other or None, defect=short or None, library_ids=[short]
    )
    assert page.items == ()
    assert (await index.job_items.get(short, limit=9, result=other)).total == 0
    assert (await index.lines.get(short, limit=9, search=other[:255])).total == 0
    log = await index.lines.get("job", limit=9, search=short, rating_key=other[:255] or None)
    assert log.total >= len(log.lines)
    await index.item_changes.set_ignored(Marks.of([text, other]), ignored=True)
    assert (await index.items.get(limit=9, only_open=True)).total == 1
