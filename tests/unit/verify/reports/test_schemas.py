"""The published JSON Schemas are those of what is written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from lite_builder.verify.quizzes.robustness import QuestionRuns, QuizRuns, RobustnessReport
from lite_builder.verify.quizzes.robustness_json import write_robustness_json
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.results_json import write_json
from lite_builder.verify.reports.schemas import SCHEMAS
from tests.unit.verify.made_reports import DIAGNOSED, DRIFTED, GREEN, HOLDS, QUIZ, QUIZZES, RED, report

DOCS = Path(__file__).parents[4] / "docs"


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((DOCS / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_published_is_what_the_records_say(name: str) -> None:
    schema = (DOCS / name).read_text(encoding="utf-8")
    assert schema == SCHEMAS[name].schema_text(), "write it anew: python -m lite_builder.verify.reports.schemas docs"
    Draft202012Validator.check_schema(json.loads(schema))


@pytest.mark.parametrize("found", [GREEN, RED, QUIZZES, replace(report(DIAGNOSED), stale=("It is gone.",))])
def test_results_of_every_kind_are_as_the_schema_says(found: RunReport, tmp_path: Path) -> None:
    write_json(found, tmp_path / "results.json")
    validator("results.schema.json").validate(json.loads((tmp_path / "results.json").read_text(encoding="utf-8")))


def test_the_schema_refuses_what_is_not_a_result(tmp_path: Path) -> None:
    write_json(RED, tmp_path / "results.json")
    data = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    data["notebooks"][0]["outcome"] = "splendid"
    with pytest.raises(ValidationError, match="splendid"):
        validator("results.schema.json").validate(data)


def test_robust_answers_are_as_their_schema_says(tmp_path: Path) -> None:
    quiz = QuizRuns(QUIZ, (QuestionRuns(HOLDS, (HOLDS, DRIFTED), ()),))
    found = RobustnessReport("A course", (quiz,), 2, 0.95, "Chromium 156.0", 41.2)
    write_robustness_json(found, tmp_path / "robustness.json")
    data = json.loads((tmp_path / "robustness.json").read_text(encoding="utf-8"))
    validator("robustness.schema.json").validate(data)
    assert data["quizzes"][0]["questions"][0]["share"] == 0.5
