"""Values of Plex's JSON, without trust in their types."""

from typing import Any

from ..engine.media import HIGHEST_NUMBER

#: An object of an answer, with any JSON values.
type Container = dict[str, Any]

_YES = frozenset({"1", "true"})


def objects_of(value: object) -> list[Container]:
    """Return the objects in a list that are not empty. A single object can replace the list."""
    if isinstance(value, list):
        return [each for each in value if each and isinstance(each, dict)]
    return [value] if value and isinstance(value, dict) else []


def text_of(value: object) -> str:
    """Return a string or number as text, and anything else as an empty text."""
    if type(value) is str:
        return value
    if type(value) is int or type(value) is float:
        return str(value)
    return ""


def is_yes(value: object) -> bool:
    """Return whether a value is any of Plex's forms of true."""
    return value is True or text_of(value).lower() in _YES


def parse_number(value: object) -> int | None:
    """Return a whole number, or None if there is none or it is out of range."""
    if type(value) is int:
        number = value
    elif type(value) is str or (type(value) is float and value.is_integer()):
        try:
            number = int(value)
        except ValueError:
            return None
    else:
        return None
    return number if -HIGHEST_NUMBER <= number <= HIGHEST_NUMBER else None
