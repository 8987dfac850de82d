"""How the lines of a log read in a plain file."""

from custom_components.plex_smart_refresher.engine.lines import LineCode, plain_text

RTL = "\u05d0\u05d1\u05d2"


def test_a_line_names_its_item_first_and_words_its_values_plainly() -> None:
    values = {"title": "Alien {x}", "fixed": ["missing_poster", "no_match"], "after": ["a"]}
    said = plain_text(LineCode.PARTLY_FIXED, values)
    assert said == "Alien {x}: fixed missing_poster, no_match; still a"
    assert plain_text(LineCode.CAUGHT_UP, {"schedule": "Nightly", "due": 0}) == (
        "started by the schedule “Nightly”, which was missed at 1970-01-01 00:00 UTC"
    )
    assert plain_text(LineCode.ENDED, {"status": "success", "duration": 102.4}) == (
        "success after 102 s"
    )


def test_of_an_unknown_code_the_code_is_said() -> None:
    assert plain_text("of_tomorrow", {"title": "Alien"}) == "Alien: of_tomorrow"


def test_names_keep_their_direction_in_a_file() -> None:
    values = {"title": RTL, "error": "status 500"}
    said = plain_text(LineCode.ERRORED, values, are_names_isolated=True)
    assert said == f"\u2068{RTL}\u2069: status 500"
