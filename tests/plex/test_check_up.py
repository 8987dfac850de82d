"""Each fault of a simulated server, over real HTTP, and the words in which it is told."""

from collections.abc import Callable, Mapping
import json
from pathlib import Path
import time
from typing import Any

import pytest

import custom_components.plex_smart_refresher as integration
from custom_components.plex_smart_refresher.check_up_words import CheckUpWords
from custom_components.plex_smart_refresher.engine.checkup.collect import collect
from custom_components.plex_smart_refresher.engine.checkup.facts import Activity
from custom_components.plex_smart_refresher.engine.checkup.finding import (
    Check,
    CheckStatus,
    Finding,
)
from custom_components.plex_smart_refresher.engine.checkup.rules import judge
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.plex import PlexClient
from plex_simulator import Catalog, PlexSimulator, RequestKind, artist, movie, show

FOLDER = Path(integration.__file__).parent / "translations"
CUSTOM = "tv.plex.agents.custom.org.example"
READS = frozenset(
    {
        RequestKind.IDENTITY,
        RequestKind.ROOT,
        RequestKind.SECTIONS,
        RequestKind.PREFERENCES,
        RequestKind.BUTLER,
        RequestKind.PROVIDERS,
        RequestKind.LIST_PAGE,
        RequestKind.MATCH,
        RequestKind.ACTIVITIES,
    }
)
#: What is done to the server, or has happened, and what is then found.
FAULTS: dict[str, tuple[Callable[[PlexSimulator], object], dict[str, Any]]] = {
    "sources unreachable": (lambda plex: setattr(plex.faults, "provider_down", True), {}),
    "wedged no_effect": (
        lambda plex: plex.activity.work(is_working=True),
        {"without_effect": 30, "timed_out": 30},
    ),
    "owner not_owner": (
        lambda plex: plex.faults.switch_on("status", on="/:/prefs", status=403),
        {},
    ),
    "owner read_only": (lambda plex: plex.settings.set("is_read_only", True), {}),
    "signed_in unclaimed": (lambda plex: plex.settings.set("is_claimed", False), {}),
    "signed_in signed_out": (lambda plex: plex.settings.set("is_signed_in", False), {}),
    "websocket not_connected": (lambda _: None, {"is_listening": False}),
    "websocket silent": (lambda plex: plex.scan_library("1"), {"notifications": 0}),
    "clock skew": (lambda plex: plex.settings.set("clock_skew", -3600), {}),
    "periodic_refresh off": (
        lambda plex: plex.settings.set("server", {"ButlerTaskRefreshPeriodicMetadata": False}),
        {},
    ),
    "background_tasks local_media_off": (
        lambda plex: plex.settings.set("server", {"ButlerTaskRefreshLocalMedia": False}),
        {},
    ),
    "butler_hours equal": (lambda plex: plex.settings.set("server", {"ButlerEndHour": 2}), {}),
    "butler_hours short": (lambda plex: plex.settings.set("server", {"ButlerEndHour": 3}), {}),
    "new_files off": (
        lambda plex: plex.settings.set(
            "server",
            {"FSEventLibraryUpdatesEnabled": False, "ScheduledLibraryUpdatesEnabled": False},
        ),
        {},
    ),
    "arrivals_slow asap": (
        lambda plex: plex.settings.set("server", {"GenerateBIFBehavior": "asap"}),
        {},
    ),
    "arrivals_slow low_priority": (
        lambda plex: plex.settings.set("server", {"ScannerLowPriority": True}),
        {},
    ),
    "arrivals_slow both": (
        lambda plex: plex.settings.set(
            "server", {"ScannerLowPriority": True, "MusicAnalysisBehavior": "asap"}
        ),
        {},
    ),
    "new_files network": (
        lambda plex: (
            plex.settings.set("folders", {"1": "//nas/movies"}),
            plex.settings.set(
                "server", {"ScheduledLibraryUpdatesEnabled": False, "autoEmptyTrash": False}
            ),
        ),
        {},
    ),
    "trash network": (lambda plex: plex.settings.set("folders", {"1": "//nas/movies"}), {}),
    "trash came_back": (lambda _: None, {"came_back": 5}),
    "legacy_agent legacy": (
        lambda plex: setattr(plex.catalog.libraries["1"], "agent", "com.plexapp.agents.imdb"),
        {},
    ),
    "no_agent none": (
        lambda plex: setattr(plex.catalog.libraries["1"], "agent", "com.plexapp.agents.none"),
        {},
    ),
    "custom_provider gone": (
        lambda plex: (
            setattr(plex.catalog.libraries["1"], "agent", CUSTOM),
            plex.settings.set("providers", {CUSTOM: None}),
        ),
        {},
    ),
    "custom_provider offline": (
        lambda plex: (
            setattr(plex.catalog.libraries["1"], "agent", CUSTOM),
            plex.settings.set("providers", {CUSTOM: False}),
        ),
        {},
    ),
    "language none": (lambda plex: setattr(plex.catalog.libraries["2"], "language", "xn"), {}),
    "local_metadata preferred": (
        lambda plex: plex.settings.set("libraries", {"1": {"respectTags": True}}),
        {},
    ),
    "language sparse": (
        lambda plex: setattr(plex.catalog.libraries["1"], "language", "fi-FI"),
        {"broken": {"1": OpenDefects(items=12, defects={Defect.MISSING_SUMMARY: 12})}},
    ),
    "adult_titles off": (
        lambda _: None,
        {"broken": {"1": OpenDefects(items=6, defects={Defect.NO_MATCH: 6})}},
    ),
    "episode_order mismatch": (
        lambda plex: plex.settings.set("libraries", {"2": {"showOrdering": "tvdbAiring"}}),
        {"broken": {"2": OpenDefects(items=6, defects={Defect.PLACEHOLDER_TITLE: 6})}},
    ),
    "local_assets off": (
        lambda plex: plex.settings.set("libraries", {"2": {"useLocalAssets": False}}),
        {},
    ),
}
#: What is broken in the libraries.
BROKEN = {"1": OpenDefects(items=9, defects={Defect.PLACEHOLDER_TITLE: 4})}


@pytest.fixture
def catalog() -> Catalog:
    catalog = Catalog()
    movie(catalog.add_library("Movies"), "A")
    show(catalog.add_library("TV Shows", "show"), "B")
    artist(catalog.add_library("Music", "artist"), "C")
    return catalog


async def check(
    client: PlexClient, broken: Mapping[str, OpenDefects] = BROKEN, **activity: Any
) -> list[Finding]:
    """Check the server and return what there is to do."""
    done = Activity(**{"is_listening": True, "listening_for": 300, "notifications": 1, **activity})
    with client.preferences.limited(25) as quota:
        facts = await collect(client, time.time, activity=done, broken=broken)
    assert quota.used <= 25
    return [each for each in judge(facts) if each.is_trouble]


def words(language: str) -> CheckUpWords:
    """Return the words of a language."""
    texts = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))["selector"]
    prefix = "component.plex_smart_refresher.selector"
    return CheckUpWords(
        {
            f"{prefix}.{name}.options.{key}": text
            for name, selector in texts.items()
            for key, text in selector["options"].items()
        }
    )


async def test_a_healthy_server_is_read_in_few_requests_and_never_written(
    client: PlexClient, plex: PlexSimulator
) -> None:
    assert await check(client) == []
    assert plex.counters.requests.keys() <= READS
    assert plex.counters.total_requests <= 25
    assert plex.counters.local_refreshes == plex.counters.check_files == 0
    assert plex.counters.refreshes.total() == 0


@pytest.mark.parametrize("fault", FAULTS)
async def test_each_fault_of_a_server_is_told_alone_and_in_both_languages(
    client: PlexClient, plex: PlexSimulator, fault: str
) -> None:
    switch_on, activity = FAULTS[fault]
    switch_on(plex)
    [found] = await check(client, **activity)
    assert f"{found.check} {found.code}" == fault
    english, german = words("en"), words("de")
    for word in (english.detail, english.why, english.remedy):
        assert word(found)
        assert "{" not in word(found)
    assert german.detail(found) != english.detail(found)
    assert german.remedy(found) != english.remedy(found)
    assert plex.counters.requests.keys() <= READS
    assert plex.counters.total_requests <= 25


def test_what_is_well_or_unknown_has_words_but_no_remedy() -> None:
    for language in ("en", "de"):
        told = words(language)
        for status in (CheckStatus.OK, CheckStatus.UNKNOWN):
            for each in Check:
                finding = Finding(check=each, status=status)
                assert told.title(finding)
                assert told.detail(finding)
                assert told.why(finding)
                assert told.remedy(finding) == ""
