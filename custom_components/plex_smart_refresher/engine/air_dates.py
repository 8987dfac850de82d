"""The plan by which what an episode lacks is tried: sources fill it around its air date."""

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum
from itertools import accumulate, repeat
from typing import NamedTuple

from .criteria import day_of
from .defects import FILLED_WHEN_AIRED, Defect
from .learning import NOT_LATE, Lateness
from .media import MediaItem, MediaType

_HOUR = 3_600
_DAY = 24 * _HOUR
#: An air date has no time zone: the day ends 36 hours after its midnight in UTC, 12 hours west of
#: it. Sources need 12 hours more.
_AFTER_MIDNIGHT = 48 * _HOUR
#: A date this far ahead stands in for an unknown one.
_FARTHEST_AHEAD = 5 * 365 * _DAY
#: A weak title that is older than this is likely the final one.
_SETTLED = 21 * _DAY
#: When the tries are, in seconds after the first one. They do not depend on when a scan made use
#: of the one before, so that a nightly scan that is some minutes early misses none.
_TRIES = tuple(
    accumulate(
        (
            0,
            *repeat(8 * _HOUR, 9),  # for three days
            *repeat(_DAY, 11),  # to two weeks
            *repeat(7 * _DAY, 6),  # to two months
            *repeat(30 * _DAY, 3),
        )
    )
)
#: An episode that was aired longer ago says nothing about how late the sources are.
_RECENT = 60 * _DAY
_EPOCH = date(1970, 1, 1).toordinal()


class WaitReason(StrEnum):
    """Why an item is tried next when it is, if not for the number of its failures."""

    UNAIRED = "unaired"  #: It has not aired yet.
    AIRED = "aired"  #: Its air date is recent.
    ARRIVED = "arrived"  #: It has no air date, and arrived recently.
    REFRESHED = "refreshed"  #: A show or an artist that was refreshed within a day.


class Wait(NamedTuple):
    """When an item is tried next, and why then."""

    until: float
    reason: WaitReason


class AirPlan(NamedTuple):
    """The plan of one episode: its first try, in Unix seconds."""

    first: float
    has_date: bool  #: by its air date, otherwise by its arrival
    later: float = 0.0  #: how much later the sources of its library have what it lacks

    def is_early(self, now: float) -> bool:
        """Return whether the sources likely have nothing for the episode yet.

        Without an air date, one that arrives in the future has a wrong date.
        """
        if self.has_date:
            return now < self.first + self.later
        return 0 <= now - self.first < self.later

    def is_unaired(self, now: float) -> bool:
        """Return whether the episode may not have aired yet."""
        return self.has_date and now < self.first

    def next_wait(self, now: float) -> Wait | None:
        """Return the wait for the next try; None after the last one."""
        reason = WaitReason.AIRED if self.has_date else WaitReason.ARRIVED
        if self.is_early(now):
            reason = WaitReason.UNAIRED if self.is_unaired(now) else reason
            return Wait(self.first + self.later, reason)
        place = bisect_right(_TRIES, now - self.first)
        return None if place == len(_TRIES) else Wait(self.first + _TRIES[place], reason)


def air_plan(
    item: MediaItem,
    defects: AbstractSet[Defect],
    now: float,
    *,
    is_weak: bool,
    later: Lateness = NOT_LATE,
) -> AirPlan | None:
    """Return the plan for an item with these defects; None if they have other causes, too.

    A weak finding follows it only while an air date explains it. `later` is what is learned of the
    library: how much later than elsewhere its sources have what an episode lacks.
    """
    if item.type is not MediaType.EPISODE or not defects or not defects <= FILLED_WHEN_AIRED:
        return None
    first = _first_try(item.aired, now)
    if is_weak and (first is None or now >= first + _SETTLED):
        return None
    if first is not None:
        return AirPlan(first, has_date=True, later=later.aired)
    if item.added_at is None:
        return None
    return AirPlan(item.added_at, has_date=False, later=later.arrived)


def late_by(
    item: MediaItem, defects: AbstractSet[Defect], failed: float | None, now: float
) -> float | None:
    """Return for how long after the first try an episode still lacked something for certain.

    `failed` is the next attempt that followed its last failure, if there was one. What is healed at
    its first try says 0: nobody knows for how long it had been complete. None for other items, and
    for those that aired long ago.
    """
    plan = air_plan(item, defects, now, is_weak=False)
    if plan is None or not plan.has_date or not 0 <= now - plan.first <= _RECENT:
        return None
    place = 0 if failed is None else bisect_left(_TRIES, failed - plan.first)
    return float(_TRIES[min(place, len(_TRIES)) - 1]) if place else 0.0


def _first_try(aired: str, now: float) -> float | None:
    """Return when an episode has aired everywhere; None without a date that says so."""
    day = day_of(aired)
    if day is None:
        return None
    first = float((day.toordinal() - _EPOCH) * _DAY + _AFTER_MIDNIGHT)
    return None if first > now + _FARTHEST_AHEAD else first
