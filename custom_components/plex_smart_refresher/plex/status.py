"""What the statuses of Plex mean."""

from http import HTTPStatus
import re

from ..engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    OverloadedError,
    RequestError,
    ServerLostError,
    StartingUpError,
)

#: Plex answers 498 to a token that has expired.
_TOKEN_EXPIRED = 498
_INVALID_TOKEN = frozenset({HTTPStatus.UNAUTHORIZED, _TOKEN_EXPIRED})
#: The server has too much to do, or maintains itself.
_OVERLOADED = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
#: The server, or a proxy before it, says that it cannot work now.
_UNAVAILABLE = frozenset(
    {
        *_OVERLOADED,
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.GATEWAY_TIMEOUT,
        *range(520, 530),  # what tunnels and proxies answer for a server that they cannot reach
    }
)
_STARTING_UP = re.compile(r"still starting up", re.IGNORECASE)


def error_of(status: int, text: str) -> EngineError:
    """Return what a status means; the text only matters for a bad request."""
    if status in _INVALID_TOKEN:
        return InvalidTokenError(f"Plex does not accept the token ({status})")
    if status == HTTPStatus.FORBIDDEN:
        return NotOwnerError("the token does not belong to the owner of the server (403)")
    if status == HTTPStatus.NOT_FOUND:
        return ItemGoneError("it is not on the server (404)")
    if status == HTTPStatus.BAD_REQUEST and _STARTING_UP.search(text):
        return StartingUpError("the server is still starting up")
    if status in _UNAVAILABLE:
        error = OverloadedError if status in _OVERLOADED else ServerLostError
        return error(f"the server says that it is not available now ({status})")
    return RequestError(f"the server answered with status {status}")
