"""Verbs for the tests: set a server up, run a scan, wait for what must happen."""

import asyncio
from collections.abc import Callable
import time
from typing import Any

from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.job import Job
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    MatchCandidate,
    Proposal,
    ProposalReason,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.jobs.events import MediaNews
from plex_simulator import Catalog, Outcome, PlexSimulator, episode, movie, season, show


class ScaledClock:
    """The real time, but faster or slower; it never runs backwards."""

    def __init__(self, factor: float) -> None:
        self._factor = factor
        self._set_at = self._started_at = time.time()  # of the real clock, and of this one
        self._skipped = 0.0

    @property
    def factor(self) -> float:
        return self._factor

    @factor.setter
    def factor(self, factor: float) -> None:
        self._started_at, self._set_at = self._elapsed, time.time()
        self._factor = factor

    def time(self) -> float:
        return self._elapsed + self._skipped

    def monotonic(self) -> float:
        return self._elapsed

    @property
    def _elapsed(self) -> float:
        return self._started_at + (time.time() - self._set_at) * self._factor

    def skip(self, *, days: float) -> None:
        """Let days pass at once."""
        self._skipped += days * 86_400

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.factor)


def entry_for(plex: PlexSimulator, **options: Any) -> MockConfigEntry:
    """Return a config entry for a simulated server that looks at whole libraries."""
    return MockConfigEntry(
        domain=DOMAIN,
        title="Simulated Plex",
        unique_id=plex.context.machine_identifier,
        data={
            "url": plex.url,
            "token": plex.token,
            "verify_ssl": True,
            "client_identifier": "test-client",
        },
        options={
            "window_days": 0,
            "item_deadline": 30,
            "pause_limit": 0,
            "after_restart": "leave",
            **options,
        },
    )


async def call(hass: HomeAssistant, action: str, **data: Any) -> dict[str, Any]:
    """Run an action of the integration and return its response."""
    response = await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True
    )
    assert isinstance(response, dict)
    return response


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something that must happen soon."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - the condition has no event
            await asyncio.sleep(0.005)


async def scan(hass: HomeAssistant, entry: MockConfigEntry, **data: Any) -> Job:
    """Run a scan to its end and return the job."""
    job_id = (await call(hass, "start_scan", **data))["job_id"]
    manager = entry.runtime_data.manager
    await until(lambda: manager.job is None, 30)
    await hass.async_block_till_done()
    job: Job = manager.records.job(job_id)
    return job


def small_catalog() -> Catalog:
    """Return healthy libraries: two with the same title, shows, and personal media."""
    catalog = Catalog()
    for library in (catalog.add_library("Movies"), catalog.add_library("Movies")):
        for number in range(3):
            movie(library, f"Healthy {library.key}-{number}")
    part = season(show(catalog.add_library("TV Shows", "show")))
    for number in range(1, 4):
        episode(part, number)
    movie(catalog.add_library("Old Movies", agent="com.plexapp.agents.none"), "Foreign", thumb=None)
    return catalog


def broken(
    plex: PlexSimulator,
    outcome: Outcome = Outcome.FIXED,
    *defects: str,
    library: str = "1",
    **fields: Any,
) -> str:
    """Add a film with defects, by default without its poster, and return its rating key.

    Where a refresh does not heal it, no other picture is offered that would.
    """
    title = fields.pop("title", f"Broken, {outcome}")
    if outcome not in (Outcome.FIXED, Outcome.LATE_PICTURE):
        fields.setdefault("agent_pictures", ())
    item = movie(
        plex.catalog.libraries[library],
        title,
        broken=defects or ("missing_poster",),
        outcome=outcome,
        **fields,
    )
    return item.rating_key


def candidate(name: str = "Found", year: int | None = 1999, **fields: Any) -> MatchCandidate:
    """Return a candidate, recommended for its title and year."""
    values: dict[str, Any] = {"evidence": Evidence.TITLE_AND_YEAR, "is_recommended": True, **fields}
    guid = f"plex://movie/{name.lower().replace(' ', '-')}"
    return MatchCandidate(guid=guid, type=MediaType.MOVIE, name=name, year=year, **values)


def proposal(rating_key: str, *candidates: MatchCandidate, **fields: Any) -> Proposal:
    """Return a proposal for an unmatched film."""
    values: dict[str, Any] = {"library_id": "1", "title": "Lost (1999)", "year": 1999}
    values |= {"file": "/m/lost.mkv", "reason": ProposalReason.NO_ID}
    return Proposal(
        rating_key=rating_key, type=MediaType.MOVIE, candidates=candidates, **values | fields
    )


async def propose(
    entry: MockConfigEntry, rating_key: str, *candidates: MatchCandidate, **fields: Any
) -> str:
    """Propose matches for an item that a scan found without one, and return the proposal's ID.

    It is as new as the last scan.
    """
    manager = entry.runtime_data.manager
    found = proposal(rating_key, *candidates, **fields)
    manager.files.log_index.add_proposal(found, manager.jobs[0].started_at)
    await manager.upkeep.async_count_items()
    row = await manager.records.proposals.for_item(rating_key)
    assert row is not None
    return str(row.proposal_id)


def new_episode(number: int, title: str = "", **fields: Any) -> MediaItem:
    """Return a new episode of a season whose key is 80, of a show whose key is 8."""
    values: dict[str, Any] = {
        "library_id": "3",
        "summary": f"Somebody meets number {number}.",
        "thumb": f"/library/metadata/{800 + number}/thumb/1",
        "parent_key": "80",
        "grandparent_key": "8",
        "parent_title": "Season 2",
        "grandparent_title": "Harbour Lights",
        "parent_number": 2,
        "number": number,
        "year": 2024,
    }
    title = title or f"Part {number}"
    return MediaItem(str(800 + number), type=MediaType.EPISODE, title=title, **values | fields)


def new_film(rating_key: str = "7", title: str = "Amber Rain", **fields: Any) -> MediaItem:
    """Return a new film."""
    values: dict[str, Any] = {"library_id": "1", "summary": "It rains.", "year": 2024}
    values["thumb"] = f"/library/metadata/{rating_key}/thumb/1"
    return MediaItem(rating_key, type=MediaType.MOVIE, title=title, **values | fields)


def tell_news(entry: MockConfigEntry, item: MediaItem, *missing: Defect, **fields: Any) -> None:
    """Publish the news about an item: it is ready, unless it lacks something."""
    values: dict[str, Any] = {
        "is_ready": not missing,
        "item": item,
        "library": "TV Shows" if item.library_id == "3" else "Movies",
        "arrived_at": 1_700_000_000.0,
        "ready_after": None if missing else 61.7,
        "healed": False,
        "defects": frozenset(missing),
    }
    entry.runtime_data.manager.publisher.publish(MediaNews(**values | fields))


def entity_id(hass: HomeAssistant, platform: str, key: str, entry: MockConfigEntry) -> str:
    """Return the id of an entity."""
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, f"{entry.unique_id}_{key}")
    assert found is not None
    return found


def state(hass: HomeAssistant, platform: str, key: str, entry: MockConfigEntry) -> State:
    """Return the state of an entity."""
    found = hass.states.get(entity_id(hass, platform, key, entry))
    assert found is not None
    return found


async def press(hass: HomeAssistant, key: str, entry: MockConfigEntry) -> None:
    """Press a button."""
    data = {"entity_id": entity_id(hass, "button", key, entry)}
    await hass.services.async_call("button", "press", data, blocking=True)
