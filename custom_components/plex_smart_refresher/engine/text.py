"""Text that others wrote: names and titles."""

import re
from typing import Final

#: Control characters, line and paragraph separators, and what turns the direction of a text. The
#: joiners stay: emojis and some scripts need them.
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)


def one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return _UNSAFE.sub(" ", text).strip()
