"""Measure in a process of its own, so that no measurement is in the memory of another."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
import gc
from importlib import import_module
import inspect
import json
from pathlib import Path
import sys
import time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_MEGABYTE = 1024  # /proc counts in kilobytes
#: What resets the highest memory of a process to what it has now, as proc(5) documents it.
_RESET_PEAK = "5"


class ProcessError(Exception):
    """A process that measures did not end well."""


@dataclass(slots=True)
class Measurement:
    """What a stretch of work took."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    memory: float = 0.0  #: by how many megabytes the resident memory grew at its peak

    def as_dict(self) -> dict[str, float]:
        """Return it for another process."""
        return {
            "seconds": self.seconds,
            "cpu_seconds": self.cpu_seconds,
            "memory": self.memory,
        }


@contextmanager
def measured() -> Iterator[Measurement]:
    """Measure what happens inside; memory only on Linux."""
    result = Measurement()
    gc.collect()
    before = _resident("VmRSS")
    _reset_peak()
    seconds, cpu_seconds = time.perf_counter(), time.process_time()
    yield result
    result.seconds = time.perf_counter() - seconds
    result.cpu_seconds = time.process_time() - cpu_seconds
    result.memory = _resident("VmHWM") - before


def _resident(name: str) -> float:
    """Return an entry of this process's status in megabytes."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except FileNotFoundError:
        return 0.0
    line = next(line for line in status.splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) / _MEGABYTE


def _reset_peak() -> None:
    """Reset the peak of the process's memory."""
    path = Path("/proc/self/clear_refs")
    if path.exists():
        path.write_text(_RESET_PEAK, encoding="ascii")


async def in_process(work: Callable[..., Any], **arguments: Any) -> dict[str, Any]:
    """Call a function of a module in a process of its own and return its result.

    Raises ProcessError.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.process", f"{work.__module__}:{work.__name__}"),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate(json.dumps(arguments).encode())
    if process.returncode:
        raise ProcessError(f"{work.__name__} ended with code {process.returncode}")
    result: dict[str, Any] = json.loads(output.splitlines()[-1])
    return result


def main() -> None:
    """Be that process."""
    module, _, function = sys.argv[1].partition(":")
    work = getattr(import_module(module), function)
    result = work(**json.load(sys.stdin))
    if inspect.iscoroutine(result):
        result = asyncio.run(result)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
