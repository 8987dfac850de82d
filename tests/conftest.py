"""What the tests of the integration share."""

# Before the harness offers its own package of that name.
import custom_components.plex_smart_refresher  # noqa: F401  # isort: skip

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
import threading
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.storage import Store
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Catalog, Latency, PlexSimulator, demo_catalog

from .kit import ScaledClock, entry_for

_REAL_STORE = {
    name: getattr(Store, name) for name in ("_async_load", "_async_write_data", "async_remove")
}


@pytest.fixture(autouse=True)
def _custom_integrations(request: pytest.FixtureRequest) -> None:
    """Let Home Assistant find the integration, in the tests that start one."""
    if "hass" in request.fixturenames:
        request.getfixturevalue("enable_custom_integrations")


@pytest.fixture(autouse=True)
async def enable_event_loop_debug() -> None:
    """Hold the debug mode's rule about threads, in place of the harness's fixture of this name.

    The mode itself records the whole stack of each future and task, which took more than half
    of the processor time of the tests.
    """
    loop = asyncio.get_running_loop()
    owner = threading.get_ident()

    def checked(schedule: Callable[..., Any]) -> Callable[..., Any]:
        def check(*args: Any, **kwargs: Any) -> Any:
            if threading.get_ident() != owner:
                raise RuntimeError("Another thread than the loop's own schedules a callback")
            return schedule(*args, **kwargs)

        return check

    for name in ("call_soon", "call_later", "call_at"):
        setattr(loop, name, checked(getattr(loop, name)))


@pytest.fixture
def entity_registry_enabled_by_default() -> Iterator[None]:
    """Enable all entities, also those that are disabled by default."""
    with patch.object(Entity, "entity_registry_enabled_default", new=True):
        yield


@pytest.fixture
def hass_config_dir(tmp_path: Path) -> str:
    """Give Home Assistant a folder of its own: the log index is a real file there."""
    return str(tmp_path)


@pytest.fixture
def no_search() -> Iterator[None]:
    """Let scans search no matches, so that a test proposes what it needs."""
    with patch("custom_components.plex_smart_refresher.engine.scan.propose"):
        yield


@pytest.fixture
def real_stores(hass: HomeAssistant) -> Iterator[None]:
    """Let stores write their files: the harness keeps them in memory."""
    with patch.multiple(Store, **_REAL_STORE):
        yield


@pytest.fixture
def catalog() -> Catalog:
    """Return the catalog of the simulated server; tests with one of their own override it."""
    return demo_catalog()


@pytest.fixture
async def plex(socket_enabled: None, catalog: Catalog) -> AsyncIterator[PlexSimulator]:
    """Run a simulated Plex server that answers quickly."""
    latency = Latency(mean=0.01, spread=0.005, late_picture=0.04, slow=30)
    async with PlexSimulator(catalog, latency=latency) as simulator:
        yield simulator


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> ScaledClock:
    """Let the waits of scans pass a hundred times as fast."""
    clock = ScaledClock(factor=100)
    monkeypatch.setattr("custom_components.plex_smart_refresher.SystemClock", lambda: clock)
    return clock


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    """Return the config entry of the simulated server; it is not set up yet."""
    entry = entry_for(plex)
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def loaded(
    hass: HomeAssistant, entry: MockConfigEntry, clock: ScaledClock
) -> AsyncIterator[MockConfigEntry]:
    """Return the config entry of the simulated server, set up."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    yield entry
    if entry.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the faults of Plex led to."""
    rows = [
        value
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "fault"
    ]
    if not rows:
        return
    terminalreporter.section("faults of Plex")
    header = ("fault", "phase", "results of the items", "status of the job", "recovery")
    widths = [max(len(str(row[at])) for row in (header, *rows)) for at in range(len(header))]
    for row in (header, *rows):
        cells = [str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)]
        terminalreporter.write_line("  ".join(cells).rstrip())
