"""What a picture is: whole, broken, or a frame where a poster belongs."""

import pytest

from custom_components.plex_smart_refresher.engine.criteria import Criteria
from custom_components.plex_smart_refresher.engine.defects import Defect, find_defects
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType, Poster
from custom_components.plex_smart_refresher.engine.pictures import (
    PictureCheck,
    Pictures,
    PictureState,
    shows_frame,
)

from .fakes import NOW, healthy

FRAME = Poster("media://1/a.bundle/Contents/Thumbnails/thumb1.jpg", is_selected=True)
FETCHED = Poster("metadata://posters/tv.plex.agents.movie_a", provider="tmdb")
CUSTOM = Poster("metadata://posters/tv.plex.agents.custom.me.db_a", provider="plex")
LEGACY = Poster("metadata://posters/com.plexapp.agents.imdb_a")
ELSEWHERE = Poster("https://image.tmdb.org/t/p/original/a.jpg", provider="tmdb")
LOCAL = Poster("metadata://posters/a", provider="local")
LEGACY_LOCAL = Poster("metadata://posters/com.plexapp.agents.localmedia_a")
UPLOAD = Poster("upload://posters/a")


@pytest.mark.parametrize("poster", [FETCHED, CUSTOM, LEGACY, ELSEWHERE])
def test_a_picture_of_an_agent_is_told_by_its_address(poster: Poster) -> None:
    assert poster.is_from_agent
    assert not poster.is_from_file
    assert poster.is_fetched is not (poster is ELSEWHERE)


@pytest.mark.parametrize("poster", [LOCAL, LEGACY_LOCAL, UPLOAD, FRAME, Poster("default://x")])
def test_other_pictures_are_not_the_agents(poster: Poster) -> None:
    assert not poster.is_from_agent


@pytest.mark.parametrize("media_type", [MediaType.MOVIE, MediaType.SHOW, MediaType.SEASON])
def test_a_frame_is_no_poster_of_a_movie_show_or_season(media_type: MediaType) -> None:
    assert shows_frame(healthy("1", media_type), [FRAME])
    assert not shows_frame(healthy("1", media_type), [])
    assert not shows_frame(healthy("1", media_type), [FETCHED, LOCAL])
    assert not shows_frame(healthy("1", media_type), [Poster(UPLOAD.address, is_selected=True)])


def test_a_frame_is_normal_for_an_episode_without_a_picture_of_the_agent() -> None:
    episode = healthy("1", MediaType.EPISODE)
    assert not shows_frame(episode, [FRAME, LOCAL])
    assert shows_frame(episode, [FRAME, ELSEWHERE])


def found(item: MediaItem, state: PictureState) -> set[Defect]:
    pictures = Pictures()
    pictures.note([PictureCheck(item.rating_key, item.thumb, state, NOW)])
    return {each.defect for each in find_defects(item, Criteria(pictures=pictures))}


BROKEN, FRAMED = Defect.BROKEN_POSTER, Defect.FRAME_POSTER


def test_bad_pictures_are_defects() -> None:
    assert found(healthy("1"), PictureState.BROKEN) == {BROKEN}
    assert found(healthy("1"), PictureState.FRAME) == {FRAMED}
    assert found(healthy("1"), PictureState.OK) == set()
    assert found(healthy("1", MediaType.ALBUM), PictureState.BROKEN) == {BROKEN}


@pytest.mark.parametrize("state", [PictureState.BROKEN, PictureState.FRAME])
def test_a_locked_or_inherited_picture_is_no_bad_one(state: PictureState) -> None:
    assert found(healthy("1", locked_fields=frozenset({"thumb"})), state) == set()
    inherited = healthy("1", MediaType.EPISODE, thumb="/library/metadata/9/thumb/1")
    assert found(inherited, state) == {Defect.INHERITED_POSTER}
    assert found(healthy("1", thumb=""), state) == {Defect.MISSING_POSTER}


def test_a_frame_of_an_unmatched_item_is_normal() -> None:
    assert found(healthy("1", guid="local://1"), PictureState.FRAME) == {Defect.NO_MATCH}
    unmatched = found(healthy("1", guid="local://1"), PictureState.BROKEN)
    assert unmatched == {Defect.NO_MATCH, BROKEN}


def test_a_finding_stands_until_the_next_check() -> None:
    pictures, item = Pictures(), healthy("1")
    assert pictures.state_of(item) is PictureState.UNKNOWN
    assert not pictures.is_checked(item)
    pictures.note([PictureCheck("1", item.thumb, PictureState.FRAME, NOW)])
    changed = item._replace(thumb="/library/metadata/1/thumb/2")
    assert pictures.state_of(changed) is PictureState.FRAME
    assert pictures.is_checked(item)
    assert not pictures.is_checked(changed)
    pictures.note([PictureCheck("1", changed.thumb, PictureState.OK, NOW)])
    assert pictures.bad_keys == []
