"""Events of new items: their data, their poster, and the action that returns them later."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.models import User
from homeassistant.components import frontend
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.json import json_bytes
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.plex_smart_refresher import media_events
from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.media_events import (
    EVENT_INCOMPLETE,
    EVENT_READY,
    SIGNAL_MEDIA,
    Groups,
)
from custom_components.plex_smart_refresher.storage import ArrivalRow, Told
from plex_simulator import Catalog, PlexSimulator

from .kit import call, new_episode, new_film, small_catalog, tell_news


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def with_frontend(hass: HomeAssistant) -> None:
    """Have as much of a frontend as the addresses of posters need."""
    hass.data[frontend.DATA_EXTRA_MODULE_URL] = frontend.UrlManager(lambda _change, _url: None, [])
    hass.config.components.add(frontend.DOMAIN)


async def test_each_item_is_told_once_with_its_data(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    ready = async_capture_events(hass, EVENT_READY)
    incomplete = async_capture_events(hass, EVENT_INCOMPLETE)
    album = MediaItem("90", "5", MediaType.ALBUM, "Nightfall", parent_title="The Tides")
    season = MediaItem("80", "3", MediaType.SEASON, "Season 2", number=2, parent_title="Lights")
    tell_news(loaded, new_film(), healed=True, ready_after=200.4)
    tell_news(loaded, album, library="Music")
    tell_news(loaded, season)
    tell_news(loaded, new_episode(3), Defect.MISSING_SUMMARY, Defect.FRAME_POSTER)
    film, music, part = (event.data for event in ready)
    poster = film.pop("poster")
    assert poster.startswith(f"/api/{DOMAIN}/{loaded.entry_id}/thumb/7?authSig=")
    assert film == {
        "config_entry_id": loaded.entry_id,
        "rating_key": "7",
        "title": "Amber Rain",
        "type": "movie",
        "library": "Movies",
        "year": 2024,
        "show": None,
        "season": None,
        "episode": None,
        "summary": "It rains.",
        "added_at": "2023-11-14T22:13:20+00:00",
        "ready_after": 200,
        "healed": True,
        "defects": [],
        "replaced": False,
    }
    assert (music["title"], music["show"], music["poster"]) == ("Nightfall", "The Tides", None)
    assert (part["show"], part["season"], part["episode"]) == ("Lights", 2, None)
    [episode] = (event.data for event in incomplete)
    assert (episode["show"], episode["season"], episode["episode"]) == ("Harbour Lights", 2, 3)
    assert episode["defects"] == ["frame_poster", "missing_summary"]
    assert (episode["ready_after"], episode["healed"]) == (None, False)


async def test_the_text_of_strangers_is_data_of_a_decent_length(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    ready = async_capture_events(hass, EVENT_READY)
    titles = {"title": "\u202eevil\n{{ 1 }}", "grandparent_title": "\u2066A\u2069" + "x" * 400}
    tell_news(loaded, new_episode(1, **titles, summary="<b>\0\r\n" + "y" * 100_000))
    [event] = ready
    assert event.data["title"] == "evil {{ 1 }}"
    assert event.data["show"].startswith("A x")
    assert event.data["summary"].startswith("<b> yyy")
    assert max(len(event.data[key]) for key in ("title", "show", "summary")) <= 1_001
    assert len(json_bytes(event.data)) < 3_000


async def test_episodes_without_a_season_are_grouped_by_their_show(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    told: list[tuple[str, str, int]] = []

    @callback  # at once, and not in a thread
    def note(_kind: str, data: dict[str, Any]) -> None:
        told.append((data["show"], data["rating_key"], len(data["episodes"])))

    async_dispatcher_connect(hass, SIGNAL_MEDIA, note)
    lost = {"parent_key": "", "parent_title": ""}
    for number in (1, 2):
        tell_news(loaded, new_episode(number, **lost))
        other = {"grandparent_key": "9", "grandparent_title": "Amber Bay"}
        tell_news(loaded, new_episode(10 + number, **lost, **other))
    orphan = {"grandparent_key": "", "grandparent_title": ""}
    for number in (21, 22):
        tell_news(loaded, new_episode(number, **lost, **orphan))
    await hass.config_entries.async_unload(loaded.entry_id)
    shows = {("Harbour Lights", "8", 2), ("Amber Bay", "9", 2)}
    assert {*told} == shows | {(None, "821", 1), (None, "822", 1)}


async def test_a_phone_opens_the_poster_for_days_without_a_token(
    hass: HomeAssistant,
    with_frontend: None,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_client_no_auth: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
) -> None:
    ready = async_capture_events(hass, EVENT_READY)
    key = plex.catalog.libraries["1"].items()[0].rating_key
    tell_news(loaded, new_film(key))
    poster = ready[0].data["poster"]
    assert plex.token not in poster
    phone = await hass_client_no_auth()
    assert (await phone.get(poster.partition("?")[0])).status == HTTPStatus.UNAUTHORIZED
    freezer.tick(2.9 * 86_400)
    answer = await phone.get(poster)
    assert (answer.status, answer.content_type) == (HTTPStatus.OK, "image/png")
    freezer.tick(0.2 * 86_400)
    assert (await phone.get(poster)).status == HTTPStatus.UNAUTHORIZED


def arrival(item: MediaItem, hours_ago: float, told: Told, **fields: Any) -> ArrivalRow:
    """Return an arrival of which something was told some hours ago, a minute after it arrived."""
    told_at = dt_util.utcnow().timestamp() - hours_ago * 3_600
    return ArrivalRow(
        rating_key=item.rating_key,
        library_id=item.library_id,
        kind=fields.pop("kind", "new"),
        arrived_at=told_at - 60,
        told=told,
        told_at=told_at,
        item=item,
        **fields,
    )


async def test_arrivals_are_returned_with_what_is_known_of_each(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    lacks = frozenset({Defect.MISSING_POSTER})
    await loaded.runtime_data.manager.records.arrivals.put(
        [
            arrival(new_film("1", "Old"), 30, Told.READY, is_caught_up=True),
            arrival(new_episode(2, thumb=""), 3, Told.INCOMPLETE, defects=lacks),
            arrival(new_episode(1), 2, Told.READY, healed=True),
            arrival(new_film(), 1, Told.READY, kind="replaced"),
        ]
    )

    async def told(**data: Any) -> tuple[int, list[tuple[str, str]]]:
        answer = await call(hass, "get_arrivals", **data)
        return answer["total"], [(each["title"], each["state"]) for each in answer["arrivals"]]

    film, first, second = ("Amber Rain", "ready"), ("Part 1", "ready"), ("Part 2", "incomplete")
    assert await told() == (3, [film, first, second])
    assert await told(hours=48) == (4, [film, first, second, ("Old", "ready")])
    assert await told(library="tv shows", limit=1) == (2, [first])
    assert await told(offset=2) == (3, [second])
    replaced, healed, poor = (await call(hass, "get_arrivals"))["arrivals"]
    assert (replaced["replaced"], healed["replaced"]) == (True, False)
    assert (healed["config_entry_id"], healed["library"]) == (loaded.entry_id, "TV Shows")
    assert (healed["healed"], healed["ready_after"]) == (True, 60)
    assert f"/{loaded.entry_id}/thumb/801?authSig=" in healed["poster"]
    assert (poor["defects"], poor["poster"], poor["ready_after"]) == (
        ["missing_poster"],
        None,
        None,
    )
    old = (await call(hass, "get_arrivals", hours=48, offset=3))["arrivals"][0]
    assert (old["title"], old["ready_after"]) == ("Old", None)
    ready = async_capture_events(hass, EVENT_READY)
    tell_news(loaded, new_film())
    assert ready[0].data.keys() | {"state"} == replaced.keys()


async def test_arrivals_have_titles_and_are_for_administrators(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_read_only_user: User
) -> None:
    guest = Context(user_id=hass_read_only_user.id)
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            DOMAIN, "get_arrivals", blocking=True, return_response=True, context=guest
        )


def test_a_group_waits_until_it_is_quiet_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    timers: list[tuple[float, Callable[[datetime], None]]] = []
    told: list[tuple[str, list[float]]] = []

    def call_later(_hass: object, delay: float, close: Any) -> Callable[[], None]:
        timer = (now + delay, close)
        timers.append(timer)
        return lambda: timers.remove(timer) if timer in timers else None

    def go_to(time: float) -> None:
        nonlocal now
        now = time
        for timer in [each for each in timers if each[0] <= time]:
            timer[1](dt_util.utcnow())

    monkeypatch.setattr(media_events, "async_call_later", call_later)
    hass: Any = SimpleNamespace(loop=SimpleNamespace(time=lambda: now))
    groups = Groups[str, float](hass, lambda key, values: told.append((key, values)))
    for time in (0.0, 110.0, 220.0):
        go_to(time)
        groups.add("quiet", time)
    go_to(339.0)
    assert told == []
    go_to(341.0)
    assert told.pop() == ("quiet", [0.0, 110.0, 220.0])
    for step in range(8):
        go_to(1_000.0 + step * 100)
        groups.add("endless", step)
    assert told.pop() == ("endless", [0, 1, 2, 3, 4, 5])
    groups.close()
    assert told == [("endless", [6, 7])]
    assert not timers
