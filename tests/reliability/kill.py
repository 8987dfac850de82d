"""Kill Home Assistant at random moments, and look whether anything that it told is lost.

What counts as told, and must be in the files from then on:

* a job whose start was answered, even if the power goes;
* a job whose end was announced, with its status and the results of all its items, even if the power
  goes;
* of a job that still runs, the results that somebody has asked for, and those that were announced
  more than two seconds ago, when Home Assistant is killed. If the power goes they may be lost: the
  items are then looked at again.
"""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import partial
import importlib
import json
from operator import add
import os
from pathlib import Path
from random import Random
import select
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from typing import Any
from urllib.request import urlopen

from script.instance import free_port

from .lives import Orders, disk_of, live, our_folder, process, serve_plex, set_up
from .power import temporary_files

#: What was announced is written within this many seconds.
_WRITTEN_AFTER = 2.0
_PATIENCE = 60.0
#: A job that was interrupted so often is not resumed, and this is said in the log.
_MOST_CRASHES = 2
_NOT_RESUMED = "is not resumed"
_ENDINGS = frozenset({"success", "failed", "cancelled", "interrupted"})
#: One round in this number also kills the next life.
_TWICE_EACH = 4
#: What is scanned to see that a scan works.
_QUICK = ("TV Shows",)
_FIRST = "start"
_ANSWERED = "just after the answer"
_LAST = "after the end"
#: How long after the end of a job Home Assistant may still be killed, in seconds.
_AFTERMATH = 0.5

type Message = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kill:
    """When a life ends, and how."""

    at: str  #: a phase, or a kind of moment of writing
    share: float  #: how far into the phase, or which of the moments
    is_aimed: bool  #: at a moment of writing
    loses_power: bool
    asks: bool


@dataclass
class Told:
    """What Home Assistant has told outside, in all its lives."""

    started: set[str] = field(default_factory=set)
    ended: dict[str, str] = field(default_factory=dict)
    results: dict[str, dict[str, tuple[str, float]]] = field(default_factory=dict)
    answered: dict[str, set[str]] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)  #: jobs that ended by being interrupted

    def take(self, message: Message) -> None:
        """Take note of what was said."""
        job_id = message.get("job_id", "")
        match message["what"]:
            case "started":
                self.started.add(job_id)
            case "ended" if message["status"] != "interrupted":
                self.started.add(job_id)
                self.ended[job_id] = message["status"]
            case "result":
                told = (message["result"], message["at"])
                self.results.setdefault(job_id, {})[message["key"]] = told
            case "answered":
                self.answered.setdefault(job_id, set()).update(message["keys"])

    @property
    def unfinished(self) -> set[str]:
        """Return the jobs of whose end nothing was told, and that nothing has ended since."""
        known = self.started | set(self.results) | set(self.answered)
        return known - set(self.ended) - self.settled

    def forget_lost(self, files: Files) -> None:
        """Forget of jobs that have not ended what is not in the files."""
        for job_id in self.unfinished:
            kept = files.results.get(job_id, {})
            told = self.results.get(job_id, {})
            self.results[job_id] = {key: told[key] for key in told if key in kept}
            self.answered[job_id] = self.answered.get(job_id, set()) & set(kept)


@dataclass
class Row:
    """What happened in the rounds of one kind of kill."""

    kills: int = 0
    without_power: int = 0
    told: int = 0  #: results of jobs that still ran
    lost: int = 0  #: of those, the ones that are not in the files although the power stayed
    oldest: float = 0.0  #: for how long the oldest of the lost ones had been told
    lost_with_power: int = 0
    left: int = 0  #: temporary files

    def add(self, other: Row) -> None:
        """Count what another row has counted."""
        for each in fields(Row):
            combine = max if each.name == "oldest" else add
            setattr(self, each.name, combine(getattr(self, each.name), getattr(other, each.name)))

    def count_losses(self, kill: Kill, told: Told, files: Files, died: float) -> None:
        """Count the results of running jobs that were told and are not in the files."""
        for job_id in told.unfinished:
            kept, results = files.results.get(job_id, {}), told.results.get(job_id, {})
            lost = [at for key, (_, at) in results.items() if key not in kept]
            self.told += len(results)
            if kill.loses_power:
                self.lost_with_power += len(lost)
            else:
                self.lost += len(lost)
                self.oldest = max([self.oldest, *(died - at for at in lost)])


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """What the files of the integration hold."""

    jobs: dict[str, str]  #: the status of each job
    active: dict[str, int]  #: the jobs that have not ended, and how often they were interrupted
    results: dict[str, dict[str, str]]  #: the result of each item of each job
    complaints: list[str]


def read_files(folder: Path) -> Files:
    """Read the files as another program would; nothing in the folder changes."""
    stored: list[dict[str, Any]] = []
    results: dict[str, dict[str, str]] = {}
    complaints = []
    for path in our_folder(folder).iterdir():
        if path.suffix in {".jobs", ".schedules", ".check_up"}:
            try:
                data = json.loads(path.read_bytes())["data"]
            except ValueError as err:
                complaints.append(f"{path.name} is no JSON: {err}")
                continue
            if path.suffix == ".jobs":
                stored = data["jobs"]
        elif path.suffix == ".db":
            complaints += _read_database(path, results)
    complaints += _half_recorded(stored, results)
    active = {job["job_id"]: job["crashes"] for job in stored if job["status"] not in _ENDINGS}
    jobs = {job["job_id"]: job["status"] for job in stored}
    return Files(jobs=jobs, active=active, results=results, complaints=complaints)


def _half_recorded(
    stored: list[dict[str, Any]], results: dict[str, dict[str, str]]
) -> Iterator[str]:
    """Yield the jobs that have ended and whose results are not all there."""
    for job in stored:
        if job["status"] == "success":
            found = [each for each in results.get(job["job_id"], {}).values() if each != "healthy"]
            if len(found) != job["tally"]["defective"]:
                yield f"the job {job['job_id']} has {len(found)} results: {job['tally']}"


def _read_database(path: Path, results: dict[str, dict[str, str]]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("", "-wal"):
            source = path.with_name(path.name + ending)
            if source.exists():
                shutil.copy(source, folder)
        connection = sqlite3.connect(Path(folder) / path.name)
        try:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            rows = connection.execute("SELECT job_id, rating_key, result FROM job_items")
            for job_id, key, result in rows:
                results.setdefault(job_id, {})[key] = result
        except sqlite3.DatabaseError as err:
            return [f"the log index cannot be read: {err}"]
        finally:
            connection.close()
    return [] if verdict == "ok" else [f"the log index is damaged: {verdict}"]


def missing(told: Told, files: Files, now: float) -> Iterator[str]:
    """Yield what was told until now and is not in the files."""
    for job_id in told.started - set(files.jobs):
        yield f"the job {job_id} was started and is not in the history"
    for job_id, status in told.ended.items():
        if files.jobs.get(job_id) != status:
            yield f"the job {job_id} ended as {status} and is {files.jobs.get(job_id)}"
    for job_id, results in told.results.items():
        kept = files.results.get(job_id, {})
        is_over = job_id not in told.unfinished
        due = {
            key: each for key, (each, at) in results.items() if is_over or at < now - _WRITTEN_AFTER
        }
        if wrong := sorted(key for key in due if kept.get(key) != due[key]):
            yield f"of the job {job_id} {len(wrong)} of {len(due)} results are gone: {wrong[:3]}"
    for job_id, keys in told.answered.items():
        if gone := keys - set(files.results.get(job_id, {})):
            yield f"of the job {job_id} {len(gone)} results that were shown are gone"


class Listener:
    """Reads what a process tells."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._rest = b""
        self._messages: list[Message] = []

    def next(self, until: float) -> Message | None:
        """Return the next message; None at the end of the process, or when it is time."""
        while not self._messages:
            wait = max(0.0, until - time.monotonic())
            if not select.select([self._fd], [], [], wait)[0]:
                return None
            content = os.read(self._fd, 65_536)
            if not content:
                return None
            *lines, self._rest = (self._rest + content).split(b"\n")
            self._messages = [json.loads(line) for line in lines]
        return self._messages.pop(0)

    def all(self) -> Iterator[Message]:
        """Yield messages until the end of the process."""
        while message := self.next(time.monotonic() + _PATIENCE):
            yield message


def wait_for(listener: Listener, what: str) -> Message:
    """Return the message of a kind that must come."""
    for message in listener.all():
        if message["what"] == what:
            return message
        if message["what"] == "died":
            raise RuntimeError(message["error"])
    raise RuntimeError(f"nothing was {what}")


@contextmanager
def plex(port: int) -> Iterator[Message]:
    """Run a simulated server in a process of its own."""
    with process(partial(serve_plex, port)) as (_, fd):
        yield wait_for(Listener(fd), "serving")


def _begins(message: Message) -> str | None:
    """Return the part of a life that begins with a message."""
    match message["what"]:
        case "born":
            return _FIRST
        case "running":
            phase: str | None = message["phase"]
            return phase
        case "started":
            return _ANSWERED
        case "ended":
            return _LAST
    return None


def _complaints(message: Message, before: Files, refreshes: Mapping[str, int]) -> Iterator[str]:
    """Yield what is wrong with a start that should be clean, by how it was left."""
    match message["what"]:
        case "rested":
            done = {key for job_id in before.active for key in before.results.get(job_id, {})}
            again = [key for key in done if message["refreshes"].get(key) != refreshes.get(key)]
            if again:
                yield f"refreshed again although their results were recorded: {again}"
        case "complaint" if _NOT_RESUMED in message["text"] and _is_given_up(before):
            pass
        case "complaint" | "died":
            yield f"the next start: {message}"
        case "problems" if message["names"]:
            yield f"the next start found {message['names']}"
        case "ended" if message["status"] not in {"success", "interrupted"}:
            yield f"a scan after the next start: {message}"


def _is_given_up(before: Files) -> bool:
    return any(crashes + 1 >= _MOST_CRASHES for crashes in before.active.values())


def wrong_ends(before: Files, after: Files) -> Iterator[str]:
    """Yield the interrupted jobs that did not go on, and those that went on too often."""
    for job_id, crashes in before.active.items():
        wanted = "interrupted" if crashes + 1 >= _MOST_CRASHES else "success"
        if after.jobs.get(job_id) != wanted:
            yield f"the job {job_id} was interrupted {crashes + 1} times: {after.jobs.get(job_id)}"


def refreshes_of(url: str) -> dict[str, int]:
    """Return how often a simulated server was asked to refresh each item."""
    with urlopen(f"{url}/simulator/counters") as answer:  # noqa: S310 - our own server
        refreshes: dict[str, int] = json.load(answer)["refreshes"]
        return refreshes


def odd_files(folder: Path) -> Iterator[str]:
    """Yield what should not be in the folder of the integration while nothing runs."""
    for path in our_folder(folder).iterdir():
        if path.suffix not in {".jobs", ".db", ".schedules", ".check_up"}:
            yield f"a file is left: {path.name}"
        if path.stat().st_mode & 0o077:
            yield f"others may read {path.name}"


class Experiment:
    """One installation that is killed again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder / "home"
        self._folder.mkdir()
        self._random = Random(seed)
        self._port = free_port()
        self._url = f"http://127.0.0.1:{self._port}"
        self._durations: dict[str, float] = {}
        self._moments: dict[str, int] = {}
        self._turn: list[tuple[str, bool]] = []
        self.told = Told()
        self.complaints: dict[str, str] = {}  #: what is wrong, and since when
        self.rows: dict[str, Row] = {}
        self.resumed = 0  #: interrupted jobs that had to go on
        self.given_up = 0  #: jobs that were interrupted twice

    def prepare(self) -> None:
        """Set a server up, and learn from an undisturbed life how long its phases are."""
        with plex(self._port) as server:
            work = partial(set_up, self._folder, server["url"], server["machine_identifier"])
            with process(work) as (_, fd):
                names = [message["name"] for message in Listener(fd).all()]
            for name in names:  # so that no life has to
                if name.startswith(("homeassistant.", "custom_components.")):
                    importlib.import_module(name)
            disk_of(self._folder).begin()
            self._learn(list(self._live()))

    def _learn(self, messages: list[Message]) -> None:
        begins: dict[str, float] = {}
        for message in messages:
            if phase := _begins(message):
                begins.setdefault(phase, message["at"])
        times = [*begins.values(), max(begins.values()) + _AFTERMATH]
        lengths = zip(begins, times, times[1:], strict=False)
        self._durations = {phase: after - at for phase, at, after in lengths}
        self._moments = messages[-1]["moments"]

    def plan(self, number: int) -> Kill:
        """Return the kill of a round: all parts and moments come in turn, with power and without.

        Their order is by chance.
        """
        kinds = [*self._durations, *self._moments]
        if number % (2 * len(kinds)) == 0:
            self._turn = [(kind, loses_power) for kind in kinds for loses_power in (False, True)]
            self._random.shuffle(self._turn)
        kind, loses_power = self._turn[number % len(self._turn)]
        is_aimed = kind in self._moments
        return Kill(
            at=kind,
            share=self._random.randint(1, self._moments[kind])
            if is_aimed
            else self._random.random(),
            is_aimed=is_aimed,
            loses_power=loses_power,
            asks=self._random.random() < 0.5,
        )

    def round(self, number: int) -> None:
        """Kill, look at the files, start again, and look whether all is well."""
        kills = [self.plan(number)]
        if number % _TWICE_EACH == _TWICE_EACH - 1:  # the resumed job is interrupted as well
            at = self._random.choice(("inspect", "refresh", "refresh"))
            kills.append(replace(kills[0], at=at, share=self._random.random(), is_aimed=False))
        with plex(self._port):
            found = [text for kill in kills for text in self._kill(kill)]
            found += self._start_again()
        self.complaints = dict.fromkeys(found, f"round {number}, {kills}") | self.complaints

    def _kill(self, kill: Kill) -> Iterator[str]:
        """Kill, and yield what is wrong with the files."""
        disk = disk_of(self._folder)
        disk.begin()
        for message in self._live(kill):
            self.told.take(message)
        died = time.monotonic()
        row = self.rows.setdefault(kill.at, Row())
        row.kills += 1
        row.left += len(list(temporary_files(disk.folder)))
        if kill.loses_power:
            row.without_power += 1
            disk.lose_power(self._random)
        files = read_files(self._folder)
        row.count_losses(kill, self.told, files, died)
        if kill.loses_power:
            self.told.forget_lost(files)
        yield from [*files.complaints, *missing(self.told, files, died)]
        self.told.forget_lost(files)

    def _start_again(self) -> Iterator[str]:
        """Start, scan and stop, and yield what is wrong with that."""
        before, refreshes = read_files(self._folder), refreshes_of(self._url)
        for message in self._live(libraries=_QUICK):
            self.told.take(message)
            yield from _complaints(message, before, refreshes)
        files = read_files(self._folder)
        self.told.settled |= self.told.unfinished
        yield from [*files.complaints, *missing(self.told, files, time.monotonic())]
        if files.active:
            yield f"jobs that have not ended: {files.active}"
        yield from [*wrong_ends(before, files), *odd_files(self._folder)]
        given_up = _is_given_up(before)
        self.resumed += len(before.active) - given_up
        self.given_up += given_up

    def _live(self, kill: Kill | None = None, libraries: tuple[str, ...] = ()) -> Iterator[Message]:
        """Let Home Assistant live, well or until it is killed, and yield what it tells."""
        orders = Orders(
            folder=self._folder,
            url=self._url,
            fatal=(kill.at, int(kill.share)) if kill and kill.is_aimed else None,
            asks=kill is not None and kill.asks,
            libraries=libraries,
            ends_well=kill is None,
        )
        born = time.monotonic()
        with process(partial(live, orders)) as (pid, fd):
            yield {"what": "born", "at": born}
            if kill is None:
                yield from Listener(fd).all()
            else:
                yield from self._kill_in_time(Listener(fd), pid, kill)

    def _kill_in_time(self, listener: Listener, pid: int, kill: Kill) -> Iterator[Message]:
        """Yield what is told until the kill; a life that is aimed at ends itself."""
        delay = kill.share * self._durations.get(kill.at, 0.0)
        time_is_up = time.monotonic() + (delay if kill.at == _FIRST else _PATIENCE)
        ran = set()  # what ended in an earlier life is told again
        while message := listener.next(time_is_up):
            yield message
            if message["what"] == "running":
                ran.add(message["job_id"])
            is_new = message["what"] != "ended" or message["job_id"] in ran
            if (is_new and _begins(message) == kill.at) or message["what"] == "problems":
                time_is_up = min(time_is_up, time.monotonic() + delay)
        os.kill(pid, signal.SIGKILL)
        yield from listener.all()


_COLUMNS = {
    "kills": "kills",
    "without_power": "power",
    "told": "told",
    "lost": "lost",
    "oldest": "for (s)",
    "lost_with_power": "by power",
    "left": "files",
}


def table(rows: Mapping[str, Row]) -> str:
    """Return what happened, as text."""
    total = Row()
    for row in rows.values():
        total.add(row)
    lines = [f"{'killed at':30}" + "".join(f"{title:>9}" for title in _COLUMNS.values())]
    for name, row in (*rows.items(), ("all", total)):
        values = (getattr(row, column) for column in _COLUMNS)
        lines.append(f"{name:30}" + "".join(f"{round(value, 2):>9}" for value in values))
    return "\n".join(lines)


def run(rounds: int, seed: int) -> int:
    """Run rounds, print what happened, and return how many complaints there are."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        experiment = Experiment(Path(folder), seed)
        experiment.prepare()
        for number in range(rounds):
            experiment.round(number)
        told = experiment.told
    print(table(experiment.rows))
    results = sum(map(len, told.results.values()))
    print(
        f"{rounds} rounds with seed {seed} in {time.monotonic() - begin:.0f} s:"
        f" {len(told.started)} starts, {len(told.ended)} ends and {results} results were told"
    )
    print(
        f"{experiment.resumed} interrupted jobs had to go on,"
        f" {experiment.given_up} interrupted twice had not"
    )
    for text, since in experiment.complaints.items():
        print(f"wrong: {text} ({since})")
    print(f"{len(experiment.complaints)} complaints" if experiment.complaints else "All is well")
    return len(experiment.complaints)


def main() -> None:
    """Read the command line and run the experiment."""
    parser = argparse.ArgumentParser(prog="script/kill", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.exit(1 if run(options.rounds, options.seed) else 0)


if __name__ == "__main__":
    main()
