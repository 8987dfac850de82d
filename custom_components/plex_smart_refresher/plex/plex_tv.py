"""plexapi's session for plex.tv: own headers, mapped errors, no other host."""

import asyncio
from collections.abc import Callable
from typing import Any, override
from urllib.parse import urlsplit

from requests import PreparedRequest, Response, Session
from requests.exceptions import (
    ConnectTimeout,
    ContentDecodingError,
    RequestException,
    SSLError,
    Timeout,
)
from urllib3.exceptions import HTTPError

from ..engine.errors import RequestError, ServerLostError
from .identity import TOKEN_HEADER, identity
from .status import error_of


class PlexTvSession(Session):
    """A session that identifies the client and maps errors to the engine's."""

    def __init__(self, client_identifier: str) -> None:
        """Start without a request."""
        super().__init__()
        self._identity = identity(client_identifier)

    @override
    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> Response:
        """Send a request. Raises an EngineError for every failure.

        All users of plexapi in the process share its default headers: only the token is kept.
        """
        given = kwargs.get("headers") or {}
        token = {TOKEN_HEADER: given[TOKEN_HEADER]} if TOKEN_HEADER in given else {}
        kwargs["headers"] = token | self._identity
        try:
            response = super().request(method, url, *args, **kwargs)
        except ContentDecodingError:
            raise RequestError("the answer of plex.tv cannot be read") from None
        except (RequestException, HTTPError, UnicodeError) as err:
            raise ServerLostError(_network_problem(err)) from None  # it contains the address
        response.encoding = "utf-8"
        if not response.ok:
            raise error_of(response.status_code, response.text)
        return response

    @override
    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        """Follow a redirect on the same host. Raises ServerLostError for any other."""
        # The annotations of requests leave both methods out.
        super().rebuild_auth(prepared_request, response)  # type: ignore[no-untyped-call]
        from_url, to_url = response.request.url, prepared_request.url
        if self.should_strip_auth(from_url, to_url):  # type: ignore[no-untyped-call]
            host = urlsplit(to_url or "").hostname or ""
            raise ServerLostError(f"refused: plex.tv redirects to another host, {host[:100]}")


async def run_in_thread[T](request: Callable[[], T], seconds: float | None) -> T:
    """Run a blocking request. Raises an EngineError.

    The caller continues at once after a timeout or a cancellation; the thread ends with the timeout
    of the request.
    """
    try:
        async with asyncio.timeout(seconds):
            return await asyncio.get_running_loop().run_in_executor(None, request)
    except TimeoutError:
        raise ServerLostError("plex.tv did not answer in time") from None


def _network_problem(error: Exception) -> str:
    """Return the problem without addresses, which would end up in logs."""
    if isinstance(error, ConnectTimeout):
        return "plex.tv cannot be reached in time"
    if isinstance(error, Timeout):
        return "plex.tv did not answer in time"
    if isinstance(error, SSLError):
        return "the certificate of plex.tv cannot be verified"
    return "the connection to plex.tv failed"
