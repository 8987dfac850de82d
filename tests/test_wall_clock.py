"""No test fails because a machine is slow: tests count, and only tests/reliability/ measures."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MEASURING = TESTS / "reliability"
#: Clocks that are good for nothing but durations; `time.time` also tells the date.
STOPWATCHES = {"monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time"}
#: A timeout below this is an expectation; from here on it only keeps a failure from hanging.
SHORTEST_TIMEOUT = 5.0
#: Calls that fail when a time is over, and where they take it.
TIMEOUTS = {"timeout": 0, "wait_for": 1, "receive": 0, "receive_str": 0, "receive_json": 1}


def name_of(node: ast.AST) -> str:
    """Return the last name of what is called or caught: `timeout` of `asyncio.timeout`."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_stopwatch(call: ast.Call) -> bool:
    """Return whether a call reads a stopwatch: of the module `time`, or an event loop's."""
    name = name_of(call.func)
    if name != "time" or not isinstance(call.func, ast.Attribute):
        return name in STOPWATCHES
    owner = call.func.value
    return name_of(owner.func if isinstance(owner, ast.Call) else owner).endswith("loop")


def seconds_of(call: ast.Call) -> float | None:
    """Return the constant timeout of a call, if it has one."""
    place = TIMEOUTS.get(name_of(call.func))
    if place is None:
        return None
    named = [each.value for each in call.keywords if each.arg == "timeout"]
    values = [*call.args[place : place + 1], *named]
    return next((each.value for each in values if isinstance(each, ast.Constant)), None)


def expects_a_timeout(node: ast.AST) -> bool:
    """Return whether a block passes when the time is over: it waits for nothing to happen."""
    if isinstance(node, ast.With):
        return any("TimeoutError" in ast.unparse(item) for item in node.items)
    return isinstance(node, ast.Try) and any(
        each.type is not None and "TimeoutError" in ast.unparse(each.type) for each in node.handlers
    )


def bounds(node: ast.AST, *, is_expected: bool = False) -> Iterator[str]:
    """Yield every place below a node that measures a duration or bounds one."""
    is_expected = is_expected or expects_a_timeout(node)
    if isinstance(node, ast.Call):
        seconds = seconds_of(node)
        is_short = isinstance(seconds, int | float) and seconds < SHORTEST_TIMEOUT
        if is_stopwatch(node) or (is_short and not is_expected):
            yield f"{node.lineno}: {ast.unparse(node)}"
    for child in ast.iter_child_nodes(node):
        yield from bounds(child, is_expected=is_expected)


FILES = [path for path in sorted(TESTS.rglob("*.py")) if not path.is_relative_to(MEASURING)]


def test_a_test_counts_and_does_not_time() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{bound}"
        for path in FILES
        for bound in bounds(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "assert time.monotonic() - begun < 2",
        "begun = perf_counter()",
        "took = asyncio.get_running_loop().time() - begun",
        "assert loop.time() < 3",
        "async def test():\n async with asyncio.timeout(0.3):\n  await request",
        "async def test():\n await asyncio.wait_for(over.wait(), 1)",
        "async def test():\n await asyncio.wait_for(over.wait(), timeout=1)",
    ],
)
def test_a_bound_is_noticed(source: str) -> None:
    assert len(list(bounds(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "now = int(time.time())",
        "async def test():\n async with asyncio.timeout(5):\n  await request",
        "async def test():\n async with asyncio.timeout(seconds):\n  await request",
        "async def test():\n with pytest.raises(TimeoutError):\n  await wait_for(ask(), 0.1)",
        "async def test():\n try:\n  await wait_for(ask(), 0.1)\n except TimeoutError:\n  pass",
        "session.get(url, timeout=0.1)",
    ],
)
def test_what_only_waits_is_no_bound(source: str) -> None:
    assert list(bounds(ast.parse(source))) == []
