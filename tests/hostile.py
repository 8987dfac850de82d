"""What nobody means well by: values, texts and titles, and values that a schema asks for."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from hypothesis import HealthCheck, Phase, settings, strategies as st
import voluptuous as vol

from custom_components.plex_smart_refresher.fields import Field, ListField, Schema

from .import_payloads import OTHERS

#: The same examples in each run, few enough to run fast even when one fails.
modest = settings(
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    max_examples=25,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)

#: Texts that mean something to somebody: SQL, full-text search, HTML, templates, paths, terminals.
SPEECHES = (
    "'; DROP TABLE items; --",
    '" OR 1=1 --',
    'NEAR("a" "b", 2) AND message:*',
    "a* OR {b c}: ^",
    "%_\\%",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ states('sensor.x') }}{% for a in b %}",
    "${jndi:ldap://x}%s%n{0.__class__}",
    "../../../../etc/passwd",
    "..%2f..%2fconfig\\..\\secrets.yaml",
    "/library/metadata/1?X-Plex-Token=x#",
    "http://evil.example/",
    "a\r\nX-Evil: 1\r\n\r\n",
    "\x1b[31mred\x07\x08\x7f",
    "\0nothing\0",
    "\u202eright to left\u2066",
    "e" + "\u0301" * 50,
    "\ufeff\ufffe\U0010ffff",
    "\N{FAMILY}\u200d\N{PILE OF POO}" * 20,
    "null",
    "NaN",
    "-0",
    "1e999",
    "9" * 5_000,
    "",
    " ",
)
LONG = "x" * 1_000_000

#: Python has texts that no encoding has; they come from templates.
UNENCODABLE = "\ud800"
TEXTS = st.one_of(
    st.sampled_from([*SPEECHES, UNENCODABLE]), st.text(max_size=300), st.just("x" * 256)
)
NUMBERS = st.one_of(
    st.sampled_from([-1, 0, 2**31, 2**53, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 10**300, -(10**30)]),
    st.sampled_from([0.5, -0.0, 1e308, float("nan"), float("inf"), float("-inf")]),
    st.integers(),
    st.floats(),
)
_LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
NESTED = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
_DEEP: Any = "bottom"
for _ in range(200):
    _DEEP = [_DEEP]
#: Each of them costs time, so there are few of them.
LARGE = st.sampled_from([LONG, ["x"] * 50_000, ["1"] * 50_000, {"x": LONG}, [LONG], _DEEP])
ANYTHING = st.one_of(NESTED, NESTED, NESTED, LARGE)


def calls(
    fields: Mapping[str, st.SearchStrategy[Any]], required: Collection[str] = ()
) -> st.SearchStrategy[dict[str, Any]]:
    """Return fields that are as they should be, and such of which one is not."""
    right = st.fixed_dictionaries(
        {name: value for name, value in fields.items() if name in required},
        optional={name: value for name, value in fields.items() if name not in required},
    )
    names = st.one_of(st.sampled_from(sorted(fields)), st.sampled_from(SPEECHES), st.text())
    wrong = st.tuples(right, names, ANYTHING).map(lambda call: call[0] | {call[1]: call[2]})
    return st.one_of(right, wrong)


def required_in(schema: Schema) -> set[str]:
    """Return the fields without which a call is refused."""
    return {str(field) for field in schema if isinstance(field, vol.Required)}


def by_schema(
    schema: Schema, known: Mapping[str, str], texts: Iterable[str] = ()
) -> dict[str, st.SearchStrategy[Any]]:
    """Return what the fields of a call accept, and what lies just beyond."""
    return {
        str(name): st.just(known[str(name)]) if str(name) in known else _by_field(field, texts)
        for name, field in schema.items()
    }


def _by_field(field: Field, texts: Iterable[str]) -> st.SearchStrategy[Any]:
    """Return what a field accepts, and what lies just beyond."""
    if isinstance(field, ListField):
        return st.lists(_by_field(field.each, texts), max_size=3)
    accepts: dict[str, Any] = field.accepts
    by_error: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "invalid_number": lambda: _near(accepts["minimum"], accepts["maximum"]),
        "invalid_choice": lambda: st.sampled_from(accepts["allowed"].split(", ")),
        "invalid_boolean": st.booleans,
        "invalid_rating_key": lambda: st.sampled_from(["1", "99999999999999999999", 1]),
        "invalid_time": lambda: st.sampled_from(["03:00", "23:59:59", "24:00", "noon"]),
        "invalid_name": lambda: st.one_of(TEXTS, *map(st.just, texts)),
        "invalid_text": lambda: st.one_of(TEXTS, *map(st.just, texts)),
        "invalid_entity": lambda: st.sampled_from(["switch.x", "notify.x", "sensor.x", "switch"]),
        "invalid_mark": lambda: st.sampled_from(["everything", "show:1", "item:x", "season:"]),
        "invalid_object": lambda: st.sampled_from(
            [*OTHERS.values(), {"eventType": "Download", "series": {}}, {"movie": [1]}, {}]
        ),
        "invalid_place": lambda: st.sampled_from([["Title", "1"], [1.5, "1"], [None, "1"], ["1"]]),
    }
    return by_error[field.error]()


def _near(minimum: int, maximum: int) -> st.SearchStrategy[int]:
    return st.sampled_from([minimum - 1, minimum, minimum + 1, maximum - 1, maximum, maximum + 1])
