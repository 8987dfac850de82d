"""Recall what is stored about items: it belongs to the item, and not to its rating key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from ..context import Scan
from ..events import LogLevel
from ..identity import ItemIdentity, identity_of, is_another, likeness
from ..lines import LineCode
from ..media import MediaItem
from ..results import ItemState


async def recall(scan: Scan, items: Sequence[MediaItem]) -> Mapping[str, ItemState]:
    """Return the stored states of items by rating key.

    A state follows its item to a new key. One whose key belongs to another item now is dropped.
    """
    present = {item.rating_key: identity_of(item) for item in items}
    states = dict(await scan.memory.states(list(present)))
    others = [
        key
        for key, state in states.items()
        if state.identity and is_another(state.identity, present[key])
    ]
    for key in others:
        del states[key]
        values = {"title": present[key].title}
        scan.log_line(LogLevel.INFO, LineCode.KEY_REUSED, values, key)
    if others and not scan.options.dry_run:
        await scan.memory.forget(others)
    unknown = {key: each for key, each in present.items() if key not in states}
    return {**states, **await _follow_moved(scan, unknown)}


async def _follow_moved(scan: Scan, unknown: Mapping[str, ItemIdentity]) -> Mapping[str, ItemState]:
    """Return the states of unknown items that had another key before."""
    if not unknown:
        return {}
    alike = await scan.memory.lookalikes(list(unknown.values()))
    alike = [state for state in alike if state.rating_key not in unknown]
    there, errors = await scan.read_confirmed([state.rating_key for state in alike])
    gone = [each for each in alike if each.rating_key not in there.keys() | errors.keys()]
    moved: dict[str, ItemState] = {}
    for state, key in _pairs(gone, unknown):
        moved[key] = replace(state, rating_key=key)
        values = {"title": unknown[key].title, "old_key": state.rating_key}
        scan.log_line(LogLevel.INFO, LineCode.KEY_CHANGED, values, key)
        if not scan.options.dry_run:
            await scan.memory.move(state.rating_key, key)
    return moved


def _pairs(
    gone: Sequence[ItemState], unknown: Mapping[str, ItemIdentity]
) -> Iterator[tuple[ItemState, str]]:
    """Yield each state that belongs to an unknown item with the key of that item, the surest first.

    Copies and editions share their match and their title, so that the best evidence decides.
    """
    possible = [
        (found, state, key)
        for state in gone
        for key, each in unknown.items()
        if state.identity and (found := likeness(state.identity, each))
    ]
    taken: set[str] = set()
    for _, state, key in sorted(possible, key=itemgetter(0), reverse=True):
        if taken.isdisjoint((state.rating_key, key)):
            taken |= {state.rating_key, key}
            yield state, key
