"""What may leave the machine of what others wrote."""

import pytest

from custom_components.plex_smart_refresher.engine.assumptions.vocabulary import (
    harmless,
    harmless_scheme,
)


@pytest.mark.parametrize(
    "text",
    ["", "7", "-1", "backgroundProcessingQueue", "tv.plex.agents.movie", "library.refresh.items"],
)
def test_words_of_plex_are_harmless(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("smith", "tv.plex.agents.smith", "SmithsLibrary", "192.168.1.20", "1234", "a" * 61),
        *("smith@example.com", "/media/movies", "Größe", "queue\n7", "movie 1 2", "movie/poster"),
        *("deadbeef", "xyzTOKENxyz", "tv.plex\u202e"),
    ],
)
def test_anything_else_is_not_told(text: str) -> None:
    assert harmless(text) == "other"


@pytest.mark.parametrize(
    ("scheme", "told"),
    [
        ("", "none"),
        ("plex", "plex"),
        ("com.plexapp.agents.imdb", "com.plexapp.agents.imdb"),
        ("com.plexapp.agents.smith", "com.plexapp.agents"),
        ("tv.plex.agents.custom.smith.family", "tv.plex.agents.custom"),
        ("smith.family", "other"),
    ],
)
def test_an_agent_that_anybody_can_make_is_told_by_its_kind(scheme: str, told: str) -> None:
    assert harmless_scheme(scheme) == told
