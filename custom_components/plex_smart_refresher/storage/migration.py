"""Migrations of the job history."""

from collections.abc import Callable, Mapping
from typing import Any

#: A pure function that converts the content to the next version.
type Step = Callable[[dict[str, Any]], dict[str, Any]]

#: Incremented with changes that older versions cannot read, which then quarantine the file.
STORAGE_VERSION = 1
#: Incremented with changes that older versions of the same major version can read.
STORAGE_VERSION_MINOR = 1
#: The newest major version that can be read; versions beyond it may mean anything.
MAX_READABLE_VERSION = 1

#: By source version: the target version and the step.
STEPS: Mapping[tuple[int, int], tuple[tuple[int, int], Step]] = {}


def migrate_history(version: tuple[int, int], content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of an older version in the current form.

    The content of a newer minor version is returned unchanged because it is readable.
    """
    while version in STEPS:
        version, step = STEPS[version]
        content = step(content)
    return content
