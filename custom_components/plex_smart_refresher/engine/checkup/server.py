"""The port through which a check-up asks a server."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from ..ladder_terms import MatchCandidate
from ..media import Library, MatchQuery, MediaItem, MediaType, Page
from .facts import Description, LibrarySetting, Setting, SettingValue, Task


class Quota(Protocol):
    """The requests of a check-up, including those that only ask who the server is."""

    used: int


class Preferences(Protocol):
    """What a server says of its settings. Errors are as of MediaServer; nothing is changed."""

    def limited(self, most: int) -> AbstractContextManager[Quota]:
        """Return a context in which the current task can send a number of requests at most.

        Any more of them raises BudgetSpentError.
        """
        ...

    async def describe(self) -> Description:
        """Return how the server describes itself, in two requests."""
        ...

    async def version(self) -> str:
        """Return the version of the server."""
        ...

    async def setting(self, name: Setting) -> SettingValue | None:
        """Return one setting; None if the server does not know it."""
        ...

    async def tasks(self) -> Mapping[Task, bool]:
        """Return which of the scheduled tasks are on."""
        ...

    async def providers(self) -> Mapping[str, bool | None]:
        """Return the custom metadata providers by identifier, and whether they are online.

        That is None for one of which the server does not say it.
        """
        ...

    async def of_library(self, library_id: str) -> Mapping[LibrarySetting, SettingValue]:
        """Return the settings of a library."""
        ...

    async def is_working(self) -> bool:
        """Return whether the server says that it works on metadata."""
        ...


class Notified(Protocol):
    """What arrives of the notifications of a server."""

    @property
    def connected(self) -> bool:
        """Return whether there is a connection for them."""
        ...

    @property
    def listening_for(self) -> float:
        """Return the number of seconds since the connection was made; 0 without one."""
        ...

    @property
    def frames(self) -> int:
        """Return how many arrived since then, of any kind."""
        ...


class CheckUpServer(Protocol):
    """A server as a check-up sees it: nothing of it writes."""

    @property
    def preferences(self) -> Preferences:
        """Return what the server says of its settings."""
        ...

    @property
    def notifications(self) -> Notified:
        """Return what arrives of its notifications."""
        ...

    async def libraries(self) -> tuple[Library, ...]:
        """Return the libraries of movies, shows and music."""
        ...

    async def read_page(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        """Return a part of a library's items, newest first."""
        ...

    async def search_matches(
        self, item: MediaItem, query: MatchQuery | None = None
    ) -> Sequence[MatchCandidate]:
        """Return the candidates of an item's type."""
        ...
