"""The sidebar panel and the card: their registration."""

from hashlib import sha256
from pathlib import Path

from homeassistant.components import frontend, panel_custom
from homeassistant.components.http import StaticPathConfig  # type: ignore[attr-defined]  # no __all__
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, PANEL_PATH
from .web.views import CandidateView, LogView, ThumbnailView

_ELEMENT = "plex-smart-refresher-panel"
_TITLE = "Plex Refresher"
_ICON = "mdi:movie-cog-outline"
_FOLDER = Path(__file__).parent / "frontend"
#: The URL of the files, with the version, so an update shows at once.
_ADDRESS: HassKey[str] = HassKey(f"{DOMAIN}_panel")


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
    hass.http.register_view(CandidateView)
    hass.http.register_view(LogView)


def _hash_of_files() -> str:
    """Return a short hash over all scripts."""
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
