"""The clock of the benchmarks, and what they note about where and when they ran."""

from __future__ import annotations

import datetime
import platform
import time
from pathlib import Path

from wirecopy.parallel.workers import usable_cpus

# The processor's time does not count what other programs take meanwhile, which a short task mostly
# escapes and a long one does not: the ratio of the two would measure the other programs. Some
# systems tell it too coarsely.
CLOCK = (
    time.process_time
    if time.get_clock_info("process_time").resolution < 1e-5
    else time.perf_counter
)


def machine() -> dict[str, str | int]:
    """The machine, as the benchmarks write it into their JSON."""
    return {
        "machine": platform.machine(),
        "processor": _processor(),
        "processors": usable_cpus(),
        "system": platform.system(),
        "python": platform.python_version(),
        "date": datetime.date.today().isoformat(),
    }


def _processor() -> str:
    """The processor's name, where the system says it."""
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
