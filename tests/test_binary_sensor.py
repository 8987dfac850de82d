"""Binary sensors: whether a scan runs, and whether the server answers."""

from datetime import timedelta
import logging

from homeassistant.components.binary_sensor import DOMAIN as BINARY_SENSOR
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from plex_simulator import Catalog, PlexSimulator

from .kit import call, entity_id, scan, small_catalog, state, until

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def test_scanning_is_on_while_a_job_runs(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    def scanning() -> str:
        return state(hass, BINARY_SENSOR, "scanning", loaded).state

    assert scanning() == "off"
    plex.faults.switch_on("hang", on="sections")
    await call(hass, "start_scan")
    assert scanning() == "on"
    await call(hass, "cancel_scan")
    assert scanning() == "off"


async def test_reachable_goes_off_and_on_with_one_line_in_the_log_each(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)

    def reachable() -> str:
        return state(hass, BINARY_SENSOR, "reachable", loaded).state

    def check(minutes: int) -> None:
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=minutes, seconds=1))

    assert reachable() == "on"
    await plex.refuse_connections()
    check(1)
    await until(lambda: reachable() == "off")
    check(2)
    await hass.async_block_till_done()
    assert (await scan(hass, loaded)).error == "server_unavailable"
    assert caplog.text.count("Simulated Plex does not answer") == 1
    await plex.accept_connections()
    check(3)
    await until(lambda: reachable() == "on")
    check(4)
    await hass.async_block_till_done()
    assert caplog.text.count("Simulated Plex answers again") == 1


@pytest.mark.parametrize("fault", ["busy", "maintenance", "reset"])
async def test_a_server_that_cannot_work_now_is_not_reachable(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, fault: str
) -> None:
    plex.faults.switch_on(fault)
    await loaded.runtime_data.manager.upkeep.async_check_server()
    assert state(hass, BINARY_SENSOR, "reachable", loaded).state == "off"


@pytest.mark.parametrize("fault", ["garbage", "html", "status"])
async def test_a_server_that_answers_nonsense_is_reachable(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, fault: str
) -> None:
    plex.faults.switch_on(fault)
    await loaded.runtime_data.manager.upkeep.async_check_server()
    assert state(hass, BINARY_SENSOR, "reachable", loaded).state == "on"


async def test_their_classes_and_categories(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    registry = er.async_get(hass)
    for key, device_class, category in (
        ("scanning", "running", None),
        ("reachable", "connectivity", EntityCategory.DIAGNOSTIC),
    ):
        each = registry.async_get(entity_id(hass, BINARY_SENSOR, key, loaded))
        assert each is not None
        assert (each.original_device_class, each.entity_category) == (device_class, category)
