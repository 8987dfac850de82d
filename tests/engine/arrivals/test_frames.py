"""What an entry of the timeline says about the arrival of an item."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.arrivals.frames import (
    News,
    TimelineEntry,
    news_of,
)
from custom_components.plex_smart_refresher.engine.media import MediaType

ENTRY = TimelineEntry("7", "1", MediaType.MOVIE, "", "", 5, "", "", is_queued=False)


@pytest.mark.parametrize(
    ("change", "news"),
    [
        ({"state": 0, "metadata_state": "created"}, News.CREATED),
        ({"state": 0, "metadata_state": "created", "type": None}, News.OTHER),
        ({"state": 0}, News.OTHER),
        ({"metadata_state": "created"}, News.OTHER),
        ({"state": 3, "metadata_state": "loading"}, News.OTHER),
        ({}, News.PROCESSED),
        ({"type": None}, News.PROCESSED),
        ({"is_queued": True}, News.OTHER),
        ({"state": 1, "media_state": "analyzing"}, News.FILE_TAKEN_IN),
        ({"state": 1, "media_state": "analyzing", "type": None}, News.OTHER),
        ({"state": 1, "media_state": "analyzing", "is_queued": True}, News.OTHER),
        ({"state": 1, "media_state": "analyzing", "metadata_state": "created"}, News.OTHER),
        ({"media_state": "analyzing"}, News.FILE_ANALYZED),
        ({"media_state": "thumbnailing"}, News.OTHER),
        ({"state": 6, "media_state": "analyzing"}, News.OTHER),
        ({"state": 9, "metadata_state": "deleted"}, News.DELETED),
        ({"state": 9, "type": None}, News.DELETED),
    ],
)
def test_an_entry_announces_what_it_says_and_nothing_else(
    change: dict[str, Any], news: News
) -> None:
    assert news_of(ENTRY._replace(**change)) is news
