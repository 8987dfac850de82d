"""The entity that pauses scans."""

from collections.abc import Callable

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import STATE_ON
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers.event import async_track_state_change_event

from ..options import value


class PauseEntity:
    """Follow the entity of the options, and report whether it is on."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, tell: Callable[[bool], None]
    ) -> None:
        """Follow nothing yet."""
        self._hass = hass
        self._entry = entry
        self._tell = tell
        self._unsubscribe: Callable[[], None] | None = None

    @callback
    def follow(self, *, may_wait: bool) -> None:
        """Follow the entity, if a job may wait for one, and report its state."""
        self.stop()
        entity_id = self._chosen if may_wait else None
        if entity_id:
            self._unsubscribe = async_track_state_change_event(
                self._hass, entity_id, self._on_change
            )
        self._tell_of(self._hass.states.get(entity_id) if entity_id else None)

    @callback
    def stop(self) -> None:
        """Stop following the entity."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    @callback
    def _on_change(self, event: Event[EventStateChangedData]) -> None:
        """Report a changed state."""
        self._tell_of(event.data["new_state"])

    @property
    def is_on(self) -> bool:
        """Return whether the entity is on."""
        return self._chosen is not None and _is_on(self._hass.states.get(self._chosen))

    @property
    def _chosen(self) -> str | None:
        """Return the entity of the options, if there is one."""
        return value(self._entry.options, "wait_for_entity") or None

    def _tell_of(self, state: State | None) -> None:
        """Report a state."""
        self._tell(_is_on(state))


def _is_on(state: State | None) -> bool:
    """Return whether a state is on; an unknown one counts as off."""
    return state is not None and state.state == STATE_ON
