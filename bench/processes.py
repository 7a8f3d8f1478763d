"""Processes that a benchmark starts, and what they cost."""

import os
from collections.abc import Iterable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
KILOBYTE = 1024


def family_of(pid: int) -> list[int]:
    """Give a process and all its descendants; only itself where the system does not tell."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    children = listed.read_text().split() if listed.exists() else []
    return [pid, *(member for child in children for member in family_of(int(child)))]


def cpu_seconds(pids: Iterable[int]) -> float:
    """Give the seconds of processor that these processes have used; 0 where nobody tells."""
    return sum(map(_cpu_seconds, pids))


def largest_megabytes(pids: Iterable[int]) -> float:
    """Give the memory of the largest of these processes; 0 where nobody tells."""
    return max(map(_megabytes, pids), default=0.0)


def _cpu_seconds(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    after_name = stat.read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    sizes = [int(line.split()[1]) for line in lines if line.startswith("VmRSS:")]
    return next(iter(sizes), 0) / KILOBYTE
