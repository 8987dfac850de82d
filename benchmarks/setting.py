"""How benchmarks are run."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    """What all benchmarks of one run share."""

    is_quick: bool
    folder: Path  #: for what one benchmark builds and another one uses again
    built: dict[str, dict[str, Any]] = field(default_factory=dict)  #: what building that took
