"""The table of actions: each is a handler with its fields, rights and response."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import ServiceResponse, SupportsResponse
import voluptuous as vol

from .fields import TEXT, Schema
from .jobs.manager import JobManager
from .permission import Right

type Redact = Callable[[dict[str, Any]], dict[str, Any]]
type Handler = Callable[[JobManager, dict[str, Any]], Awaitable[ServiceResponse]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """An action: its handler, its fields, who may use it, and whether it answers."""

    handle: Handler
    schema: Schema
    right: Right
    response: SupportsResponse
    without_titles: Redact | None  #: for a user who may use it, but not read titles


ACTIONS: dict[str, Action] = {}


def action(
    name: str,
    *,
    right: Right,
    fields: Schema | None = None,
    response: SupportsResponse = SupportsResponse.OPTIONAL,
    without_titles: Redact | None = None,
) -> Callable[[Handler], Handler]:
    """Make an action of a handler."""

    def decorate(handler: Handler) -> Handler:
        """Keep the action for its registration."""
        schema = {vol.Optional(ATTR_CONFIG_ENTRY_ID): TEXT, **(fields or {})}
        ACTIONS[name] = Action(
            handle=handler,
            schema=schema,
            right=right,
            response=response,
            without_titles=without_titles,
        )
        return handler

    return decorate
