"""Whether to trust a date: nothing is removed because a clock jumped."""

from dataclasses import dataclass

_DAY = 86_400.0
#: A date this much later or earlier than the last one comes from a clock that runs.
_LONGEST_GAP = 2 * _DAY
#: A date that was doubted is believed when the clock still says so on the next day.
_SECOND_DAY = 20 * 3_600.0


@dataclass(frozen=True, slots=True)
class DateTrust:
    """The last trusted date, and one not yet confirmed by a second day. In Unix seconds."""

    believed: float | None = None
    doubted: float | None = None

    def after(self, now: float) -> DateTrust:
        """Return the trust after another reading of the clock."""
        if self.believed is None or abs(now - self.believed) <= _LONGEST_GAP:
            return DateTrust(now)
        since = None if self.doubted is None else now - self.doubted
        if since is None or not 0 <= since <= _LONGEST_GAP:
            return DateTrust(self.believed, now)
        return DateTrust(now) if since >= _SECOND_DAY else self
