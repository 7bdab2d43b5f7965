"""How many notebooks does this machine run side by side? One a processor, if there is memory for their kernels."""

import os

MEMORY_EACH = 2_500_000_000
"""What a browser needs that holds two kernels, one of them large, in bytes."""


def fitting_jobs() -> int:
    """The number for this machine, at least one."""
    return jobs_for(_processors(), _memory())


def jobs_for(processors: int, memory: int | None) -> int:
    """The number for a machine with these processors and this memory in bytes, if that is known."""
    return max(1, min(processors, processors if memory is None else memory // MEMORY_EACH))


def _processors() -> int:
    """Those that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> int | None:
    """What the machine has in all, where the system tells."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return None
