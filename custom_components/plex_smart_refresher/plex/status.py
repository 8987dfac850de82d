"""The errors for Plex's statuses."""

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

#: Plex answers 498 to an expired token.
_TOKEN_EXPIRED = 498
_INVALID_TOKEN = frozenset({HTTPStatus.UNAUTHORIZED, _TOKEN_EXPIRED})
#: The server is overloaded or in maintenance.
_OVERLOADED = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
#: The server or its proxy reports that it cannot work.
_UNAVAILABLE = frozenset(
    {
        *_OVERLOADED,
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.GATEWAY_TIMEOUT,
        *range(520, 530),  # answers of tunnels and proxies for an unreachable server
    }
)
_STARTING_UP = re.compile(r"still starting up", re.IGNORECASE)


def error_of(status: int, text: str) -> EngineError:
    """Return the error for a status; the text only matters for a bad request."""
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
