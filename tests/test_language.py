"""English texts avoid the phrases that a native technical writer would not use."""

from collections.abc import Iterable, Iterator
import io
import json
from pathlib import Path
import re
import tokenize
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "custom_components" / "plex_smart_refresher"

#: What ends a noun phrase, so that "items a scan" in "the items a scan saw" is no match.
_END = r"(?=\s*(?:[.,;:()|·]|$))"
_PER = r"minute|second|hour|day|night|week"
_PER_THING = r"library|scan|item|server|job|cause|call|page|step|line|file|case|test|language|room"
_COUNTED = (
    r"refreshes|requests|items|retries|attempts|writes|messages|deadline|cap"
    r"|one \w+(?: (?!of|in|for|on|from|to|at|with|than)\w+)?"
    r"|\d[\d,.]* (?:ms|s|MB|items|lines|requests|refreshes)"
)

#: Phrases to avoid, and what to write instead.
PATTERNS = {
    r"\bso many\b": "the number of, or this many",
    rf"\b(?:{_COUNTED}) an? (?:{_PER})\b": "per minute",
    rf"\b(?:{_COUNTED}) an? (?:{_PER_THING}){_END}": "per library",
    r"\b(?:cap|limit) of \w+ an? \w+": "maximum … per …",
    r"\blook(?:s|ed|ing)? after\b": "monitored, selected or supported",
    r"\b(?:is|are|was|were|be|been) (?:waited for|looked at|looked after|told of|cared for)\b": (
        "the active voice"
    ),
    r"\b(?-i:Tell) (?:whether|how|what|why|if|that|of)\b": "Return whether, or Return",
    r"\b(?:go|goes|went) on where\b": "resume, or continue",
    r"\bhow (?:it|they|he|she|things|\w+ \w+) stands?\b": "the status of",
    r"\bhow (?:it|the \w+) stood\b": "the status of",
    r"\bstands with\b": "the status of",
    r"\bin whose course\b": "during which",
    r"\b(?:end of Home Assistant|Home Assistant's end)\b": "Home Assistant stops",
    r"\bmend(?:s|ed|ing)?\b": "fix",
    r"\bhand-made\b": "manual edits",
    r"\b(?:is|are|was|were) put back\b": "restored",
    r"\bkept aside\b": "quarantined",
    r"\bworth to\b": "worth -ing",
    r"\bwhat is none\b": "whatever is not",
    r"\bbeyond all measure\b": "out of range",
    r"\bcomes in between\b": "interrupts",
    r"\bwhom to tell\b": "notifications",
    r"\bfull look\b": "full scan",
    r"\bbusy house\b": "Home Assistant",
}
_AVOIDED = {re.compile(pattern, re.IGNORECASE): advice for pattern, advice in PATTERNS.items()}


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _json_texts(content: Any) -> Iterator[str]:
    """Yield all texts in JSON."""
    if isinstance(content, str):
        yield content
    else:
        for each in content.values() if isinstance(content, dict) else content:
            yield from _json_texts(each)


def _python_texts(source: str) -> Iterator[str]:
    """Yield docstrings, other strings and comments; consecutive comments are one text."""
    comments: list[str] = []
    kinds = {tokenize.STRING, tokenize.FSTRING_MIDDLE}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            comments.append(token.string.lstrip("#: "))
        elif token.type not in {tokenize.NL, tokenize.INDENT, tokenize.DEDENT} and comments:
            yield " ".join(comments)
            comments = []
        if token.type in kinds:
            yield token.string


def _typescript_texts(source: str) -> Iterator[str]:
    """Yield comments and strings."""
    for block in re.findall(r"(?:^\s*//.*\n)+|/\*.*?\*/", source, re.MULTILINE | re.DOTALL):
        yield re.sub(r"^\s*(?://|/?\*+/?)", "", block, flags=re.MULTILINE)
    yield from re.findall(r'"[^"\n]*"', source)


def texts(path: Path) -> Iterable[str]:
    """Return the English texts of a file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return _json_texts(json.loads(source))
    if path.suffix == ".py":
        return _python_texts(source)
    if path.suffix == ".ts":
        return _typescript_texts(source)
    return [re.sub(r"`[^`\n]*`", "", source)]


def complaints(path: Path) -> Iterator[str]:
    """Yield the phrases to avoid in a file, with what to write instead."""
    for text in map(_plain, texts(path)):
        for pattern, advice in _AVOIDED.items():
            for found in pattern.finditer(text):
                place = text[max(found.start() - 30, 0) : found.end() + 30]
                yield f"{path.relative_to(ROOT)}: …{place}… (write: {advice})"


def written() -> Iterator[Path]:
    """Yield all files with English texts."""
    yield from ROOT.glob("*.md")
    yield from PACKAGE.rglob("en.json")
    yield from PACKAGE.glob("*.yaml")
    for folder, suffixes in {
        "docs": {".md"},
        "blueprints": {".yaml"},
        ".github": {".md", ".yml"},
        "benchmarks": {".py"},
        "custom_components": {".py"},
        "frontend/src": {".ts"},
        "plex_simulator": {".py"},
        "script": {".py", ""},
        "tests": {".py"},
    }.items():
        for path in sorted((ROOT / folder).rglob("*")):
            is_english = path != Path(__file__) and not path.name.startswith("de.")
            if is_english and path.is_file() and path.suffix in suffixes:
                yield path


FILES = sorted(set(written()))


@pytest.mark.parametrize("room", sorted({path.relative_to(ROOT).parts[0] for path in FILES}))
def test_texts_avoid_what_a_native_writer_would_not_write(room: str) -> None:
    found = [
        complaint
        for path in FILES
        if path.relative_to(ROOT).parts[0] == room
        for complaint in complaints(path)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "Refreshes a minute",
        "Deadline an item",
        "Cap of items a library",
        "One repair issue a cause",
        "Only these are looked after.",
        "Inspect at most so many items.",
        "It is waited for.",
        "Tell whether a scan runs.",
        "Let it go on where it was.",
        "Return how it stands with the library.",
        "A scan in whose course Home Assistant crashed",
    ],
)
def test_a_phrase_to_avoid_is_found(text: str) -> None:
    assert any(pattern.search(text) for pattern in _AVOIDED)


@pytest.mark.parametrize(
    "text",
    [
        "Refreshes per minute",
        "Return the items a scan has found.",
        "the number of items a library has",
        "Read one page of a library.",
        "The server cannot tell whether it is busy.",
        "It recommends a scan.",
    ],
)
def test_a_legitimate_phrase_is_not_found(text: str) -> None:
    assert not any(pattern.search(text) for pattern in _AVOIDED)
