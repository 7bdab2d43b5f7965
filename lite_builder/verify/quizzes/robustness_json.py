"""How do other programs read how robust the answers are? As JSON, whose keys are described here and stay.

format      1
ok          true if every answer is robust
title, browser, seconds     as in `results_json`
runs        over how many seeds each quiz ran
threshold   the share of seeds in which each answer has to hold
stopped     true if somebody stopped it before its end
quizzes     as in `results_json`, with "questions": [{"question" (from 1), "title", "ok", "share",
            "seeds": [answer, ...], "variants": [{"line", "changes": [[before, after], ...],
            "answer": answer}, ...]}, ...]
"""

import json
from pathlib import Path
from typing import Any

from lite_builder.verify.quizzes.robustness import QuestionRuns, QuizRuns, RobustnessReport, VariantRun
from lite_builder.verify.reports.results_json import answer_as_json, quiz_as_json

FORMAT = 1


def write_robustness_json(report: RobustnessReport, path: Path) -> None:
    """Write the report as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(as_json(report), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def as_json(report: RobustnessReport) -> dict[str, Any]:
    """The report as JSON's own types."""
    return {
        "format": FORMAT,
        "ok": report.ok,
        "title": report.title,
        "browser": report.browser,
        "seconds": report.seconds,
        "runs": report.runs,
        "threshold": report.threshold,
        "stopped": report.stopped,
        "quizzes": [_quiz(quiz, report.threshold) for quiz in report.quizzes],
    }


def _quiz(quiz: QuizRuns, threshold: float) -> dict[str, Any]:
    questions = [_question(question, threshold) for question in quiz.questions]
    return {**quiz_as_json(quiz.as_written), "questions": questions}


def _question(question: QuestionRuns, threshold: float) -> dict[str, Any]:
    return {
        "question": question.as_written.question,
        "title": question.as_written.title,
        "ok": question.is_robust(threshold),
        "share": question.share,
        "seeds": [answer_as_json(answer) for answer in question.seeds],
        "variants": [_variant(variant) for variant in question.variants],
    }


def _variant(variant: VariantRun) -> dict[str, Any]:
    return {
        "line": variant.line,
        "changes": [[change.before, change.after] for change in variant.changes],
        "answer": answer_as_json(variant.answer),
    }
