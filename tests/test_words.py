"""Each code has one word per language, wherever it is shown."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
import json
from pathlib import Path
import re
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLevel, PauseReason, Phase
from custom_components.plex_smart_refresher.engine.job import JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName, WriteKind
from custom_components.plex_smart_refresher.engine.lines import PLAIN, LineCode
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import RestoredField, Result, SkipReason

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "custom_components" / "plex_smart_refresher"
BLUEPRINTS = ROOT / "blueprints" / "automation" / "plex_smart_refresher"
LANGUAGES = ("de", "en")

type Texts = Mapping[str, Any]


def read(path: Path) -> Texts:
    content: Texts = json.loads(path.read_text(encoding="utf-8"))
    return content


TEXTS = {language: read(PACKAGE / "translations" / f"{language}.json") for language in LANGUAGES}
VOICE = {
    language: read(PACKAGE / "assist" / "sentences" / f"{language}.json") for language in LANGUAGES
}

#: The selector that has the words of an enum.
SELECTORS: Mapping[str, type[StrEnum]] = {
    "defect": Defect,
    "job_status": JobStatus,
    "job_trigger": JobTrigger,
    "level": MediaType,
    "log_level": LogLevel,
    "log_line": LineCode,
    "media_type": MediaType,
    "pause_reason": PauseReason,
    "restored_field": RestoredField,
    "result": Result,
    "rung": RungName,
    "skip_reason": SkipReason,
    "write_kind": WriteKind,
}


def words(language: str, selector: str) -> Mapping[str, str]:
    options: Mapping[str, str] = TEXTS[language]["selector"][selector]["options"]
    return options


def copies(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield each place that words a code again: its name, its text and the word."""
    texts = TEXTS[language]
    sensors = texts["entity"]["sensor"]
    status = words(language, "job_status")
    scan_status = sensors["scan_status"]["state"]
    for code, word in words(language, "defect").items():
        yield f"sensor of {code}", sensors[f"library_{code}"]["name"], word
    for code, word in status.items():
        yield f"status {code}", scan_status[code], word
    event = texts["entity"]["event"]["scan"]["state_attributes"]["event_type"]["state"]
    for code in event.keys() & status.keys():
        yield f"event {code}", event[code], status[code]
    yield "phase idle", sensors["phase"]["state"]["idle"], scan_status["idle"]
    reasons = words(language, "pause_reason")
    for code in reasons.keys() & texts["exceptions"].keys():
        yield f"error {code}", texts["exceptions"][code]["message"], f"{reasons[code]}."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("selector", SELECTORS)
def test_each_code_has_a_word_of_its_own(language: str, selector: str) -> None:
    options = words(language, selector)
    assert list(options) == [str(code) for code in SELECTORS[selector]]
    assert len({word.casefold() for word in options.values()}) == len(options)


def test_the_words_of_a_line_have_the_values_of_the_line() -> None:
    """A word may leave out what only an expert needs; each language leaves out the same."""

    def names(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    assert list(PLAIN) == list(LineCode)
    lines = {language: words(language, "log_line") for language in LANGUAGES}
    for code, plain in PLAIN.items():
        english, german = (names(lines[language][code]) for language in ("en", "de"))
        assert english == german, code
        assert names(plain) - {"reasons"} == english, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_place_that_shows_a_code_uses_its_word(language: str) -> None:
    found = list(copies(language))
    assert len(found) > len(Defect) + len(JobStatus)
    assert [place for place, text, word in found if text != word] == []


#: What a sentence puts around the word of a defect.
JOINTS = frozenset({"with", "a", "an", "the", "ohne", "mit", "einem", "einer"})
#: The beginnings of German words that a sentence says with "ohne".
MISSING = ("kein", "fehlende")
#: The beginning of words that a sentence says as they are.
DENIED = ("not ", "nicht ")


def said(text: str, language: str) -> list[str]:
    """Return the words that name a defect; German ones without their endings."""
    found = [word for word in text.casefold().split() if word not in JOINTS]
    if language == "en":
        return ["its" if word == "their" else word for word in found]
    return [re.sub(r"e[nms]?$", "", word) for word in found if not word.startswith(MISSING)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("defect", Defect)
def test_a_spoken_defect_is_its_word_in_a_sentence(language: str, defect: Defect) -> None:
    spoken, word = VOICE[language]["defects"][defect], words(language, "defect")[defect]
    assert said(spoken, language) == said(word, language)
    if word.casefold().startswith(DENIED):
        assert spoken == word[0].casefold() + word[1:]
        return
    is_missing = language == "de" and word.casefold().startswith(MISSING)
    assert spoken.split()[0] == ("ohne" if is_missing else "mit" if language == "de" else "with")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_defect_is_spoken(language: str) -> None:
    assert VOICE[language]["defects"].keys() == {str(defect) for defect in Defect}


def test_the_panel_words_no_code_itself() -> None:
    for language in LANGUAGES:
        own = (ROOT / "frontend" / "src" / "i18n" / f"{language}.ts").read_text(encoding="utf-8")
        texts = {
            text.casefold()
            for key, text in re.findall(r'(\w+):\s*"([^"\n]+)"', own)
            if not key.startswith("level_")  # a log level can share a word with a result
        }
        assert texts
        for selector in ("defect", "pause_reason", "result", "skip_reason", "job_trigger"):
            repeated = texts & {word.casefold() for word in words(language, selector).values()}
            assert not repeated, selector


def test_the_progress_blueprint_uses_the_words_of_the_phases() -> None:
    text = (BLUEPRINTS / "live_progress.yaml").read_text(encoding="utf-8")
    states = TEXTS["en"]["entity"]["sensor"]["phase"]["state"]
    assert dict(re.findall(r"'(\w+)': '(\w+)'", text)) | {"status": "gone"} == {
        **{str(phase): states[phase] for phase in Phase},
        "status": "gone",
    }


def test_the_blueprint_for_finished_scans_uses_the_messages_of_the_errors() -> None:
    text = (BLUEPRINTS / "finished_scan.yaml").read_text(encoding="utf-8")
    messages = dict(re.findall(r"'(\w+)': '([^']+\.)'", text))
    assert messages
    exceptions = TEXTS["en"]["exceptions"]
    assert messages == {code: exceptions[code]["message"] for code in messages}
