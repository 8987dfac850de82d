"""Tests of the migration of the job history."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.storage import migration
from custom_components.plex_smart_refresher.storage.migration import (
    STEPS,
    STORAGE_VERSION,
    STORAGE_VERSION_MINOR,
    migrate_history,
)

TODAY = (STORAGE_VERSION, STORAGE_VERSION_MINOR)


def test_todays_content_stays_as_it_is() -> None:
    content = {"jobs": []}
    assert migrate_history(TODAY, content) is content


def test_content_of_a_newer_minor_version_stays_as_it_is() -> None:
    content = {"jobs": [], "mood": "good"}
    assert migrate_history((STORAGE_VERSION, STORAGE_VERSION_MINOR + 1), content) is content


def test_every_step_leads_on_to_today() -> None:
    for start in STEPS:
        version = start
        while version in STEPS:
            assert STEPS[version][0] > version
            version = STEPS[version][0]
        assert version == TODAY


def test_the_steps_are_taken_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def add(word: str) -> migration.Step:
        def step(content: dict[str, Any]) -> dict[str, Any]:
            return content | {"path": [*content["path"], word]}

        return step

    steps = {(0, 1): ((0, 2), add("a")), (0, 2): ((1, 0), add("b")), (1, 0): (TODAY, add("c"))}
    monkeypatch.setattr(migration, "STEPS", steps)
    assert migrate_history((0, 2), {"path": []}) == {"path": ["b", "c"]}
    assert migrate_history((0, 1), {"path": []}) == {"path": ["a", "b", "c"]}
