"""Answer errors with the bodies that Plex sends."""

from http import HTTPStatus

from aiohttp import web

# Statuses that Plex uses and Python's table does not know.
EXPIRED_TOKEN = 498
REDIRECT = (
    "<script>window.location = window.location.href.match("
    r"/(^.+\/)[^\/]*$/)[1] + 'web/index.html';</script>"
)
MAINTENANCE_BODY = (
    '<Response code="503" title="Maintenance" '
    'status="Plex Media Server is currently running database migrations."/>'
)
STARTING_UP_BODY = "the server is still starting up. Please retry later"


class PlexError(Exception):
    """End a request with an error status."""

    def __init__(self, status: int, body: str | None = None) -> None:
        """Keep the status and, if it is not the usual one, the body."""
        super().__init__(status)
        self.status = status
        self.body = body


def phrase(status: int) -> str:
    """Return the phrase of a status."""
    if status == EXPIRED_TOKEN:
        return "Token Expired"
    return HTTPStatus(status).phrase


def html(status: int, head: str = "") -> str:
    """Return the page that Plex sends with an error status."""
    words = phrase(status)
    start = f"<html><head>{head}<title>{words}</title></head>"
    return f"{start}<body><h1>{status} {words}</h1></body></html>"


def error_response(status: int, path: str, body: str | None = None) -> web.Response:
    """Return the answer to a failed request."""
    if body is None:
        head = REDIRECT if path == "/" and status == HTTPStatus.UNAUTHORIZED else ""
        body = html(status, head)
    return web.Response(
        status=status,
        reason=phrase(status),
        text=body,
        content_type="text/html",
    )
