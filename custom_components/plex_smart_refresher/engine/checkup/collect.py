"""Ask a server what the rules need to know, in few requests."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ..criteria import is_inspectable
from ..errors import RefusedError, RequestError, ServerLostError
from ..guids import PLEX_GUID
from ..library_status import OpenDefects
from ..media import LEVELS, Library, LibraryType, MediaItem
from .facts import Activity, Control, Facts, LibraryFacts, Setting, SettingValue
from .server import Budget, CheckUpServer, Preferences

#: The correctly matched items that are tried per type, and the newest items to find them among.
_MOST_CONTROLS = 3
_PAGE_SIZE = 50
#: What a check-up begins with: the server, its identity twice, and its libraries.
_FIRST_REQUESTS = 4
#: The settings that are asked for last: there may be no request left for them.
_LAST = (
    Setting.VIDEO_THUMBNAILS,
    Setting.CHAPTER_THUMBNAILS,
    Setting.LOUDNESS,
    Setting.SONIC_ANALYSIS,
)
_FIRST = tuple(each for each in Setting if each not in _LAST)
_PLEX_AGENT = "tv.plex.agents."
_CUSTOM_AGENT = "tv.plex.agents.custom."


async def collect(
    server: CheckUpServer,
    budget: Budget,
    *,
    now: float,
    activity: Activity,
    broken: Mapping[str, OpenDefects],
) -> Facts:
    """Return what a server says. Raises ServerLostError or WrongServerError.

    What it does not say, and what the budget does not allow to ask, stays unknown.
    """
    budget.take(_FIRST_REQUESTS)
    preferences = server.preferences
    facts = Facts(now=now, activity=activity, description=await preferences.describe())
    libraries = await server.libraries()
    facts = await _with_settings(preferences, budget, facts, _FIRST)
    tasks = await _ask(budget, preferences.tasks) if facts.is_owner else None
    facts = replace(facts, tasks=tasks or {}, controls=await _controls(server, budget, libraries))
    if any(each.agent.startswith(_CUSTOM_AGENT) for each in libraries):
        facts = replace(facts, providers=await _ask(budget, preferences.providers))
    facts = replace(facts, is_working=await _ask(budget, preferences.is_working))
    shelves = [
        await _library(preferences, budget, each, broken) for each in _worst(libraries, broken)
    ]
    facts = replace(facts, libraries=tuple(shelves))
    return await _with_settings(preferences, budget, facts, _LAST) if facts.is_owner else facts


async def _ask[T](budget: Budget, question: Callable[[], Awaitable[T]]) -> T | None:
    """Return an answer; None if there is none, or no request is left for it."""
    if not budget.take():
        return None
    try:
        return await question()
    except RequestError, RefusedError:
        return None


async def _with_settings(
    preferences: Preferences, budget: Budget, facts: Facts, names: Iterable[Setting]
) -> Facts:
    """Return the facts with some settings, which only the owner may read."""
    settings: dict[Setting, SettingValue] = dict(facts.settings)
    for name in names:
        if not budget.take():
            break
        try:
            value = await preferences.setting(name)
        except RefusedError:
            return replace(facts, is_owner=False)
        except RequestError:
            continue
        if value is not None:
            settings[name] = value
    return replace(facts, is_owner=True if settings else None, settings=settings)


async def _controls(
    server: CheckUpServer, budget: Budget, libraries: Sequence[Library]
) -> tuple[Control, ...]:
    """Return whether the server finds candidates of items that it has matched, per type."""
    found: list[Control] = []
    for kind in LibraryType:
        shelf = next((each for each in libraries if each.type is kind and _is_plexs(each)), None)
        control = await _control(server, budget, shelf) if shelf else None
        if control is not None:
            found.append(control)
    return tuple(found)


def _is_plexs(library: Library) -> bool:
    """Return whether one of Plex's own agents fills a library."""
    is_own = library.agent.startswith(_PLEX_AGENT) and not library.agent.startswith(_CUSTOM_AGENT)
    return is_own and is_inspectable(library)


async def _control(server: CheckUpServer, budget: Budget, library: Library) -> Control | None:
    """Return whether the server finds a candidate of a matched item; None if none was searched.

    The first that is found is enough. A search without an answer finds nothing.
    """
    level = LEVELS[library.type][0]
    page = await _ask(budget, partial(server.read_page, library, level, 0, _PAGE_SIZE))
    items = [each for each in page.items if _is_healthy(each)][:_MOST_CONTROLS] if page else []
    if not items or not budget.take(len(items)):
        return None
    asked, is_found = await _search(server, items)
    budget.give_back(len(items) - asked)
    return None if is_found is None else Control(type=library.type, asked=asked, is_found=is_found)


async def _search(server: CheckUpServer, items: Sequence[MediaItem]) -> tuple[int, bool | None]:
    """Return how many items were searched for, and whether one was found; None if refused."""
    for asked, item in enumerate(items, 1):
        try:
            if await server.search_matches(item):
                return asked, True
        except RefusedError:
            return asked, None
        except RequestError, ServerLostError:
            continue  # it waits for its sources in vain; the next question shows
    return len(items), False


def _is_healthy(item: MediaItem) -> bool:
    """Return whether Plex has matched an item and has its metadata."""
    return item.guid.startswith(PLEX_GUID) and bool(item.thumb) and item.has_summary


def _worst(libraries: Sequence[Library], broken: Mapping[str, OpenDefects]) -> list[Library]:
    """Return the libraries, those with the most broken items first: the budget may not do."""
    none = OpenDefects()
    return sorted(libraries, key=lambda each: -broken.get(each.library_id, none).items)


async def _library(
    preferences: Preferences,
    budget: Budget,
    library: Library,
    broken: Mapping[str, OpenDefects],
) -> LibraryFacts:
    """Return what is known of a library; the settings only matter where an agent fills it."""
    settings = None
    if is_inspectable(library):
        settings = await _ask(budget, partial(preferences.of_library, library.library_id))
    found = broken.get(library.library_id, OpenDefects())
    return LibraryFacts(
        library=library, settings=settings, broken=found.items, defects=found.defects
    )
