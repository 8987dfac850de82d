"""What is wrong with a server: the last check-up in spoken words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from homeassistant.core import Context, HomeAssistant

from ..channels import spoken
from ..check_up_words import CheckUpWords, async_check_up_words
from ..engine.checkup.finding import CheckUp, Finding
from ..engine.errors import EngineError
from ..entry import PlexSmartRefresherConfigEntry
from ..permission import async_may_read_titles
from .requests import RequestRefused, has_scanned, loaded_entries

#: The maximum number of spoken findings.
_MOST_FINDINGS = 3
#: What separates the steps of a remedy when it is read, and when it is spoken; the sign of a menu.
_ARROW, _PAUSE, _MENU = " → ", ", ", "⋮"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """What the last check-up of a server found."""

    server: str
    found: CheckUp
    broken: int | None  #: items that are broken now; None before the first scan
    libraries: Mapping[str, str]  #: their names, for whoever may read titles


async def async_wrong(hass: HomeAssistant, context: Context | None) -> Sequence[Wrong]:
    """Return what the last check-ups found; without one, check now. Raises RequestRefused."""
    try:
        return [await _async_wrong(hass, context, entry) for entry in loaded_entries(hass)]
    except EngineError as err:
        raise RequestRefused("server_unavailable") from err


async def _async_wrong(
    hass: HomeAssistant, context: Context | None, entry: PlexSmartRefresherConfigEntry
) -> Wrong:
    """Return what the last check-up of a server found. Raises EngineError."""
    manager = entry.runtime_data.manager
    may_read = await async_may_read_titles(hass, context, entry, is_spoken=True)
    total = manager.upkeep.statistics.total
    return Wrong(
        server=spoken(entry.title),
        found=manager.check_ups.last or await manager.check_ups.async_run(),
        broken=total.items if total and has_scanned(manager) else None,
        libraries={
            library.library_id: spoken(library.name)
            for library in (manager.libraries.listed if may_read else ())
        },
    )


async def async_wording(
    hass: HomeAssistant, texts: Mapping[str, Any], plural: Callable[[Mapping[str, str], int], str]
) -> Callable[[Wrong], str]:
    """Return what words an answer in a language; `plural` chooses the form for a number."""
    words = await async_check_up_words(hass, texts["language"])

    def say(answer: Wrong) -> str:
        """Word the worst findings, the remedy of the first, and how many items are broken."""
        troubles = answer.found.troubles
        remedies = [spoken_remedy(words, each, texts["menu"]) for each in troubles[:1]]
        left = [] if answer.broken is None else [plural(texts["left"], answer.broken)]
        told = [_told(words, each, answer.libraries) for each in troubles[:_MOST_FINDINGS]]
        parts = (
            plural(texts["wrong"], len(troubles)),
            *(told[:1] + remedies + told[1:] + left),
        )
        return " ".join(parts)

    return say


def _told(words: CheckUpWords, finding: Finding, libraries: Mapping[str, str]) -> str:
    """Return a finding in words, with its library if that may be named."""
    library = libraries.get(finding.library_id)
    where = f"{words.title(finding)}, {library}" if library else words.title(finding)
    return f"{where}: {words.detail(finding)}"


def spoken_remedy(words: CheckUpWords, finding: Finding, menu: str) -> str:
    """Return where to change it, as it is spoken; `menu` stands for the sign of one."""
    return words.remedy(finding).replace(_ARROW, _PAUSE).replace(_MENU, menu)
