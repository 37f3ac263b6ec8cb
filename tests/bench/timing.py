"""One command, run and measured from outside: seconds on the clock, seconds of processor, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What one run took: `clock` and `processor` in seconds, `memory` in megabytes at its peak."""

    clock: float
    processor: float
    memory: float


def run(command: list[str], folder: Path, **environment: str) -> Run:
    """Runs a command to its end; RuntimeError with what it said when it fails."""
    log = folder / ".log"
    with log.open("w") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env={**os.environ, **environment})
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {log.read_text()[-3000:]}")
    return Run(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: list[Run]) -> Run:
    """The median of each quantity."""
    return Run(*(statistics.median(getattr(one, name) for one in runs) for name in ("clock", "processor", "memory")))
