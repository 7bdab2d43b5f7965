"""How do other programs read the report? As JSON, whose keys are described here and stay.

    format      1
    ok          true if everything is
    title       of the course
    browser     name and version
    seconds     that the run took
    landing     {"problem", "foreign": [request, ...]}
    notebooks   [{"path", "title", "outcome", "ok", "source", "seconds", "memory", "note",
                 "cells": [cell, ...], "foreign": [request, ...]}]

"source" is the author's file, from the project's folder, or empty; "memory" is in bytes, or null.

A cell is {"index" (from 0), "id", "source", "outcome", "seconds", "error": null or {"name", "message", "traceback"},
"line": of the author's file, or null}, a request {"url", "method", "notebook", "asked_by"}. The outcomes are those of
`report.CellOutcome` and `NotebookOutcome`.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lite_builder.verify.report import NotebookRun, RunReport

FORMAT = 1


def write_json(report: RunReport, path: Path) -> None:
    """Write the report as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(as_json(report), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def as_json(report: RunReport) -> dict[str, Any]:
    """The report as JSON's own types."""
    return {
        "format": FORMAT,
        "ok": report.ok,
        "title": report.title,
        "browser": report.browser,
        "seconds": report.seconds,
        "landing": asdict(report.landing),
        "notebooks": [_notebook(run) for run in report.notebooks],
    }


def _notebook(run: NotebookRun) -> dict[str, Any]:
    return {
        "path": run.path,
        "title": run.title,
        "outcome": str(run.outcome),
        "ok": run.ok,
        "source": run.source,
        "seconds": run.seconds,
        "memory": run.memory,
        "note": run.note,
        "cells": [asdict(cell) for cell in run.cells],
        "foreign": [asdict(request) for request in run.foreign],
    }
