"""What did a selftest give? `python -m tests.bench.selftest_table _report/selftest.json` prints our docs' table."""

import sys
from collections.abc import Iterator
from pathlib import Path

from lite_builder.verify.selftest.selftest_json import ModuleRecord, Selftest

BAD = ("failed", "kernel died", "did not end")
HEAD = (
    "| module | passed | failed | of them known | xfailed | skipped | memory, MB |",
    "|---|--:|--:|--:|--:|--:|--:|",
)


def rows(report: Selftest) -> Iterator[str]:
    """The table line by line: one for each module, and one for all of them."""
    yield from HEAD
    sums = [0] * 5
    for module in report.modules:
        numbers = _numbers(module)
        sums = [a + b for a, b in zip(sums, numbers, strict=True)]
        name, part, rest = module.name.partition(" ")
        memory = f"{module.memory / 1e6:.0f}" if module.memory is not None else ""
        yield _row(f"`{name}`{part}{rest}", numbers, memory)
    yield _row("all", sums, "")


def _numbers(module: ModuleRecord) -> list[int]:
    counts = module.counts
    passed = counts.get("passed", 0) + counts.get("xpassed", 0)
    failed = sum(counts.get(outcome, 0) for outcome in BAD)
    known = sum(one.verdict == "fails as known" for one in module.judged)
    return [passed, failed, known, counts.get("xfailed", 0), counts.get("skipped", 0)]


def _row(name: str, numbers: list[int], memory: str) -> str:
    return f"| {name} | {' | '.join(map(str, numbers))} | {memory} |"


if __name__ == "__main__":
    found = Selftest.model_validate_json(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("\n".join(rows(found)))
