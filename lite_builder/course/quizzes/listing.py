"""Which quizzes does an author have, at a glance? A line each: how it is published, its questions and its answers."""

from collections.abc import Iterator, Sequence

from lite_builder.course.quizzes.quiz import Form, Kind, Quiz

_TITLES = ("page", "published as", "questions", "answers", "by code")
_FORMS = {Form.GRADED: "questions only", Form.SELF_ASSESSMENT: "self-assessment"}


def quiz_lines(quizzes: Sequence[Quiz]) -> Iterator[str]:
    """A table of the quizzes as text, and a line that sums it up."""
    rows = [_TITLES, *map(_row, quizzes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_TITLES))]
    if quizzes:
        for row in rows:
            yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        yield ""
    yield _summary(quizzes)


def _row(quiz: Quiz) -> tuple[str, ...]:
    questions = quiz.questions
    answered = sum(question.solution is not None for question in questions)
    return (
        quiz.path.with_suffix("").as_posix(),
        _FORMS[quiz.form],
        f"{len(questions)} ({', '.join(_kinds(quiz))})",
        "all" if answered == len(questions) else f"{answered} of {len(questions)}" if answered else "none",
        str(len(quiz.executable) or "-"),
    )


def _kinds(quiz: Quiz) -> Iterator[str]:
    for kind, name in ((Kind.SINGLE, "single"), (Kind.MULTIPLE, "several"), (None, "not said")):
        if count := sum(question.kind is kind for question in quiz.questions):
            yield f"{count} {name}"


def _summary(quizzes: Sequence[Quiz]) -> str:
    if not quizzes:
        return "The course has no quizzes."
    questions = sum(len(quiz.questions) for quiz in quizzes)
    return f"{_count(len(quizzes), 'quiz', 'quizzes')} with {_count(questions, 'question', 'questions')}"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
