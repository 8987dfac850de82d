"""When to refresh what has arrived incomplete, before the plans of scans take over."""

from ..air_dates import AirPlan

#: The tries, in seconds after the arrival. A first one any sooner would get in Plex's way.
FIRST_REFRESH = 180.0
REFRESHES = (FIRST_REFRESH, 600.0, 1800.0, 7200.0)


def next_refresh(
    arrived_at: float, tries: int, now: float, air: AirPlan | None = None
) -> float | None:
    """Return when to refresh an item next, in Unix seconds; None if that is up to scans.

    Tries that were missed count as one, and an arrival in the future as one of now: the clock has
    jumped.
    """
    if air and air.is_unaired(now):
        return None
    start = min(arrived_at, now)
    if tries == 0:
        return start + FIRST_REFRESH
    return next((start + each for each in REFRESHES[tries:] if start + each > now), None)
