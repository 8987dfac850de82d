"""The context of a scan: what its phases share."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from itertools import batched
from math import inf

from .checkpoint import Baseline
from .criteria import Criteria, criteria_for
from .defects import Defect, Finding, find_defects
from .errors import RequestError
from .events import (
    ItemFinished,
    LogLevel,
    LogLine,
    PauseReason,
    Phase,
    PhaseStarted,
    ProgressMade,
    ScanEvent,
    ScanPaused,
    ScanResumed,
)
from .evidence import MATCHABLE
from .final_titles import FinalTitle, FinalTitles
from .learning import Duration, Patience
from .lines import LineCode, LineValue, LineValues
from .media import Library, MediaItem
from .messages import level_of, line_of
from .options import ScanOptions
from .pictures import Pictures
from .ports import Clock, ItemMemory, Journal, MediaServer, ScanObserver, ignore_events
from .resilience.activity import ServerActivity
from .resilience.pause import PauseControl, wait_for
from .resilience.retry import RetryPolicy
from .resilience.server import ResilientServer
from .resilience.throttle import RefreshThrottle
from .results import ItemOutcome, LibraryHealth, Result, SkipReason, Tally
from .selection import (
    after_attempt,
    is_given_up_now,
    is_new_failure,
    with_lateness,
    with_title_taken,
)
from .siblings import Siblings

#: Items after which a long loop gives way: some milliseconds of work.
_ITEMS_PER_TURN = 50
#: Ids per details read; a server has answered 240 at once (docs/plex-server.md#details).
BATCH_SIZE = 200


@dataclass(kw_only=True)
class Scan:
    """One scan: what it was given, and its tally so far. Its phases talk to `server`."""

    port: InitVar[MediaServer]
    memory: ItemMemory
    journal: Journal
    clock: Clock
    options: ScanOptions
    observer: ScanObserver = ignore_events
    pause_control: PauseControl
    done: Mapping[str, Result] = field(default_factory=dict)  #: results from before a restart
    baselines: Mapping[str, Baseline] = field(default_factory=dict)  #: by library
    inspected: dict[str, LibraryHealth] = field(default_factory=dict)
    siblings: Siblings = field(default_factory=Siblings)
    pictures: Pictures = field(default_factory=Pictures)
    final_titles: FinalTitles = field(default_factory=FinalTitles)
    phase: Phase = Phase.COLLECT
    tally: Tally = field(default_factory=Tally)
    #: Library and file of the items that stay without a match, by rating key.
    unmatched: dict[str, tuple[str, str]] = field(default_factory=dict)
    unknown_guids: Counter[str] = field(default_factory=Counter)  #: items by library
    failed_matches: set[str] = field(default_factory=set)  #: rating keys

    def __post_init__(self, port: MediaServer) -> None:
        """Build the server that the phases see, and report pauses."""
        self._handled = 0
        self._begun_at = self.clock.monotonic()
        self._paused_at = -inf  # when a pause last began or ended
        self.patience = Patience(self.options)
        self._warned: set[LineCode] = set()
        self.throttle = RefreshThrottle(self.clock, self.options, self.log)
        retry_policy = RetryPolicy(
            port,
            self.clock,
            self.pause_control,
            self.options.pause_limit,
            self.log,
        )
        self.server = ResilientServer(port, retry_policy, self.throttle)
        self._activity = ServerActivity(
            self.server.impatient, self.clock, self.pause_control, self.options
        )
        self._libraries: dict[str, Library] = {}
        self._criteria: dict[str, Criteria] = {}
        self.pause_control.on_change = self._on_pause
        if self.pause_control.reason is not None:
            self._on_pause(self.pause_control.reason)

    def learn(self, durations: Iterable[Duration]) -> None:
        """Learn from what earlier refreshes took, oldest first."""
        self.patience = Patience(self.options, durations)

    def note_final_titles(self, titles: Iterable[FinalTitle]) -> None:
        """Take titles as they are, unless a user asks for another refresh of healthy items."""
        if not self.options.force:
            self.final_titles.note(titles)

    def set_criteria(self, libraries: Iterable[Library]) -> None:
        """Set what the items of the scanned libraries are judged by."""
        for library in libraries:
            self._libraries[library.library_id] = library
            self._criteria[library.library_id] = criteria_for(
                library,
                server_version=self.server.version,
                shows_ids=self.server.traits.shows_ids,
                required_ids=self.options.required_ids,
                now=self.clock.time(),
                siblings=self.siblings,
                pictures=self.pictures,
                final_titles=self.final_titles,
            )

    def criteria_of(self, item: MediaItem) -> Criteria:
        """Return what an item is judged by; one of an unknown library has Plex's own agent."""
        return self._criteria.get(item.library_id) or Criteria(
            siblings=self.siblings, pictures=self.pictures, final_titles=self.final_titles
        )

    def library_of(self, item: MediaItem) -> Library | None:
        """Return the scanned library of an item."""
        return self._libraries.get(item.library_id)

    def find_defects(self, item: MediaItem) -> tuple[Finding, ...]:
        """Return the findings for an item."""
        return find_defects(item, self.criteria_of(item))

    def publish(self, event: ScanEvent) -> None:
        """Pass an event to the observer."""
        self.observer(event)

    def start_phase(self, phase: Phase) -> None:
        """Start a phase."""
        self.phase = phase
        self.publish(PhaseStarted(phase=phase))

    def progress(self, done: int, total: int, current: str = "") -> None:
        """Report the progress of the phase."""
        self.publish(
            ProgressMade(
                phase=self.phase, done=done, total=total, tally=self.tally, current=current
            )
        )

    def log(self, level: LogLevel, code: LineCode, /, **values: LineValue) -> None:
        """Write a line to the log of the job."""
        self.log_line(level, code, values)

    def log_item(
        self, level: LogLevel, item: MediaItem, code: LineCode, **values: LineValue
    ) -> None:
        """Write a line on an item to the log of the job."""
        self.log_line(level, code, {"title": item.display_title, **values}, item.rating_key)

    def log_line(
        self, level: LogLevel, code: LineCode, values: LineValues, rating_key: str = ""
    ) -> None:
        """Write a line to the log of the job; the rating key is that of the item it is about."""
        self.publish(
            LogLine(
                time=self.clock.time(),
                level=level,
                phase=self.phase,
                code=code,
                values=values,
                rating_key=rating_key,
            )
        )

    def finish_item(self, outcome: ItemOutcome, *, counted: bool = True) -> None:
        """Record the result of an item; `counted` if the tally already counts it as defective."""
        now = self.clock.time()
        outcome = with_title_taken(with_lateness(outcome, now), self.options, now)
        if counted:
            self.tally = self.tally.with_result(outcome.result)
        self._note_unmatched(outcome)
        for took in outcome.took:
            self.patience.note(outcome.item, took)
        later = self.patience.lateness(outcome.item)
        lasted = self.clock.monotonic() - self._begun_at
        state = after_attempt(outcome, outcome.past, self.options, now, later, lasted)
        self.publish(
            ItemFinished(
                time=now,
                outcome=outcome,
                tally=self.tally,
                next_state=state,
                is_new_failure=self.options.is_scan and is_new_failure(outcome, state),
                is_given_up_now=is_given_up_now(outcome, state),
            )
        )
        code, values = line_of(outcome)
        self.log_line(level_of(outcome), code, values, outcome.item.rating_key)

    def _note_unmatched(self, outcome: ItemOutcome) -> None:
        """Note an item for which a person can choose a match."""
        item = outcome.item
        is_ignored = outcome.skip_reason is SkipReason.IGNORED
        if Defect.NO_MATCH in outcome.after and item.type in MATCHABLE and not is_ignored:
            self.unmatched[item.rating_key] = item.library_id, item.file

    def warn_once(self, code: LineCode, /, **values: LineValue) -> None:
        """Write a warning to the log of the job, however often there is a reason."""
        if code not in self._warned:
            self._warned.add(code)
            self.log(LogLevel.WARNING, code, **values)

    async def give_way(self) -> None:
        """Let others run, and the memory keep up, once per some calls.

        Every loop that can handle many items calls it for each of them.
        """
        self._handled += 1
        if self._handled % _ITEMS_PER_TURN == 0:
            await self.memory.keep_up()

    def _on_pause(self, reason: PauseReason | None) -> None:
        """Report that the scan pauses for a reason, or resumes without one."""
        self._paused_at = self.clock.monotonic()
        if reason is None:
            self.log(LogLevel.INFO, LineCode.RESUMED)
            self.publish(ScanResumed())
        else:
            self.log(LogLevel.WARNING, LineCode.PAUSED, pause_reason=reason)
            self.publish(ScanPaused(reason=reason))

    def is_undisturbed_since(self, moment: float) -> bool:
        """Return whether no pause or outage fell into the time since a moment."""
        disturbed_at = max(self._paused_at, self.server.back_at)
        return self.pause_control.reason is None and disturbed_at <= moment

    async def wait_until_allowed(self) -> None:
        """Wait while anything pauses the scan; only a user can pause it without limit."""
        since = self.clock.monotonic()
        await self._activity.check()
        while blocking_reason := self.pause_control.blocking_reason:
            left = since + self.options.pause_limit - self.clock.monotonic()
            if blocking_reason is PauseReason.USER:
                await self.pause_control.sleep(inf)
            elif left <= 0:
                self.log(LogLevel.WARNING, LineCode.PAUSE_LIMIT)
                self.pause_control.ignore(blocking_reason)
            else:
                await self.pause_control.sleep(min(left, self._activity.seconds_until_check))
                await self._activity.check()

    async def wait_for(self, event: asyncio.Event, seconds: float) -> None:
        """Wait for an event, which is set after this many seconds at the latest."""
        await wait_for(self.clock, event, seconds)

    async def read_confirmed(
        self, rating_keys: Sequence[str]
    ) -> tuple[dict[str, MediaItem], dict[str, RequestError]]:
        """Read items in batches; an unreadable item does not affect the others.

        Returns the items by rating key, without missing ones, and the errors by rating key.
        """
        items: dict[str, MediaItem] = {}
        errors: dict[str, RequestError] = {}
        batches = list(batched(rating_keys, BATCH_SIZE, strict=False))
        while batches:
            batch = batches.pop()
            try:
                items |= await self.server.read_items(batch)
            except RequestError as err:
                if len(batch) == 1:
                    errors[batch[0]] = err
                else:
                    middle = len(batch) // 2
                    batches += [batch[:middle], batch[middle:]]
        return items, errors
