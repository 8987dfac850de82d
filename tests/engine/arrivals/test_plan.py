"""When what has arrived incomplete is refreshed."""

import pytest

from custom_components.plex_smart_refresher.engine.arrivals.plan import REFRESHES, next_refresh

ARRIVED = 1_800_000_000.0


@pytest.mark.parametrize(
    ("tries", "elapsed", "expected"),
    [
        (0, 30, 180),
        (0, 179, 180),
        (1, 180, 600),
        (2, 600, 1800),
        (3, 1800, 7200),
        (4, 7200, None),
        (0, 90_000, 180),  # nobody was there: at once
        (1, 700, 1800),  # the tries that were missed count as one
        (1, 90_000, None),
        (9, 30, None),
    ],
)
def test_the_tries_come_at_these_seconds_after_the_arrival(
    tries: int, elapsed: float, expected: float | None
) -> None:
    found = next_refresh(ARRIVED, tries, ARRIVED + elapsed)
    assert found == (None if expected is None else ARRIVED + expected)


def test_an_arrival_in_the_future_counts_as_one_of_now() -> None:
    assert next_refresh(ARRIVED + 1e6, 0, ARRIVED) == ARRIVED + REFRESHES[0]
    assert next_refresh(ARRIVED + 1e6, 1, ARRIVED) == ARRIVED + REFRESHES[1]
