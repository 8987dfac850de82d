"""The sentences of a check-up, for whatever shows or speaks it."""

from collections.abc import Mapping
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from .const import DOMAIN
from .engine.checkup.finding import Finding


class CheckUpWords:
    """Word what a check found, in a language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Set the texts of the language."""
        self._texts = texts

    def title(self, finding: Finding) -> str:
        """Return what was checked."""
        return self._word("check", finding.check)

    def detail(self, finding: Finding) -> str:
        """Return what was seen."""
        return self._word("check_detail", *finding.words).format(**finding.values)

    def why(self, finding: Finding) -> str:
        """Return why it matters for metadata."""
        return self._word("check_why", *finding.words)

    def remedy(self, finding: Finding) -> str:
        """Return where to change it; nothing if there is nothing to do."""
        return self._word("check_remedy", *finding.words) if finding.is_trouble else ""

    def summary(self, counts: Mapping[str, Any]) -> str:
        """Return how much was found."""
        is_well = not any(counts[name] for name in ("problems", "warnings", "hints"))
        key = f"component.{DOMAIN}.common.check_up_{'well' if is_well else 'summary'}"
        return self._texts[key].format(**counts)

    def _word(self, selector: str, *keys: str) -> str:
        """Return the first text that is there."""
        prefix = f"component.{DOMAIN}.selector.{selector}.options."
        return next(self._texts[prefix + key] for key in keys if prefix + key in self._texts)


async def async_check_up_words(hass: HomeAssistant, language: str) -> CheckUpWords:
    """Return the words of a language."""
    texts: dict[str, str] = {}
    for category in ("selector", "common"):
        texts |= await async_get_translations(hass, language, category, [DOMAIN])
    return CheckUpWords(texts)
