"""The entity that pauses scans."""

from collections.abc import Callable

from homeassistant.const import STATE_ON
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, State, callback
from homeassistant.helpers.event import async_track_state_change_event


class PauseEntity:
    """Follow one entity at a time, and report whether it is on."""

    def __init__(self, hass: HomeAssistant, tell: Callable[[bool], None]) -> None:
        """Start without an entity."""
        self._hass = hass
        self._tell = tell
        self._unsubscribe: Callable[[], None] | None = None

    @callback
    def follow(self, entity_id: str | None) -> None:
        """Follow an entity or none, and report its state."""
        self.stop()
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

    def _tell_of(self, state: State | None) -> None:
        """Report a state; an unknown one counts as off."""
        self._tell(state is not None and state.state == STATE_ON)
