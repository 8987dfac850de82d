"""Plex Smart Refresher: find Plex items without metadata, refresh them and verify the results."""

from collections.abc import Coroutine
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from homeassistant.const import (
    CONF_TOKEN,
    CONF_URL,
    CONF_VERIFY_SSL,
    EVENT_HOMEASSISTANT_STOP,
    Platform,
)
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.typing import ConfigType

from .assist.voice import async_setup_voice
from .connection import async_connect
from .const import CONF_CHECK_NOW, CONF_CLIENT_IDENTIFIER, DOMAIN
from .coordinator import RefresherCoordinator
from .devices import async_add_server_device, rename_schedules
from .engine.job import JobTrigger
from .engine.lines import LineCode, Said
from .entry import PlexSmartRefresherConfigEntry, RuntimeData
from .import_events import fire_import_events
from .jobs.checkup import CheckUps
from .jobs.clock import SystemClock
from .jobs.learned import LearnedWaits
from .jobs.manager import JobManager
from .jobs.picture_round import PictureRound
from .media_events import MediaEvents
from .notification.notifier import Notifier
from .options import value
from .panel import async_hide_panel, async_setup_panel, async_show_panel
from .plex import PlexClient, ServerAddress, ServerInfo
from .plex.candidate_pictures import read_candidate_picture
from .repairs import async_delete_issues, async_track_issues
from .scan_events import fire_scan_events
from .schedule import Scheduler
from .server_checks import keep_checking
from .services import async_setup_services
from .storage import (
    JobHistory,
    LogIndex,
    ScheduleMemory,
    async_remove_files,
    async_remove_leftovers,
)
from .web.commands import async_setup_websocket

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.NUMBER,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.TIME,
    Platform.TODO,
]
CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)

_RETENTION_INTERVAL = timedelta(days=1)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set up the parts that all servers share."""
    await async_remove_leftovers(hass)
    async_setup_services(hass)
    async_setup_websocket(hass)
    async_setup_voice(hass)
    await async_setup_panel(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Set up a server."""
    await async_show_panel(hass)
    client = _client(hass, entry)
    history, log_index = await _async_open_storage(hass, entry)
    manager = JobManager(hass, entry, client, history, log_index, SystemClock())
    manager.check_ups = await _async_check_ups(hass, entry, client, manager)
    scheduler = Scheduler(hass, entry, manager, ScheduleMemory(hass, entry.entry_id))
    media_events = MediaEvents(hass, entry, manager)

    async def stop(_event: Event | None = None) -> None:
        """End all that runs."""
        scheduler.stop()
        client.close()
        await manager.async_stop()
        media_events.close()

    fire_scan_events(hass, entry, manager)
    try:
        info = await _async_connect(hass, entry, client, manager)
    except BaseException:
        await stop()
        raise
    entry.runtime_data = RuntimeData(
        manager=manager,
        scheduler=scheduler,
        coordinator=RefresherCoordinator(hass, entry, manager, scheduler),
        learned=_learned(hass, entry, manager, log_index),
        machine_identifier=info.machine_identifier,
        version=info.version,
        read_picture=client.read_picture,
        read_candidate_picture=partial(read_candidate_picture, async_get_clientsession(hass)),
    )
    entry.async_on_unload(hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, stop))
    entry.async_on_unload(stop)
    await _async_begin(hass, entry, client, log_index)
    await _async_show(hass, entry)
    return True


async def _async_connect(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    client: PlexClient,
    manager: JobManager,
) -> ServerInfo:
    """Recover what was interrupted, connect, and list the libraries."""
    await manager.async_recover()
    info = await async_connect(hass, entry, client)
    await manager.upkeep.async_check_server()
    return info


async def _async_begin(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    client: PlexClient,
    log_index: LogIndex,
) -> None:
    """Begin what goes on by itself: notifications, checks of server and pictures, schedules."""
    runtime = entry.runtime_data
    entry.async_on_unload(Notifier(hass, entry, runtime.manager).start())
    entry.async_on_unload(runtime.learned.start())
    _keep_watch(hass, entry, client, runtime.manager)  # resumes before a schedule takes its place
    _check_pictures(hass, entry, client, runtime.manager, log_index)
    fire_import_events(hass, entry, runtime.manager)
    check_ups = runtime.manager.check_ups.run()
    entry.async_create_background_task(hass, check_ups, f"{DOMAIN} check-ups")
    await runtime.scheduler.async_start()


async def _async_show(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Show a loaded server: its device, repair issues and entities, and then a first look at it."""
    async_add_server_device(hass, entry)
    async_track_issues(hass, entry)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    _check_first(hass, entry, entry.runtime_data.manager)


def _client(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> PlexClient:
    """Return the client of a server."""
    address = ServerAddress(
        url=entry.data[CONF_URL],
        token=entry.data[CONF_TOKEN],
        verify_ssl=entry.data[CONF_VERIFY_SSL],
        client_identifier=entry.data[CONF_CLIENT_IDENTIFIER],
    )
    session = async_get_clientsession(hass, address.verify_ssl)
    timeout = value(entry.options, "request_timeout")
    return PlexClient(address, session, timeout=timeout, expected=entry.unique_id)


async def _async_open_storage(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry
) -> tuple[JobHistory, LogIndex]:
    """Return the job history and the log index of a server, ready for use."""
    history, log_index = JobHistory(hass, entry.entry_id), LogIndex(hass, entry.entry_id)
    await history.async_load()
    await log_index.async_open()
    return history, log_index


async def _async_check_ups(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    client: PlexClient,
    manager: JobManager,
) -> CheckUps:
    """Return the check-ups of a server, with the last one read."""
    check_ups = CheckUps(
        hass,
        entry,
        client,
        SystemClock(),
        records=manager.records,
        upkeep=manager.upkeep,
        libraries=manager.libraries,
        publisher=manager.publisher,
    )
    await check_ups.async_load()
    return check_ups


async def async_unload_entry(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Unload a server and interrupt its running job."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Remove the files and issues of a server, and the panel with the last one."""
    async_delete_issues(hass, entry.entry_id)
    if not hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        async_hide_panel(hass)
    await async_remove_files(hass, entry.entry_id)


def _keep_watch(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    client: PlexClient,
    manager: JobManager,
) -> None:
    """Resume what was interrupted, listen to the server, and do what is due regularly."""

    async def resume(_hass: HomeAssistant) -> None:
        """Resume an interrupted scan after the start."""
        await manager.async_resume_after_restart()

    async def retain(_when: HomeAssistant | datetime) -> None:
        """Remove what is old, after the start and daily."""
        await manager.upkeep.async_retain()

    async def announce(_hass: HomeAssistant) -> None:
        """Look for arrivals and imports: automations listen for their events from the start on."""
        for name, task in (("arrivals", manager.arrivals), ("imports", manager.imports)):
            entry.async_create_background_task(hass, task.run(), f"{DOMAIN} look for {name}")

    entry.async_on_unload(entry.add_update_listener(_async_options_changed))
    manager.arrivals.on_seen = manager.imports.seen
    manager.imports.note_import = manager.arrivals.note_import
    manager.arrivals.inspector.first_refresh = entry.runtime_data.learned.first_refresh
    for action in (announce, resume, retain):
        entry.async_on_unload(async_at_started(hass, action))
    count = manager.upkeep.async_count_items()
    entry.async_create_background_task(hass, count, f"{DOMAIN} count items")
    entry.async_create_background_task(hass, client.notifications.listen(), f"{DOMAIN} listen")
    keep_checking(hass, entry, client, manager)
    entry.async_on_unload(
        async_track_time_interval(hass, retain, _RETENTION_INTERVAL, cancel_on_shutdown=True)
    )


def _learned(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    manager: JobManager,
    log_index: LogIndex,
) -> LearnedWaits:
    """Return what is learned of a server; nothing yet."""

    def run(update: Coroutine[Any, Any, None]) -> None:
        """Run an update for as long as the server is loaded."""
        entry.async_create_background_task(hass, update, f"{DOMAIN} learn")

    options, publisher = manager.default_options, manager.publisher
    return LearnedWaits(log_index, SystemClock(), options, publisher, run)


def _check_pictures(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    client: PlexClient,
    manager: JobManager,
    log_index: LogIndex,
) -> None:
    """Check pictures between scans for as long as the server is loaded."""
    pictures = PictureRound(
        entry,
        client,
        log_index,
        SystemClock(),
        manager.libraries,
        is_scanning=lambda: manager.running is not None,
        count_soon=manager.upkeep.count_soon,
    )
    entry.async_create_background_task(hass, pictures.run(), f"{DOMAIN} check pictures")


def _check_first(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, manager: JobManager
) -> None:
    """Start the first look at the libraries, if it was wanted when the server was set up."""

    async def check(_hass: HomeAssistant) -> None:
        """Start it, and note that it has begun; a scan that is running is one."""
        if manager.can_start:
            options = manager.default_options().for_check()
            wanted: Said = LineCode.WANTED_IN_SETUP, {}
            await manager.async_start(options, JobTrigger.MANUAL, note=wanted)
        data = {key: value for key, value in entry.data.items() if key != CONF_CHECK_NOW}
        hass.config_entries.async_update_entry(entry, data=data)

    if CONF_CHECK_NOW in entry.data:
        entry.async_on_unload(async_at_started(hass, check))


async def _async_options_changed(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Apply changed options and schedules; a running scan keeps its options.

    Only the entity that pauses scans changes at once, so it can pause a running scan.
    """
    runtime = entry.runtime_data  # it is gone after an unload in the meantime
    runtime.manager.follow_entity()
    runtime.manager.arrivals.wake()
    rename_schedules(hass, entry)
    await runtime.scheduler.async_refresh()
    await runtime.manager.upkeep.async_count_items()  # the libraries can be others
    await runtime.learned.async_update()
    runtime.coordinator.show_options()
