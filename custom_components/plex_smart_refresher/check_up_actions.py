"""The action that checks a server and says in words what is wrong."""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import ServiceResponse, SupportsResponse, async_get_hass
from homeassistant.exceptions import HomeAssistantError

from .action import action
from .check_up_words import CheckUpWords, async_check_up_words
from .const import DOMAIN
from .engine.checkup.finding import CheckUp, Finding
from .engine.errors import EngineError, RefusedError, ServerLostError
from .jobs.checkup_data import check_up_summary, finding_details, library_names
from .jobs.manager import JobManager
from .permission import who_may_press

#: What the answer holds of a finding, beside its words.
_FINDING = ("check", "status", "library", "affected", "is_silenced")


def _without_titles(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without the titles of libraries."""
    checks = [{**each, "library": ""} for each in answer["checks"]]
    return answer | {"checks": checks}


@action(
    "check_server",
    right=who_may_press("start_scan"),
    response=SupportsResponse.ONLY,
    without_titles=_without_titles,
)
async def _check_server(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    """Check the settings of the server, and say what is wrong and how to cure it."""
    found, hass = await async_check(manager), async_get_hass()
    words = await async_check_up_words(hass, hass.config.language)
    counts, names = check_up_summary(found), library_names(manager.libraries.listed)
    rest = [each for each in found.findings if not each.is_trouble or found.is_silenced(each)]
    return {
        "checks": [
            _check(words, finding_details(each, found, names), each)
            for each in (*found.troubles, *rest)
        ],
        "summary": words.summary(counts),
        **counts,
    }


async def async_check(manager: JobManager) -> CheckUp:
    """Check the server. Raises HomeAssistantError if it does not answer."""
    try:
        return await manager.check_ups.async_run()
    except EngineError as err:
        # A wrong certificate, for example, has issues and texts of its own.
        reason = RefusedError if isinstance(err, RefusedError) else ServerLostError
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key=reason.error_code
        ) from err


def _check(words: CheckUpWords, shown: Mapping[str, Any], finding: Finding) -> dict[str, Any]:
    """Return a finding with its words."""
    return {
        **{name: shown[name] for name in _FINDING},
        "title": words.title(finding),
        "detail": words.detail(finding),
        "why": words.why(finding),
        "remedy": words.remedy(finding),
    }
