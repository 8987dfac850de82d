"""What a hostile name of a file costs to read."""

import time

import pytest

from custom_components.plex_smart_refresher.engine.file_names import (
    ids_of,
    names_of,
    readings_of,
    title_key,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType

RTL = "\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.mark.parametrize(
    "name", ["(" * 4000, "{tmdb-" * 700, "2001 " * 800, "a, " * 1300, "[ " * 2000, RTL * 4000]
)
def test_a_hostile_name_costs_nothing(name: str) -> None:
    started = time.process_time()
    item = MediaItem("1", "1", MediaType.MOVIE, "Any", file=f"/m/{name}/{name}.mkv")
    assert ids_of(item) == ()
    for each in names_of(item):
        for reading in readings_of(each):
            title_key(reading.title)
    title_key(name)
    assert time.process_time() - started < 0.5
