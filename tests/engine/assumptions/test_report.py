"""The compatibility report tells everything about a server but whose it is."""

import json

from custom_components.plex_smart_refresher.engine.assumptions.report import (
    Found,
    LibraryCounts,
    Subject,
    as_markdown,
    compatibility_report,
)
from custom_components.plex_smart_refresher.engine.assumptions.result import (
    Assumption,
    ProbeResult,
    Verdict,
)
from custom_components.plex_smart_refresher.engine.assumptions.vocabulary import harmless
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType

from .test_judges import CASES, words_of

SECRET = "smith"
LIBRARY = Library(
    library_id="4711",
    title="The Smiths",
    type=LibraryType.MOVIE,
    agent="tv.plex.agents.custom.smith",
    language="smith",
    folders=("/home/smith/films",),
)
SUBJECT = Subject(
    versions={"plex": "1.43.0.10162-smith", "home_assistant": "2026.11.0b3", "other": "smith 1.0"},
    results=[
        ProbeResult(Assumption.GUID_SCHEMES, Verdict.DIFFERS, {"movie smith": 3, "movie plex": 2}),
        ProbeResult(Assumption.UNKNOWN_ITEM, Verdict.AS_EXPECTED, {"body": "html", "x": SECRET}),
        ProbeResult(Assumption.SERVER_SETTINGS, Verdict.UNKNOWN, {}),
    ],
    libraries=[
        LibraryCounts(library=LIBRARY, items=9, broken=2, defects={Defect.MISSING_POSTER: 2}),
        LibraryCounts(
            library=Library(
                library_id="7",
                title="Smith",
                type=LibraryType.SHOW,
                agent="tv.plex.agents.series",
                language="de-DE",
                content_changed_at=5,
            )
        ),
    ],
    findings=[Found(check="language", status="ok", library_id="7")],
    counts={"jobs": 3},
)


def test_a_report_tells_versions_verdicts_and_counts() -> None:
    report = compatibility_report(SUBJECT)
    assert report["versions"] == {
        "plex": "1.43.0.10162",
        "home_assistant": "2026.11.0b3",
        "other": "other",
    }
    assert report["assumptions"][0] == {
        "assumption": "guid_schemes",
        "verdict": "differs",
        "values": {"other": 3, "movie plex": 2},
    }
    assert report["libraries"][0] == {
        "library_type": "movie",
        "agent": "tv.plex.agents.custom",
        "language": "other",
        "has_counter": False,
        "items": 9,
        "broken": 2,
        "defects": {"missing_poster": 2},
    }
    assert report["check_up"][0]["library"] == 2
    assert report["counts"] == {"jobs": 3}
    text = as_markdown(report)
    assert (
        "| guid_schemes | The guid of an item starts with a known scheme. | **differs** |" in text
    )
    assert "| 2 | show | tv.plex.agents.series | de-DE | yes |  | 0 |  |" in text
    assert "| language | ok |  | 2 | 0 |" in text
    assert "the names of Preferences." in text


def test_no_name_gets_into_a_report() -> None:
    report = compatibility_report(SUBJECT)
    for text in (json.dumps(report), as_markdown(report)):
        assert SECRET not in text.lower()
        assert "4711" not in text
        assert "/home" not in text


def test_what_verdicts_tell_survives_the_last_look_at_it() -> None:
    words = {word for judge, evidence, _ in CASES for word in words_of(judge(evidence))}
    told = {word for word in words if isinstance(word, str)}
    assert told
    assert {word for word in told if harmless(word) != word} == set()
