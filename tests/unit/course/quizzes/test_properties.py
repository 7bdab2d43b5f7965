"""Generated and mangled quizzes: the right answer or an error that a person can read; no other one, and no hang."""

from datetime import timedelta
from pathlib import Path, PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lite_builder.course.convert import convert
from lite_builder.course.model import Page
from lite_builder.course.page_forms import page_of_questions
from lite_builder.course.quizzes.parse import Parsed, parse_questions
from lite_builder.course.quizzes.quiz import Form, Kind, Quiz
from lite_builder.errors import UserError

MANY = settings(
    max_examples=80,
    deadline=timedelta(seconds=30),
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LETTERS = "abcdefg"
SOLVED = '+++ {"tags": ["solution"]}'
WORDS = st.text(st.sampled_from("abc xyz 123 $_*"), min_size=1, max_size=20).map(lambda text: f"x {text.strip()} y")
FENCES = st.sampled_from(["```", "````", ":::"])


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, tuple[str, ...], Kind, frozenset[str]]:
    """A question as an author writes it, with the text of its options, its kind and the letters of its solution."""
    options = draw(st.lists(WORDS, min_size=1, max_size=7))
    kind = draw(st.sampled_from(Kind))
    right = draw(
        st.sets(st.sampled_from(LETTERS[: len(options)]), min_size=1, max_size=1 if kind is Kind.SINGLE else 7)
    )
    fence = draw(FENCES)
    select = "_Select a single answer_" if kind is Kind.SINGLE else "Select all answers that apply"
    inside = draw(st.booleans())
    listed = "\n".join(f"- {letter}) {text}" for letter, text in zip(LETTERS, options, strict=False))
    body = f"{draw(WORDS)}\n\n{listed}\n{draw(st.sampled_from(['', chr(10)]))}{select if inside else ''}"
    asked = f"{fence}{{admonition}} Question\n{body}\n{fence}\n" + ("" if inside else f"\n{select}\n")
    letters = draw(st.sampled_from([", ", ") ", " and "])).join(sorted(right))
    solution = f"{draw(st.sampled_from(['solution', 'Answer', '**Solution**']))}: {letters}"
    return f"{asked}\n{SOLVED}\n\n{solution}\n\n+++\n\n", tuple(options), kind, frozenset(right)


def read(tmp_path: Path, text: str) -> tuple[Page, Parsed]:
    file = tmp_path / "quiz.md"
    file.write_text(text, encoding="utf-8")
    path = PurePosixPath("quiz.ipynb")
    notebook, lines, title = convert(file, path)
    page = Page(path, file, title, notebook, lines)
    return page, parse_questions(page, strictly=True)


@MANY
@given(st.lists(questions(), min_size=1, max_size=4))
def test_what_is_well_written_is_read_as_it_was_meant(
    tmp_path: Path, written: list[tuple[str, tuple[str, ...], Kind, frozenset[str]]]
) -> None:
    _, parsed = read(tmp_path, "# Quiz\n\n" + "".join(text for text, _, _, _ in written))
    assert not parsed.problems
    assert [
        (tuple(option.text for option in question.options), question.kind, question.answer)
        for question in parsed.questions
    ] == [(options, kind, right) for _, options, kind, right in written]


PIECES = [
    "```{admonition} Question\n",
    "````{admonition} Question 2\n",
    ":::{admonition} Question\n",
    "```\n",
    "````\n",
    ":::\n",
    "```python\n",
    "- a) one\n",
    "- b) two\n",
    "* c) three\n",
    "     more\n",
    "- no letter\n",
    "\n",
    "\n",
    "_Select a single answer_\n",
    "_Select all answers that apply_\n",
    "Hint: look\n",
    "+++\n",
    f"{SOLVED}\n",
    "solution: a)\n",
    "**solution**: b, c\n",
    "Answer: z\n",
    "cell: best\n",
    "variant: `a` -> `b`\n",
    "variant: `a` ->\n",
    "---\n",
    ":class: tip\n",
    "# Title\n",
    "> ",
    "  ",
]


@MANY
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25).map("".join))
def test_what_is_mangled_is_read_or_told(tmp_path: Path, text: str) -> None:
    try:
        page, parsed = read(tmp_path, text)
    except UserError as error:
        check_is_readable(error, text)
        return
    for problem in parsed.problems:
        check_is_readable(problem, text)
    if not parsed.problems:
        check_no_answer_is_published(page, parsed)


def check_is_readable(problem: UserError, text: str) -> None:
    """It says what, where and what to do."""
    assert problem.what
    assert problem.todo
    assert problem.where is not None
    assert problem.where.line is None or 1 <= problem.where.line <= len(text.splitlines()) + 1


def check_no_answer_is_published(page: Page, parsed: Parsed) -> None:
    """What our own reader finds in the questions alone has no answer."""
    quiz = Quiz(page.path, page.title, Form.GRADED, tuple(parsed.questions), page)
    published = parse_questions(page_of_questions(page, quiz), strictly=True)
    assert not any(question.solution for question in published.questions)
    assert [question.options for question in published.questions] == [question.options for question in parsed.questions]
