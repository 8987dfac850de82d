"""What was measured, held against its aim: tables for people, JSON for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
import json
import os
from pathlib import Path
import platform
import sqlite3
from typing import Any

from rich.console import Console
from rich.table import Table

console = Console(highlight=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One figure: at most, or at least, the aim; without an aim it only explains the others."""

    name: str
    value: float
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def aim(self) -> str:
        """Return the aim in words."""
        if self.at_most is not None:
            return f"≤ {show(self.at_most, self.unit)}"
        return "" if self.at_least is None else f"≥ {show(self.at_least, self.unit)}"

    @property
    def is_met(self) -> bool | None:
        """Return whether the aim is met; None without one."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return None if self.at_least is None else self.value >= self.at_least


@dataclass(kw_only=True, slots=True)
class Outcome:
    """What a benchmark found."""

    name: str
    title: str
    seconds: float = 0.0  #: how long the benchmark itself took
    load: float = 0.0  #: of the machine when it began
    figures: Sequence[Figure] = field(default_factory=list)
    error: str | None = None


def show(value: float, unit: str) -> str:
    """Return a value as people read it."""
    digits = 0 if value == int(value) or value >= 1000 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}{' ' if unit else ''}{unit}"


def print_outcome(outcome: Outcome) -> None:
    """Print the figures of one benchmark as a table."""
    table = Table(
        "what", "measured", "aim", "met", "note", title=outcome.title, title_justify="left"
    )
    for column in table.columns[1:3]:
        column.justify = "right"
        column.no_wrap = True
    marks = {True: "[green]yes[/]", False: "[red]no[/]", None: ""}
    for each in outcome.figures:
        measured = show(each.value, each.unit)
        table.add_row(each.name, measured, each.aim, marks[each.is_met], f"[dim]{each.note}[/]")
    console.print(table)
    if outcome.error:
        console.print(f"[red]{outcome.error}[/]")


def surroundings() -> Mapping[str, Any]:
    """Return on what all of it was measured."""
    return {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "machine": platform.machine(),
        "processors": os.process_cpu_count(),
    }


def write_json(path: Path, outcomes: Sequence[Outcome], *, is_quick: bool) -> None:
    """Write everything that was measured."""
    benchmarks = [
        asdict(outcome)
        | {"figures": [asdict(each) | {"met": each.is_met} for each in outcome.figures]}
        for outcome in outcomes
    ]
    content = {**surroundings(), "quick": is_quick, "benchmarks": benchmarks}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
