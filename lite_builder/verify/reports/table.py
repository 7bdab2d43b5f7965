"""How is the report shown to a person? A table on a terminal, plain lines in a log, and below it what went wrong."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from lite_builder.project import EXPECTATIONS_FILE
from lite_builder.verify.native.show import comparison_lines
from lite_builder.verify.notebook_run import LANDING_PAGE, NotebookOutcome, NotebookRun
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.quizzes.show import explain_quiz
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.explain import explain_landing, explain_notebook

ASKED_OTHERS = "asked another host"
WRONG_ANSWER = "wrong answer"
FLAKY = "flaky"

_STYLES = {
    NotebookOutcome.PASSED: "green",
    NotebookOutcome.NOTHING_TO_RUN: "dim",
    NotebookOutcome.UNCHANGED: "dim",
}


def print_report(report: RunReport, console: Console) -> None:
    """Print the table, each failure in full, and one line that sums it up. What a stopped run left is only counted."""
    if console.is_terminal:
        console.print(_table(report))
    else:
        for run in _ended(report):
            _say(console, _line(run))
        for quiz in report.quizzes:
            _say(console, _quiz_line(quiz))
    for place, text in failures(report):
        _say(console, f"\n{place}", "bold red")
        _say(console, "\n".join(f"  {line}" for line in text.splitlines()))
    for sentence in report.unseen:
        _say(console, f"\nnot seen in {report.browser}: {sentence}", "yellow")
    for run in report.flaky:
        _say(console, f"\n{run.path} is flaky", "bold yellow")
        _say(console, f"  it passed when it was run again; the first time it {run.first_try}")
    if report.comparison:
        _say(console, "")
        for line in comparison_lines(report.comparison):
            _say(console, line)
    _say(console, "\n" + summary(report), "bold green" if report.ok else "bold red")


def nothing_changed(report: RunReport) -> str:
    """One line for a run in which nothing was to do."""
    passed = f"all {len(report.notebooks)} notebooks" if len(report.notebooks) > 1 else "the notebook"
    return f"nothing has changed since {passed} passed; nothing was run"


def failures(report: RunReport) -> Iterator[tuple[str, str]]:
    """For each file, page and quiz that is not ok: its name, and what is wrong with it."""
    if report.stale:
        yield EXPECTATIONS_FILE, "\n".join(report.stale)
    if not report.landing.ok:
        yield LANDING_PAGE, explain_landing(report.landing)
    for run in _ended(report):
        if not run.ok:
            yield run.path, explain_notebook(run)
    for quiz in report.quizzes:
        if not quiz.ok:
            yield f"{quiz.code.path}, answers", explain_quiz(quiz)


def summary(report: RunReport) -> str:
    """One line: `2 passed, 1 failed, 1 flaky; no request to another host; Chromium 156, 41 s`.

    A flaky notebook is counted as that, and not among those that passed.
    """
    named = Counter(FLAKY if run.flaky else str(run.outcome) for run in report.notebooks)
    notebooks = ", ".join(f"{named[name]} {name}" for name in (*NotebookOutcome, FLAKY) if named[name])
    foreign = len(report.foreign)
    asked = "no request to another host" if not foreign else f"{foreign} request{'s' * (foreign > 1)} to other hosts"
    landing = "; the landing page did not open" if report.landing.problem else ""
    return (
        f"{notebooks}{landing}{_answers(report)}{_differing(report)}; {asked}; {report.browser}, {report.seconds:.0f} s"
    )


def _differing(report: RunReport) -> str:
    unknown = sum(bool(notebook.unknown) for notebook in report.comparison.notebooks) if report.comparison else 0
    return f"; {unknown} differ{'s' * (unknown == 1)} natively" if unknown else ""


def _ended(report: RunReport) -> list[NotebookRun]:
    return [run for run in report.notebooks if run.outcome is not NotebookOutcome.STOPPED]


def _table(report: RunReport) -> Table:
    table = Table(title=report.title, title_justify="left")
    table.add_column("notebook", overflow="fold")
    table.add_column("outcome")
    table.add_column("cells", justify="right")
    table.add_column("seconds", justify="right")
    for run in _ended(report):
        style = "yellow" if run.flaky else _STYLES.get(run.outcome, "red") if not run.foreign else "red"
        table.add_row(
            Text(run.path),
            Text(outcome_in_words(run) + _as_expected(run) + _why(run) + _since(run), style),
            _cells(run),
            _seconds(run),
        )
    for quiz in report.quizzes:
        outcome = Text(_quiz_outcome(quiz), "green" if quiz.ok else "red")
        table.add_row(Text(f"{quiz.code.path}, answers"), outcome, _held(quiz), _seconds(quiz.code))
    return table


def _line(run: NotebookRun) -> str:
    if run.outcome is NotebookOutcome.UNCHANGED:
        return f"{outcome_in_words(run):<16} {run.path}: {run.note}"
    spent = f"{_cells(run):>7} cells {run.seconds:>7.1f} s"
    return f"{outcome_in_words(run):<16} {spent}  {run.path}{_as_expected(run)}{_why(run)}"


def _quiz_line(run: QuizRun) -> str:
    if run.code.outcome is NotebookOutcome.UNCHANGED:
        return f"{_quiz_outcome(run):<16} {run.code.path}, answers: {run.code.note}"
    return f"{_quiz_outcome(run):<16} {_held(run):>5} answers {run.code.seconds:>7.1f} s  {run.code.path}"


def _quiz_outcome(run: QuizRun) -> str:
    """That of its code, if that did not work."""
    worked = run.code.outcome is NotebookOutcome.PASSED and not run.code.foreign
    return WRONG_ANSWER if worked and not run.ok else outcome_in_words(run.code)


def _held(run: QuizRun) -> str:
    if run.code.outcome is NotebookOutcome.UNCHANGED:
        return ""
    return f"{sum(answer.ok for answer in run.answers)}/{len(run.answers)}"


def _answers(report: RunReport) -> str:
    answers = [answer for quiz in report.quizzes for answer in quiz.answers]
    return f"; {sum(answer.ok for answer in answers)} of {len(answers)} quiz answers hold" if answers else ""


def outcome_in_words(run: NotebookRun) -> str:
    """Its outcome, where no more important thing is to be said: that it is flaky, or asked another host."""
    if run.flaky:
        return FLAKY
    worked = run.outcome in _STYLES
    return ASKED_OTHERS if worked and run.foreign else str(run.outcome)


def _as_expected(run: NotebookRun) -> str:
    return f" ({run.expected} failed as expected)" if run.expected else ""


def _since(run: NotebookRun) -> str:
    return f" ({run.note})" if run.outcome is NotebookOutcome.UNCHANGED else ""


def _why(run: NotebookRun) -> str:
    """The class of the failure in brackets, if it is known."""
    return "".join(f" ({diagnosis.name})" for diagnosis in run.diagnoses)


def _cells(run: NotebookRun) -> str:
    return "" if run.outcome is NotebookOutcome.UNCHANGED else f"{run.passed}/{run.to_run}"


def _seconds(run: NotebookRun) -> str:
    return "" if run.outcome is NotebookOutcome.UNCHANGED else f"{run.seconds:.1f}"


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style), soft_wrap=True)
