"""A sign-in at plex.tv that waits for the user, who confirms it on a page of Plex."""

import asyncio
import logging

from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from ..engine.errors import EngineError
from ..plex import SignIn

_LOGGER = logging.getLogger(__name__)

#: How often plex.tv is asked whether the user has confirmed, and how long, in seconds.
_POLL_INTERVAL = 1.0
_SIGN_IN_TIMEOUT = 600.0


class PendingSignIn:
    """A sign-in, the page to confirm it on, and the token that it yields."""

    def __init__(self, hass: HomeAssistant, flow_id: str, client_identifier: str) -> None:
        """Set the flow to continue; nothing is requested yet."""
        self._hass = hass
        self._flow_id = flow_id
        self._sign_in = SignIn(client_identifier)
        self._task: asyncio.Task[None] | None = None
        self.url = ""
        self.token: str | None = None
        self.is_over = False

    async def async_start(self) -> None:
        """Ask plex.tv for a page to confirm on, and begin to wait. Raises an EngineError."""
        self.url = await self._sign_in.start()
        self._task = self._hass.async_create_background_task(
            self._async_wait(), f"{DOMAIN} sign-in"
        )

    @callback
    def cancel(self) -> None:
        """Stop waiting."""
        if self._task is not None:
            self._task.cancel()

    async def _async_wait(self) -> None:
        """Ask plex.tv until the user has confirmed, then continue the flow."""
        try:
            async with asyncio.timeout(_SIGN_IN_TIMEOUT):
                while (token := await self._sign_in.token()) is None:  # noqa: ASYNC110 - plex.tv is asked
                    await asyncio.sleep(_POLL_INTERVAL)
            self.token = token
        except EngineError, TimeoutError:
            _LOGGER.debug("The sign-in at plex.tv was not confirmed in time")
        finally:
            self._sign_in.close()
        self.is_over = True
        flow = self._hass.config_entries.flow
        self._hass.async_create_task(flow.async_configure(self._flow_id))
