"""The sidebar panel and the card: their files and HTTP views."""

from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from aiohttp import web
from homeassistant.components import frontend, panel_custom
from homeassistant.components.http import StaticPathConfig  # type: ignore[attr-defined]  # no __all__
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView
from homeassistant.loader import async_get_integration
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .engine.errors import EngineError
from .entry import PlexSmartRefresherConfigEntry

PANEL_PATH = "plex-smart-refresher"
_ELEMENT = "plex-smart-refresher-panel"
_TITLE = "Plex Refresher"
_ICON = "mdi:movie-cog-outline"
_FOLDER = Path(__file__).parent / "frontend"
#: The URL of the files, with the version, so an update shows at once.
_ADDRESS: HassKey[str] = HassKey(f"{DOMAIN}_panel")

#: How long a browser caches a poster, in seconds.
_POSTER_AGE = 3_600
#: Lines per part of a downloaded log.
_LINES_AT_A_TIME = 2_000


async def async_setup_panel(hass: HomeAssistant) -> None:
    """Serve the files of the panel and the card, posters and logs.

    Home Assistant without a frontend needs none of them.
    """
    if frontend.DOMAIN not in hass.config.components:
        return
    integration = await async_get_integration(hass, DOMAIN)
    content_hash = await hass.async_add_executor_job(_hash_of_files)
    address = f"/{DOMAIN}/frontend/{integration.version}-{content_hash}"
    await hass.http.async_register_static_paths([StaticPathConfig(address, str(_FOLDER))])
    hass.data[_ADDRESS] = address
    frontend.add_extra_js_url(hass, f"{address}/card.js")
    hass.http.register_view(ThumbnailView)
    hass.http.register_view(LogView)


def _hash_of_files() -> str:
    content = sha256()
    for path in sorted(_FOLDER.glob("*.js")):
        content.update(path.read_bytes())
    return content.hexdigest()[:8]


async def async_show_panel(hass: HomeAssistant) -> None:
    """Show the panel in the sidebar for all users."""
    address = hass.data.get(_ADDRESS)
    if address is None or frontend.async_panel_exists(hass, PANEL_PATH):
        return
    await panel_custom.async_register_panel(
        hass,
        PANEL_PATH,
        _ELEMENT,
        sidebar_title=_TITLE,
        sidebar_icon=_ICON,
        module_url=f"{address}/panel.js",
        require_admin=False,
    )


@callback
def async_hide_panel(hass: HomeAssistant) -> None:
    """Remove the panel from the sidebar."""
    frontend.async_remove_panel(hass, PANEL_PATH, warn_if_unknown=False)


def _entry_for(request: web.Request, entry_id: str) -> PlexSmartRefresherConfigEntry:
    """Return a server for an administrator. Raises Unauthorized or HTTPNotFound."""
    if not request[KEY_HASS_USER].is_admin:
        raise Unauthorized
    entry: PlexSmartRefresherConfigEntry | None = request.app[
        KEY_HASS
    ].config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN or entry.state is not ConfigEntryState.LOADED:
        raise web.HTTPNotFound
    return entry


class ThumbnailView(HomeAssistantView):
    """Posters of items, so no browser needs Plex's address or token."""

    url = f"/api/{DOMAIN}/{{entry_id}}/thumb/{{rating_key:\\d+}}"
    name = f"api:{DOMAIN}:thumb"

    async def get(self, request: web.Request, entry_id: str, rating_key: str) -> web.Response:
        """Return the poster of an item."""
        entry = _entry_for(request, entry_id)
        try:
            picture = await entry.runtime_data.read_picture(rating_key)
        except EngineError:
            picture = None
        if picture is None:
            # No content instead of an error: items without a poster are expected.
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
                f"{line.level.upper():7} {line.phase:7} {' '.join(line.message.splitlines())}\n"
                for line in lines
            )
            await response.write(text.encode())
        await response.write_eof()
        return response


def _local_time(timestamp: float) -> datetime:
    return dt_util.as_local(dt_util.utc_from_timestamp(timestamp))
