"""What a server sends while items arrive, and the checks that come of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import time

import pytest

from custom_components.plex_smart_refresher.engine.arrivals.watch import ArrivalKind, ArrivalWatch
from custom_components.plex_smart_refresher.engine.timeline import TimelineEntry
from custom_components.plex_smart_refresher.plex.notifications import Notifications
from custom_components.plex_smart_refresher.plex.server_session import ServerSession
from plex_simulator import PlexSimulator

from ..kit import until
from .conftest import MakeSession, address_of

type Moments = list[tuple[float, TimelineEntry | None]]


@asynccontextmanager
async def listening(session: ServerSession) -> AsyncIterator[tuple[Notifications, Moments]]:
    """Listen to a server, and note what is heard when."""
    heard: Moments = []
    notifications = Notifications(session)
    notifications.subscribe_timeline(lambda entry: heard.append((time.time(), entry)))
    task = asyncio.create_task(notifications.listen())
    await until(lambda: notifications.connected)
    yield notifications, heard
    task.cancel()
    await asyncio.wait({task})


def checks(heard: Moments) -> dict[tuple[str, ...], set[ArrivalKind]]:
    """Return the groups that come of what was heard, and why each is checked."""
    watch = ArrivalWatch(delay=30)
    for at, entry in heard:
        if entry is not None:
            watch.note(entry, at)
    groups = watch.take_due(heard[-1][0] + 1000)
    return {
        tuple(each.rating_key for each in group): {each.kind for each in group} for group in groups
    }


@pytest.mark.parametrize("quirk", ["socket_single_objects", "socket_integer_ids"])
async def test_what_arrives_is_checked_and_nothing_else(
    plex: PlexSimulator, make_session: MakeSession, quirk: str
) -> None:
    setattr(plex.quirks, quirk, True)
    films = next(each for each in plex.catalog.libraries.values() if each.type == "movie")
    shows = next(each for each in plex.catalog.libraries.values() if each.type == "show")
    old, upgraded, extra = list(films.items("movie"))[:3]
    async with listening(make_session(address_of(plex))) as (notifications, heard):
        plex.arrive("noise", per_second=500, seconds=0.3)
        plex.arrive("analysis", rating_key=old.rating_key)
        plex.arrive("extra", rating_key=extra.rating_key)
        plex.arrive("upgrade", rating_key=upgraded.rating_key, loses=["missing_poster"])
        plex.arrive("movie", library=films.key, gone_after=0.1)
        [film] = plex.arrive("movie", library=films.key)
        season = plex.arrive("season", library=shows.key, episodes=3, every=0.05)
        await plex.arrivals.settled.wait()
        episodes = season[1].children
        end = (episodes[-1].rating_key, True)
        await until(lambda: [(e.rating_key, e.is_processed) for _, e in heard if e].count(end) == 4)
    assert checks(heard) == {
        (film.rating_key,): {ArrivalKind.NEW},
        (upgraded.rating_key,): {ArrivalKind.REPLACED},
        tuple(item.rating_key for item in (*season[:2], *episodes)): {ArrivalKind.NEW},
    }
    assert not notifications.seen
