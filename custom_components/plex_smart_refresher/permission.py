"""Who may do what, in whichever way it is asked for: by an action, by voice, by a language model.

Home Assistant itself knows no rights on actions, only on entities. So what changes things takes
the permission to press the button that does the same, and what shows titles is for administrators,
as it is in the panel. Nobody in particular, such as an automation or a voice satellite, may do all.
"""

from collections.abc import Callable

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized, UnknownUser
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN
from .entry import PlexSmartRefresherConfigEntry

type Right = Callable[[HomeAssistant, User, PlexSmartRefresherConfigEntry], bool]


def everybody(hass: HomeAssistant, user: User, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Allow it to every user."""
    return True


def administrators(hass: HomeAssistant, user: User, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Allow it to administrators."""
    return user.is_admin


def who_may_press(key: str) -> Right:
    """Return the right to do what a button of the server does."""

    def may(hass: HomeAssistant, user: User, entry: PlexSmartRefresherConfigEntry) -> bool:
        unique_id = f"{entry.runtime_data.machine_identifier}_{key}"
        button = er.async_get(hass).async_get_entity_id("button", DOMAIN, unique_id)
        is_in_control = button and user.permissions.check_entity(button, POLICY_CONTROL)
        return user.is_admin or bool(is_in_control)

    return may


async def async_require(
    hass: HomeAssistant,
    context: Context | None,
    entry: PlexSmartRefresherConfigEntry,
    right: Right,
) -> None:
    """Let nobody pass who lacks a right. Raises Unauthorized."""
    if context is None or context.user_id is None:
        return
    user = await hass.auth.async_get_user(context.user_id)
    if user is None:
        raise UnknownUser(context=context, config_entry_id=entry.entry_id)
    if not right(hass, user, entry):
        raise Unauthorized(context=context, config_entry_id=entry.entry_id)
