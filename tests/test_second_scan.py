"""A second scan over real HTTP: it reads only what can have changed, and misses nothing."""

from collections.abc import Callable
from itertools import count
import random
import time
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.job import Job, JobStatus
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.storage import LogIndexError
from plex_simulator import (
    Catalog,
    Outcome,
    PlexSimulator,
    RequestKind,
    episode,
    large_catalog,
    movie,
    season,
    show,
)

from .kit import call, scan, until

DAY = 86_400


def many_films(number: int, broken: float = 0.0) -> Catalog:
    """Return a library of movies, half of whose broken items are never fixed."""
    catalog = large_catalog(number, broken)
    ill = [item for item in catalog.items.values() if item.truth]
    for item in ill[::2]:
        item.outcome = Outcome.NEVER
    return catalog


@pytest.fixture
def catalog(request: pytest.FixtureRequest) -> Catalog:
    """Return the catalog that a test asks for, or sixty films."""
    make: Callable[[], Catalog] = getattr(request, "param", lambda: many_films(60, 0.1))
    return make()


@pytest.fixture
def manager(loaded: MockConfigEntry) -> JobManager:
    manager: JobManager = loaded.runtime_data.manager
    return manager


async def count_requests(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, **data: Any
) -> int:
    """Scan, and return how many requests that took; the socket may connect at any time."""
    plex.reset_counters()
    job = await scan(hass, loaded, **data)
    assert job.status is JobStatus.SUCCESS
    return plex.counters.total_requests - plex.counters.requests[RequestKind.WEBSOCKET]


def pages(plex: PlexSimulator) -> int:
    return plex.counters.requests[RequestKind.LIST_PAGE]


@pytest.mark.parametrize("catalog", [lambda: many_films(20_000)], indirect=True)
async def test_an_unchanged_library_costs_a_tenth_of_the_requests(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    first = await count_requests(hass, loaded, plex)
    assert pages(plex) == 41
    second = await count_requests(hass, loaded, plex)
    assert pages(plex) == 1
    # The pictures of the fifty newest films are checked once, with two requests each.
    assert first in range(143, 147)
    assert second == 3


@pytest.mark.parametrize("catalog", [lambda: many_films(5_000, 0.004)], indirect=True)
async def test_a_library_that_only_the_scan_itself_changed_costs_a_tenth_as_well(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    plex.quirks.max_page_size = 100
    await count_requests(hass, loaded, plex)
    first = pages(plex)
    assert first >= 50
    assert manager.jobs[0].tally.fixed > 3
    assert 10 * await count_requests(hass, loaded, plex) <= first
    assert manager.jobs[0].tally.skipped > 3


async def found(loaded: MockConfigEntry, job: Job) -> dict[str, tuple[Any, ...]]:
    """Return what a dry run found defective."""
    page = await loaded.runtime_data.manager.records.job_items.get(job.job_id, limit=1000)
    return {
        item.rating_key: (item.library_id, item.before, item.skip_reason)
        for item in page.items
        if item.result in {"would_refresh", "skipped", "errored"}
    }


async def full_scan(hass: HomeAssistant, loaded: MockConfigEntry, **data: Any) -> Job:
    """Scan as if nothing were known."""
    options = dict(loaded.options)
    hass.config_entries.async_update_entry(loaded, options=options | {"full_scan_days": 0})
    job = await scan(hass, loaded, **data)
    hass.config_entries.async_update_entry(loaded, options=options)
    return job


class Owner:
    """Changes what is on a server, at random."""

    def __init__(self, plex: PlexSimulator, seed: int) -> None:
        self.plex, self.random, self.numbers = plex, random.Random(seed), count()  # noqa: S311

    async def change(self) -> str:
        item = self.random.choice(list(self.plex.catalog.items.values()))
        kind = self.random.choice(["add", "break", "edit", "remove", "swap", "rekey"])
        key = item.rating_key
        if kind in {"remove", "swap"} and not item.children:
            await self.plex.remove_item(key)
        if kind in {"add", "swap"}:
            self._add()
        elif kind == "break":
            await self.plex.edit(key, **self.random.choice([{"thumb": None}, {"summary": ""}]))
        elif kind == "edit":
            await self.plex.edit(key, summary="Better.", thumb=f"{item.key}/thumb/7")
        elif kind == "rekey":
            await self.plex.rekey(key)
        return kind

    def _add(self) -> None:
        library = self.random.choice(list(self.plex.catalog.libraries.values()))
        now = int(time.time())
        dates = {"added_at": now - self.random.randint(0, 60) * DAY, "updated_at": now}
        flaw = self.random.choice([(), ("missing_poster",), ("missing_summary",)])
        if library.type == "movie":
            movie(library, f"New {next(self.numbers)}", broken=flaw, **dates)
        else:
            parent = self.random.choice(library.items("season"))
            episode(parent, len(parent.children) + 1, broken=flaw, **dates)


def mixed_catalog() -> Catalog:
    """Return films and shows that were added over a year."""
    catalog = Catalog()
    films, shows = catalog.add_library("Films"), catalog.add_library("Shows", "show")
    for number in range(40):
        flaw = ("missing_poster",) if number % 9 == 0 else ()
        outcome = Outcome.NEVER if number % 2 else Outcome.FIXED
        added = catalog.now - number * 9 * DAY
        movie(films, f"Film {number}", broken=flaw, outcome=outcome, added_at=added)
    for number in range(4):
        part = season(show(shows, f"Show {number}"), added_at=catalog.now - number * 90 * DAY)
        for index in range(1, 9):
            flaw = ("missing_summary",) if index == number else ()
            added = catalog.now - (number * 80 + index) * DAY
            episode(part, index, broken=flaw, outcome=Outcome.NEVER, added_at=added)
    return catalog


@pytest.mark.parametrize("catalog", [mixed_catalog], indirect=True)
@pytest.mark.parametrize("counts_edits", [True, False])
@pytest.mark.parametrize("window", [0, 30])
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_second_scan_finds_what_a_full_scan_finds_whatever_was_changed(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    counts_edits: bool,
    window: int,
    seed: int,
) -> None:
    plex.quirks.content_counts_edits = counts_edits
    owner, pages_read = Owner(plex, seed), []
    await scan(hass, loaded, days=window)
    for number in range(6):
        kinds = [await owner.change() for _ in range(number % 3)]
        plex.reset_counters()
        second = await found(loaded, await scan(hass, loaded, dry_run=True, days=window))
        pages_read.append(pages(plex))
        full = await found(loaded, await full_scan(hass, loaded, dry_run=True, days=window))
        assert second == full, kinds
        await scan(hass, loaded, days=window)
    assert min(pages_read) == 4, "none was a second look"


async def test_a_second_scan_goes_on_with_the_health_of_the_library(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    plex.quirks.content_counts_edits = False
    await scan(hass, loaded)
    coordinator = loaded.runtime_data.coordinator
    before = coordinator.data.libraries
    assert before is not None
    assert before[0].health is not None
    assert 90 < before[0].health < 100
    plex.reset_counters()
    job = await scan(hass, loaded)
    assert pages(plex) == 1
    assert coordinator.data.libraries == before
    assert job.tally.checked < 20
    assert (job.libraries[0].is_complete, job.libraries[0].checked) == (True, 60)
    item = next(item for item in plex.catalog.items.values() if not item.truth)
    await plex.edit(item.rating_key, thumb=None, agent_pictures=(), outcome=Outcome.NEVER)
    await scan(hass, loaded)
    assert coordinator.data.libraries[0].open.items == before[0].open.items + 1


async def test_a_second_scan_says_what_it_looks_at(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    await scan(hass, loaded)
    job = await scan(hass, loaded)
    log = await manager.records.lines.get(job.job_id, limit=100)
    assert any("Movies: unchanged since the scan of " in line.message for line in log.lines)


async def test_what_is_known_survives_a_reload(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    # What has arrived meanwhile is looked for as soon as the socket is connected again.
    options = {**loaded.options, "arrivals": False}
    hass.config_entries.async_update_entry(loaded, options=options)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    plex.reset_counters()
    await scan(hass, loaded)
    assert pages(plex) == 1


async def test_nothing_is_built_on_a_job_that_was_cancelled(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    plex.pipeline.latency.mean = 30
    await call(hass, "start_scan")
    await until(lambda: plex.counters.refreshes_in_flight > 0)
    assert manager.job is not None
    assert manager.job.libraries[0].checkpoint is not None
    await call(hass, "cancel_scan")
    plex.pipeline.latency.mean = 0.01
    plex.reset_counters()
    await scan(hass, loaded, dry_run=True)
    log = await manager.records.lines.get(manager.jobs[0].job_id, limit=100)
    assert not any("unchanged since" in line.message for line in log.lines)


@pytest.mark.parametrize("loss", ["rebuilt", "unreadable", "incomplete"])
async def test_nothing_is_built_on_a_job_whose_results_are_lost(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    monkeypatch: pytest.MonkeyPatch,
    loss: str,
) -> None:
    job = await scan(hass, loaded)

    async def lost(*_: object, **__: object) -> None:
        raise LogIndexError("lost")

    if loss == "rebuilt":
        monkeypatch.setattr(type(manager.files.log_index), "begun", job.started_at + 1)
    elif loss == "unreadable":
        monkeypatch.setattr(manager.files.log_index.memory, "results", lost)
    else:
        [first] = (await manager.records.job_items.get(job.job_id, limit=1)).items
        await manager.files.log_index.database.async_run(
            lambda db: db.execute("DELETE FROM job_items WHERE rating_key = ?", (first.rating_key,))
        )
    job = await scan(hass, loaded)
    assert job.status is JobStatus.SUCCESS
    assert job.tally.checked == 60
