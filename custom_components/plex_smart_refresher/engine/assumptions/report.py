"""The compatibility report: what a server does, without anything that tells whose it is.

It holds verdicts, counts and words of Plex's. Nothing that a person named gets into it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
import re
from typing import Any

from ..defects import Defect
from ..media import Library
from .result import ProbeResult, Verdict
from .table import ROWS
from .vocabulary import OTHER, harmless, harmless_scheme

_VERSION = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){1,3}(?:[ab][0-9]{1,3})?")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
#: A link to another section of the documentation.
_LINK = re.compile(r"\[([^]]+)\]\(#[^)]+\)")
_FORMAT = 1
_VERDICTS = {
    Verdict.DIFFERS: "differs",
    Verdict.AS_EXPECTED: "as expected",
    Verdict.UNKNOWN: "unknown",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryCounts:
    """How many items of a library are known, and what they lack."""

    library: Library
    items: int | None = None
    broken: int = 0
    defects: Mapping[Defect, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a check of the check-up found."""

    check: str
    status: str
    code: str = ""
    library_id: str = ""
    affected: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a report is about."""

    versions: Mapping[str, str]  #: of each program
    results: Sequence[ProbeResult]
    libraries: Sequence[LibraryCounts] = ()
    findings: Sequence[Found] = ()
    counts: Mapping[str, int] = field(default_factory=dict)  #: of jobs and their results


def compatibility_report(subject: Subject) -> dict[str, Any]:
    """Return the report as plain data. Libraries are numbered in the order of the server."""
    numbers = {each.library.library_id: number for number, each in enumerate(subject.libraries, 1)}
    return {
        "format": _FORMAT,
        "versions": {name: _version(text) for name, text in subject.versions.items()},
        "assumptions": [_assumption(each) for each in subject.results],
        "libraries": [_library(each) for each in subject.libraries],
        "check_up": [
            {
                "check": each.check,
                "status": each.status,
                "code": each.code,
                "library": numbers.get(each.library_id),
                "affected": each.affected,
            }
            for each in subject.findings
        ],
        "counts": dict(subject.counts),
    }


def _version(text: str) -> str:
    """Return the number of a version, without what follows it."""
    found = _VERSION.match(text)
    return found[0] if found else OTHER


def _assumption(result: ProbeResult) -> dict[str, Any]:
    """Return the result of a probe."""
    values = {
        harmless(name): harmless(value) if isinstance(value, str) else value
        for name, value in result.values.items()
    }
    return {
        "assumption": result.assumption.value,
        "verdict": result.verdict.value,
        "values": values,
    }


def _library(counts: LibraryCounts) -> dict[str, Any]:
    """Return a library without its name."""
    library = counts.library
    is_language = _LANGUAGE.fullmatch(library.language)
    return {
        "library_type": library.type.value,
        "agent": harmless_scheme(library.agent),
        "language": library.language if is_language else OTHER,
        "has_counter": library.content_changed_at is not None,
        "items": counts.items,
        "broken": counts.broken,
        "defects": {defect.value: count for defect, count in counts.defects.items()},
    }


def as_markdown(report: Mapping[str, Any]) -> str:
    """Return a report as text for a forum or an issue."""
    expected = {row.assumption.value: _LINK.sub(r"\1", row.expected) for row in ROWS}
    parts = [
        "# Compatibility report",
        "It holds no titles, names, addresses, paths, tokens or identifiers.",
        _table(("Program", "Version"), report["versions"].items()),
        "## Facts",
        _table(
            ("Fact", "Expected", "Verdict", "Seen"),
            (
                (
                    row["assumption"],
                    expected[row["assumption"]],
                    _verdict(row),
                    _told(row["values"]),
                )
                for row in report["assumptions"]
            ),
        ),
        "## Libraries",
        _table(
            ("Library", "Type", "Agent", "Language", "Counter", "Items", "Broken", "Defects"),
            (_library_row(number, each) for number, each in enumerate(report["libraries"], 1)),
        ),
        "## Check-up",
        _table(
            ("Check", "Status", "Code", "Library", "Items that it explains"),
            (
                (each["check"], each["status"], each["code"], each["library"], each["affected"])
                for each in report["check_up"]
            ),
        ),
        "## Counts",
        _table(("What", "Count"), report["counts"].items()),
    ]
    return "\n\n".join(parts) + "\n"


def _verdict(row: Mapping[str, Any]) -> str:
    """Return a verdict as a reader sees it: what differs stands out."""
    verdict = Verdict(row["verdict"])
    words = _VERDICTS[verdict]
    return f"**{words}**" if verdict is Verdict.DIFFERS else words


def _library_row(number: int, library: Mapping[str, Any]) -> Iterator[object]:
    """Yield the cells of a library."""
    yield number
    for name in ("library_type", "agent", "language"):
        yield library[name]
    yield "yes" if library["has_counter"] else "no"
    yield library["items"]
    yield library["broken"]
    yield _told(library["defects"])


def _told(values: Mapping[str, object]) -> str:
    """Return counts by name in one line."""
    return ", ".join(f"{name}: {value}" for name, value in values.items())


def _table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table."""
    cells = [head, ["---"] * len(head), *rows]
    lines = [" | ".join("" if cell is None else str(cell) for cell in row) for row in cells]
    return "\n".join(f"| {line} |" for line in lines)
