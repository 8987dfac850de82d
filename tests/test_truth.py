"""One figure for one thing: whoever shows it, after each kind of job and in the middle of one."""

import re
from typing import Any

from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog, Outcome, PlexSimulator, movie, show

from .kit import ScaledClock, broken, call, entity_id, scan, state, until

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")

MOVIES = 30
PHONE = "mobile_app_phone"
#: The segments of the work list, by what counts the same.
_SEGMENTS = {
    "to_heal": "to_heal",
    "waiting": "waiting",
    "to_review": "needs_you",
    "given_up": "given_up",
    "left_alone": "left_alone",
}


@pytest.fixture
def catalog() -> Catalog:
    """Return a library whose health is worth a percentage, and one that is too small for it."""
    catalog = Catalog()
    for title, count in (("Movies", MOVIES), ("Shorts", 5)):
        library = catalog.add_library(title)
        for number in range(count):
            movie(library, f"{title} {number}")
    return catalog


class Surfaces:
    """All that shows the state of a server."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, socket: Any) -> None:
        self.hass = hass
        self.entry = entry
        self.socket = socket
        self.told: list[ServiceCall] = []

    @property
    def manager(self) -> JobManager:
        manager: JobManager = self.entry.runtime_data.manager
        return manager

    async def ask(self, command: str, **fields: Any) -> Any:
        """Return the answer of a command, or the first event of a subscription."""
        message = {"type": f"{DOMAIN}/{command}", "entry_id": self.entry.entry_id, **fields}
        await self.socket.send_json_auto_id(message)
        answer = await self.socket.receive_json()
        while answer["type"] != "result":  # a change that an earlier subscription tells
            answer = await self.socket.receive_json()
        assert answer["success"], answer
        if command != "subscribe":
            return answer["result"]
        event = (await self.socket.receive_json())["event"]
        while event["type"] != "state":
            event = (await self.socket.receive_json())["event"]
        return event["state"]

    async def say(self, sentence: str) -> str:
        """Say something and return the spoken answer."""
        result = await async_converse(self.hass, sentence, None, Context(), language="en")
        return str(result.response.speech["plain"]["speech"])

    def sensor(self, key: str) -> str:
        """Return what a sensor shows."""
        return state(self.hass, "sensor", key, self.entry).state


@pytest.fixture
async def surfaces(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Surfaces:
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    surfaces = Surfaces(hass, loaded, await hass_ws_client(hass))
    surfaces.told = async_mock_service(hass, "notify", PHONE)
    options = {**loaded.options, "notify_actions": [PHONE], "notify_when": "always"}
    hass.config_entries.async_update_entry(loaded, options=options)
    await hass.async_block_till_done()
    return surfaces


def number(text: str) -> int:
    """Return the number in a spoken answer; a word for none is 0."""
    found = re.search(r"(\d+) items? (?:is|are) (?:still )?broken", text)
    assert found or "othing is broken" in text, text
    return int(found[1]) if found else 0


def shown(value: float | None) -> str:
    """Return a figure as a sensor shows it."""
    return "unknown" if value is None else str(value)


async def compare(surfaces: Surfaces, job: Job | None, *, total: int) -> dict[str, Any]:
    """Compare what all surfaces show of what is true now, and of the last scan; return the state.

    `total` is the number of broken items that it must be.
    """
    await surfaces.hass.async_block_till_done()
    told = await surfaces.ask("subscribe")
    libraries = told["libraries"]
    rows = (await call(surfaces.hass, "get_items", limit=100))["items"]
    listed = await surfaces.ask("items", only_open=True, limit=1)
    spoken = await surfaces.say("What is broken in Plex")
    health = await surfaces.say("How healthy is my Plex library")
    figures = {
        "panel": told["open"]["items"],
        "panel, libraries": sum(each["open"]["items"] for each in libraries),
        "sensor": int(surfaces.sensor("broken")),
        "sensors, libraries": sum(
            int(surfaces.sensor(f"library_{each['library_id']}_defective")) for each in libraries
        ),
        "by what happens next": sum(told["open"][key] for key in _SEGMENTS),
        "list": listed["total"],
        "action": sum(bool(row["defects"]) and not row["ignored"] for row in rows),
        "voice": number(spoken),
        "voice, health": number(health),
    }
    assert set(figures.values()) == {total}, figures
    await compare_next_steps(surfaces, told["open"])
    assert surfaces.sensor("health") == shown(told["health"])
    if told["health"] is not None and total:
        assert f" {told['health']:g} percent healthy" in health
    for each in libraries:
        assert surfaces.sensor(f"library_{each['library_id']}_health") == shown(each["health"])
    if job is not None:  # while one runs, the sensor keeps what was before
        assert surfaces.sensor("status") == told["headline"]["code"]
        await compare_scan(surfaces, job, told)
    return dict(told)


async def compare_next_steps(surfaces: Surfaces, found: dict[str, Any]) -> None:
    """Compare what sensors and the work list show of what happens next."""
    for key, name in (("waiting", "waiting"), ("to_review", "items_to_review")):
        assert surfaces.sensor(name) == str(found[key])
    segments = (await surfaces.ask("item_counts"))["segments"]
    for key, segment in _SEGMENTS.items():
        assert segments[segment] == found[key], segment


async def compare_scan(surfaces: Surfaces, job: Job, told: dict[str, Any]) -> None:
    """Compare what all surfaces show of the last scan."""
    last = told["last_job"]
    assert last["job_id"] == job.job_id
    assert job.finished_at is not None
    time = dt_util.utc_from_timestamp(int(job.finished_at)).isoformat()
    assert surfaces.sensor("last_scan") == time
    assert surfaces.sensor("scan_status") == last["status"] == job.status
    counts = ("checked", "defective", "fixed", "would_refresh")
    assert {key: surfaces.sensor(key) for key in counts} == {
        key: str(last["tally"][key]) for key in counts
    }
    assert surfaces.sensor("failed") == str(job.tally.failed)
    answer = await call(surfaces.hass, "get_jobs", limit=10)
    listed = next(each for each in answer["jobs"] if each["job_id"] == job.job_id)
    assert listed["tally"] == last["tally"]
    spoken = await surfaces.say("How far is the Plex scan")
    if job.status is JobStatus.SUCCESS and not job.options.dry_run and job.tally.defective:
        assert f"fixed {job.tally.fixed} " in spoken or job.tally.fixed == 0
        assert number(spoken) == told["open"]["items"]
    compare_message(job, surfaces.told[-1].data["message"], told["open"]["items"])


def compare_message(job: Job, message: str, total: int) -> None:
    """Compare what a notification tells of the last scan, and of what is broken now."""
    if job.options.dry_run:
        assert f"and {job.tally.would_refresh} would be" in message, message
        return
    healed = re.search(r"Healed (\d+)", message)
    assert int(healed[1] if healed else 0) == job.tally.fixed, message
    left = re.search(r"(\d+) (?:is|are) still broken", message)
    assert left or "Nothing is broken" in message, message
    assert int(left[1] if left else 0) == total, message
    steps = re.search(r"still broken: ([^.]+)\.", message)
    assert sum(map(int, re.findall(r"\d+", steps[1] if steps else ""))) == total, message


async def test_all_surfaces_show_the_same_after_each_kind_of_job(
    surfaces: Surfaces, plex: PlexSimulator, clock: ScaledClock
) -> None:
    hass, entry = surfaces.hass, surfaces.entry
    healable = [broken(plex) for _ in range(3)]
    hopeless = [broken(plex, Outcome.NEVER) for _ in range(2)]
    broken(plex, Outcome.NEVER, library="2")

    dry_run = await scan(hass, entry, dry_run=True)
    told = await compare(surfaces, dry_run, total=6)
    assert (told["health"], told["headline"]["code"]) == (85.4, "items_to_heal")
    assert [each["health"] for each in told["libraries"]] == [85.7, None]

    whole = await scan(hass, entry)
    told = await compare(surfaces, whole, total=3)
    assert (told["health"], told["open"]["waiting"]) == (92.7, 3)
    assert told["last_job"]["health"] == {"before": 85.4, "after": 92.7}

    # One item by hand: no scan, no failed attempt.
    before = (await surfaces.ask("items", rating_key=hopeless[0]))["items"][0]
    await call(hass, "refresh_item", rating_key=hopeless[0])
    told = await compare(surfaces, whole, total=3)
    after = (await surfaces.ask("items", rating_key=hopeless[0]))["items"][0]
    assert (before["attempts"], after["attempts"], after["given_up"]) == (1, 1, False)
    assert told["ended_job"]["job_id"] != told["last_job"]["job_id"]
    assert (told["totals"]["jobs"], told["totals"]["by_hand"]) == (2, 1)

    # A window, which finds new items.
    await plex.edit(healable[0], thumb=None, agent_pictures=())
    broken(plex, added_at=plex.catalog.now)
    partial = await scan(hass, entry, days=30)
    told = await compare(surfaces, partial, total=3)
    assert told["last_job"]["health"] == {"before": None, "after": None}

    await cancelled(surfaces, plex)
    await failed(surfaces, plex)
    await resumed(surfaces, plex)


async def test_all_surfaces_show_the_same_of_what_is_left_alone(
    surfaces: Surfaces, plex: PlexSimulator
) -> None:
    show(plex.catalog.add_library("Shows", "show"), broken=("no_external_ids",))
    broken(plex, Outcome.NEVER)
    await surfaces.manager.upkeep.async_check_server()
    told = await compare(surfaces, await scan(surfaces.hass, surfaces.entry), total=2)
    assert (told["open"]["left_alone"], told["open"]["waiting"]) == (1, 1)
    health = await surfaces.say("How healthy is my Plex library")
    assert "1 will be tried again later and 1 is left alone." in health


async def cancelled(surfaces: Surfaces, plex: PlexSimulator) -> None:
    """Cancel a scan in the middle, with the same figures during and after it."""
    hass, manager = surfaces.hass, surfaces.manager
    options = {**surfaces.entry.options, "item_deadline": 3_600, "in_flight": 10}
    hass.config_entries.async_update_entry(surfaces.entry, options=options)
    broken(plex)
    stuck = [broken(plex, Outcome.IGNORED) for _ in range(5)]
    await call(hass, "start_scan")
    await until(lambda: manager.job is not None and manager.job.tally.fixed > 0)
    await manager.upkeep.async_count_items()
    # The new ones, the film that lost its poster again, and those of before.
    found = manager.upkeep.statistics.total
    assert found is not None
    await compare(surfaces, None, total=found.items)
    assert found.items >= len(stuck) + 3
    await call(hass, "cancel_scan")
    await compare(surfaces, manager.jobs[0], total=found.items)
    for key in stuck:
        await plex.edit(key, outcome=Outcome.FIXED)


async def failed(surfaces: Surfaces, plex: PlexSimulator) -> None:
    """Let a scan fail: what is broken stays as it is."""
    total = surfaces.manager.upkeep.statistics.total
    assert total is not None
    plex.faults.switch_on("busy", on="list_page")
    job = await scan(surfaces.hass, surfaces.entry)
    plex.faults.clear()
    assert job.status is JobStatus.FAILED
    told = await compare(surfaces, job, total=total.items)
    assert told["headline"]["code"] in {"scan_failed", "server_away"}


async def resumed(surfaces: Surfaces, plex: PlexSimulator) -> None:
    """Interrupt a scan by a reload, and let it continue."""
    hass, entry = surfaces.hass, surfaces.entry
    await surfaces.manager.upkeep.async_check_server()
    plex.faults.switch_on("hang", on="refresh")
    await call(hass, "start_scan")
    await until(lambda: getattr(surfaces.manager.job, "phase", None) == "refresh")
    assert await hass.config_entries.async_reload(entry.entry_id)
    plex.faults.clear()
    await until(lambda: surfaces.manager.upkeep.statistics.total is not None)
    assert surfaces.manager.jobs[0].status is JobStatus.INTERRUPTED
    told = await surfaces.ask("subscribe")
    assert told["last_job"]["status"] == "interrupted"
    await call(hass, "resume_scan")
    await until(lambda: surfaces.manager.job is None, 30)
    job = surfaces.manager.jobs[0]
    assert job.status is JobStatus.SUCCESS
    # The three that Plex never heals, and the film whose poster somebody took.
    told = await compare(surfaces, job, total=4)
    assert told["headline"]["code"] == "no_schedule"


async def compare_decisions(surfaces: Surfaces, *, proposals: int, protected: int) -> None:
    """Compare what all surfaces show of what waits for a person."""
    hass, total = surfaces.hass, proposals + protected
    await until(lambda: state(hass, "todo", "decisions", surfaces.entry).state == str(total))
    (listed,) = (
        await hass.services.async_call(
            "todo",
            "get_items",
            {"entity_id": entity_id(hass, "todo", "decisions", surfaces.entry)},
            blocking=True,
            return_response=True,
        )
    ).values()
    spoken = await surfaces.say("What needs me in Plex")
    said = re.search(r"(\d+) items? in Plex needs? you", spoken)
    waiting = [each for each in listed["items"] if each["status"] == "needs_action"]
    assert int(said[1] if said else 0) == len(waiting) == total, spoken
    told = re.search(r"(\d+) match(?:es)? to decide", surfaces.told[-1].data["message"])
    figures = {
        "panel": (await surfaces.ask("subscribe"))["proposals"],
        "sensor": int(surfaces.sensor("proposals")),
        "action": (await call(hass, "get_proposals"))["total"],
        "notification": int(told[1] if told else 0),
    }
    assert set(figures.values()) == {proposals}, figures


async def test_all_surfaces_show_the_same_of_what_waits_for_a_person(
    surfaces: Surfaces, plex: PlexSimulator
) -> None:
    hass, entry = surfaces.hass, surfaces.entry
    await scan(hass, entry)
    await compare_decisions(surfaces, proposals=0, protected=0)
    made = {"summary": "By hand.", "hand_made": True}
    protected = [broken(plex, Outcome.FIXED, "no_match", **made) for _ in range(2)]
    lost = [broken(plex, Outcome.NEVER, "no_match") for _ in range(3)]
    await scan(hass, entry)
    await compare_decisions(surfaces, proposals=5, protected=0)
    manager = surfaces.manager
    rows = [await manager.records.proposals.for_item(key) for key in (*protected, *lost)]
    ids = [row.proposal_id for row in rows if row]
    # Without its proposal, an item with manual edits waits as such.
    await manager.inbox.decline(ids[0])
    await manager.inbox.later(ids[1])
    await manager.inbox.decline(ids[2], forever=True)
    await manager.inbox.later(ids[3])
    await scan(hass, entry)
    await compare_decisions(surfaces, proposals=1, protected=1)
    await call(hass, "decline_proposal", proposal_id=ids[4])
    await scan(hass, entry)
    await compare_decisions(surfaces, proposals=0, protected=1)
