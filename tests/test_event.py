"""The event entity: what it tells of a scan, and what it makes up for."""

from datetime import timedelta
from itertools import count
from typing import Any

from homeassistant.components.event import ATTR_EVENT_TYPE
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, STATE_UNKNOWN
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher import event as event_platform
from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import broken, call, new_episode, new_film, scan, small_catalog, state, tell_news, until

EVENT = f"{DOMAIN}_scan"

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def events(hass: HomeAssistant) -> list[dict[str, Any]]:
    """Return what is announced from now on."""
    announced: list[dict[str, Any]] = []

    @callback
    def note(event: Event[dict[str, Any]]) -> None:
        announced.append(dict(event.data))

    hass.bus.async_listen(EVENT, note)
    return announced


def told(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, Any]:
    """Return the attributes of the event entity."""
    return dict(state(hass, "event", "scan", entry).attributes)


async def start_endless_scan(hass: HomeAssistant, plex: PlexSimulator) -> str:
    """Start a scan that waits until something ends it."""
    plex.faults.switch_on("hang", seconds=60)
    job_id = str((await call(hass, "start_scan"))["job_id"])
    await hass.async_block_till_done()
    return job_id


async def test_before_the_first_scan_nothing_is_known(
    hass: HomeAssistant, loaded: MockConfigEntry, events: list[dict[str, Any]]
) -> None:
    assert state(hass, "event", "scan", loaded).state == STATE_UNKNOWN
    assert events == []


async def test_a_start_tells_who_started_it_and_no_counts(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    job_id = await start_endless_scan(hass, plex)
    attributes = told(hass, loaded)
    assert attributes[ATTR_EVENT_TYPE] == "started"
    assert attributes["job_id"] == job_id
    assert attributes["trigger"] == "action"
    assert attributes["dry_run"] is False
    assert "fixed" not in attributes


async def test_an_end_tells_the_counts_and_no_titles(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.FIXED, title="Secret Title")
    broken(plex, Outcome.FIXED)
    broken(plex, Outcome.NEVER)
    job = await scan(hass, loaded)
    attributes = told(hass, loaded)
    assert attributes[ATTR_EVENT_TYPE] == "finished"
    assert attributes["job_id"] == job.job_id
    assert (attributes["checked"], attributes["defective"]) == (14, 3)
    assert (attributes["fixed"], attributes["failed"], attributes["newly_failed"]) == (2, 1, 1)
    assert attributes["success_rate"] == pytest.approx(66.7)
    assert attributes["error"] is None
    assert "Secret" not in str(attributes)
    assert [key for key, value in attributes.items() if isinstance(value, list)] == ["event_types"]


async def test_an_item_that_failed_before_is_no_news(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: Any
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    clock.skip(days=2)
    await scan(hass, loaded)
    attributes = told(hass, loaded)
    assert (attributes["failed"], attributes["newly_failed"], attributes["given_up"]) == (1, 0, 0)


async def test_an_item_is_told_to_be_given_up_once(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: Any
) -> None:
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, "max_attempts": 2})
    broken(plex, Outcome.NEVER)
    given_up = []
    for _ in range(3):
        await scan(hass, loaded)
        given_up.append(told(hass, loaded)["given_up"])
        clock.skip(days=9)
    assert given_up == [0, 1, 0]


async def test_a_dry_run_gives_nothing_up(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded, dry_run=True)
    attributes = told(hass, loaded)
    assert attributes["dry_run"] is True
    assert attributes["would_refresh"] == 1
    assert (attributes["newly_failed"], attributes["given_up"]) == (0, 0)


async def test_a_failure_tells_its_error(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("status", status=401)
    await scan(hass, loaded)
    attributes = told(hass, loaded)
    assert attributes[ATTR_EVENT_TYPE] == "failed"
    assert attributes["error"] == "invalid_auth"


async def test_cancelling_is_told(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await start_endless_scan(hass, plex)
    await call(hass, "cancel_scan")
    await hass.async_block_till_done()
    assert told(hass, loaded)[ATTR_EVENT_TYPE] == "cancelled"


async def test_refreshing_a_named_item_is_not_announced(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    events: list[dict[str, Any]],
) -> None:
    await call(hass, "refresh_item", rating_key=broken(plex))
    assert events == []
    assert state(hass, "event", "scan", loaded).state == STATE_UNKNOWN


async def test_each_start_and_each_end_is_announced_once_with_its_server_and_device(
    hass: HomeAssistant, loaded: MockConfigEntry, events: list[dict[str, Any]]
) -> None:
    await scan(hass, loaded)
    await scan(hass, loaded, dry_run=True)
    assert [(each["type"], each["dry_run"]) for each in events] == [
        ("started", False),
        ("finished", False),
        ("started", True),
        ("finished", True),
    ]
    assert {each["config_entry_id"] for each in events} == {loaded.entry_id}
    assert None not in {each["device_id"] for each in events}


async def test_the_end_of_home_assistant_interrupts_and_that_is_told(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await start_endless_scan(hass, plex)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await until(lambda: told(hass, loaded)[ATTR_EVENT_TYPE] == "interrupted")


async def test_an_unload_interrupts_and_the_entity_tells_it_when_it_is_back(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    events: list[dict[str, Any]],
) -> None:
    job_id = await start_endless_scan(hass, plex)
    await hass.config_entries.async_unload(loaded.entry_id)
    await until(lambda: [each["type"] for each in events] == ["started", "interrupted"])
    plex.faults.clear()
    await hass.config_entries.async_setup(loaded.entry_id)
    await hass.async_block_till_done()
    attributes = told(hass, loaded)
    assert attributes[ATTR_EVENT_TYPE] == "interrupted"
    assert attributes["job_id"] == job_id
    assert len(events) == 2


async def test_what_was_told_is_not_told_again_after_a_reload(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await start_endless_scan(hass, plex)
    await hass.config_entries.async_unload(loaded.entry_id)
    plex.faults.clear()
    await hass.config_entries.async_setup(loaded.entry_id)
    await hass.async_block_till_done()
    first = state(hass, "event", "scan", loaded).state
    await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert state(hass, "event", "scan", loaded).state == first


async def test_a_scan_that_a_crash_ended_is_announced_when_home_assistant_is_back(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    clock: Any,
    hass_storage: dict[str, Any],
    events: list[dict[str, Any]],
) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await scan(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    key = next(key for key in hass_storage if key.startswith(DOMAIN) and entry.entry_id in key)
    stored = hass_storage[key]["data"]["jobs"]
    job = stored[0] if isinstance(stored, list) else next(iter(stored.values()))
    job["job_id"], job["status"] = "01CRASHED", "running"
    job["finished_at"] = None
    events.clear()
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert [each["type"] for each in events] == ["interrupted"]
    assert told(hass, entry)[ATTR_EVENT_TYPE] == "interrupted"
    await hass.config_entries.async_unload(entry.entry_id)


def picture(hass: HomeAssistant, entry: MockConfigEntry) -> str | None:
    """Return the picture of the event entity for new items."""
    shown: str | None = state(hass, "event", "media", entry).attributes.get("entity_picture")
    return shown


async def test_the_last_new_item_is_shown_with_its_poster_at_an_address_that_is_made_anew(
    hass: HomeAssistant, loaded: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = count(1)
    monkeypatch.setattr(
        event_platform, "poster_address", lambda _hass, _entry_id, key: f"/{key}/{next(made)}"
    )
    assert state(hass, "event", "media", loaded).state == STATE_UNKNOWN
    assert picture(hass, loaded) is None
    tell_news(loaded, new_episode(3), healed=True)
    attributes = state(hass, "event", "media", loaded).attributes
    assert (attributes[ATTR_EVENT_TYPE], attributes["type"]) == ("ready", "episode")
    assert (attributes["show"], attributes["season"], attributes["episode"]) == (
        *("Harbour Lights", 2, 3),
    )
    assert (attributes["healed"], attributes["summary"]) == (True, "Somebody meets number 3.")
    assert not attributes.keys() & {"poster", "config_entry_id"}
    assert picture(hass, loaded) == "/803/1"
    before = state(hass, "event", "media", loaded).state
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(days=1, seconds=1))
    await hass.async_block_till_done()
    assert picture(hass, loaded) == "/803/2"
    await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert picture(hass, loaded) == "/803/3"
    assert state(hass, "event", "media", loaded).state == before
    tell_news(loaded, new_film(thumb=""), Defect.MISSING_POSTER)
    attributes = state(hass, "event", "media", loaded).attributes
    assert (attributes[ATTR_EVENT_TYPE], attributes["defects"]) == (
        "incomplete",
        ["missing_poster"],
    )
    assert picture(hass, loaded) is None
