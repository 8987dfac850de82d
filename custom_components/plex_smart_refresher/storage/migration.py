"""What leads the job history from the form of one version to that of the next."""

from collections.abc import Callable, Mapping
from typing import Any

#: A pure function that takes the content of one version and returns that of the next.
type Step = Callable[[dict[str, Any]], dict[str, Any]]

#: Raised with changes that older versions cannot read, which then keep the file aside.
STORAGE_VERSION = 1
#: Raised with changes that older versions of the same major version can read.
STORAGE_VERSION_MINOR = 1
#: The newest major version that can be read; versions beyond it may mean anything.
MAX_READABLE_VERSION = 1

#: By the version that a step starts from: the version that it leads to, and the step.
STEPS: Mapping[tuple[int, int], tuple[tuple[int, int], Step]] = {}


def migrate_history(version: tuple[int, int], content: dict[str, Any]) -> dict[str, Any]:
    """Return the content of an older version in today's form.

    The content of a newer minor version is returned as it is: it can be read.
    """
    while version in STEPS:
        version, step = STEPS[version]
        content = step(content)
    return content
