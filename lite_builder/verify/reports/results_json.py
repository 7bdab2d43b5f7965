"""How do other programs read the report? As JSON, whose keys are described here and stay.

    format      1
    ok          true if everything is
    title       of the course
    browser     name and version
    seconds     that the run took
    stale       sentences about expected failures of pages and cells that are gone
    landing     {"problem", "foreign": [request, ...]}
    notebooks   [{"path", "title", "outcome", "ok", "source", "seconds", "memory", "note",
                 "diagnosis", "console": [line, ...], "cells": [cell, ...], "foreign": [request, ...]}]
    quizzes     [{"path", "title", "outcome", "ok", "source", "seconds", "note", "answers": [answer, ...]}]; outcome,
                seconds and note are those of the code that computes the answers

"source" is the author's file, from the project's folder, or empty; "memory" is in bytes, or null.

An answer is {"question" (from 1), "title", "line": of its solution, or null, "ok", "declared": [letter, ...],
"computed": [letter, ...] or null, "value", "problem"}. A cell is {"index" (from 0), "id", "source", "outcome",
"seconds", "error": null or {"name", "message", "traceback"}, "line": of the author's file, or null, "diagnosis",
"expectation": why it was expected to fail, or empty}, a request {"url", "method", "notebook", "asked_by"}, a diagnosis
null or {"name": a class of docs/wasm-failures.md, "why", "todo", "link", "rules"}. The outcomes are those of
`report.CellOutcome` and `NotebookOutcome`.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lite_builder.verify.report import AnswerRun, NotebookRun, QuizRun, RunReport

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
        "stale": list(report.stale),
        "landing": asdict(report.landing),
        "notebooks": [_notebook(run) for run in report.notebooks],
        "quizzes": [quiz_as_json(run) for run in report.quizzes],
    }


def quiz_as_json(run: QuizRun) -> dict[str, Any]:
    """A quiz, without its code, which may be withheld from those who read the results."""
    return {
        "path": run.code.path,
        "title": run.code.title,
        "outcome": str(run.code.outcome),
        "ok": run.ok,
        "source": run.code.source,
        "seconds": run.code.seconds,
        "note": run.code.note,
        "answers": [answer_as_json(answer) for answer in run.answers],
    }


def answer_as_json(answer: AnswerRun) -> dict[str, Any]:
    """What is declared and what the code gives for one question."""
    return {
        "question": answer.question,
        "title": answer.title,
        "line": answer.line,
        "ok": answer.ok,
        "declared": answer.declared,
        "computed": answer.computed,
        "value": answer.value,
        "problem": answer.problem,
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
        "diagnosis": asdict(run.diagnosis) if run.diagnosis else None,
        "console": list(run.console),
        "cells": [asdict(cell) for cell in run.cells],
        "foreign": [asdict(request) for request in run.foreign],
    }
