"""The report as JSON: its keys and their order stay."""

import json
from pathlib import Path

from lite_builder.verify.reports.results_json import write_json
from tests.unit.verify.made_reports import QUIZZES, RED


def test_keys_and_order(tmp_path: Path) -> None:
    write_json(RED, tmp_path / "reports" / "results.json")
    data = json.loads((tmp_path / "reports" / "results.json").read_text(encoding="utf-8"))
    assert list(data) == [
        "format",
        "ok",
        "title",
        "browser",
        "seconds",
        "stale",
        "unseen",
        "landing",
        "notebooks",
        "quizzes",
        "comparison",
    ]
    notebook = data["notebooks"][1]
    assert list(notebook) == [
        "path",
        "title",
        "outcome",
        "ok",
        "source",
        "seconds",
        "memory",
        "note",
        "diagnosis",
        "console",
        "cells",
        "foreign",
        "first_try",
        "flaky",
    ]
    assert list(notebook["cells"][1]) == [
        "index",
        "id",
        "source",
        "outcome",
        "seconds",
        "error",
        "line",
        "diagnosis",
        "expectation",
    ]


def test_values(tmp_path: Path) -> None:
    write_json(RED, tmp_path / "results.json")
    data = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert data["ok"] is False
    assert data["notebooks"][1]["outcome"] == "failed"
    assert data["notebooks"][1]["cells"][1]["error"]["name"] == "ZeroDivisionError"
    assert data["notebooks"][4]["foreign"][0]["url"] == "https://elsewhere.invalid/x"
    assert data["landing"]["foreign"][0]["notebook"] == "index.html"


def test_answers_of_quizzes(tmp_path: Path) -> None:
    write_json(QUIZZES, tmp_path / "results.json")
    (quiz,) = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["quizzes"]
    assert list(quiz) == ["path", "title", "outcome", "ok", "source", "seconds", "note", "answers"]
    assert quiz["answers"][1] == {
        "question": 2,
        "title": "Question",
        "line": 30,
        "ok": False,
        "declared": ["a", "c"],
        "computed": ["a"],
        "value": "{'a': True, 'b': False, 'c': False}",
        "problem": "",
    }
