"""Store the last check-up of a server, and what its user calls on purpose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict, override

from homeassistant.core import HomeAssistant

from ..engine.assumptions.result import Assumption, ProbeResult, Verdict
from ..engine.checkup.finding import Check, CheckStatus, CheckUp, Finding, Silence
from .files import FOLDER
from .store import QuarantineStore

_STORAGE_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCheckUp:
    """What is stored: there is no check-up before the first one."""

    check_up: CheckUp | None = None
    silenced: frozenset[Silence] = frozenset()
    probed: tuple[ProbeResult, ...] = ()  #: what the self-check found


class _Stored(TypedDict):
    """The stored form."""

    check_up: dict[str, Any] | None
    silenced: list[list[str]]
    probed: list[list[Any]]


class _CheckUpFile(QuarantineStore[_Stored]):
    """The store; content of a newer minor version is readable."""

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the content unchanged."""
        return old_data


class CheckUpStore:
    """The last check-up of a config entry."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Prepare the store of a config entry."""
        self._store = _CheckUpFile(
            hass,
            _STORAGE_VERSION,
            f"{FOLDER}/{entry_id}.check_up",
            private=True,
            atomic_writes=True,
        )

    async def async_load(self) -> StoredCheckUp:
        """Return what is stored, if it can be read."""
        content: Mapping[str, Any] | None = await self._store.async_read(_check_shape)
        return StoredCheckUp() if content is None else _all_from(content)

    async def async_save(self, stored: StoredCheckUp) -> None:
        """Write it now."""
        check_up = stored.check_up
        await self._store.async_save(
            {
                "check_up": None if check_up is None else _stored_check_up(check_up),
                "silenced": sorted(list(map(str, each)) for each in stored.silenced),
                "probed": [
                    [each.assumption.value, each.verdict.value, dict(each.values)]
                    for each in stored.probed
                ],
            }
        )


def _check_shape(content: object) -> None:
    """Raise TypeError, KeyError or ValueError if the content holds no check-up."""
    if not isinstance(content, dict):
        raise TypeError("it holds no check-up")
    _all_from(content)


def _all_from(content: Mapping[str, Any]) -> StoredCheckUp:
    """Return everything from its stored form."""
    silenced, stored = frozenset(_silenced(content["silenced"])), content["check_up"]
    return StoredCheckUp(
        check_up=None if stored is None else _check_up_from(stored, silenced),
        silenced=silenced,
        probed=tuple(_probed(content["probed"])),
    )


def _probed(stored: Iterable[Sequence[Any]]) -> Iterable[ProbeResult]:
    """Yield the results of the self-check; a fact of another version is left out."""
    for assumption, verdict, values in stored:
        if assumption in Assumption:
            yield ProbeResult(Assumption(assumption), Verdict(verdict), dict(values))


def _silenced(stored: Iterable[Any]) -> Iterable[Silence]:
    """Yield what is silenced; a check of another version is left out."""
    for check, library_id, code, status in stored:
        if check in Check:
            yield Silence(Check(check), str(library_id), str(code), CheckStatus(status))


def _check_up_from(stored: Mapping[str, Any], silenced: frozenset[Silence]) -> CheckUp:
    """Return a check-up from its stored form; a check of another version is left out."""
    return CheckUp(
        checked_at=float(stored["checked_at"]),
        version=str(stored["version"]),
        requests=int(stored["requests"]),
        findings=tuple(
            _finding_from(each) for each in stored["findings"] if each["check"] in Check
        ),
        silenced=silenced,
    )


def _stored_check_up(check_up: CheckUp) -> dict[str, Any]:
    """Return the stored form of a check-up."""
    return {
        "checked_at": check_up.checked_at,
        "version": check_up.version,
        "requests": check_up.requests,
        "findings": [_stored_finding(each) for each in check_up.findings],
    }


def _stored_finding(finding: Finding) -> dict[str, Any]:
    """Return the stored form of a finding."""
    return {
        "check": finding.check.value,
        "status": finding.status.value,
        "library_id": finding.library_id,
        "code": finding.code,
        "values": dict(finding.values),
        "affected": finding.affected,
    }


def _finding_from(stored: Mapping[str, Any]) -> Finding:
    """Return a finding from its stored form."""
    return Finding(
        check=Check(stored["check"]),
        status=CheckStatus(stored["status"]),
        library_id=str(stored["library_id"]),
        code=str(stored["code"]),
        values=dict(stored["values"]),
        affected=int(stored["affected"]),
    )
