"""What is said to a person of quizzes whose code ran? Plain lines, for the terminal, logs and reports."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from lite_builder.course.quizzes.quiz import Change
from lite_builder.verify.quizzes.quiz_run import AnswerRun, QuizRun
from lite_builder.verify.quizzes.robustness import QuestionRuns, QuizRuns, RobustnessReport
from lite_builder.verify.reports.explain import explain_notebook


def explain_quiz(run: QuizRun) -> str:
    """Everything that is wrong with the quiz, or an empty string if it is ok."""
    answers = (explain_answer(answer, run) for answer in run.answers if not answer.ok)
    return "\n".join(filter(None, [explain_notebook(run.code), *answers]))


def explain_answer(answer: AnswerRun, run: QuizRun) -> str:
    """What is declared, and what the code gives in its place."""
    lines = [
        f"question {answer.question}: the solution says {answer.said}, the code gives {answer.given}",
        f"  {solution_place(run, answer.line)}",
    ]
    return "\n".join([*lines, f"  value: {answer.value}"] if answer.value else lines)


def print_robustness(report: RobustnessReport, console: Console) -> None:
    """Print each question with how often its answer held, what broke it, and one line that sums it up."""
    for line, good in robustness_lines(report):
        console.print(Text(line, "" if good else "red"), soft_wrap=True)
    console.print(Text("\n" + robustness_summary(report), "bold green" if report.ok else "bold red"), soft_wrap=True)


def robustness_lines(report: RobustnessReport) -> Iterator[tuple[str, bool]]:
    """The report line by line, each with whether it says something good."""
    for quiz in report.quizzes:
        yield quiz.as_written.code.path, True
        if problem := explain_quiz(quiz.as_written):
            yield from ((f"  {line}", False) for line in problem.splitlines())
        for question in quiz.questions:
            yield from _question_lines(question, quiz.as_written, report.threshold)


def robustness_summary(report: RobustnessReport) -> str:
    """One line: `3 of 4 answers hold in 95 % of 20 seeds and under all their variants; Chromium 156, 41 s`."""
    questions = [question for quiz in report.quizzes for question in quiz.questions]
    robust = sum(question.is_robust(report.threshold) for question in questions)
    stopped = "; stopped before its end" if report.stopped else ""
    return (
        f"{robust} of {len(questions)} answers hold in {report.threshold:.0%} of {report.runs} seeds "
        f"and under all their variants{stopped}; {report.browser}, {report.seconds:.0f} s"
    )


def explain_robustness(quiz: QuizRuns, threshold: float) -> Iterator[tuple[QuestionRuns, str]]:
    """For each question what breaks its answer, or an empty string if nothing does."""
    for question in quiz.questions:
        lines = [line for line, good in _question_lines(question, quiz.as_written, threshold) if not good]
        yield question, "\n".join(line.strip() for line in lines)


def solution_place(run: QuizRun, line: int | None) -> str:
    """A line of the author's file of answers."""
    return run.code.source if line is None else f"{run.code.source}, line {line}"


def changes(found: tuple[Change, ...]) -> str:
    """As authors write them."""
    return ", ".join(f"`{change.before}` -> `{change.after}`" for change in found)


def _question_lines(question: QuestionRuns, run: QuizRun, threshold: float) -> Iterator[tuple[str, bool]]:
    answer = question.as_written
    held = sum(variant.answer.ok for variant in question.variants)
    variants = f"{held}/{len(question.variants)} variants" if question.variants else ""
    head = f"  question {answer.question:<3} {answer.said:<9} {question.holds:>4}/{len(question.seeds)} seeds"
    yield f"{head}  {variants}".rstrip(), question.is_robust(threshold)
    for given, count in question.instead:
        yield f"      {count} of the seeds: {given}", question.share >= threshold
    for variant in question.variants:
        if not variant.answer.ok:
            yield (
                f"      {solution_place(run, variant.line)}: {changes(variant.changes)}: {variant.answer.given}",
                False,
            )
