"""Tests that Home Assistant may be killed at any moment, as `script/kill` does a hundred times."""

import subprocess
import sys

import pytest

from script.instance import ROOT


@pytest.mark.timeout(240)  # on a machine that is busy with other tests
def test_nothing_that_was_told_is_lost_when_home_assistant_is_killed() -> None:
    # In a process of its own, which has no threads when it forks.
    command = (sys.executable, "-m", "tests.reliability.kill", "--rounds", "5", "--seed", "3")
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
