"""When the lists are searched for what arrived while nobody listened."""

from custom_components.plex_smart_refresher.jobs.arrival_catch_up import LOOK_INTERVAL, CatchUpTimes


def test_what_is_missed_during_a_look_needs_another_one_a_minute_later() -> None:
    times = CatchUpTimes()
    times.begin(0)
    times.note_gap(10)
    assert times.is_due(10, is_listening=True)
    times.note_gap(12)
    times.note_look(10)
    assert not times.is_due(69, is_listening=True)
    assert times.is_due(70, is_listening=True)
    times.note_look(70)
    assert times.at == 70 + LOOK_INTERVAL


def test_who_listens_without_a_gap_looks_at_nothing() -> None:
    times = CatchUpTimes()
    times.begin(0)
    assert not times.is_due(60, is_listening=True)
    assert not times.is_due(60 + LOOK_INTERVAL - 1, is_listening=False)
    assert times.is_due(60 + LOOK_INTERVAL, is_listening=False)
    assert times.is_due(60 + LOOK_INTERVAL, is_listening=False), "the look can fail"
