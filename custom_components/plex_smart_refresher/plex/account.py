"""Signing in at plex.tv, and the servers that an account owns."""

import asyncio
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

from plexapi.exceptions import PlexApiException
from plexapi.myplex import MyPlexAccount, MyPlexPinLogin, MyPlexResource

from ..engine.errors import ItemGoneError, ServerLostError
from .session import PRODUCT, PlexSession

#: plex.tv answers within as many seconds or not at all.
_TIMEOUT = 30
#: plexapi calls a sign-in expired after any error; so many in a row are believed.
_MOST_FAILURES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundServer:
    """A server of an account, with its own token and its addresses, the best first."""

    machine_identifier: str
    name: str
    token: str
    urls: tuple[str, ...]
    is_owned: bool


class SignIn:
    """One sign-in by link: the user confirms on a page of Plex, and a token comes back."""

    def __init__(self, client_identifier: str) -> None:
        """Prepare; nothing is sent yet."""
        headers = {
            "X-Plex-Client-Identifier": client_identifier,
            "X-Plex-Product": PRODUCT,
            "X-Plex-Device-Name": PRODUCT,
        }
        self._login = MyPlexPinLogin(
            session=PlexSession(client_identifier),
            requestTimeout=_TIMEOUT,
            headers=headers,
            oauth=True,
        )
        self._failures = 0

    async def start(self) -> str:
        """Return the address of the page to confirm on. Raises EngineError."""
        url: str = await asyncio.to_thread(self._login.oauthUrl)
        return url

    async def token(self) -> str | None:
        """Return the token once the user has confirmed. Raises ItemGoneError when expired."""
        await asyncio.to_thread(self._login.checkLogin)
        self._failures = self._failures + 1 if self._login.expired else 0
        self._login.expired = False
        if self._failures >= _MOST_FAILURES:
            raise ItemGoneError("the sign-in has expired")
        token: str | None = self._login.token
        return token


class Account:
    """A plex.tv account."""

    def __init__(self, token: str, client_identifier: str) -> None:
        """Prepare; nothing is sent yet."""
        self._token = token
        self._client_identifier = client_identifier

    async def servers(self) -> list[FoundServer]:
        """Return the servers that the account can see. Raises an EngineError."""
        return await asyncio.to_thread(self._servers)

    def _servers(self) -> list[FoundServer]:
        session = PlexSession(self._client_identifier)
        try:
            account = MyPlexAccount(token=self._token, session=session, timeout=_TIMEOUT)
            resources = account.resources()
        except (PlexApiException, ParseError) as err:
            raise ServerLostError("plex.tv gave an answer that cannot be read") from err
        return [_found(resource) for resource in resources if "server" in resource.provides]


def _found(resource: MyPlexResource) -> FoundServer:
    return FoundServer(
        machine_identifier=resource.clientIdentifier,
        name=resource.name,
        token=resource.accessToken,
        urls=tuple(resource.preferred_connections()),
        is_owned=bool(resource.owned),
    )
