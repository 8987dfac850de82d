"""Each check: what it finds, and when it finds nothing or does not know."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.checkup.facts import (
    Activity,
    Control,
    Description,
    Facts,
    LibraryFacts,
    LibrarySetting,
    Setting,
    Task,
)
from custom_components.plex_smart_refresher.engine.checkup.finding import (
    CODES,
    OF_LIBRARIES,
    Check,
    CheckStatus,
    CheckUp,
)
from custom_components.plex_smart_refresher.engine.checkup.folders import seems_remote
from custom_components.plex_smart_refresher.engine.checkup.library_rules import LIBRARY_RULES
from custom_components.plex_smart_refresher.engine.checkup.rules import judge
from custom_components.plex_smart_refresher.engine.checkup.server_rules import SERVER_RULES
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType

NOW = 1_800_000_000.0
MOVIE, SHOW, ARTIST = LibraryType.MOVIE, LibraryType.SHOW, LibraryType.ARTIST
type Change = Callable[[Facts], Facts]


def shelf(number: str, kind: LibraryType, agent: str, **details: Any) -> LibraryFacts:
    """Return a library as Plex sets it up, with three broken items."""
    language = details.pop("language", "en-US")
    library = Library(library_id=number, title=f"T{number}", type=kind, agent=agent)
    settings = {LibrarySetting.PREFER_LOCAL: False, LibrarySetting.LOCAL_ASSETS: True}
    settings |= {LibrarySetting.ADULT: False}
    return LibraryFacts(
        library=replace(library, language=language),
        settings={**settings, LibrarySetting.EPISODE_ORDER: "tmdbAiring"},
        broken=3,
        **details,
    )


HEALTHY = Facts(
    now=NOW,
    description=Description(
        version="1.43", is_claimed=True, is_signed_in=True, is_read_only=False, time=NOW + 299
    ),
    is_owner=True,
    settings={
        Setting.BUTLER_START: 2,
        Setting.BUTLER_END: 5,
        Setting.AUTOMATIC_SCAN: True,
        Setting.PERIODIC_SCAN: True,
        Setting.EMPTY_TRASH: True,
        Setting.LOW_PRIORITY: False,
        Setting.VIDEO_THUMBNAILS: "never",
    },
    tasks={Task.PERIODIC_REFRESH: True, Task.LOCAL_MEDIA: True},
    providers={},
    controls=(Control(type=MOVIE, asked=1, is_found=True),),
    is_working=False,
    activity=Activity(is_listening=True, listening_for=300, notifications=1),
    libraries=(
        shelf("1", MOVIE, "tv.plex.agents.movie"),
        shelf("2", SHOW, "tv.plex.agents.series"),
        shelf("3", ARTIST, "tv.plex.agents.music"),
    ),
    differing=0,
)


def facts(**changes: Any) -> Change:
    """Change facts of the server."""
    return lambda found: replace(found, **changes)


def settings(**values: Any) -> Change:
    """Change settings of the server; None is one that it does not know."""
    changed = {Setting[name]: value for name, value in values.items()}
    return lambda found: replace(
        found,
        settings={
            name: value
            for name, value in {**found.settings, **changed}.items()
            if value is not None
        },
    )


def described(**values: Any) -> Change:
    """Change how the server describes itself."""
    return lambda found: replace(found, description=replace(found.description, **values))


def active(**values: Any) -> Change:
    """Change what has happened."""
    return lambda found: replace(found, activity=replace(found.activity, **values))


def library(number: int, defects: dict[Defect, int] | None = None, **values: Any) -> Change:
    """Change a library, its settings or what is broken in it."""
    names = {each.name: each for each in LibrarySetting}
    changed = {names[name]: values.pop(name) for name in names if name in values}

    def change(found: Facts) -> Facts:
        old = found.libraries[number - 1]
        kept = {**(old.settings or {}), **changed}
        new = replace(
            old,
            library=replace(old.library, **values),
            settings={name: value for name, value in kept.items() if value is not None},
            defects=defects or {},
            broken=max(old.broken, sum((defects or {}).values())),
        )
        shelves = [*found.libraries]
        shelves[number - 1] = new
        return replace(found, libraries=tuple(shelves))

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(found: Facts) -> Facts:
        for each in changes:
            found = each(found)
        return found

    return change


DOWN = Control(type=MOVIE, asked=3, is_found=False)
FEW = Control(type=MOVIE, asked=2, is_found=False)
UNTITLED = {Defect.PLACEHOLDER_TITLE: 5}
SUMMARIES = {Defect.MISSING_SUMMARY: 10}
ASIDE = library(1, folders=("/data/nas/movies",))
QUIET = settings(PERIODIC_SCAN=False)
DULL = active(without_effect=20, items_in_vain=8, timed_out=10)
LEGACY, NONE = "com.plexapp.agents.imdb", "com.plexapp.agents.none"
CUSTOM = "tv.plex.agents.custom.org.example"

#: What is changed, and what is then found: check, status, code, values, affected, library.
FAULTS: list[tuple[Change, tuple[Any, ...]]] = [
    (facts(controls=(DOWN,)), ("sources", "problem", "unreachable", {"asked": 3}, 3, "")),
    (both(DULL, facts(is_working=True)), ("wedged", "problem", "no_effect", {"count": 20}, 8, "")),
    (facts(is_owner=False), ("owner", "problem", "not_owner", {}, 9, "")),
    (described(is_read_only=True), ("owner", "problem", "read_only", {}, 9, "")),
    (described(is_claimed=False), ("signed_in", "warning", "unclaimed", {}, 0, "")),
    (described(is_signed_in=False), ("signed_in", "warning", "signed_out", {}, 0, "")),
    (active(is_listening=False), ("websocket", "warning", "not_connected", {}, 0, "")),
    (active(notifications=0, refreshed=True), ("websocket", "warning", "silent", {}, 0, "")),
    (described(time=NOW - 3600), ("clock", "warning", "skew", {"minutes": 60}, 0, "")),
    (
        facts(tasks={Task.PERIODIC_REFRESH: False, Task.LOCAL_MEDIA: True}),
        ("periodic_refresh", "hint", "off", {}, 0, ""),
    ),
    (
        facts(tasks={Task.PERIODIC_REFRESH: True, Task.LOCAL_MEDIA: False}),
        ("background_tasks", "hint", "local_media_off", {}, 0, ""),
    ),
    (settings(BUTLER_END=2), ("butler_hours", "warning", "equal", {"start": 2}, 0, "")),
    (
        settings(BUTLER_START=23, BUTLER_END=0),
        ("butler_hours", "hint", "short", {"start": 23, "end": 0}, 0, ""),
    ),
    (both(QUIET, settings(AUTOMATIC_SCAN=False)), ("new_files", "warning", "off", {}, 0, "")),
    (
        both(QUIET, ASIDE, settings(EMPTY_TRASH=False)),
        ("new_files", "hint", "network", {"count": 1}, 0, ""),
    ),
    (settings(LOUDNESS="asap"), ("arrivals_slow", "hint", "asap", {"count": 1}, 0, "")),
    (settings(LOW_PRIORITY=True), ("arrivals_slow", "hint", "low_priority", {}, 0, "")),
    (
        settings(LOW_PRIORITY=True, SONIC_ANALYSIS="asap"),
        ("arrivals_slow", "hint", "both", {"count": 1}, 0, ""),
    ),
    (active(came_back=5), ("trash", "warning", "came_back", {"count": 5}, 0, "")),
    (ASIDE, ("trash", "hint", "network", {"count": 1}, 0, "")),
    (facts(differing=2), ("compatibility", "hint", "differs", {"count": 2}, 0, "")),
    (library(2, agent=LEGACY), ("legacy_agent", "warning", "legacy", {"agent": "imdb"}, 0, "2")),
    (
        library(2, agent="com.plexapp.agents.you tube"),
        ("legacy_agent", "warning", "third_party", {"agent": "you_tube"}, 0, "2"),
    ),
    (library(1, agent=NONE, scanner="Plex Movie"), ("no_agent", "hint", "none", {}, 0, "1")),
    (
        library(1, agent=CUSTOM),
        ("custom_provider", "problem", "gone", {"provider": "org.example"}, 3, "1"),
    ),
    (
        both(library(1, agent=CUSTOM), facts(providers={CUSTOM: False})),
        ("custom_provider", "problem", "offline", {"provider": "org.example"}, 3, "1"),
    ),
    (library(2, language="xn"), ("language", "warning", "none", {}, 3, "2")),
    (
        library(1, SUMMARIES, language="fi-FI"),
        ("language", "hint", "sparse", {"language": "fi-FI", "count": 10}, 10, "1"),
    ),
    (library(1, PREFER_LOCAL=True), ("local_metadata", "hint", "preferred", {}, 0, "1")),
    (
        library(2, {Defect.PLACEHOLDER_TITLE: 4}, PREFER_LOCAL=True),
        ("local_metadata", "hint", "preferred", {}, 0, "2"),
    ),
    (
        library(1, UNTITLED, PREFER_LOCAL=True),
        ("local_metadata", "warning", "preferred", {}, 5, "1"),
    ),
    (library(2, LOCAL_ASSETS=False), ("local_assets", "hint", "off", {}, 0, "2")),
    (library(1, {Defect.NO_MATCH: 5}), ("adult_titles", "hint", "off", {"count": 5}, 0, "1")),
    (
        library(2, UNTITLED, EPISODE_ORDER="tvdbAiring"),
        ("episode_order", "hint", "mismatch", {"order": "TheTVDB (Aired)", "count": 5}, 0, "2"),
    ),
    (
        library(2, UNTITLED, EPISODE_ORDER="new\n" + 80 * "x"),
        ("episode_order", "hint", "mismatch", {"order": "new_" + 56 * "x", "count": 5}, 0, "2"),
    ),
]
#: What is changed, and the check that then finds nothing.
NOTHING: list[tuple[Change, str]] = [
    (both(DULL, facts(is_working=False)), "wedged"),
    (both(QUIET, settings(AUTOMATIC_SCAN=False), facts(tasks={Task.SCAN: True})), "new_files"),
    (both(QUIET, ASIDE, facts(tasks={Task.SCAN: True})), "new_files"),
    # Music and shows of one's own have the scanner of others.
    (library(3, agent=NONE, scanner="Plex Music Scanner"), "no_agent"),
    (library(2, agent=NONE, scanner="Plex Series Scanner"), "no_agent"),
    # Agents of others may know no language.
    (library(2, agent="com.plexapp.agents.youtube", language="xn"), "language"),
    (library(1, agent=CUSTOM, language="xn"), "language"),
    (both(active(without_effect=19, timed_out=19), facts(is_working=True)), "wedged"),
    (described(time=NOW - 300), "clock"),
    (library(1, {Defect.MISSING_SUMMARY: 9}, language="fi-FI"), "language"),
    (library(1, {Defect.NO_MATCH: 4}), "adult_titles"),
    (both(active(without_effect=20, timed_out=9), facts(is_working=True)), "wedged"),
    (both(DULL, facts(is_working=True, controls=(DOWN,))), "wedged"),
    (settings(AUTOMATIC_SCAN=False), "new_files"),
    (QUIET, "new_files"),
    (both(active(came_back=5), settings(EMPTY_TRASH=False)), "trash"),
    (active(came_back=4), "trash"),
    (library(1, agent=NONE), "legacy_agent"),
    (library(1, agent=NONE), "no_agent"),
    (library(1, agent=NONE, language="xn"), "language"),
    (both(library(1, agent=CUSTOM), facts(providers={CUSTOM: True})), "custom_provider"),
    (library(1, SUMMARIES, language="en-GB"), "language"),
    (library(1, {**SUMMARIES, Defect.NO_MATCH: 11}, language="fi-FI"), "language"),
    (library(3, PREFER_LOCAL=True, LOCAL_ASSETS=False), "local_metadata"),
    (library(3, LOCAL_ASSETS=False), "local_assets"),
    (library(1, agent=NONE, PREFER_LOCAL=True), "local_metadata"),
    (library(1, {Defect.NO_MATCH: 5}, ADULT=True), "adult_titles"),
    (library(2, {Defect.PLACEHOLDER_TITLE: 4}), "episode_order"),
]
#: What the server does not say, and the check that then does not know.
UNSAID: list[tuple[Change, str]] = [
    (facts(controls=()), "sources"),
    (facts(controls=(FEW,)), "sources"),
    (facts(controls=(FEW, Control(type=SHOW, asked=3, is_found=True))), "sources"),
    (both(DULL, facts(is_working=None)), "wedged"),
    (both(DULL, facts(is_working=True, controls=())), "wedged"),
    (facts(is_owner=None), "owner"),
    (described(is_claimed=None), "signed_in"),
    (active(is_listening=None), "websocket"),
    (active(notifications=0), "websocket"),
    (active(notifications=0, refreshed=True, listening_for=299), "websocket"),
    (described(time=None), "clock"),
    (facts(tasks={Task.LOCAL_MEDIA: True}), "periodic_refresh"),
    (facts(tasks={Task.PERIODIC_REFRESH: True}), "background_tasks"),
    (settings(BUTLER_START=None), "butler_hours"),
    (settings(BUTLER_END="late"), "butler_hours"),
    (settings(BUTLER_START=24, BUTLER_END=24), "butler_hours"),
    (settings(BUTLER_START=True), "butler_hours"),
    (settings(PERIODIC_SCAN=None), "new_files"),
    (settings(PERIODIC_SCAN="perhaps"), "new_files"),
    (settings(LOW_PRIORITY=None), "arrivals_slow"),
    (settings(VIDEO_THUMBNAILS=None), "arrivals_slow"),
    (settings(EMPTY_TRASH=None), "trash"),
    (facts(differing=None), "compatibility"),
    (both(library(1, agent=CUSTOM), facts(providers=None)), "custom_provider"),
    (both(library(1, agent=CUSTOM), facts(providers={CUSTOM: None})), "custom_provider"),
    (library(1, PREFER_LOCAL=None), "local_metadata"),
    (library(1, PREFER_LOCAL=7), "local_metadata"),
    (library(2, LOCAL_ASSETS=None), "local_assets"),
    (library(1, {Defect.NO_MATCH: 5}, ADULT=None), "adult_titles"),
    (library(2, UNTITLED, EPISODE_ORDER=None), "episode_order"),
]


def test_a_healthy_server_has_nothing_but_healthy_findings_one_per_check() -> None:
    assert [each.check for each in judge(HEALTHY)] == list(Check)
    assert {each.status for each in judge(HEALTHY)} == {CheckStatus.OK}


def test_each_fault_is_found_by_its_check_and_by_no_other() -> None:
    for change, (check, status, code, values, affected, library_id) in FAULTS:
        [found] = [each for each in judge(change(HEALTHY)) if each.status is not CheckStatus.OK]
        told = (found.check, found.status, found.code, found.values, found.affected)
        assert told == (check, status, code, values, affected)
        assert found.library_id == library_id, check


def test_every_sentence_can_be_told_and_every_check_has_a_rule() -> None:
    told = {(row[0], row[2]): set(row[3]) for _, row in FAULTS}
    known = {
        (check, code): names for check, codes in CODES.items() for code, names in codes.items()
    }
    assert told == known
    assert [*SERVER_RULES, *LIBRARY_RULES] == list(Check)
    assert LIBRARY_RULES.keys() == OF_LIBRARIES


@pytest.mark.parametrize(
    ("cases", "status"), [(NOTHING, CheckStatus.OK), (UNSAID, CheckStatus.UNKNOWN)]
)
def test_what_is_no_fault_or_unsaid_is_not_called_one(
    cases: list[tuple[Change, str]], status: CheckStatus
) -> None:
    for change, check in cases:
        found = {each.check: each for each in judge(change(HEALTHY))}[Check(check)]
        assert (found.status, found.code) == (status, ""), check


def test_the_words_of_a_finding_are_those_of_its_code_or_else_of_its_check() -> None:
    [found] = [each for each in judge(facts(is_owner=False)(HEALTHY)) if each.code]
    assert found.words == ("owner_not_owner", "owner")
    assert judge(HEALTHY)[0].words == ("sources",)
    assert judge(facts(controls=())(HEALTHY))[0].words == ("unknown", "sources")


def test_a_check_up_tells_what_there_is_to_do_worst_first_without_what_is_on_purpose() -> None:
    change = both(settings(LOW_PRIORITY=True, EMPTY_TRASH=None), facts(is_owner=False))
    found = CheckUp(checked_at=NOW, version="1", requests=9, findings=judge(change(HEALTHY)))
    assert [each.check for each in found.troubles] == ["owner", "arrivals_slow"]
    silenced = replace(found, silenced=frozenset({found.troubles[0].silence}))
    assert [each.check for each in silenced.troubles] == ["arrivals_slow"]


def test_what_is_on_purpose_comes_back_if_it_gets_worse_or_means_something_else() -> None:
    hint, worse = (
        judge(library(1, defects, PREFER_LOCAL=True)(HEALTHY)) for defects in ({}, UNTITLED)
    )
    off = judge(both(QUIET, settings(AUTOMATIC_SCAN=False))(HEALTHY))
    network = judge(both(QUIET, ASIDE, settings(EMPTY_TRASH=False))(HEALTHY))
    for before, after, is_told in (
        *((hint, hint, False), (hint, worse, True), (worse, hint, False)),
        *((off, network, True), (network, off, True)),
    ):
        on_purpose = frozenset(each.silence for each in before if each.is_trouble)
        found = CheckUp(
            checked_at=NOW, version="1", requests=9, findings=after, silenced=on_purpose
        )
        assert bool(found.troubles) is is_told


def test_only_what_plexs_own_sources_fill_is_explained_by_their_absence() -> None:
    change = both(library(2, type=MOVIE, agent=LEGACY), facts(controls=(DOWN,)))
    [found] = [each for each in judge(change(HEALTHY)) if each.check is Check.SOURCES]
    assert found.affected == 3


@pytest.mark.parametrize(
    ("folder", "is_remote"),
    [
        (r"\\server\share", True),
        ("//server/share", True),
        ("/net/media", True),
        ("/mnt/NFS/movies", True),
        ("/mnt/rclone-cache", True),
        ("/data/nas1/movies", True),
        ("/mnt/user/movies", False),
        ("/Volumes/Movies", False),
        (r"D:\Movies", False),
        ("/media/network of spies", False),
        ("/media/Nashville", False),
    ],
)
def test_the_name_of_a_folder_tells_a_network_drive(folder: str, is_remote: bool) -> None:
    assert seems_remote(folder) is is_remote
