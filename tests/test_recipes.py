"""CONTRIBUTING names every place that a new option, action or sensor touches."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
import re
import subprocess

import pytest

ROOT = Path(__file__).parent.parent
INTEGRATION = "custom_components/plex_smart_refresher"
#: Prose may mention what exists; nobody has to add to it.
PROSE = ("docs/", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "blueprints/", ".github/")
#: What is written beside the product, or built from it.
BESIDE = ("tests/", "benchmarks/", "script/", f"{INTEGRATION}/frontend/", "frontend/test/")
#: What a recipe names from the top of the repository.
ELSEWHERE = ("docs/", "frontend/src/", "plex_simulator/")
#: Where the use of an option or the view of a sensor may be, and the step that stands for it.
USES = {
    f"{INTEGRATION}/engine/": f"{INTEGRATION}/engine/",
    f"{INTEGRATION}/jobs/": f"{INTEGRATION}/engine/",
    "frontend/src/views/": "frontend/src/views/",
}
#: Who tells a count in words decides so for each count; a sensor needs none of it.
TOLD = tuple(f"{INTEGRATION}/{room}" for room in ("assist/", "llm.py", "notification/"))
#: Lines that are no farther apart belong to one edit.
NEAR = 25


def recipe(heading: str) -> list[str]:
    """Return the file of each step of a recipe."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    files = re.findall(r"^\d+\. \*\*(.+?)\*\*", section, re.MULTILINE)
    return [file if file.startswith(ELSEWHERE) else f"{INTEGRATION}/{file}" for file in files]


def edits(file: Path, key: str) -> int:
    """Return the number of separate places of a file that name a key."""
    numbers = [
        number
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines())
        if re.search(rf"\b_?{key}\b", line)
    ]
    near = 0 if file.suffix == ".json" else NEAR
    gaps = [later - earlier for earlier, later in pairwise(numbers)]
    return bool(numbers) + sum(gap > near for gap in gaps)


def tracked() -> list[str]:
    """Return the text files that git tracks."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - the developer's own git
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    kinds = (".py", ".json", ".yaml", ".yml", ".ts", ".md")
    return [name for name in listed.stdout.split("\0") if Path(name).suffix in kinds]


def places(key: str, steps: list[str]) -> Counter[str]:
    """Return the number of edits per file that names a key."""
    found = Counter[str]()
    for name in tracked():
        if name.startswith(BESIDE) or (name.startswith(PROSE) and name not in steps):
            continue
        if number := edits(ROOT / name, key):
            uses = [step for room, step in USES.items() if name.startswith(room)]
            found[uses[0] if uses and name not in steps else name] += number
    # What an option does or a view shows is one step, however many lines it takes.
    return Counter(
        {name: min(number, 1) if name.endswith("/") else number for name, number in found.items()}
    )


@pytest.mark.parametrize(
    ("heading", "key", "most"),
    [
        ("Adding a number option", "max_attempts", 8),
        ("Adding a number option", "full_scan_days", 8),
        ("Adding a number option", "retry_limit", 8),
        ("Adding a yes-or-no option", "wait_while_playing", 8),
        ("Adding an action", "get_log", 7),
        ("Adding an action", "get_items", 7),
        ("Adding a sensor that the panel shows too", r"(?:\w+_)?to_review", 9),
    ],
)
def test_a_recipe_names_every_place_that_its_specimen_touches(
    heading: str, key: str, most: int
) -> None:
    steps = recipe(heading)
    assert len(steps) == most
    found = places(key, steps)
    told = [name for name in found if "sensor" in heading and name.startswith(TOLD)]
    assert found - Counter(dict.fromkeys(told, found.total())) == Counter(steps)


def test_the_recipe_of_a_defect_names_every_file_that_its_specimen_touches() -> None:
    steps = recipe("Adding a defect")
    assert len(steps) == 15
    word = re.compile(r"\b(?:library|_)?_?placeholder_title\b", re.IGNORECASE)
    touched = {
        name
        for name in tracked()
        if word.search((ROOT / name).read_text(encoding="utf-8"))
        and not name.startswith(BESIDE)
        and (not name.startswith(PROSE) or name in steps)
    }
    assert touched == set(steps)
