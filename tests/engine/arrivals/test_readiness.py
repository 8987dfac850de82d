"""When an item that has arrived is ready."""

from datetime import UTC, datetime

import pytest

from custom_components.plex_smart_refresher.engine.arrivals.readiness import missing_for_ready
from custom_components.plex_smart_refresher.engine.criteria import Criteria
from custom_components.plex_smart_refresher.engine.defects import Defect, find_defects
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.pictures import (
    PictureCheck,
    Pictures,
    PictureState,
)

from ..fakes import FLAWS, NOW, healthy


def missing(item: MediaItem, picture: PictureState = PictureState.OK) -> frozenset[Defect]:
    """Return what a found item lacks to be ready."""
    pictures, today = Pictures(), datetime.fromtimestamp(NOW, UTC).date()
    pictures.note([PictureCheck(item.rating_key, item.thumb, picture, NOW)])
    return missing_for_ready(item, find_defects(item, Criteria(pictures=pictures, today=today)))


@pytest.mark.parametrize("media_type", MediaType)
def test_what_lacks_nothing_is_ready(media_type: MediaType) -> None:
    assert missing(healthy("7", media_type)) == frozenset()


@pytest.mark.parametrize(
    "defect",
    [
        *(Defect.NO_MATCH, Defect.MISSING_POSTER, Defect.MISSING_SUMMARY),
        *(Defect.PLACEHOLDER_TITLE, Defect.INHERITED_POSTER),
    ],
)
def test_an_episode_waits_for_match_texts_and_a_picture_of_its_own(defect: Defect) -> None:
    item = healthy("7", MediaType.EPISODE)
    assert defect in missing(item._replace(**FLAWS[defect](item)))


def test_a_frame_or_a_broken_picture_where_there_is_another_is_not_ready() -> None:
    item = healthy("7", MediaType.EPISODE)
    assert missing(item, PictureState.FRAME) == {Defect.FRAME_POSTER}
    assert missing(item, PictureState.BROKEN) == {Defect.BROKEN_POSTER}


def test_a_weak_finding_is_nothing_to_wait_for() -> None:
    film = healthy("7")
    assert missing(film._replace(has_external_ids=False)) == frozenset()
    old = healthy("8", MediaType.EPISODE, title="Episode 7", number=7, aired="2020-01-01")
    [finding] = find_defects(old, Criteria(today=datetime.fromtimestamp(NOW, UTC).date()))
    assert finding.is_weak
    assert missing(old) == frozenset()


def test_even_personal_media_needs_a_title() -> None:
    item = healthy("7", title=" ")
    assert missing_for_ready(item, ()) == {Defect.PLACEHOLDER_TITLE}
