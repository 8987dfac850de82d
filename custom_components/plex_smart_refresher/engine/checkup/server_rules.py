"""The rules about a server: one function per check."""

from collections.abc import Callable, Mapping

from ..criteria import is_plexs_own
from .facts import Facts, Setting, SettingValue, Task, switch_of
from .finding import Check, CheckStatus, CheckValue, Finding
from .folders import seems_remote

#: The difference of two clocks that matters for what is new, in seconds.
_MOST_SKEW = 300
#: Fewer refreshes without an effect can be a coincidence.
_FEWEST_REFRESHES = 20
#: Fewer items can have got a new rating key for another reason, such as a match.
_FEWEST_RETURNED = 5
#: Fewer items can have names by which nothing is found.
_FEWEST_CONTROLS = 3
_HOURS = 24
#: The seconds of silence after which something must have arrived from a server at work.
_SILENCE = 300.0
_ASAP = "asap"
#: The analyses that Plex leaves to the night unless somebody changes that.
_ANALYSES = (
    Setting.VIDEO_THUMBNAILS,
    Setting.CHAPTER_THUMBNAILS,
    Setting.LOUDNESS,
    Setting.SONIC_ANALYSIS,
)

type Rule = Callable[[Facts], Finding]


def _ok(check: Check) -> Finding:
    """Return that nothing is wrong."""
    return Finding(check=check, status=CheckStatus.OK)


def _unknown(check: Check) -> Finding:
    """Return that the server does not say."""
    return Finding(check=check, status=CheckStatus.UNKNOWN)


def _found(
    check: Check, status: CheckStatus, code: str, affected: int = 0, **values: CheckValue
) -> Finding:
    """Return what was found."""
    return Finding(check=check, status=status, code=code, values=values, affected=affected)


def _sources(facts: Facts) -> Finding:
    """Find that the server finds nothing even for items that it has matched."""
    if not facts.controls:
        return _unknown(Check.SOURCES)
    if not facts.unreached:
        return _ok(Check.SOURCES)
    asked = sum(each.asked for each in facts.unreached)
    if asked < _FEWEST_CONTROLS:
        return _unknown(Check.SOURCES)
    types = {each.type for each in facts.unreached}
    affected = sum(
        each.broken
        for each in facts.libraries
        if each.library.type in types and is_plexs_own(each.library)
    )
    return _found(Check.SOURCES, CheckStatus.PROBLEM, "unreachable", affected, asked=asked)


def _wedged(facts: Facts) -> Finding:
    """Find refresh after refresh without an effect while Plex claims to work.

    If the sources are out of reach, that is the reason.
    """
    done, is_dull = facts.activity, facts.activity.without_effect >= _FEWEST_REFRESHES
    if not is_dull or facts.unreached or 2 * done.timed_out < done.without_effect:
        return _ok(Check.WEDGED)
    if facts.is_working is None or not facts.controls:
        return _unknown(Check.WEDGED)
    if not facts.is_working:
        return _ok(Check.WEDGED)
    count = done.without_effect
    affected = min(done.items_in_vain, facts.broken)
    return _found(Check.WEDGED, CheckStatus.PROBLEM, "no_effect", affected, count=count)


def _owner(facts: Facts) -> Finding:
    """Find a token, or a server, that allows no changes."""
    if facts.is_owner is False:
        return _found(Check.OWNER, CheckStatus.PROBLEM, "not_owner", facts.broken)
    if facts.description.is_read_only:
        return _found(Check.OWNER, CheckStatus.PROBLEM, "read_only", facts.broken)
    return _unknown(Check.OWNER) if facts.is_owner is None else _ok(Check.OWNER)


def _signed_in(facts: Facts) -> Finding:
    """Find a server without an account."""
    if facts.description.is_claimed is False:
        return _found(Check.SIGNED_IN, CheckStatus.WARNING, "unclaimed")
    if facts.description.is_signed_in is False:
        return _found(Check.SIGNED_IN, CheckStatus.WARNING, "signed_out")
    if None in (facts.description.is_claimed, facts.description.is_signed_in):
        return _unknown(Check.SIGNED_IN)
    return _ok(Check.SIGNED_IN)


def _websocket(facts: Facts) -> Finding:
    """Find notifications that do not arrive although there must have been some."""
    done = facts.activity
    if done.is_listening is None:
        return _unknown(Check.WEBSOCKET)
    if not done.is_listening:
        return _found(Check.WEBSOCKET, CheckStatus.WARNING, "not_connected")
    if done.notifications:
        return _ok(Check.WEBSOCKET)
    # Right after the start, or a reconnection, nothing may have had the time to arrive.
    is_late = done.listening_for >= _SILENCE
    if is_late and (done.refreshed or facts.is_working):
        return _found(Check.WEBSOCKET, CheckStatus.WARNING, "silent")
    return _unknown(Check.WEBSOCKET)


def _clock(facts: Facts) -> Finding:
    """Find clocks that differ."""
    if facts.description.time is None:
        return _unknown(Check.CLOCK)
    skew = abs(facts.description.time - facts.now)
    if skew <= _MOST_SKEW:
        return _ok(Check.CLOCK)
    return _found(Check.CLOCK, CheckStatus.WARNING, "skew", minutes=round(skew / 60))


def _periodic_refresh(facts: Facts) -> Finding:
    """Find that Plex refreshes nothing by itself; some users want that, to keep their posters."""
    return _of_task(facts, Task.PERIODIC_REFRESH, Check.PERIODIC_REFRESH, "off")


def _background_tasks(facts: Facts) -> Finding:
    """Find that Plex does not notice what changes beside the files."""
    return _of_task(facts, Task.LOCAL_MEDIA, Check.BACKGROUND_TASKS, "local_media_off")


def _of_task(facts: Facts, task: Task, check: Check, code: str) -> Finding:
    """Find a scheduled task that is off."""
    is_on = facts.tasks.get(task)
    if is_on is None:
        return _unknown(check)
    return _ok(check) if is_on else _found(check, CheckStatus.HINT, code)


def _butler_hours(facts: Facts) -> Finding:
    """Find hours in which the scheduled tasks never run, or hardly."""
    start = _hour(facts.settings, Setting.BUTLER_START)
    end = _hour(facts.settings, Setting.BUTLER_END)
    if start is None or end is None:
        return _unknown(Check.BUTLER_HOURS)
    if start == end:
        return _found(Check.BUTLER_HOURS, CheckStatus.WARNING, "equal", start=start)
    if (end - start) % _HOURS == 1:
        return _found(Check.BUTLER_HOURS, CheckStatus.HINT, "short", start=start, end=end)
    return _ok(Check.BUTLER_HOURS)


def _new_files(facts: Facts) -> Finding:
    """Find that Plex looks for no new files, or waits for reports that do not come."""
    automatic = switch_of(facts.settings.get(Setting.AUTOMATIC_SCAN))
    periodic = switch_of(facts.settings.get(Setting.PERIODIC_SCAN))
    if automatic is None or periodic is None:
        return _unknown(Check.NEW_FILES)
    if periodic or facts.tasks.get(Task.SCAN):
        return _ok(Check.NEW_FILES)
    if not automatic:
        return _found(Check.NEW_FILES, CheckStatus.WARNING, "off")
    if count := _remote(facts):
        return _found(Check.NEW_FILES, CheckStatus.HINT, "network", count=count)
    return _ok(Check.NEW_FILES)


def _arrivals_slow(facts: Facts) -> Finding:
    """Find settings that slow down new items, other than Plex's own defaults."""
    count = sum(1 for each in _ANALYSES if facts.settings.get(each) == _ASAP)
    is_low = switch_of(facts.settings.get(Setting.LOW_PRIORITY))
    if count:
        code = "both" if is_low else "asap"
        return _found(Check.ARRIVALS_SLOW, CheckStatus.HINT, code, count=count)
    if is_low:
        return _found(Check.ARRIVALS_SLOW, CheckStatus.HINT, "low_priority")
    is_known = is_low is not None and any(each in facts.settings for each in _ANALYSES)
    return _ok(Check.ARRIVALS_SLOW) if is_known else _unknown(Check.ARRIVALS_SLOW)


def _trash(facts: Facts) -> Finding:
    """Find that a drive that drops out costs items."""
    empties = switch_of(facts.settings.get(Setting.EMPTY_TRASH))
    back = facts.activity.came_back
    if empties is None or (empties and back is None):
        return _unknown(Check.TRASH)
    if empties and back and back >= _FEWEST_RETURNED:
        return _found(Check.TRASH, CheckStatus.WARNING, "came_back", count=back)
    if empties and (count := _remote(facts)):
        return _found(Check.TRASH, CheckStatus.HINT, "network", count=count)
    return _ok(Check.TRASH)


def _compatibility(facts: Facts) -> Finding:
    """Find answers that differ from what the code relies on."""
    if facts.differing is None:
        return _unknown(Check.COMPATIBILITY)
    if not facts.differing:
        return _ok(Check.COMPATIBILITY)
    return _found(Check.COMPATIBILITY, CheckStatus.HINT, "differs", count=facts.differing)


def _remote(facts: Facts) -> int:
    """Return the number of libraries that seem to be on a network drive."""
    return sum(1 for each in facts.libraries if any(map(seems_remote, each.library.folders)))


def _hour(settings: Mapping[Setting, SettingValue], name: Setting) -> int | None:
    """Return a setting that is an hour."""
    value = settings.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if value in range(_HOURS) else None


#: In the order of `Check`.
SERVER_RULES: Mapping[Check, Rule] = {
    Check.SOURCES: _sources,
    Check.WEDGED: _wedged,
    Check.OWNER: _owner,
    Check.SIGNED_IN: _signed_in,
    Check.WEBSOCKET: _websocket,
    Check.CLOCK: _clock,
    Check.PERIODIC_REFRESH: _periodic_refresh,
    Check.BACKGROUND_TASKS: _background_tasks,
    Check.BUTLER_HOURS: _butler_hours,
    Check.NEW_FILES: _new_files,
    Check.ARRIVALS_SLOW: _arrivals_slow,
    Check.TRASH: _trash,
    Check.COMPATIBILITY: _compatibility,
}
