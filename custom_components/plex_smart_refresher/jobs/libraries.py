"""The libraries of a server and its reachability."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
import logging
import re

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..const import CONF_LIBRARIES, DOMAIN
from ..engine.criteria import is_inspectable
from ..engine.errors import (
    CertificateError,
    CertificateNameError,
    CertificateTimeError,
    EngineError,
    RefusedError,
    RequestError,
    ServerLostError,
    WrongServerError,
)
from ..engine.media import Library, LibraryType, MediaItem
from ..engine.options import ScanOptions
from ..engine.ports import Clock, MediaServer
from .events import Publisher, ServerChanged

_LOGGER = logging.getLogger(__name__)

#: Refusals of the token in a row, one per minute, before the user is asked to sign in.
_MOST_REFUSALS = 3
#: What is logged about a server that cannot be used, by its problem.
_WARNINGS: Mapping[str, str] = {
    WrongServerError.error_code: "Another server answers at the address of %s",
    CertificateError.error_code: "The certificate of %s is not trusted",
    CertificateNameError.error_code: "The certificate of %s belongs to another name",
    CertificateTimeError.error_code: "The certificate of %s is not valid at this time",
}


class ServerLibraries:
    """The supported libraries of a server, as last listed."""

    def __init__(
        self,
        server: MediaServer,
        publisher: Publisher,
        *,
        name: str,
        default_options: Callable[[], ScanOptions],
        start_reauth: Callable[[], None],
        clock: Clock,
    ) -> None:
        """Start without a list; the server is not asked yet."""
        self.all: tuple[Library, ...] = ()
        self.listed: tuple[Library, ...] = ()  #: with those of personal media
        self.is_reachable = True
        self.problem: str | None = None  #: why it is unreachable, as an error code
        self.unreachable_since: float | None = None
        self.refused_since: float | None = None  #: since when the token has been refused
        self._is_listed = False
        self._refusals = 0  # checks in a row that refused the token
        self._server = server
        self._publisher = publisher
        self._name = name
        self._default_options = default_options
        self._start_reauth = start_reauth
        self._clock = clock

    @property
    def is_well(self) -> bool:
        """Return whether the last check has shown nothing that needs attention."""
        return self.is_reachable and not (self.problem or self._refusals or self.refused_since)

    @property
    def selected(self) -> tuple[Library, ...] | None:
        """Return the libraries selected in the options; None until the server has listed them."""
        if not self._is_listed:
            return None
        selected = self._default_options().library_ids
        return tuple(each for each in self.all if not selected or each.library_id in selected)

    @property
    def selected_ids(self) -> frozenset[str] | None:
        """Return the IDs of the selected libraries; None until the server has listed them."""
        selected = self.selected
        return None if selected is None else frozenset(each.library_id for each in selected)

    async def async_check(self) -> bool:
        """List the server's libraries, which also shows whether it responds.

        Return whether it has listed them.
        """
        libraries = None
        try:
            libraries = await self._server.libraries()
        except RequestError:
            self.set_reachable(is_reachable=True)  # it has answered
        except RefusedError as err:
            self._refusals += 1
            if self._refusals >= _MOST_REFUSALS:
                self.on_error(err)
        except EngineError as err:
            self.on_error(err)
        else:
            self.listed = libraries
            self.all = tuple(filter(is_inspectable, libraries))
            self._is_listed = True
            self._refusals = 0
            self.refused_since = None
            self.set_reachable(is_reachable=True)
        self._publisher.publish(ServerChanged())
        return libraries is not None

    @callback
    def on_error(self, err: EngineError) -> None:
        """Update the reachability after an error, or ask for a token after a lasting refusal."""
        if isinstance(err, RefusedError):
            self.refused_since = self.refused_since or self._clock.time()
            self._start_reauth()
        elif isinstance(err, ServerLostError | WrongServerError):
            is_another = not self.is_reachable and self.problem != err.error_code
            self.problem = err.error_code
            self.set_reachable(is_reachable=False)
            if is_another:  # one that follows another changes no reachability
                self._publisher.publish(ServerChanged())

    @callback
    def set_reachable(self, *, is_reachable: bool) -> None:
        """Set whether the server responds, and publish a change."""
        if is_reachable:
            self.problem = None
        if is_reachable is self.is_reachable:
            return
        self.is_reachable = is_reachable
        self.unreachable_since = None if is_reachable else self._clock.time()
        if is_reachable:
            _LOGGER.info("%s answers again", self._name)
        else:
            message = _WARNINGS.get(self.problem or "", "%s does not answer")
            _LOGGER.warning(message, self._name)
        self._publisher.publish(ServerChanged())

    async def async_count_items(self, library_ids: Sequence[str]) -> int | None:
        """Return the number of items of libraries; none means the selected ones.

        It is None if the lists do not tell. Raises EngineError.
        """
        options = self._default_options()
        wanted = library_ids or options.library_ids
        totals = [
            (await self._server.read_page(library, level, 0, 1)).total
            for library in self.all
            if not wanted or library.library_id in wanted
            for level in library.levels
            if level in options.levels
        ]
        known = [total for total in totals if total is not None]
        return sum(known) if len(known) == len(totals) else None

    async def async_with_title(self, word: str) -> list[MediaItem]:
        """Return the films, shows and artists of the selected libraries with a word in their title.

        It is one request per library. Raises EngineError.
        """
        return [
            item
            for library in self.selected or ()
            for item in await self._server.with_title(library.library_id, library.levels[0], word)
        ]

    async def async_ids_of(
        self, names: Sequence[str], field: str = CONF_LIBRARIES
    ) -> tuple[str, ...]:
        """Return the IDs of libraries that a field names by ID or title.

        A title that several libraries share selects all of them. Raises
        ServiceValidationError for an unknown name.
        """
        if not all(map(self._ids_of, names)):
            await self.async_check()  # it can be new
        ids: dict[str, None] = {}
        for name in names:
            found = self._ids_of(name)
            if not found:
                raise self._unknown(name, field)
            ids |= dict.fromkeys(found)
        return tuple(ids)

    def _ids_of(self, name: str) -> list[str]:
        """Return the IDs of the libraries with this ID or title."""
        return [
            library.library_id
            for library in self.all
            if name == library.library_id
            or name.casefold() in (library.title.casefold(), library.name.casefold())
        ]

    def _unknown(self, name: str, field: str) -> HomeAssistantError:
        """Return the error about an unknown library."""
        if not self.all and not self.is_reachable:
            return HomeAssistantError(
                translation_domain=DOMAIN, translation_key=ServerLostError.error_code
            )
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="unknown_library",
            translation_placeholders={
                "field": field,
                "value": name,
                "allowed": ", ".join(library.name for library in self.all),
            },
        )


type Find = Callable[[Sequence[Library], str], list[Library]]


def find_spoken(
    servers: Sequence[Sequence[Library]], name: str, types: Mapping[str, LibraryType]
) -> list[list[Library]]:
    """Return, for each server, the libraries that a spoken name means.

    It is a title, or a part of one, or a word for a type of library. What fits better on any
    server wins on all.
    """
    finds: tuple[Find, ...] = (_by_title, _by_part_of_title, partial(_by_type, types))
    for find in finds:
        found = [find(libraries, name) for libraries in servers]
        if any(found):
            return found
    return [[] for _ in servers]


def _by_title(libraries: Sequence[Library], name: str) -> list[Library]:
    """Return the libraries with this title."""
    words = _words(name)
    return [each for each in libraries if words in (_words(each.title), _words(each.name))]


def _by_part_of_title(libraries: Sequence[Library], name: str) -> list[Library]:
    """Return the only library that has all these words in its title: "shows" for "TV Shows"."""
    words = set(_words(name))
    found = [library for library in libraries if words and words <= set(_words(library.title))]
    return found if len({library.title for library in found}) == 1 else []


def _by_type(
    types: Mapping[str, LibraryType], libraries: Sequence[Library], name: str
) -> list[Library]:
    """Return the libraries of the type that a word stands for."""
    wanted = types.get(name.casefold())
    return [library for library in libraries if library.type is wanted]


def _words(text: str) -> list[str]:
    """Return the words of a text as they are spoken: "&" and "_" are written, but not spoken."""
    return re.findall(r"[^\W_]+", text.casefold())
