"""What a check-up finds: codes and values, of which sentences are made where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class CheckStatus(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    HINT = "hint"
    WARNING = "warning"
    PROBLEM = "problem"
    UNKNOWN = "unknown"  #: The server does not say, or was not asked.


class Check(StrEnum):
    """A question of a check-up, those about the whole server first."""

    SOURCES = "sources"
    WEDGED = "wedged"
    OWNER = "owner"
    SIGNED_IN = "signed_in"
    WEBSOCKET = "websocket"
    CLOCK = "clock"
    PERIODIC_REFRESH = "periodic_refresh"
    BACKGROUND_TASKS = "background_tasks"
    BUTLER_HOURS = "butler_hours"
    NEW_FILES = "new_files"
    ARRIVALS_SLOW = "arrivals_slow"
    TRASH = "trash"
    COMPATIBILITY = "compatibility"
    LEGACY_AGENT = "legacy_agent"
    NO_AGENT = "no_agent"
    CUSTOM_PROVIDER = "custom_provider"
    LANGUAGE = "language"
    LOCAL_METADATA = "local_metadata"
    LOCAL_ASSETS = "local_assets"
    ADULT_TITLES = "adult_titles"
    EPISODE_ORDER = "episode_order"


#: What a check can find, each with a sentence of its own and the names of its values; with
#: nothing to report, the code is empty.
CODES: Mapping[Check, Mapping[str, frozenset[str]]] = {
    Check.SOURCES: {"unreachable": frozenset({"asked"})},
    Check.WEDGED: {"no_effect": frozenset({"count"})},
    Check.OWNER: {"not_owner": frozenset(), "read_only": frozenset()},
    Check.SIGNED_IN: {"unclaimed": frozenset(), "signed_out": frozenset()},
    Check.WEBSOCKET: {"not_connected": frozenset(), "silent": frozenset()},
    Check.CLOCK: {"skew": frozenset({"minutes"})},
    Check.PERIODIC_REFRESH: {"off": frozenset()},
    Check.BACKGROUND_TASKS: {"local_media_off": frozenset()},
    Check.BUTLER_HOURS: {"equal": frozenset({"start"}), "short": frozenset({"start", "end"})},
    Check.NEW_FILES: {"off": frozenset(), "network": frozenset({"count"})},
    Check.ARRIVALS_SLOW: {
        "asap": frozenset({"count"}),
        "low_priority": frozenset(),
        "both": frozenset({"count"}),
    },
    Check.TRASH: {"came_back": frozenset({"count"}), "network": frozenset({"count"})},
    Check.COMPATIBILITY: {"differs": frozenset({"count"})},
    Check.LEGACY_AGENT: {
        "legacy": frozenset({"agent"}),
        "third_party": frozenset({"agent"}),
    },
    Check.NO_AGENT: {"none": frozenset()},
    Check.CUSTOM_PROVIDER: {"offline": frozenset({"provider"}), "gone": frozenset({"provider"})},
    Check.LANGUAGE: {"none": frozenset(), "sparse": frozenset({"language", "count"})},
    Check.LOCAL_METADATA: {"preferred": frozenset()},
    Check.LOCAL_ASSETS: {"off": frozenset()},
    Check.ADULT_TITLES: {"off": frozenset({"count"})},
    Check.EPISODE_ORDER: {"mismatch": frozenset({"order", "count"})},
}
#: The checks of each library.
OF_LIBRARIES = frozenset(
    {
        Check.LEGACY_AGENT,
        Check.NO_AGENT,
        Check.CUSTOM_PROVIDER,
        Check.LANGUAGE,
        Check.LOCAL_METADATA,
        Check.LOCAL_ASSETS,
        Check.ADULT_TITLES,
        Check.EPISODE_ORDER,
    }
)

type CheckValue = str | int | float


class Silence(NamedTuple):
    """What a user calls on purpose: one finding, as long as it does not get worse."""

    check: Check
    library_id: str
    code: str
    status: CheckStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found; a check finds one thing per library."""

    check: Check
    status: CheckStatus
    library_id: str = ""  #: nothing for the whole server
    code: str = ""  #: which of the sentences of the check; nothing if all is well or unknown
    values: Mapping[str, CheckValue] = field(default_factory=dict)
    affected: int = 0  #: the broken items that it explains

    @property
    def silence(self) -> Silence:
        """Return what to silence if it is on purpose."""
        return Silence(self.check, self.library_id, self.code, self.status)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the keys of its texts in the translations: the first that is there is right.

        They are those of `selector.check_detail`, `check_why` and, if there is something to do,
        `check_remedy`.
        """
        if self.status is CheckStatus.UNKNOWN:
            return CheckStatus.UNKNOWN.value, self.check.value
        return (f"{self.check}_{self.code}", self.check.value) if self.code else (self.check.value,)

    @property
    def is_trouble(self) -> bool:
        """Return whether there is something to do."""
        return self.status not in (CheckStatus.OK, CheckStatus.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckUp:
    """The result of a check-up."""

    checked_at: float  #: in Unix seconds
    version: str  #: of the server
    requests: int
    findings: tuple[Finding, ...]
    silenced: frozenset[Silence] = frozenset()  #: what a user calls on purpose

    @property
    def troubles(self) -> tuple[Finding, ...]:
        """Return what there is to do, the worst first, without what is silenced."""
        found = (each for each in self.findings if each.is_trouble and not self.is_silenced(each))
        return tuple(sorted(found, key=lambda each: -_how_bad(each.status)))

    def is_silenced(self, finding: Finding) -> bool:
        """Return whether a user calls a finding on purpose."""
        as_bad = [*CheckStatus][_how_bad(finding.status) :]
        return any(finding.silence._replace(status=each) in self.silenced for each in as_bad)


def _how_bad(status: CheckStatus) -> int:
    """Return a number that is the higher the worse a finding is."""
    return [*CheckStatus].index(status)
