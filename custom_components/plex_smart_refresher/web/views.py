"""HTTP views: the posters of items and the download of a log."""

from datetime import datetime
from http import HTTPStatus

from aiohttp import web
from homeassistant.components.http.auth import CONTENT_USER_NAME
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.util import dt as dt_util

from ..const import CANDIDATES_PATH, DOMAIN, POSTERS_PATH
from ..engine.errors import EngineError
from ..engine.lines import LineValues, plain_text
from ..engine.media import RATING_KEY, Picture
from ..entry import PlexSmartRefresherConfigEntry

#: How long a browser caches a poster, in seconds.
_POSTER_AGE = 3_600
#: Lines per part of a downloaded log.
_LINES_AT_A_TIME = 2_000


def _is_signed(request: web.Request) -> bool:
    """Return whether the integration has signed the address, as it does in a notification.

    The user of such addresses cannot sign in, and belongs to nobody.
    """
    user = request[KEY_HASS_USER]
    return bool(user.system_generated and user.name == CONTENT_USER_NAME)


def _entry_for(
    request: web.Request, entry_id: str, *, is_allowed: bool = False
) -> PlexSmartRefresherConfigEntry:
    """Return a server for an administrator. Raises Unauthorized or HTTPNotFound."""
    if not (is_allowed or request[KEY_HASS_USER].is_admin):
        raise Unauthorized
    entry: PlexSmartRefresherConfigEntry | None = request.app[
        KEY_HASS
    ].config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN or entry.state is not ConfigEntryState.LOADED:
        raise web.HTTPNotFound
    return entry


class ThumbnailView(HomeAssistantView):
    """Posters of items, so no browser needs Plex's address or token.

    They are thumbnails for the panel, and larger at a signed address, which a message shows.
    """

    url = f"{POSTERS_PATH}{{rating_key:{RATING_KEY}}}"
    name = f"api:{DOMAIN}:thumb"

    async def get(self, request: web.Request, entry_id: str, rating_key: str) -> web.Response:
        """Answer with the poster of an item."""
        is_signed = _is_signed(request)
        entry = _entry_for(request, entry_id, is_allowed=is_signed)
        try:
            picture = await entry.runtime_data.read_picture(rating_key, is_large=is_signed)
        except EngineError:
            picture = None
        return _answer(picture)


class CandidateView(HomeAssistantView):
    """Pictures of candidates for a match, so no browser asks the internet for them."""

    url = f"{CANDIDATES_PATH}{{rating_key:{RATING_KEY}}}"
    name = f"api:{DOMAIN}:candidate"

    async def get(self, request: web.Request, entry_id: str, rating_key: str) -> web.Response:
        """Answer with the picture of a candidate that was offered for an item."""
        runtime = _entry_for(request, entry_id).runtime_data
        guid = request.query.get("guid", "")
        candidate = await runtime.manager.inbox.candidate(rating_key, guid)
        if candidate is None:  # a person can decide while the pictures still load
            return _answer(None)
        return _answer(await runtime.read_candidate_picture(candidate.picture))


def _answer(picture: Picture | None) -> web.Response:
    """Return a picture, or no content instead of an error: items without one are expected."""
    if picture is None:
        return web.Response(status=HTTPStatus.NO_CONTENT)
    return web.Response(
        body=picture.content,
        content_type=picture.content_type,
        headers={
            "Cache-Control": f"private, max-age={_POSTER_AGE}",
            "X-Content-Type-Options": "nosniff",
        },
    )


class LogView(HomeAssistantView):
    """The log of a job as a text file."""

    url = f"/api/{DOMAIN}/{{entry_id}}/log/{{job_id}}"
    name = f"api:{DOMAIN}:log"

    async def get(self, request: web.Request, entry_id: str, job_id: str) -> web.StreamResponse:
        """Return the log in parts, so a long one needs little memory."""
        manager = _entry_for(request, entry_id).runtime_data.manager
        job = manager.records.job(job_id)
        if job is None:
            raise web.HTTPNotFound
        name = f"plex-scan-{_local_time(job.started_at):%Y%m%d-%H%M%S}.log"
        response = web.StreamResponse(
            headers={
                "Content-Type": "text/plain; charset=utf-8",
                "Content-Disposition": f'attachment; filename="{name}"',
                "X-Content-Type-Options": "nosniff",
            }
        )
        response.enable_compression()
        await response.prepare(request)
        newest_id = 0
        while lines := await manager.records.lines.get_after(
            job.job_id, newest_id, limit=_LINES_AT_A_TIME
        ):
            newest_id = lines[-1].id
            text = "".join(
                f"{_local_time(line.time):%Y-%m-%d %H:%M:%S} "
                f"{line.level.upper():7} {line.phase:7} {_plain(line.code, line.values)}\n"
                for line in lines
            )
            await response.write(text.encode())
        await response.write_eof()
        return response


def _plain(code: str, values: LineValues) -> str:
    """Return a line of a log on one line."""
    return " ".join(plain_text(code, values, are_names_isolated=True).splitlines())


def _local_time(timestamp: float) -> datetime:
    """Return a time in the time zone of Home Assistant."""
    return dt_util.as_local(dt_util.utc_from_timestamp(timestamp))
