"""The plumbing of the websocket commands: who asks for what about which server."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import (
    ERR_INVALID_FORMAT,
    ERR_NOT_FOUND,
    AsyncWebSocketCommandHandler,
)
from homeassistant.components.websocket_api.decorators import async_response, require_admin
from homeassistant.components.websocket_api.messages import BASE_COMMAND_MESSAGE_SCHEMA
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from ..const import DOMAIN
from ..engine.errors import EngineError
from ..engine.job import Job
from ..entry import PlexSmartRefresherConfigEntry
from ..fields import TEXT, FieldError, NotThereError, Schema, checked, named_job
from ..jobs.manager import JobManager

type Handler = Callable[[Request], Awaitable[Mapping[str, Any] | None]]


class NotFoundError(EngineError):
    """The requested object does not exist."""

    error_code = ERR_NOT_FOUND


class NotLoadedError(EngineError):
    """The server is set up, but not loaded."""

    error_code = "not_loaded"


class Request:
    """A command for a loaded server."""

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        entry: PlexSmartRefresherConfigEntry,
        message_id: int,
        fields: dict[str, Any],
    ) -> None:
        """Set who asks for what."""
        self.hass = hass
        self.connection = connection
        self.entry = entry
        self.message_id = message_id
        self.fields = fields
        self.manager: JobManager = entry.runtime_data.manager

    @property
    def is_admin(self) -> bool:
        """Return whether titles may be shown."""
        return self.connection.user.is_admin

    def given(self, *names: str) -> dict[str, Any]:
        """Return the named fields that were given."""
        return {name: self.fields[name] for name in names if name in self.fields}

    def job(self) -> Job:
        """Return the requested job. Raises NotThereError."""
        return named_job(self.manager, self.fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A command."""

    name: str
    schema: Schema
    is_for_admins: bool
    handle: Handler


COMMANDS: list[Command] = []


def command(name: str, fields: Schema, *, admin: bool) -> Callable[[Handler], Handler]:
    """Turn a handler into a command, which runs only for a loaded server."""

    def decorate(handler: Handler) -> Handler:
        """Keep the command for its registration."""
        schema = {vol.Required("entry_id"): TEXT, **fields}
        row = Command(name=name, schema=schema, is_for_admins=admin, handle=handler)
        COMMANDS.append(row)
        return handler

    return decorate


@callback
def async_register_commands(hass: HomeAssistant) -> None:
    """Register the commands."""
    for row in COMMANDS:
        handle = async_response(_handle_for(row))
        websocket_api.async_register_command(
            hass,
            f"{DOMAIN}/{row.name}",
            require_admin(handle) if row.is_for_admins else handle,
            # The fields are checked by us, so that errors are translated.
            BASE_COMMAND_MESSAGE_SCHEMA.extend({vol.Extra: object}),
        )


def _handle_for(row: Command) -> AsyncWebSocketCommandHandler:
    """Return the function that checks and answers the messages of a command."""

    async def handle(
        hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
    ) -> None:
        """Check a message and answer it."""
        message_id: int = msg["id"]
        given = {name: value for name, value in msg.items() if name not in ("id", "type")}
        try:
            request = _request(hass, connection, message_id, checked(row.schema, given))
            answer = await row.handle(request)
        except FieldError as err:
            connection.send_error(
                message_id,
                ERR_NOT_FOUND if isinstance(err, NotThereError) else ERR_INVALID_FORMAT,
                str(err),
                translation_domain=err.translation_domain,
                translation_key=err.translation_key,
                translation_placeholders=err.translation_placeholders,
            )
        except EngineError as err:
            connection.send_error(message_id, err.error_code, str(err))
        else:
            if answer is not None:
                connection.send_result(message_id, answer)

    return handle


def _request(
    hass: HomeAssistant, connection: ActiveConnection, message_id: int, fields: dict[str, Any]
) -> Request:
    """Return a request for a loaded server. Raises NotFoundError or NotLoadedError."""
    entry = hass.config_entries.async_get_entry(fields["entry_id"])
    if entry is None or entry.domain != DOMAIN:
        raise NotFoundError("there is no such server")
    if entry.state is not ConfigEntryState.LOADED:
        raise NotLoadedError("the server is not loaded")
    return Request(hass, connection, entry, message_id, fields)
