"""What nobody means well by: values, texts and titles, and values that a schema asks for."""

from collections.abc import Collection, Iterable, Mapping
from inspect import getclosurevars
from typing import Any

from homeassistant.components.websocket_api.const import WebSocketCommandHandler
from hypothesis import HealthCheck, Phase, settings, strategies as st
import voluptuous as vol

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


def by_check(check: Any, known: Iterable[str]) -> st.SearchStrategy[Any]:
    """Return what a check of an action's field lets pass, and what lies just beyond."""
    limits = getclosurevars(check).nonlocals
    if "minimum" in limits:
        return _near(limits["minimum"], limits["maximum"])
    if "words" in limits:
        return st.sampled_from(limits["words"])
    return {
        "flag": st.booleans(),
        "rating_key": st.sampled_from(["1", "99999999999999999999", 1]),
        "texts": st.lists(st.one_of(TEXTS, st.sampled_from(sorted(known))), max_size=3),
        "text": st.one_of(TEXTS, st.sampled_from(sorted(known))),
    }[check.__name__]


def required_by(command: WebSocketCommandHandler) -> set[str]:
    """Return the fields without which a websocket command is refused."""
    schema: Any = command._ws_schema  # type: ignore[attr-defined]
    return {str(field) for field in schema.schema if isinstance(field, vol.Required)}


def by_schema(
    command: WebSocketCommandHandler, known: Mapping[str, str]
) -> Mapping[str, st.SearchStrategy[Any]]:
    """Return what the schema of a websocket command asks for, field by field."""
    schema: Any = command._ws_schema  # type: ignore[attr-defined]
    return {
        str(field): st.just(known[str(field)]) if str(field) in known else _by_rule(rule)
        for field, rule in schema.schema.items()
        if str(field) not in ("id", "type")
    }


def _by_rule(rule: Any) -> st.SearchStrategy[Any]:
    """Return what a rule lets pass, as far as it can be told from it, and texts otherwise."""
    if rule is bool:
        return st.booleans()
    if isinstance(rule, vol.In):
        return st.sampled_from([str(each) for each in rule.container])
    if hasattr(rule, "__code__"):  # a check of ours for a list
        return st.lists(st.sampled_from(["1", "12345"]), min_size=1, max_size=3)
    for part in getattr(rule, "validators", ()):
        if isinstance(part, vol.Range):
            return _near(part.min, part.max)
        if isinstance(part, vol.In):
            return _by_rule(part)
    return TEXTS


def _near(minimum: int, maximum: int | None) -> st.SearchStrategy[int]:
    highest = 2**63 if maximum is None else maximum
    return st.sampled_from([minimum - 1, minimum, minimum + 1, highest - 1, highest, highest + 1])
