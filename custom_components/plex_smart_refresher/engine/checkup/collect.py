"""Ask a server what the rules need to know, in few requests."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from ..criteria import is_inspectable, is_plexs_own
from ..errors import (
    BudgetSpentError,
    InvalidTokenError,
    RefusedError,
    RequestError,
    ServerLostError,
)
from ..guids import PLEX_GUID
from ..library_status import OpenDefects
from ..media import LEVELS, Library, LibraryType, MediaItem
from .facts import Activity, Control, Facts, LibraryFacts, Setting, SettingValue
from .server import CheckUpServer, Preferences

#: The correctly matched items that are tried per type, and the newest items to find them among.
_MOST_CONTROLS = 3
_PAGE_SIZE = 50
#: The libraries of a type among which one with such items is looked for.
_MOST_SHELVES = 2
#: The settings that are asked for last: there may be no request left for them.
_LAST = (
    Setting.VIDEO_THUMBNAILS,
    Setting.CHAPTER_THUMBNAILS,
    Setting.LOUDNESS,
    Setting.SONIC_ANALYSIS,
)
_FIRST = tuple(each for each in Setting if each not in _LAST)
_CUSTOM_AGENT = "tv.plex.agents.custom."


async def collect(
    server: CheckUpServer,
    clock: Callable[[], float],
    *,
    activity: Activity,
    broken: Mapping[str, OpenDefects],
) -> Facts:
    """Return what a server says. Raises an EngineError if it is lost, or no longer takes the token.

    What it does not say, and what may not be asked any more, stays unknown.
    """
    preferences = server.preferences
    description = await preferences.describe()
    facts = Facts(now=clock(), activity=activity, description=description)
    libraries = await server.libraries()
    facts = await _with_settings(server, facts, _FIRST)
    tasks = await _ask(preferences, preferences.tasks) if facts.is_owner else None
    facts = replace(facts, tasks=tasks or {}, controls=await _controls(server, libraries))
    if any(each.agent.startswith(_CUSTOM_AGENT) for each in libraries):
        facts = replace(facts, providers=await _ask(preferences, preferences.providers))
    facts = replace(facts, is_working=await _ask(preferences, preferences.is_working))
    shelves = [await _library(preferences, each, broken) for each in _worst(libraries, broken)]
    facts = replace(facts, libraries=tuple(shelves))
    return await _with_settings(server, facts, _LAST) if facts.is_owner else facts


async def _ask[T](preferences: Preferences, question: Callable[[], Awaitable[T]]) -> T | None:
    """Return an answer; None if there is none, or no request is left for it.

    Raises an EngineError if the server answers nothing else either.
    """
    try:
        return await question()
    except RequestError, RefusedError, BudgetSpentError:
        return None
    except ServerLostError:
        await _lost(preferences)
        return None


async def _lost(preferences: Preferences) -> None:
    """Raise an EngineError if the server is lost, and not only too late with one answer."""
    with suppress(RequestError, BudgetSpentError):
        await preferences.version()


async def _with_settings(server: CheckUpServer, facts: Facts, names: Iterable[Setting]) -> Facts:
    """Return the facts with some settings, which only the owner may read."""
    settings: dict[Setting, SettingValue] = dict(facts.settings)
    for name in names:
        try:
            value = await server.preferences.setting(name)
        except RefusedError as err:
            if settings:
                break
            if isinstance(err, InvalidTokenError):
                await server.libraries()  # which fails, too, if the token was revoked meanwhile
            return replace(facts, is_owner=False)
        except RequestError:
            continue
        except ServerLostError:
            await _lost(server.preferences)
            continue
        except BudgetSpentError:
            break
        if value is not None:
            settings[name] = value
    return replace(facts, is_owner=True if settings else None, settings=settings)


async def _controls(server: CheckUpServer, libraries: Sequence[Library]) -> tuple[Control, ...]:
    """Return whether the server finds candidates of items that it has matched, per type."""
    found: list[Control] = []
    for kind in LibraryType:
        shelves = [each for each in libraries if each.type is kind and is_plexs_own(each)]
        for shelf in shelves[:_MOST_SHELVES]:
            if control := await _control(server, shelf):
                found.append(control)
                break
    return tuple(found)


async def _control(server: CheckUpServer, library: Library) -> Control | None:
    """Return whether the server finds a candidate of a matched item; None if none was searched.

    The first that is found is enough. A search without an answer finds nothing.
    """
    level = LEVELS[library.type][0]
    question = partial(server.read_page, library, level, 0, _PAGE_SIZE)
    page = await _ask(server.preferences, question)
    items = [each for each in page.items if _is_healthy(each)][:_MOST_CONTROLS] if page else []
    is_found = await _search(server, items) if items else None
    if is_found is None:
        return None
    return Control(type=library.type, asked=len(items), is_found=is_found)


async def _search(server: CheckUpServer, items: Sequence[MediaItem]) -> bool | None:
    """Return whether a candidate of an item is found; None if not all may be searched for."""
    for item in items:
        try:
            if await server.search_matches(item):
                return True
        except RefusedError, BudgetSpentError:
            return None
        except RequestError, ServerLostError:
            continue  # it waits for its sources in vain; the next question shows
    return False


def _is_healthy(item: MediaItem) -> bool:
    """Return whether Plex has matched an item and has its metadata."""
    return item.guid.startswith(PLEX_GUID) and bool(item.thumb) and item.has_summary


def _worst(libraries: Sequence[Library], broken: Mapping[str, OpenDefects]) -> list[Library]:
    """Return the libraries, those with the most broken items first: the budget may not do."""
    none = OpenDefects()
    return sorted(libraries, key=lambda each: -broken.get(each.library_id, none).items)


async def _library(
    preferences: Preferences, library: Library, broken: Mapping[str, OpenDefects]
) -> LibraryFacts:
    """Return what is known of a library; the settings only matter where an agent fills it."""
    settings = None
    if is_inspectable(library):
        question = partial(preferences.of_library, library.library_id)
        settings = await _ask(preferences, question)
    found = broken.get(library.library_id, OpenDefects())
    return LibraryFacts(
        library=library, settings=settings, broken=found.items, defects=found.defects
    )
