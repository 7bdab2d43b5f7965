"""How many notebooks run side by side."""

import pytest

from lite_builder.verify.workers import fitting_jobs, jobs_for

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("processors", "memory", "jobs"),
    [(2, 24 * GB, 2), (8, 16 * GB, 6), (16, 4 * GB, 1), (4, 1 * GB, 1), (4, None, 4), (1, 64 * GB, 1)],
)
def test_one_a_processor_as_long_as_there_is_memory(processors: int, memory: int | None, jobs: int) -> None:
    assert jobs_for(processors, memory) == jobs


def test_this_machine_carries_at_least_one() -> None:
    assert fitting_jobs() >= 1
