"""JSON as unevenly as real servers write it: the same values, in other types."""

from typing import Any

# Identifiers that old servers and some answers write as numbers.
_NUMERIC_TEXTS = frozenset({"key", "ratingKey", "parentRatingKey", "grandparentRatingKey"})


def uneven(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object with its values in types that a careful client must expect.

    Numbers are text, booleans are numbers or text, an empty text is null, and a list of one
    object is that object.
    """
    return {name: _other_type(name, each) for name, each in value.items()}


def _other_type(name: str, value: Any) -> Any:
    """Return a value in another type."""
    other = value
    match value:
        case dict():
            other = uneven(value)
        case [dict() as alone]:
            other = uneven(alone)
        case list():
            other = [_other_type(name, each) for each in value]
        case bool():
            other = "1" if value else 0
        case int():
            other = str(value)
        case "":
            other = None
        case str() if name in _NUMERIC_TEXTS and value.isdecimal():
            other = int(value)
    return other
