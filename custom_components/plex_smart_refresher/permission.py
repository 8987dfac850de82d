"""Permissions for actions, voice and language models.

Home Assistant has permissions for entities, not for actions. Therefore, a change requires
permission to press the matching button, and titles are for administrators, as in the panel.
Requests without a user, for example from an automation, are allowed. What a voice satellite, which
has no user either, says aloud, is an option.
"""

from collections.abc import Callable

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized, UnknownUser
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN
from .entry import PlexSmartRefresherConfigEntry
from .options import value

type Right = Callable[[HomeAssistant, User, PlexSmartRefresherConfigEntry], bool]


def everybody(hass: HomeAssistant, user: User, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Allow every user."""
    return True


def administrators(hass: HomeAssistant, user: User, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Allow administrators."""
    return user.is_admin


def who_may_press(key: str) -> Right:
    """Return the permission that requires control of a button."""

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
    """Check a permission. Raises Unauthorized."""
    if context is None or context.user_id is None:
        return
    user = await hass.auth.async_get_user(context.user_id)
    if user is None:
        raise UnknownUser(context=context, config_entry_id=entry.entry_id)
    if not right(hass, user, entry):
        raise Unauthorized(context=context, config_entry_id=entry.entry_id)


async def async_may_read_titles(
    hass: HomeAssistant,
    context: Context | None,
    entry: PlexSmartRefresherConfigEntry,
    *,
    is_spoken: bool = False,
) -> bool:
    """Return whether an answer may name items; speech without a user depends on an option."""
    if is_spoken and (context is None or context.user_id is None):
        return bool(value(entry.options, "speak_titles"))
    try:
        await async_require(hass, context, entry, administrators)
    except Unauthorized:
        return False
    return True
