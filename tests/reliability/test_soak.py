"""Tests that nothing grows in the course of years, as `script/soak` shows for ten thousand jobs."""

import subprocess
import sys

import pytest

from script.instance import ROOT

#: 160 jobs in memory, two weeks of schedules, 12 jobs over HTTP.
SHORT = ("--jobs", "160", "--days", "14", "--http-jobs", "12", "--short-retention")


@pytest.mark.timeout(240)  # on a machine that is busy with other tests
def test_nothing_grows_with_the_jobs_and_the_schedules() -> None:
    # In a process of its own, in which time passes at once.
    command = (sys.executable, "-m", "tests.reliability.soak", *SHORT)
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
