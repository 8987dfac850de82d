"""Sign-in at plex.tv, and the servers of an account."""

from dataclasses import dataclass, field
from typing import Any, override
from xml.etree.ElementTree import ParseError

from plexapi.exceptions import PlexApiException
from plexapi.myplex import MyPlexAccount, MyPlexPinLogin, MyPlexResource
from requests import Response

from ..engine.errors import ItemGoneError, ServerLostError
from ..engine.text import one_line
from .identity import identity
from .plex_tv import PlexTvSession, run_in_thread

#: The timeouts for plex.tv in seconds: in total, and per part of an answer, which ends a thread
#: that waits in vain.
_TIMEOUT, _REQUEST_TIMEOUT = 30.0, 10.0
#: The errors that plexapi raises for an invalid answer.
_UNREADABLE = (PlexApiException, ParseError, AttributeError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundServer:
    """A server of an account, with its own token and its addresses, best first."""

    machine_identifier: str
    name: str
    token: str = field(repr=False)
    urls: tuple[str, ...]
    is_owned: bool

    @property
    def url(self) -> str:
        """Return the best address, or an empty text."""
        return next(iter(self.urls), "")


class SignIn:
    """A sign-in by link: the user confirms on a Plex page, which yields a token."""

    def __init__(self, client_identifier: str) -> None:
        """Start without a request."""
        self._session = _PinSession(client_identifier)
        self._login = MyPlexPinLogin(
            session=self._session,
            requestTimeout=_REQUEST_TIMEOUT,
            headers=identity(client_identifier),
            oauth=True,
        )

    async def start(self) -> str:
        """Return the address of the page to confirm on. Raises an EngineError."""
        return await run_in_thread(self._page, _TIMEOUT)

    async def token(self) -> str | None:
        """Return the token once the user has confirmed. Raises ItemGoneError when expired.

        Other problems are temporary, or the caller gives up; plexapi also treats them as expired.
        """
        await run_in_thread(self._login.checkLogin, None)
        if self._session.is_gone:
            raise ItemGoneError("the sign-in has expired")
        token: str | None = self._login.token
        return token

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def _page(self) -> str:
        """Return the address of the page to confirm on; blocks."""
        try:
            url: str = self._login.oauthUrl()
        except _UNREADABLE:
            raise _unreadable() from None
        if "code=None" in url:  # plexapi accepts an answer without a pin
            raise _unreadable()
        return url


class _PinSession(PlexTvSession):
    """A session that knows whether a sign-in has expired at plex.tv."""

    is_gone = False

    @override
    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> Response:
        """Send a request. Raises an EngineError for every failure."""
        try:
            return super().request(method, url, *args, **kwargs)
        except ItemGoneError:
            self.is_gone = True
            raise


class Account:
    """A plex.tv account."""

    def __init__(self, token: str, client_identifier: str) -> None:
        """Start without a request."""
        self._token = token
        self._session = PlexTvSession(client_identifier)

    async def servers(self) -> list[FoundServer]:
        """Return the servers that the account can see. Raises an EngineError."""
        try:
            return await run_in_thread(self._servers, _TIMEOUT)
        finally:
            self._session.close()

    def _servers(self) -> list[FoundServer]:
        """Return the servers that the account can see; blocks."""
        try:
            account = MyPlexAccount(
                token=self._token, session=self._session, timeout=_REQUEST_TIMEOUT
            )
            return [_found(resource) for resource in account.resources() if _is_server(resource)]
        except _UNREADABLE:
            raise _unreadable() from None


def _is_server(resource: MyPlexResource) -> bool:
    """Return whether a resource is a usable server."""
    is_server = "server" in (resource.provides or "").split(",")
    return is_server and bool(resource.clientIdentifier) and bool(resource.accessToken)


def _found(resource: MyPlexResource) -> FoundServer:
    """Return a server; over the internet, only encrypted addresses are used."""
    at_home = resource.preferred_connections(locations=["local"])
    away = resource.preferred_connections(locations=["remote", "relay"])
    urls = [*at_home, *(url for url in away if url and url.startswith("https:"))]
    return FoundServer(
        machine_identifier=resource.clientIdentifier,
        name=one_line(resource.name or "") or "Plex",
        token=resource.accessToken,
        urls=tuple(dict.fromkeys(filter(None, urls))),
        is_owned=bool(resource.owned),
    )


def _unreadable() -> ServerLostError:
    """Return the error for an invalid answer."""
    return ServerLostError("plex.tv gave an answer that cannot be read")
