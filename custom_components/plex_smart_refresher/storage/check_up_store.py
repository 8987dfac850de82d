"""Store the last check-up of a server, and what its user calls on purpose."""

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict, override

from homeassistant.core import HomeAssistant

from ..engine.checkup.finding import Check, CheckStatus, CheckUp, Finding, Silence
from .files import FOLDER
from .store import QuarantineStore

_STORAGE_VERSION = 1


class _Stored(TypedDict):
    """The stored form; there is no check-up before the first one."""

    check_up: dict[str, Any] | None
    silenced: list[list[str]]


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

    async def async_load(self) -> tuple[CheckUp | None, frozenset[Silence]]:
        """Return the last check-up, if it can be read, and what is silenced."""
        content: Mapping[str, Any] | None = await self._store.async_read(_check_shape)
        if content is None:
            return None, frozenset()
        silenced = frozenset(_silenced(content["silenced"]))
        stored = content["check_up"]
        return stored and _check_up_from(stored, silenced), silenced

    async def async_save(self, check_up: CheckUp | None, silenced: frozenset[Silence]) -> None:
        """Write both now."""
        await self._store.async_save(
            {
                "check_up": None if check_up is None else _stored_check_up(check_up),
                "silenced": sorted([str(check), key] for check, key in silenced),
            }
        )


def _check_shape(content: object) -> None:
    """Raise TypeError, KeyError or ValueError if the content holds no check-up."""
    if not isinstance(content, dict):
        raise TypeError("it holds no check-up")
    silenced = frozenset(_silenced(content["silenced"]))
    if content["check_up"] is not None:
        _check_up_from(content["check_up"], silenced)


def _silenced(stored: Iterable[Any]) -> Iterable[Silence]:
    """Yield what is silenced; a check of another version is left out."""
    for check, library_id in stored:
        if check in Check:
            yield Check(check), str(library_id)


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
