"""Imports find their items by path, and what Plex does not show after an hour is told once."""

from collections.abc import Iterable
import time
from typing import Any
from unittest.mock import AsyncMock

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.errors import EngineError
from custom_components.plex_smart_refresher.engine.imports import ImportedFile, import_of
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.jobs import imports
from custom_components.plex_smart_refresher.jobs.events import ImportsMissing, JobsEvent
from custom_components.plex_smart_refresher.jobs.imports import ImportWatch
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.storage import Imports, LogIndexError
from plex_simulator import Catalog, PlexSimulator, RequestKind, episode, movie, season, show

from ..import_payloads import payload
from ..kit import entry_for

MINUTE = 60.0
FILM = "/data/films/Amber Rain (1999)/Amber Rain (1999) Bluray-1080p.mkv"
EPISODE = "/data/shows/Harbour Lights/Season 01/Harbour Lights - S01E03 - The Lamp.mkv"


@pytest.fixture
def catalog() -> Catalog:
    """Return what was there before; only the first library is monitored."""
    catalog = Catalog()
    movie(catalog.add_library("Movies"), "Older", added_at=int(time.time()) - 30 * 86_400)
    season(show(catalog.add_library("TV Shows", "show")))
    return catalog


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    entry = entry_for(plex, libraries=["1"])
    entry.add_to_hass(hass)
    return entry


class Clock:
    """A clock that only a test moves."""

    def __init__(self) -> None:
        self.now = time.time()
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now - 1_000_000

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        raise EngineError("enough")


class Watches:
    """Watches over one server, each as after a restart."""

    def __init__(self, manager: JobManager, plex: PlexSimulator) -> None:
        self.clock = Clock()
        self.missing: list[str] = []
        self.noted: list[tuple[str, bool]] = []
        self._manager = manager
        self._plex = plex
        manager.publisher.subscribe(self._on_event)

    def start(self) -> ImportWatch:
        manager = self._manager
        watch = ImportWatch(
            *(manager._server, manager._log_index, self.clock),
            *(manager.libraries, manager.publisher),
        )
        watch.note_import = self._note
        return watch

    def _note(self, rating_key: str, *, is_upgrade: bool) -> None:
        self.noted.append((rating_key, is_upgrade))

    def _on_event(self, event: JobsEvent) -> None:
        if isinstance(event, ImportsMissing):
            self.missing += [each.title for each in event.files]

    async def requests_after(self, watch: ImportWatch, minutes: float) -> int:
        """Let time pass, and return the requests of a turn."""
        self.clock.now += minutes * MINUTE
        self._plex.reset_counters()
        await watch.step()
        kinds = RequestKind.LIST_PAGE, RequestKind.DETAILS, RequestKind.DETAILS_BATCH
        return sum(self._plex.counters.requests[kind] for kind in kinds)

    async def awaited(self) -> list[str]:
        rows = await self._manager._log_index.imports.awaited(self.clock.now)
        return [each.file.title for each in rows]


@pytest.fixture
def watches(manager: JobManager, plex: PlexSimulator) -> Watches:
    return Watches(manager, plex)


def add_film(plex: PlexSimulator, **fields: Any) -> str:
    now = int(time.time())
    values = {"files": (FILM,), "added_at": now, "updated_at": now} | fields
    return movie(plex.catalog.libraries["1"], "Amber Rain", **values).rating_key


async def test_an_import_is_looked_for_three_times_and_then_told_once(
    plex: PlexSimulator, watches: Watches
) -> None:
    watch = watches.start()
    await watch.report(payload("radarr 5"))
    await watch.report(payload("test"))
    # Both lists of the only film library, whose entries are too old to be read in detail.
    looks = [await watches.requests_after(watch, minutes) for minutes in (4, 2, 5, 5, 43)]
    assert (looks, watches.missing) == ([0, 2, 0, 2, 0], [])
    assert await watches.requests_after(watch, 2) == 2
    assert watches.missing == ["Amber Rain"]
    assert [await watches.requests_after(each, 60) for each in (watch, watches.start())] == [0, 0]
    assert watches.missing == ["Amber Rain"]
    # It comes later: then it is known whose file it is, and an arrival like any other.
    key = add_film(plex)
    watch.seen(MediaItem(key, "1", MediaType.MOVIE, "Amber Rain", file=FILM))
    await watch.step()
    assert (await watches.awaited(), watches.noted) == ([], [])
    assert not plex.counters.requests[RequestKind.REFRESH]


async def test_an_item_is_found_by_its_path_in_the_newest_or_last_changed_entries(
    plex: PlexSimulator, watches: Watches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "_PAGE_SIZE", 0)
    watch = watches.start()
    for name in ("radarr 5", "sonarr 4"):
        await watch.report(payload(name))
    new = add_film(plex)
    lights = plex.catalog.libraries["2"]
    part = season(show(lights, "Harbour Lights"))
    now = int(time.time())
    episode(part, 2, added_at=now, updated_at=now - 10)
    episode(part, 3, files=(EPISODE,), added_at=100, updated_at=now)
    assert await watches.requests_after(watch, 6) == 6, "a list of films, two of episodes"
    assert (await watches.awaited(), watches.missing) == ([], [])
    assert watches.noted == [(new, False)], "the other library is not monitored"
    assert [await watches.requests_after(watch, minutes) for minutes in (10, 60)] == [0, 0]


async def test_a_replaced_file_is_looked_at_like_an_arrival_and_never_missing(
    plex: PlexSimulator, watches: Watches
) -> None:
    watch = watches.start()
    key = add_film(plex, added_at=100)
    upgrade = payload("radarr 5 upgrade")
    await watch.report(upgrade)
    other = MediaItem("9", "1", MediaType.MOVIE, "Amber Rain", file=f"{FILM}.other")
    for item in (other, other._replace(rating_key=key, file=FILM)):
        watch.seen(item)
    assert watches.noted == [(key, True)]
    await watch.report(upgrade)
    await watches.requests_after(watch, 6)
    assert watches.noted == [(key, True)] * 2, "found by its date of change"
    elsewhere = dict(upgrade["movieFile"]) | {"path": "/movies/Elsewhere (1990)/b.mkv"}
    await watch.report(payload("radarr 5 upgrade", movieFile=elsewhere))
    for _ in range(4):
        await watches.requests_after(watch, 59)
    assert watches.missing == []


async def test_a_server_that_is_away_postpones_what_would_be_told(
    plex: PlexSimulator, watches: Watches
) -> None:
    watch = watches.start()
    await watch.report(payload("radarr 5"))
    plex.faults.switch_on("status", on="list_page", status=500)
    watches.clock.now += 70 * MINUTE
    restarted = watches.start()
    for _ in range(2):
        with pytest.raises(EngineError, match="enough"):
            await restarted.run()
    assert (watches.clock.slept, watches.missing) == ([300.0, 300.0], [])
    plex.faults.clear()
    assert await watches.requests_after(restarted, 5) == 2, "one look makes up for all"
    assert watches.missing == ["Amber Rain"]
    with pytest.raises(EngineError, match="enough"):
        await restarted.run()
    assert watches.clock.slept[-1] == 30.0


async def test_an_item_is_compared_with_the_imports_of_its_file_name_alone(
    watches: Watches, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []

    def counted(item: MediaItem, files: Iterable[ImportedFile]) -> ImportedFile | None:
        compared.append(len([*files]))
        return import_of(item, files)

    monkeypatch.setattr(imports, "import_of", counted)
    watch = watches.start()
    files = [{"path": f"/tv/Harbour Lights/Season 1/{number}.mkv"} for number in range(500)]
    await watch.report(payload("sonarr 4", episodeFile=None, episodeFiles=files))
    assert len(await watches.awaited()) == 500
    names = ["/x/Other/7.mkv", "/x/Other/a.mkv", "/y/Harbour Lights/Season 1/7.mkv"]
    for name in names:
        watch.seen(MediaItem("9", "1", MediaType.EPISODE, "Seven", file=name))
    await watch.step()
    assert max(compared) <= 1
    assert len(await watches.awaited()) == 499


async def test_what_is_missing_is_told_even_if_the_database_was_locked_at_that_moment(
    watches: Watches, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = watches.start()
    await watch.report(payload("radarr 5"))
    watches.clock.now += 70 * MINUTE
    with monkeypatch.context() as patch:
        error = LogIndexError("database is locked")
        patch.setattr(Imports, "set_told", AsyncMock(side_effect=error))
        with pytest.raises(LogIndexError):
            await watch.step()
    assert watches.missing == []
    await watch.step()
    assert watches.missing == ["Amber Rain"]
