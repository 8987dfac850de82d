"""Names and titles as data: one function per kind of channel that shows or speaks them."""

from collections.abc import Mapping
import re
from typing import Final

from .engine.text import one_line

_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
#: Where a link of Markdown or a tag of HTML would start, or an address would become a link: after
#: its scheme, and before each further part of a host such as "example.com", which has two letters
#: or more.
_OPENING: Final = re.compile(
    r"(?<=\])(?=[(\[:])|(?<=<)(?=[A-Za-z/!?@#])|(?<=\w:)(?=//)|(?<=\w\.)(?=[^\W\d_]{2})"
)
_INVISIBLE: Final = "\u200b"
#: Marks of Markdown and HTML, and what begins an address.
_MARKS: Final = re.compile(r"://|[\[\]<>`*_|~#\\^]")
#: The maximum length of a spoken title.
_LONGEST_SPOKEN: Final = 60


def markdown(text: str) -> str:
    """Return a text that Markdown renders as it is: no mark, link or picture."""
    return _PUNCTUATION.sub(r"\\\g<0>", one_line(text))


def description(placeholders: Mapping[str, str] | None) -> dict[str, str]:
    """Return the placeholders of a form for its description: that is Markdown, titles are not."""
    return {key: markdown(text) for key, text in (placeholders or {}).items()}


def plain(text: str) -> str:
    """Return a text for a channel that may render marks or not: no link and no tag starts.

    An address gets invisible characters, so it is no link either, and looks as it is.
    """
    return _OPENING.sub(_INVISIBLE, one_line(text))


def spoken(text: str) -> str:
    """Return a short text without marks and symbols that cannot be spoken."""
    readable = "".join(each if each.isprintable() else " " for each in _MARKS.sub(" ", text))
    words = " ".join(readable.split())
    return words if len(words) <= _LONGEST_SPOKEN else f"{words[:_LONGEST_SPOKEN].rstrip()}…"
