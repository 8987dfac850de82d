"""Every tool and action has one exact version, named in one place."""

from pathlib import Path
import re

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
REQUIREMENTS = (
    "requirements_test.txt",
    "script/requirements_demo.txt",
    "tests/browser/requirements.txt",
)
#: What Home Assistant pins itself, so that it moves with the version that an environment has.
PINNED_BY_HOME_ASSISTANT = {"gazetteer-matcher", "hassil", "home-assistant-intents"}

_EXACT = re.compile(r"([\w.-]+)==([\w.]+)")
_USES = re.compile(r"uses: ([\w./-]+)@(.+)")
_PINNED = re.compile(r"([0-9a-f]{40}) # (v?\d[\d.]*|master \(it has no versions\))")


def lines_of(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def versions_of(name: str) -> dict[str, str]:
    found = map(_EXACT.fullmatch, lines_of(name))
    return {match[1].lower(): match[2] for match in found if match}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_has_an_exact_version(name: str) -> None:
    assert [line for line in lines_of(name) if not _EXACT.fullmatch(line)] == []


def test_a_package_of_both_environments_has_one_version() -> None:
    test, demo = versions_of(REQUIREMENTS[0]), versions_of(REQUIREMENTS[1])
    shared = (test.keys() & demo.keys()) - PINNED_BY_HOME_ASSISTANT
    assert "plexapi" in shared
    assert {name: test[name] for name in shared} == {name: demo[name] for name in shared}


def test_pre_commit_takes_every_version_from_the_project() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert {hook["language"] for hook in hooks} == {"unsupported"}  # installs nothing of its own
    assert [hook for hook in hooks if "additional_dependencies" in hook] == []
    assert [hook["entry"] for hook in hooks if not (ROOT / hook["entry"]).is_file()] == []


def test_every_action_is_pinned_by_one_commit() -> None:
    used = [
        match for path in WORKFLOWS for match in _USES.findall(path.read_text(encoding="utf-8"))
    ]
    assert [each for each in used if not _PINNED.fullmatch(each[1])] == []
    assert len(set(used)) == len({name for name, _ in used})
