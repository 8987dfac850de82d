"""What a server says of its settings, and that it is never asked for all of them."""

import time

import pytest

from custom_components.plex_smart_refresher.engine.checkup.facts import (
    LibrarySetting,
    Setting,
    Task,
)
from custom_components.plex_smart_refresher.plex import PlexClient
from plex_simulator import Catalog, PlexSimulator, RequestKind


@pytest.fixture
def catalog() -> Catalog:
    catalog = Catalog()
    catalog.add_library("Movies")
    return catalog


@pytest.mark.parametrize("is_odd", [False, True])
async def test_settings_are_read_by_name_in_any_case_and_form(
    client: PlexClient, plex: PlexSimulator, is_odd: bool
) -> None:
    plex.settings.is_lower_case = plex.settings.is_textual = is_odd
    plex.settings.server["GenerateBIFBehavior"] = "asap"
    read = {name: await client.preferences.setting(name) for name in Setting}
    del plex.settings.server["ScannerLowPriority"]
    assert await client.preferences.setting(Setting.LOW_PRIORITY) is None
    assert read == {
        Setting.BUTLER_START: 2,
        Setting.BUTLER_END: 5,
        Setting.AUTOMATIC_SCAN: True,
        Setting.PERIODIC_SCAN: True,
        Setting.EMPTY_TRASH: True,
        Setting.LOW_PRIORITY: False,
        Setting.VIDEO_THUMBNAILS: "asap",
        Setting.CHAPTER_THUMBNAILS: "scheduled",
        Setting.LOUDNESS: "scheduled",
        Setting.SONIC_ANALYSIS: "scheduled",
    }
    assert await client.preferences.of_library("1") == {
        LibrarySetting.PREFER_LOCAL: False,
        LibrarySetting.LOCAL_ASSETS: True,
        LibrarySetting.ADULT: False,
    }


async def test_tasks_providers_work_and_the_server_itself_are_read(
    client: PlexClient, plex: PlexSimulator
) -> None:
    plex.settings.server["ButlerTaskRefreshLocalMedia"] = False
    plex.settings.providers = {"tv.plex.agents.custom.a": True, "tv.plex.agents.custom.b": False}
    plex.settings.clock_skew = -7200
    plex.settings.is_signed_in = plex.settings.is_claimed = False
    preferences = client.preferences
    assert await preferences.tasks() == {
        Task.PERIODIC_REFRESH: True,
        Task.LOCAL_MEDIA: False,
        Task.SCAN: False,
    }
    assert await preferences.providers() == plex.settings.providers
    assert await preferences.is_working() is False
    plex.scan_library("1")
    assert await preferences.is_working() is True
    found = await preferences.describe()
    assert (found.is_signed_in, found.is_claimed, found.is_read_only) == (False, False, False)
    assert found.version == await preferences.version() == plex.context.version
    assert found.time is not None
    assert abs(found.time + 7200 - time.time()) < 60


async def test_the_list_of_all_settings_with_its_secrets_is_never_asked_for(
    client: PlexClient, plex: PlexSimulator
) -> None:
    await client.connect()
    await client.preferences.setting(Setting.BUTLER_START)
    assert plex.counters.requests[RequestKind.PREFERENCES] == 2
    assert plex.counters.requests[RequestKind.ALL_PREFERENCES] == 0
