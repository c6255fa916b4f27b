"""What the benchmarks note about where and when they ran."""

from __future__ import annotations

import datetime
import platform
from pathlib import Path

from wirecopy.parallel.workers import usable_cpus


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
