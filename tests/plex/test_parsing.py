"""From XML to values, also from XML that nobody should send."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

import pytest

from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaItem, MediaType
from custom_components.plex_smart_refresher.plex.parsing import (
    parse_details,
    parse_libraries,
    parse_page,
)


def answer(inside: str, **attributes: str) -> bytes:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<MediaContainer{written}>{inside}</MediaContainer>".encode()


def container(inside: str) -> Element:
    return fromstring(answer(inside))  # noqa: S314


def the_items(inside: str, library_id: str = "", **attributes: str) -> Sequence[MediaItem]:
    return parse_page(answer(inside, **attributes), library_id).items


def the_item(inside: str, library_id: str = "", **attributes: str) -> MediaItem:
    (item,) = the_items(inside, library_id, **attributes)
    return item


def test_libraries_of_films_shows_and_music_are_kept_in_order() -> None:
    found = list(
        parse_libraries(
            container(
                '<Directory key="3" title="Music" type="artist" agent="tv.plex.agents.music"/>'
                '<Directory key="4" title="Photos" type="photo"/>'
                '<Directory key="1" title="Films" type="movie" language="de-DE"/>'
                '<Directory key="2" title="Films" type="show"/>'
                '<Directory key="9"/><Video key="8" type="movie"/>'
                '<Directory title="without a key" type="movie"/>'
            )
        )
    )
    assert [(library.library_id, library.title, library.type) for library in found] == [
        ("3", "Music", LibraryType.ARTIST),
        ("1", "Films", LibraryType.MOVIE),
        ("2", "Films", LibraryType.SHOW),
    ]
    assert found[0].agent == "tv.plex.agents.music"
    assert found[1].language == "de-DE"


@pytest.mark.parametrize(
    ("text", "counter"),
    [('"5868"', 5868), ('"41632394"', 41632394), ('"0"', None), ('""', None), ('"soon"', None)],
)
def test_a_library_that_does_not_count_its_changes_is_told_from_one_that_does(
    text: str, counter: int | None
) -> None:
    library = f'<Directory key="1" type="movie" contentChangedAt={text}/>'
    [found] = parse_libraries(container(library))
    assert found.content_changed_at == counter


def test_an_item_is_read_with_all_that_tells_defects() -> None:
    item = the_item(
        '<Video ratingKey="7" librarySectionID="2" type="episode" title="Pilot" year="2020"'
        ' guid="plex://episode/1" summary="It begins." thumb="/library/metadata/7/thumb/1"'
        ' parentRatingKey="6" grandparentRatingKey="5" parentTitle="Season 1"'
        ' grandparentTitle="Show" parentIndex="1" index="3" addedAt="1600000000"'
        ' updatedAt="1600000001"><Guid id="tvdb://1"/><Field name="title" locked="1"/>'
        '<Field name="summary" locked="0"/><Field name="thumb" locked="true"/></Video>'
    )
    assert item == MediaItem(
        rating_key="7",
        library_id="2",
        type=MediaType.EPISODE,
        title="Pilot",
        guid="plex://episode/1",
        has_external_ids=True,
        has_summary=True,
        thumb="/library/metadata/7/thumb/1",
        parent_key="6",
        grandparent_key="5",
        parent_title="Season 1",
        grandparent_title="Show",
        parent_number=1,
        number=3,
        year=2020,
        added_at=1_600_000_000,
        updated_at=1_600_000_001,
        locked_fields=frozenset({"title", "thumb"}),
    )


def test_an_item_may_lack_nearly_everything() -> None:
    item = the_item('<Video ratingKey="7" type="movie"/>')
    assert item == MediaItem(rating_key="7", library_id="", type=MediaType.MOVIE, title="")


@pytest.mark.parametrize("summary", ["", "  ", "\n\t"])
def test_a_summary_of_blanks_is_none(summary: str) -> None:
    assert not the_item(f'<Video ratingKey="7" type="movie" summary="{summary}"/>').has_summary


@pytest.mark.parametrize("number", ["", "soon", "1.5", "9" * 5_000, "0x10"])
def test_a_number_that_is_none_counts_as_missing(number: str) -> None:
    item = the_item(f'<Video ratingKey="7" type="movie" addedAt="{number}" year="{number}"/>')
    assert item.added_at is None
    assert item.year is None


@pytest.mark.parametrize(
    "inside",
    [
        '<Track ratingKey="1" type="track"/>',
        '<Photo ratingKey="1" type="photo"/>',
        '<Video ratingKey="1" type="clip"/>',
        '<Video ratingKey="1"/>',
        '<Video type="movie"/>',
        '<Video type="movie" key="/library/sections/1"/>',
        # What a show lists among its seasons.
        '<Directory title="All episodes" key="/library/metadata/1/allLeaves"/>',
    ],
)
def test_what_is_no_item_of_a_level_is_left_out(inside: str) -> None:
    assert the_items(inside) == ()


def test_a_rating_key_may_hide_in_the_path() -> None:
    item = the_item('<Directory type="season" key="/library/metadata/12/children"/>')
    assert item.rating_key == "12"


def test_an_item_belongs_to_its_own_library_or_else_to_that_of_the_list() -> None:
    inside = '<Video ratingKey="1" type="movie"/>'
    assert the_item(inside, librarySectionID="5").library_id == "5"
    assert the_item(inside, "6", librarySectionID="5").library_id == "6"
    own = '<Video ratingKey="1" type="movie" librarySectionID="4"/>'
    assert the_item(own, librarySectionID="5").library_id == "4"


def test_only_details_confirm() -> None:
    inside = '<Video ratingKey="1" type="movie" summary="Once."/>'
    item = parse_details(answer(inside))["1"]
    assert (item.confirmed, item.summary) == (True, "Once.")
    listed = the_item(inside)
    assert (listed.confirmed, listed.summary, listed.has_summary) == (False, "", True)


def test_details_of_other_kinds_are_not_taken_for_nothing() -> None:
    assert parse_details(answer("")) == {}
    with pytest.raises(RequestError, match="a track is not looked after"):
        parse_details(answer('<Track ratingKey="1" type="track"/>'))


def test_only_what_belongs_to_an_item_tells_its_ids_and_locks() -> None:
    inside = (
        '<Guid id="imdb://tt1"/><Video ratingKey="1" type="movie"><Media><Guid id="a://1"/>'
        '<Field name="title" locked="1"/></Media></Video><Field name="thumb" locked="1"/>'
    )
    item = the_item(inside)
    assert (item.has_external_ids, item.locked_fields) == (False, frozenset())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "cannot be read"),
        (b"not found", "cannot be read"),
        (b"<MediaContainer><Video></MediaContainer>", "cannot be read"),
        (b"<html><body/></html>", "not one of a Plex server"),
        (b"<html><MediaContainer/></html>", "not one of a Plex server"),
    ],
)
def test_what_is_no_answer_of_a_plex_server_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(RequestError, match=message):
        parse_page(body, "1")


def test_letters_that_are_none_do_not_spoil_an_answer() -> None:
    body = answer('<Video ratingKey="1" type="movie" title="A~mélie"/>').replace(b"~", b"\xff")
    (item,) = parse_page(body, "1").items
    assert item.title == "A\N{REPLACEMENT CHARACTER}mélie"


def test_a_page_counts_what_arrived_also_what_is_no_item() -> None:
    inside = '<Video ratingKey="1" type="movie"/><Video/>'
    page = parse_page(answer(inside, totalSize="12"), "3")
    assert (len(page.items), page.received, page.total) == (1, 2, 12)
    assert page.items[0].library_id == "3"


def test_a_page_may_come_without_a_total() -> None:
    assert parse_page(answer(""), "3").total is None


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        ("Am\x0bé\x1flie", "Amélie"),
        ("🎬 &lt;b&gt;Film&lt;/b&gt; &amp; more", "🎬 <b>Film</b> & more"),
        ("\u202b\u05e9\u05dc\u05d5\u05dd\u202c", "\u202b\u05e9\u05dc\u05d5\u05dd\u202c"),
        ("A&#10;B", "A\nB"),
    ],
)
def test_odd_titles_come_through(sent: str, title: str) -> None:
    assert the_item(f'<Video ratingKey="1" type="movie" title="{sent}"/>').title == title
