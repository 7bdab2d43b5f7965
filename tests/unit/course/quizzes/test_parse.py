"""What authors write in a quiz, and what is understood of it."""

from pathlib import Path, PurePosixPath

import pytest

from lite_builder.course.convert import convert
from lite_builder.course.model import Page
from lite_builder.course.quizzes.parse import Parsed, parse_questions
from lite_builder.course.quizzes.quiz import Change, Kind

SOLVED = '+++ {"tags": ["solution"]}'


def parse(tmp_path: Path, text: str, name: str = "quiz.md", *, strictly: bool = True) -> Parsed:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    path = PurePosixPath(file.stem + ".ipynb")
    notebook, lines, title = convert(file, path)
    return parse_questions(Page(path, file, title, notebook, lines), strictly=strictly)


def problems(tmp_path: Path, text: str, name: str = "quiz.md") -> list[tuple[int | None, str]]:
    found = parse(tmp_path, text, name).problems
    assert all(problem.where and problem.todo for problem in found)
    return [(problem.where.line if problem.where else None, problem.what) for problem in found]


QUIZ = f"""\
# Quiz

````{{admonition}} Question
How large is $\\sum_i x_i$ after this?

```python
x = [1, 2]
```

- a) two, which
  is `max(x)`
- b) **three**
     as a sum

Hint: add them.

_Select a single answer_
````

{SOLVED}

solution: b)

Since $1 + 2 = 3$.

```python
sum(x)
```

- a) that is the largest of them

+++

More text.

```{{admonition}} Question 2
Which are even?
- a) 2
- b) 3
- c) 4
_Select all answers that apply_
```

{SOLVED}

**Solution**: a, c
"""


def test_a_quiz_is_read_with_its_solutions(tmp_path: Path) -> None:
    parsed = parse(tmp_path, QUIZ)
    assert not parsed.problems
    first, second = parsed.questions
    assert first.text == "How large is $\\sum_i x_i$ after this?\n\n```python\nx = [1, 2]\n```"
    assert [(option.letter, option.text) for option in first.options] == [
        ("a", "two, which\nis `max(x)`"),
        ("b", "**three**\nas a sum"),
    ]
    assert (first.kind, first.hints, first.answer) == (Kind.SINGLE, ("add them.",), frozenset("b"))
    assert (second.number, second.title, second.kind, second.answer) == (
        2,
        "Question 2",
        Kind.MULTIPLE,
        frozenset("ac"),
    )


def test_the_reasons_and_words_on_single_options_are_read(tmp_path: Path) -> None:
    solution = parse(tmp_path, QUIZ).questions[0].solution
    assert solution is not None
    assert solution.explanation == "Since $1 + 2 = 3$.\n\n```python\nsum(x)\n```"
    assert solution.feedback == (("a", "that is the largest of them"),)


def test_places_are_lines_of_the_file(tmp_path: Path) -> None:
    first, second = parse(tmp_path, QUIZ).questions
    lines = QUIZ.splitlines()
    assert [lines[place.line - 1] for place in (first.place, second.place) if place.line] == [
        "````{admonition} Question",
        "```{admonition} Question 2",
    ]
    assert [lines[option.place.line - 1][:4] for option in first.options if option.place.line] == ["- a)", "- b)"]
    assert second.solution is not None
    assert second.solution.place.line == len(lines)


QUESTION = (
    "```{admonition} Question\nWhich?\n\n- a) one\n- b) two\n- c) three\n\n_Select all answers that apply_\n```\n"
)
ANSWERS = {
    "solution: b) c)": "bc",
    "solution: b": "b",
    "Solution: a, c": "ac",
    "**solution**: a) and c)": "ac",
    "**Solution: a)**": "a",
    "_Solution_: a) b) c)": "abc",
    "Answer: B": "b",
    "Answers: (a), (b)": "ab",
    "The correct answers are: a; b": "ab",
    "solution: b) because it is": "b",
    "Solution: b. Two is more": "b",
    "### Solution: c)": "c",
    "solution:\n\nb) c)": "bc",
    "**Solution**\n\n`a)`": "a",
    "```{dropdown} Solution\nsolution: c)\n```": "c",
}


@pytest.mark.parametrize("solution", ANSWERS)
def test_a_solution_may_be_written_in_many_ways(tmp_path: Path, solution: str) -> None:
    parsed = parse(tmp_path, f"{QUESTION}\n{SOLVED}\n\n{solution}\n")
    assert not parsed.problems
    assert parsed.questions[0].answer == frozenset(ANSWERS[solution])


UNCLEAR = (
    "solution: a or b",
    "solution: a model",
    "solution: all of them",
    "solution: a-c",
    "They are equal.",
    "Answer:",
)


@pytest.mark.parametrize("solution", UNCLEAR)
def test_a_solution_that_is_not_clear_is_told(tmp_path: Path, solution: str) -> None:
    ((line, what),) = problems(tmp_path, f"{QUESTION}\n{SOLVED}\n\n{solution}\n")
    assert line == 13
    assert "solution" in what


SELECT = {
    "_Select a single answer_": Kind.SINGLE,
    "*Select a single answer.*": Kind.SINGLE,
    "Select one answer": Kind.SINGLE,
    "_Select all answers that apply_": Kind.MULTIPLE,
    "**Select several answers**": Kind.MULTIPLE,
    "Choose all that apply.": Kind.MULTIPLE,
}


@pytest.mark.parametrize("line", SELECT)
@pytest.mark.parametrize(
    "text", ["{options}\n\n{line}\n```\n", "{options}\n{line}\n```\n", "{options}\n```\n\n{line}\n"]
)
def test_the_line_that_says_what_to_select_may_stand_in_many_places(tmp_path: Path, line: str, text: str) -> None:
    page = "```{admonition} Question\nWhich?\n" + text.format(options="- a) one\n- b) two", line=line)
    parsed = parse(tmp_path, page)
    assert not parsed.problems
    assert parsed.questions[0].kind == SELECT[line]
    assert [option.text for option in parsed.questions[0].options] == ["one", "two"]


def test_without_such_a_line_the_solution_tells(tmp_path: Path) -> None:
    page = QUESTION.replace("_Select all answers that apply_\n", "")
    assert parse(tmp_path, page).questions[0].kind is None
    assert parse(tmp_path, f"{page}\n{SOLVED}\n\nsolution: b\n").questions[0].kind is Kind.SINGLE
    assert parse(tmp_path, f"{page}\n{SOLVED}\n\nsolution: a, b\n").questions[0].kind is Kind.MULTIPLE


def test_hints_may_follow_the_admonition_or_an_option(tmp_path: Path) -> None:
    asked = "```{admonition} Question\nWhich?\n- a) one\n- b) two\n  Hint: the larger\n```\n"
    page = f"{asked}\n**Hint**: look\nagain\n\nMore text.\n"
    (question,) = parse(tmp_path, page).questions
    assert question.hints == ("the larger", "look\nagain")
    assert question.options[1].text == "two"


def test_colon_fences_and_options_up_to_g(tmp_path: Path) -> None:
    options = "\n".join(f"- {letter}) {letter * 3}" for letter in "abcdefg")
    (question,) = parse(
        tmp_path, f":::{{admonition}} Question 1.2: letters\n:class: tip\n\nWhich?\n\n{options}\n:::\n"
    ).questions
    assert question.letters == tuple("abcdefg")
    assert (question.title, question.text) == ("Question 1.2: letters", "Which?")


def test_a_list_of_the_text_may_stand_right_above_the_options(tmp_path: Path) -> None:
    listed = "You can use:\n\n- the mean,\n  or so\n- the median\n\n- a) one\n- b) two\n"
    (question,) = parse(tmp_path, f"```{{admonition}} Question\n{listed}```\n").questions
    assert question.text == "You can use:\n\n- the mean,\n  or so\n- the median"
    assert question.letters == ("a", "b")


SCRIPT = """\
# %% [markdown]
# # A page
#
# ```{admonition} Question
# Which?
# - a) one
# - b) two
# ```

# %% [markdown] tags=["solution"]
# solution: b)
#
# cell: largest
# variant: `cv=10` -> `cv=5`
# variant: `"lbfgs"` -> `"saga"`, `tol=1` → `tol=2`

# %%
cv=10; solver = "lbfgs"; tol=1

# %% name="largest" tags=["solution"]
"b"
"""


def test_a_percent_script_may_compute_its_answer(tmp_path: Path) -> None:
    parsed = parse(tmp_path, SCRIPT, "page.py", strictly=False)
    assert not parsed.problems
    solution = parsed.questions[0].solution
    assert solution is not None
    assert (solution.place.line, solution.answer_cell, solution.explanation) == (11, "largest", "")
    assert [variant.changes for variant in solution.variants] == [
        (Change("cv=10", "cv=5"),),
        (Change('"lbfgs"', '"saga"'), Change("tol=1", "tol=2")),
    ]


@pytest.mark.parametrize("name", ['# %% tags=["solution", "largest"]', '# %% label="largest"'])
def test_the_cell_may_be_named_by_a_tag_or_a_label(tmp_path: Path, name: str) -> None:
    script = SCRIPT.replace('# %% name="largest" tags=["solution"]', name)
    assert not parse(tmp_path, script, "page.py").problems


def test_in_a_myst_notebook_it_is_named_by_an_option(tmp_path: Path) -> None:
    page = (
        f"{QUESTION}\n{SOLVED}\n\nsolution: b\n\ncell: largest\n\n```{{code-cell}} python\n:name: largest\n'b'\n```\n"
    )
    assert not parse(tmp_path, page).problems


WRONG_CODE = {
    "a cell that is not there": (
        'name="largest"',
        'name="smallest"',
        11,
        "computed by `largest`, which is not one cell",
    ),
    "a variant of no code": ("cv=10` ->", "cv=12` ->", 14, "changes `cv=12`, which is nowhere in the code"),
    "a variant that is no change": ("`cv=10` -> `cv=5`", "cv=5", 14, "this variant cannot be read"),
    "a variant without a cell": ("# cell: largest\n", "", 13, "that no answer is computed by"),
    "two cells": ("# variant: `cv=10`", "# cell: other\n# variant: `cv=10`", 14, "names two cells"),
}


@pytest.mark.parametrize(("old", "new", "line", "what"), WRONG_CODE.values(), ids=WRONG_CODE)
def test_code_that_does_not_fit_is_told(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    assert old in SCRIPT
    found = problems(tmp_path, SCRIPT.replace(old, new), "page.py")
    assert any(at == line and what in told for at, told in found), found


def question(body: str, select: str = "") -> str:
    return f"```{{admonition}} Question\nWhich?\n\n{body}\n\n{select}\n```\n"


def solved(answer: str, body: str = "- a) one\n- b) two", select: str = "") -> str:
    return f"{question(body, select)}\n{SOLVED}\n\n{answer}\n"


MALFORMED = {
    "no options": (question("nothing"), 1, "has no options"),
    "options that are no list": (question("a) one\nb) two"), 1, "has no options"),
    "a letter twice": (question("- a) one\n- b) two\n- b) three"), 6, "two options of this question are `b)`"),
    "a letter that is left out": (question("- a) one\n- c) three"), 5, "this option is `c)` where `b)` is expected"),
    "an option without a letter": (question("- a) one\n- two"), 5, "this option has no letter"),
    "two select lines": (
        question("- a) one\n- b) two", "_Select a single answer_\n\n_Select all answers that apply_"),
        9,
        "asks for a single answer and for several",
    ),
    "a letter that is not there": (solved("solution: c)"), 12, "names `c`, which is no option of question 1"),
    "two answers to a single one": (
        solved("solution: a) b)", select="_Select a single answer_"),
        12,
        "asks for a single answer, and this solution names 2",
    ),
    "words on an option that is not there": (solved("solution: a)\n\n- d) no"), 14, "about `d)`, which is no option"),
    "two words on an option": (solved("solution: a)\n\n- b) no\n- b) no"), 15, "the second word on `b)`"),
    "a solution without a question": (f"text\n\n{SOLVED}\n\nsolution: a)\n", 5, "stands before any question"),
    "two solutions": (solved("solution: a)") + f"\n{SOLVED}\n\nsolution: b)\n", 16, "a second solution to question 1"),
    "a solution that is not tagged": (
        question("- a) one\n- b) two") + "\n+++\n\nsolution: a)\n",
        12,
        "not marked as a solution",
    ),
    "a solution in its question": (question("- a) one\n- b) two\n\nsolution: a)"), 7, "not marked as a solution"),
}


@pytest.mark.parametrize(("text", "line", "what"), MALFORMED.values(), ids=MALFORMED)
def test_what_is_malformed_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    ((at, told),) = problems(tmp_path, text)
    assert (at, what in told) == (line, True), told


def test_several_problems_are_told_together(tmp_path: Path) -> None:
    text = question("- a) one\n- a) two") + "\n+++\n\n" + question("nothing")
    assert [line for line, _ in problems(tmp_path, text)] == [5, 12]


def test_a_broken_fence_in_a_script_is_told_with_its_line(tmp_path: Path) -> None:
    ((line, what),) = problems(tmp_path, "# %% [markdown]\n# # A\n#\n# ```{admonition} Question\n# - a) x\n", "page.py")
    assert (line, "has no end" in what) == (4, True)


def test_a_page_that_is_no_quiz_may_ask_without_options(tmp_path: Path) -> None:
    text = f"{question('think')}\n{SOLVED}\n\nAn exercise's solution.\n\n+++\n\n{QUESTION}"
    parsed = parse(tmp_path, text, "lesson.md", strictly=False)
    assert not parsed.problems
    assert [question.number for question in parsed.questions] == [1]
