"""A crash between a request and its end leaves an entry of the journal that can be taken back."""

from pathlib import Path
import signal
import subprocess
import sys

from homeassistant.core import HomeAssistant

from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import RestoredField, Result
from custom_components.plex_smart_refresher.jobs.journal import JobJournal, async_tell_open
from custom_components.plex_smart_refresher.storage import LogIndex
from script.instance import ROOT

from ..engine.fakes import new_world
from ..jobs.kit import old_job


async def test_a_change_that_a_crash_interrupted_is_told_and_can_be_taken_back(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    command = (sys.executable, "-m", "tests.reliability.begin", str(tmp_path))
    killed = await hass.async_add_executor_job(
        lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - our own program
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    hass.config.config_dir = str(tmp_path)
    log_index = LogIndex(hass, "entry")
    await log_index.async_open()
    [change] = await log_index.changes.open_of("job")
    assert (change.rating_key, change.before.title, change.before.summary) == ("10", "The Film", "")
    assert change.is_open

    await async_tell_open(log_index, old_job("job", age_days=0), 5.0)
    [line] = (await log_index.lines.get("job", limit=9)).lines
    assert (line.code, line.values) == ("change_open", {"title": "The Film", "kind": "refresh"})

    world = new_world()
    world.server.add_library("1")
    world.server.add("10", MediaType.MOVIE, title="The Film", summary="The refresh went through.")
    world.journal = JobJournal(log_index.changes, "undo", world.clock)
    await world.scan(rating_keys=("10",), undo=(change.change_id,))
    outcome = world.observer.outcomes["10"]
    assert (outcome.result, outcome.restored) == (Result.UNDONE, (RestoredField.SUMMARY,))
    assert world.server.items["10"].item.summary == ""
    assert (await log_index.changes.one(change.change_id)).undone_at
    assert await log_index.changes.is_undone("10")
    await log_index.async_close()
