import json
from dataclasses import replace
from pathlib import Path

from lite_builder.course.quizzes.quiz import Change
from lite_builder.verify.quizzes.robustness import QuestionRuns, QuizRuns, RobustnessReport, VariantRun
from lite_builder.verify.quizzes.robustness_json import write_robustness_json
from lite_builder.verify.quizzes.show import explain_quiz, robustness_lines, robustness_summary
from tests.unit.verify.made_reports import DRIFTED, HOLDS, QUIZ, UNCLEAR

OTHER = replace(HOLDS, computed=("c",))
FAILS = replace(HOLDS, computed=None, problem="ValueError: n_splits=100")
VARIANT = VariantRun((Change("cv=5", "cv=100"),), 15, FAILS)
FRAGILE = QuestionRuns(HOLDS, (HOLDS, OTHER, HOLDS, OTHER, FAILS), (VARIANT, replace(VARIANT, answer=HOLDS)))
ROBUST = QuestionRuns(HOLDS, (HOLDS,) * 5, ())
GOOD_QUIZ = replace(QUIZ, answers=(HOLDS, HOLDS))
REPORT = RobustnessReport("A course", (QuizRuns(GOOD_QUIZ, (FRAGILE, ROBUST)),), 5, 0.9, "Chromium 156", 41.0)


def test_what_is_wrong_with_a_quiz() -> None:
    assert explain_quiz(QUIZ).splitlines() == [
        "question 2: the solution says a) c), the code gives a)",
        "  quiz.md, line 30",
        "  value: {'a': True, 'b': False, 'c': False}",
        "question 3: the solution says d), the code gives no answer: the value is the text of no option",
        "  quiz.md, line 41",
        "  value: 0.7",
    ]


def test_each_question_is_shown_with_what_broke_it() -> None:
    assert [line for line, _ in robustness_lines(REPORT)] == [
        "a/quiz.ipynb",
        "  question 1   b)           2/5 seeds  1/2 variants",
        "      2 of the seeds: c)",
        "      1 of the seeds: no answer: ValueError: n_splits=100",
        "      quiz.md, line 15: `cv=5` -> `cv=100`: no answer: ValueError: n_splits=100",
        "  question 1   b)           5/5 seeds",
    ]
    assert robustness_summary(REPORT) == (
        "1 of 2 answers hold in 90% of 5 seeds and under all their variants; Chromium 156, 41 s"
    )


def test_the_threshold_decides_and_every_variant_counts() -> None:
    assert not REPORT.ok
    assert not FRAGILE.is_robust(0.4)
    assert replace(FRAGILE, variants=()).is_robust(0.4)
    assert not replace(FRAGILE, variants=()).is_robust(0.5)
    assert not replace(ROBUST, as_written=DRIFTED).is_robust(0)
    assert replace(REPORT, quizzes=(QuizRuns(GOOD_QUIZ, (ROBUST,)),)).ok
    assert not replace(REPORT, quizzes=(QuizRuns(GOOD_QUIZ, (ROBUST,)),), stopped=True).ok


def test_a_quiz_whose_code_does_not_run_is_not_robust() -> None:
    broken = replace(QUIZ, answers=(UNCLEAR,))
    assert not replace(REPORT, quizzes=(QuizRuns(broken, (QuestionRuns(UNCLEAR, (), ()),)),)).ok


def test_other_programs_read_it_as_json(tmp_path: Path) -> None:
    write_robustness_json(REPORT, tmp_path / "robustness.json")
    (quiz,) = json.loads((tmp_path / "robustness.json").read_text(encoding="utf-8"))["quizzes"]
    fragile, robust = quiz["questions"]
    assert (fragile["share"], fragile["ok"], robust["ok"]) == (0.4, False, True)
    assert fragile["variants"][0]["changes"] == [["cv=5", "cv=100"]]
    assert [seed["computed"] for seed in fragile["seeds"]] == [["b"], ["c"], ["b"], ["c"], None]
