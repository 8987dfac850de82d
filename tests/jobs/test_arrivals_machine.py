"""Whatever happens in whatever order, an arrival is announced once, in time and truly."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from copy import replace
from math import inf
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from custom_components.plex_smart_refresher.engine.arrivals.plan import FIRST_REFRESH, REFRESHES
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError, ServerLostError
from custom_components.plex_smart_refresher.engine.job import JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.jobs.events import JobsEvent, MediaNews
from custom_components.plex_smart_refresher.storage import LogIndexError, Told
from plex_simulator import Outcome

from .arrival_kit import Home, entry

POSTER = Defect.MISSING_POSTER
CALLS = ("libraries", "read_page", "read_items", "read_posters", "has_matches", "refresh")
TIMES = (1, 20, 40, 100, 700, 4_000, 30_000)
KEYS = st.integers(0, 5).map(lambda number: f"{number + 100}")
FRAMES: dict[str, dict[str, Any]] = {
    "created": {"state": 0, "metadata_state": "created"},
    "processed": {},
    "taken in": {"state": 1, "media_state": "analyzing"},
    "analyzed": {"media_state": "analyzing"},
    "thumbnails": {"media_state": "thumbnailing"},
    "queued": {"is_queued": True},
    "other": {"state": 4, "metadata_state": "loading"},
    "extra": {"type": None, "state": 0, "metadata_state": "created"},
}


class ArrivalMachine(RuleBasedStateMachine):
    """A server, a home and its user, who do something in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.home = Home(pause_limit=10)
        self.expected: set[str] = set()  #: what must be announced in the end
        self.arrived: dict[str, float] = {}  #: when the first that is known of an item happened
        self.refreshes: Counter[str] = Counter()
        self.early: list[str] = []
        self.beginnings: Counter[str] = Counter()  #: how often an item may be announced
        self.told: Counter[tuple[str, bool]] = Counter()
        self.lies: list[str] = []
        self.ahead = 0.0  #: by how much the clock was set ahead
        self.is_listening = self.is_on = self.is_monitored = True
        self.has_failed = self.has_jumped = False
        self.steps = 0

    def do(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run something to its end, and whatever else is due before."""
        self.loop.run_until_complete(work)

    @initialize()
    def start(self) -> None:
        self.home.publisher.subscribe(self._on_event)
        self._begin_job, self.home.async_start = self.home.async_start, self._start_job  # type: ignore[method-assign] - observed
        self.do(self.home.libraries.async_check())
        self.do(self._run())

    async def _run(self) -> None:
        """Run the arrivals."""
        arrivals = self.home.arrivals
        step = arrivals.step

        async def counted() -> float:
            self.steps += 1
            return await step()

        arrivals.step = counted  # type: ignore[method-assign] - counted
        self.task = asyncio.create_task(arrivals.run())
        await asyncio.sleep(0)
        if self.is_listening:
            self.home.server.tell(None)
        await self.home.clock.sleep(1)

    async def _start_job(self, options: ScanOptions, trigger: JobTrigger, /) -> Any:
        """Start a job, and note which refreshes of arrivals are a part of it."""
        running = await self._begin_job(options, trigger)
        if options.is_arrival:
            self.refreshes.update(options.rating_keys)
            now = self.home.elapsed + self.ahead - FIRST_REFRESH
            self.early += [key for key in options.rating_keys if now < self.arrived[key] - 1]
        return running

    def _on_event(self, event: JobsEvent) -> None:
        if isinstance(event, MediaNews):
            key = event.item.rating_key
            self.told[key, event.is_ready] += 1
            if event.is_ready is bool(self.home.server.defects_of(key)):
                self.lies.append(key)

    def _begin(self, key: str) -> None:
        """Note that an item can be announced again from now on."""
        self.beginnings[key] += 1
        self.expected.discard(key)

    def _tell(self, key: str, frame: str) -> None:
        """Send an entry about an item, which arrives while the socket is connected."""
        if not self.is_listening:
            return
        values = FRAMES[frame]
        self.arrived.setdefault(key, self.home.elapsed)
        stored = self.home.server.items.get(key)
        media_type = stored.item.type if stored else MediaType.MOVIE
        if frame in ("taken in", "analyzed") and key in self.home.server.items:
            self.beginnings[key] += 1  # it may be another file
        sent = entry(key, media_type)._replace(**values)
        if stored:
            sent = sent._replace(
                parent_key=stored.item.parent_key, library_id=stored.item.library_id
            )
        self.home.server.tell(sent)

    # What arrives

    @rule(
        key=KEYS,
        is_film=st.booleans(),
        is_broken=st.booleans(),
        outcome=st.sampled_from([Outcome.FIXED, Outcome.NEVER]),
    )
    def arrive(self, key: str, is_film: bool, is_broken: bool, outcome: Outcome) -> None:
        """Let an item arrive, whether anybody listens or not."""
        if key in self.home.server.items:
            return
        self._begin(key)
        defects = [POSTER] if is_broken else []
        now = int(self.home.clock.time())
        media_type = MediaType.MOVIE if is_film else MediaType.SHOW
        library_id = "1" if is_film else "2"
        self.home.server.add(
            key, media_type, *defects, outcome=outcome, added_at=now, library_id=library_id
        )
        is_heard = self.is_listening and self.home.arrivals._is_on
        is_missed = self.has_jumped and not is_heard  # its date says nothing
        if self.is_on and (is_film or self.is_monitored) and not is_missed:
            self.expected.add(key)
        self.arrived.setdefault(key, self.home.elapsed)
        self._tell(key, "created")

    @rule(key=KEYS, frame=st.sampled_from(sorted(FRAMES)))
    def tell(self, key: str, frame: str) -> None:
        self._tell(key, frame)

    @rule(number=st.integers(1, 300))
    def make_noise(self, number: int) -> None:
        for each in range(number if self.is_listening else 0):
            self.home.server.tell(entry(f"{each + 1_000}", is_queued=True, media_state="analyzing"))
            self.home.server.tell(entry(f"{each}", library_id="99", **FRAMES["created"]))

    @rule(key=KEYS, is_told=st.booleans())
    def delete(self, key: str, is_told: bool) -> None:
        if key in self.home.server.items:
            library_id = self.home.server.items[key].item.library_id
            self.home.server.remove(key)
            if is_told and self.is_listening:
                self.home.server.tell(entry(key, library_id=library_id, state=9))
                self.arrived.pop(key, None)
            self._begin(key)

    @rule(key=KEYS, is_told=st.booleans(), is_cure=st.booleans())
    def change(self, key: str, is_told: bool, is_cure: bool) -> None:
        """Let somebody give an item its poster in Plex, or take it away."""
        stored = self.home.server.items.get(key)
        if stored:
            stored.item = stored.cure if is_cure else replace(stored.item, thumb="")
            if is_told:
                self._tell(key, "processed")

    @rule(key=KEYS, is_upgrade=st.booleans())
    def report_import(self, key: str, is_upgrade: bool) -> None:
        self.beginnings[key] += 1
        self.arrived.setdefault(key, self.home.elapsed)
        self.home.arrivals.note_import(key, is_upgrade=is_upgrade)

    # What happens to the connection, the server and the storage

    @rule(seconds=st.sampled_from(TIMES))
    def wait(self, seconds: int) -> None:
        before = self.steps
        self.do(self.home.until(self.home.elapsed + seconds))
        assert self.steps - before < 200 + seconds / 20, "it does not rest"

    @rule()
    def lose_socket(self) -> None:
        self.is_listening = self.home.server.listening = False

    @rule()
    def connect(self) -> None:
        self.is_listening = self.home.server.listening = True
        self.home.server.tell(None)

    @rule()
    def restart(self) -> None:
        self.do(self._stop())
        self.beginnings.update([*self.home.arrivals._book.writer.left])  # which nobody could store
        if self.has_jumped:  # what is watched is in no storage, and its date says nothing
            self.expected = {key for key in self.expected if key in self.home.store.rows}
        self.home.restart()
        self.do(self._run())

    async def _stop(self) -> None:
        if self.home.running and self.home.running.task:
            self.home.cancel()
            await asyncio.gather(self.home.running.task, return_exceptions=True)
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    @rule()
    def go_away(self) -> None:
        self.has_failed = True
        self.home.server.go_away()

    @rule()
    def come_back(self) -> None:
        self.home.server.is_away = False

    @rule(call=st.sampled_from(CALLS), times=st.integers(1, 5), is_lost=st.booleans())
    def fail(self, call: str, times: int, is_lost: bool) -> None:
        self.has_failed = True
        error = ServerLostError("lost") if is_lost else RequestError("status 500")
        self.home.server.fail(call, error, times)

    @rule(times=st.sampled_from([1, 2, 3, inf]))
    def lock_database(self, times: float) -> None:
        self.home.store.error, self.home.store.failures = LogIndexError("locked"), times

    @rule()
    def unlock_database(self) -> None:
        self.home.store.error = None

    @rule(is_down=st.booleans())
    def cut_sources(self, is_down: bool) -> None:
        self.has_failed = True
        self.home.server.provider_is_down = is_down

    # What the user does

    @rule()
    def scan(self) -> None:
        if self.home.running is None:
            options = replace(self.home.default_options(), library_ids=("1", "2"))
            self.do(self.home.async_start(options, JobTrigger.SCHEDULE))

    @rule()
    def occupy(self) -> None:
        if self.home.running is None:
            job = SimpleNamespace(options=ScanOptions())
            self.home.running = SimpleNamespace(job=job, outcomes={}, task=None)

    @rule()
    def release(self) -> None:
        if self.home.running and not self.home.running.task:
            self.home.running = None
            self.home.arrivals.wake()

    @rule()
    def cancel(self) -> None:
        if self.home.running and self.home.running.task:
            self.home.cancel()

    @rule(is_on=st.booleans())
    def pause(self, is_on: bool) -> None:
        self.home.pause_entity.is_on = is_on

    @rule(is_on=st.booleans())
    def switch(self, is_on: bool) -> None:
        if is_on == self.is_on:
            return
        self.is_on = self.home.entry.options["arrivals"] = is_on
        self.home.arrivals.wake()
        self.do(self.home.until(self.home.elapsed + 1))
        if not is_on:
            for key in list(self.home.server.items):
                self._begin(key)

    @rule(is_monitored=st.booleans())
    def monitor(self, is_monitored: bool) -> None:
        if is_monitored == self.is_monitored:
            return
        self.is_monitored = is_monitored
        self.home.entry.options["libraries"] = [] if is_monitored else ["1"]
        self.home.arrivals.wake()
        self.do(self.home.until(self.home.elapsed + 1))
        for key, stored in self.home.server.items.items():
            if stored.item.library_id == "2":
                self._begin(key)

    @rule(hours=st.sampled_from([-40 * 24, -3, -0.1, 0.1, 3, 30]))
    def set_clock(self, hours: float) -> None:
        self.has_jumped = True  # so that a date says nothing of what nobody has heard of
        heard = self.home.arrivals._intake.watch._watched.keys() | self.home.store.rows.keys()
        self.expected &= heard
        self.ahead += max(0.0, 3_600 * hours)
        self.home.clock.jump(3_600 * hours)

    # What always holds

    @invariant()
    def the_task_lives(self) -> None:
        if hasattr(self, "task"):
            assert not self.task.done(), self.task.exception()

    @invariant()
    def nobody_is_lied_to(self) -> None:
        assert self.lies == []

    @invariant()
    def nothing_is_told_twice(self) -> None:
        too_often = {
            each: (count, self.beginnings[each[0]])
            for each, count in self.told.items()
            if count > self.beginnings[each[0]]
        }
        assert too_often == {}

    @invariant()
    def all_that_is_untold_has_a_moment(self) -> None:
        assert [
            row
            for row in self.home.arrivals._book
            if row.told is Told.NOTHING and row.next_at is None
        ] == []

    @invariant()
    def no_refresh_is_early(self) -> None:
        assert self.early == []

    @invariant()
    def no_refresh_is_beyond_the_plan(self) -> None:
        most = {key: len(REFRESHES) * count for key, count in self.beginnings.items()}
        if not self.has_failed:
            assert {key: n for key, n in self.refreshes.items() if n > most[key]} == {}

    def teardown(self) -> None:
        try:
            if hasattr(self, "task"):
                self._settle()
        finally:
            if hasattr(self, "task"):
                self.do(self._stop())
            self.loop.close()

    def _settle(self) -> None:
        """Let all be well for some hours: whatever was announced is ready, or incomplete."""
        home = self.home
        home.server.is_away = home.server.provider_is_down = False
        home.server.failures.clear()
        home.store.error = None
        home.pause_entity.is_on = False
        self.switch(is_on=True)
        self.monitor(is_monitored=True)
        self.release()
        self.connect()
        self.do(home.until(home.elapsed + 30_000))
        for key in home.server.items:
            home.process(key)
        self.do(home.until(home.elapsed + 5_000))
        self.nobody_is_lied_to()
        self.nothing_is_told_twice()
        self.the_task_lives()
        untold = {
            key
            for key in self.expected
            if not self.told[key, True]
            and not (home.server.defects_of(key) and self.told[key, False])
        }
        assert untold == set()
        assert home.arrivals.pending.count == 0
        assert not home.arrivals._refreshes.wanted
        home.server.calls.clear()
        self.do(home.until(home.elapsed + 10_000))
        assert home.server.calls == {}


def test_any_order_of_events_announces_each_arrival_once_and_truly() -> None:
    """Try some orders, the same ones each time; thousands were tried when this was written."""
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    run_state_machine_as_test(
        ArrivalMachine,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            suppress_health_check=checks,
        ),
    )
