"""The settings of a server, each asked for by its name: the list of all of them holds secrets."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from ..engine.checkup.facts import Description, LibrarySetting, Setting, SettingValue, Task
from ..engine.errors import ItemGoneError, RequestError
from .json_api import JsonApi
from .json_values import Container, is_yes, objects_of, parse_number, text_of
from .parsing import name_and_version
from .server_session import Quota, limited

_SIGNED_IN = "ok"
_TASKS = "ButlerTasks"
#: In front of the name of a task, where it is a setting.
_TASK_PREFIX = "ButlerTask"
#: What Plex itself does to metadata; the activity of the type "butler" may never end.
_WORK = "library.update"
_YES_OR_NO = "bool"
_NO = frozenset({"0", "false"})
_TRUTH_VALUES = frozenset({"false", "true"})


class Preferences:
    """What a server says of its settings; see the engine's port."""

    def __init__(self, api: JsonApi) -> None:
        """Start without a request."""
        self._api = api

    def limited(self, most: int) -> AbstractContextManager[Quota]:
        """Return a context in which the current task can send a number of requests at most."""
        return limited(most)

    async def describe(self) -> Description:
        """Return how the server describes itself, in two requests.

        What answers without a container, such as the login page of a proxy, says nothing.
        """
        identity = await self._container("/identity")
        root = await self._container("/")
        time = _time(self._api.date)
        state = text_of(root.get("myPlexSigninState"))
        return Description(
            # As `version` does: a server that tells two different ones is not due every hour.
            version=name_and_version(identity)[1],
            is_claimed=_yes_or_no(identity.get("claimed")),
            is_signed_in=state == _SIGNED_IN if state else None,
            is_read_only=_yes_or_no(root.get("readOnlyLibraries")),
            time=time,
        )

    async def _container(self, path: str) -> Container:
        """Return the container of an answer; an empty one if there is none."""
        try:
            return await self._api.get(path)
        except RequestError:
            return {}

    async def version(self) -> str:
        """Return the version of the server."""
        return name_and_version(await self._api.get("/identity"))[1]

    async def setting(self, name: Setting) -> SettingValue | None:
        """Return one setting; None if the server does not know it."""
        try:
            found = _settings(await self._api.get("/:/prefs/get", {"id": name}), [name])
        except ItemGoneError:
            return None
        return found.get(name.casefold())

    async def tasks(self) -> Mapping[Task, bool]:
        """Return which of the scheduled tasks are on, as far as the server lists them."""
        found = await self._api.get("/butler", key=_TASKS)
        listed = {
            text_of(each.get("name")).casefold().removeprefix(_TASK_PREFIX.casefold()): each
            for each in objects_of(found.get("ButlerTask"))
        }
        states = {
            task: _yes_or_no(listed[task.casefold()].get("enabled"))
            for task in Task
            if task.casefold() in listed
        }
        return {task: is_on for task, is_on in states.items() if is_on is not None}

    async def providers(self) -> Mapping[str, bool | None]:
        """Return the custom metadata providers by identifier, and whether they are online."""
        found = await self._api.get("/media/providers/metadata")
        return {
            text_of(each.get("identifier")): _yes_or_no(each.get("online"))
            for each in objects_of(found.get("MetadataAgentProvider"))
        }

    async def of_library(self, library_id: str) -> Mapping[LibrarySetting, SettingValue]:
        """Return the settings of a library."""
        path = f"/library/sections/{quote(library_id, safe='')}/prefs"
        found = _settings(await self._api.get(path), LibrarySetting)
        return {name: found[name.casefold()] for name in LibrarySetting if name.casefold() in found}

    async def is_working(self) -> bool:
        """Return whether the server says that it works on metadata."""
        found = objects_of((await self._api.get("/activities")).get("Activity"))
        return any(text_of(each.get("type")).startswith(_WORK) for each in found)


def _settings(container: Container, wanted: Iterable[str]) -> dict[str, SettingValue]:
    """Return some settings of an answer by name in lower case, which varies between servers."""
    names = {name.casefold() for name in wanted}
    return {
        name: value
        for each in objects_of(container.get("Setting"))
        if (name := text_of(each.get("id")).casefold()) in names
        and (value := _value(each)) is not None
    }


def _value(setting: Container) -> SettingValue | None:
    """Return the value of a setting; a number or truth value can be a text."""
    value = setting.get("value")
    if isinstance(value, bool) or text_of(setting.get("type")) == _YES_OR_NO:
        return _yes_or_no(value)
    number, text = parse_number(value), text_of(value)
    if text.lower() in _TRUTH_VALUES:
        return _yes_or_no(value)
    return (text or None) if number is None else number


def _yes_or_no(value: object) -> bool | None:
    """Return a truth value in any of Plex's forms; None if it is none."""
    if is_yes(value):
        return True
    return False if value is False or text_of(value).lower() in _NO else None


def _time(date: str) -> float | None:
    """Return the time that a server dated its answer with, in Unix seconds.

    HTTP knows no other zone than UTC, which a server can leave out.
    """
    try:
        found = parsedate_to_datetime(date)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except ValueError, OverflowError:
        return None
