"""How often each rung may be applied in one job, and when it is stopped."""

from collections import Counter
from collections.abc import Mapping
from math import inf

from ..context import Scan
from ..events import LogLevel
from ..ladder_terms import RungName
from ..lines import LineCode

#: The maximum number of applications per job; the options limit the refreshes.
CAPS: Mapping[RungName, int] = {
    RungName.REFRESH_PARENT: 50,
    RungName.MATCH_BY_ID: 10,
    RungName.CHOOSE_POSTER: 500,
    RungName.ANALYZE: 5,
}
#: A rung that does damage this many times in a row is stopped for the job.
MOST_RESTORES = 3


class Limits:
    """The applications of the rungs in one job."""

    def __init__(self, scan: Scan) -> None:
        """Start without an application."""
        self._scan = scan
        self._applied: Counter[RungName] = Counter()
        self._restores: Counter[RungName] = Counter()  # in a row
        self._stopped: set[RungName] = set()

    def allow(self, name: RungName) -> bool:
        """Return whether a rung may be applied once more."""
        return name not in self._stopped and self._applied[name] < CAPS.get(name, inf)

    def count(self, name: RungName) -> None:
        """Count an application that is about to begin."""
        self._applied[name] += 1
        if self._applied[name] == CAPS.get(name):
            self._scan.log(LogLevel.INFO, LineCode.RUNG_CAP, rung=name, count=CAPS[name])

    def note_result(self, name: RungName, *, is_restored: bool) -> None:
        """Note whether an application did damage that was restored."""
        self._restores[name] = self._restores[name] + 1 if is_restored else 0
        if self._restores[name] == MOST_RESTORES:
            self.stop(name)
            count = MOST_RESTORES
            self._scan.log(LogLevel.WARNING, LineCode.RUNG_STOPPED, rung=name, count=count)

    def stop(self, name: RungName) -> None:
        """Stop a rung for the rest of the job."""
        self._stopped.add(name)
