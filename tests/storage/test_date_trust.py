"""Whether a date is believed."""

import pytest

from custom_components.plex_smart_refresher.storage.date_trust import DateTrust


@pytest.mark.parametrize(
    ("days", "believed"),
    [
        ([0], [True]),  # the first date there is
        ([0, 1, 2, 3], [True] * 4),
        ([0, 0.1, -0.04, 1], [True] * 4),  # set back by an hour
        ([0, 400, 1, 2], [True, False, True, True]),  # ahead for less than a day
        ([0, 400, 400.01, 400.5, 1], [True, False, False, False, True]),  # and started again
        ([0, 400, 401, 402], [True, False, True, True]),  # away for a year
        ([0, 30, 31, 32], [True, False, True, True]),  # away for a month
        ([0, 400, 500, 501], [True, False, False, True]),
        ([0, -400, -399], [True, False, True]),  # it was ahead for long
        ([0, 400, 399.9, 1], [True, False, False, True]),
    ],
)
def test_a_date_that_jumped_is_believed_on_the_second_day(
    days: list[float], believed: list[bool]
) -> None:
    trust, found = DateTrust(), []
    for day in days:
        now = (1_000 + day) * 86_400.0
        trust = trust.after(now)
        found.append(trust.believed == now)
    assert found == believed
