"""The choice of a server in the options of a trigger or a condition."""

from collections.abc import Mapping
from typing import Any, ClassVar

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, CONF_OPTIONS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .const import DOMAIN


def options_schema(more: Mapping[vol.Marker, Any]) -> vol.Schema:
    """Return the schema of options: the server, and more."""
    options = {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string, **more}
    return vol.Schema({vol.Optional(CONF_OPTIONS, default=dict): options})


class ServerChoice:
    """A trigger or condition that applies to one server or to all servers."""

    schema: ClassVar[vol.Schema] = options_schema({})

    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Validate the options. Raises vol.Invalid."""
        checked: ConfigType = cls.schema(config)
        entry_id = checked[CONF_OPTIONS].get(ATTR_CONFIG_ENTRY_ID)
        if entry_id is not None:
            entry = hass.config_entries.async_get_entry(entry_id)
            if entry is None or entry.domain != DOMAIN:
                raise vol.Invalid(f"there is no Plex server with the ID {entry_id}")
        return checked
