"""A course on one machine, on two, and on one where nothing has changed since."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import run_lite_builder

pytestmark = pytest.mark.browser


CHANGING = ("seconds", "memory", "console")
"""What differs from run to run."""


def results(report: Path) -> dict[str, Any]:
    """The results without what differs from run to run."""

    def timeless(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: timeless(part) for key, part in value.items() if key not in CHANGING}
        return [timeless(part) for part in value] if isinstance(value, list) else value

    found: dict[str, Any] = timeless(json.loads((report / "results.json").read_text(encoding="utf-8")))
    return found


@pytest.mark.full
def test_two_shards_merge_into_what_one_run_gives(built_project: Path) -> None:
    whole = run_lite_builder(built_project, "test", "--jobs", "2")
    assert whole.returncode == 0, whole.stderr
    for shard in ("1", "2"):
        part = run_lite_builder(built_project, "test", "--shard", f"{shard}/2", "--report", f"parts/{shard}")
        assert part.returncode == 0, part.stderr
    merged = run_lite_builder(built_project, "merge-reports", "parts/2", "parts/1", "--to", "merged")
    assert merged.returncode == 0, merged.stderr
    assert "2 passed, 1 nothing to run; no request to another host" in merged.stdout
    assert results(built_project / "merged") == results(built_project / "_report")
    shared = [len(results(built_project / "parts" / shard)["notebooks"]) for shard in ("1", "2")]
    assert sorted(shared) == [1, 2]

    same = run_lite_builder(built_project, "test", "--changed")
    assert same.returncode == 0, same.stderr
    assert same.stdout == "nothing has changed since all 3 notebooks passed; nothing was run\n"

    (built_project / "_site" / "files" / "pages" / "measures.py").write_text("raise KeyError\n", encoding="utf-8")
    changed = run_lite_builder(built_project, "test", "--changed", "pages/table")
    assert changed.returncode == 1
    assert "KeyError" in changed.stdout
