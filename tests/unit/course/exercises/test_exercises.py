import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.course.exercises.exercises import CODE_PLACEHOLDER, TEXT_PLACEHOLDER, exercise_of, exercise_title
from lite_builder.errors import PageError, Problems

SOURCE = Path("sol_01.py")


def code(text: str, *tags: str) -> NotebookNode:
    cell: NotebookNode = new_code_cell(text, metadata={"tags": list(tags)} if tags else {})
    return cell


def text(source: str, *tags: str) -> NotebookNode:
    cell: NotebookNode = new_markdown_cell(source, metadata={"tags": list(tags)} if tags else {})
    return cell


def exercise(*cells: NotebookNode) -> NotebookNode:
    return exercise_of(new_notebook(cells=list(cells)), SOURCE)


def sources(*cells: NotebookNode) -> list[str]:
    return [cell.source for cell in exercise(*cells).cells]


def test_cells_tagged_solution_go() -> None:
    assert sources(text("Ask."), text("Answer.", "solution"), code("answer = 42", "solution"), code("ask()")) == [
        "Ask.",
        "ask()",
    ]


def test_code_below_the_comment_becomes_a_placeholder() -> None:
    assert sources(code("import x\n\n# solution\nanswer = 42\n")) == [f"import x\n\n{CODE_PLACEHOLDER}"]


def test_a_region_becomes_a_placeholder_and_what_stands_around_it_stays() -> None:
    before, after = "def f(x):\n    y = x + 1", "    return y"
    region = "    ### BEGIN SOLUTION\n    y = 42\n    ### END SOLUTION"
    [result] = sources(code(f"{before}\n{region}\n{after}"))
    assert result == f"{before}\n    {CODE_PLACEHOLDER}\n    ...\n{after}"
    compile(result, "exercise", "exec")


def test_a_region_in_a_text_cell_becomes_a_place_to_write() -> None:
    assert sources(text("Why?\n\n### BEGIN SOLUTION\nBecause.\n### END SOLUTION")) == [f"Why?\n\n{TEXT_PLACEHOLDER}"]


def test_a_function_that_is_all_solution_is_still_python() -> None:
    [result] = sources(code("def f():\n    # solution\n    return 42"))
    compile(result, "exercise", "exec")


def test_adjacent_placeholders_become_one() -> None:
    assert sources(
        code("# solution\na = 1"), text("So it is.", "solution"), code("# solution\nb = 2"), text("Next.")
    ) == [CODE_PLACEHOLDER, "Next."]


def test_adjacent_regions_become_one_placeholder() -> None:
    region = "### BEGIN SOLUTION\na = 1\n### END SOLUTION"
    assert sources(code(f"{region}\n\n{region}\nprint(a)")) == [f"{CODE_PLACEHOLDER}\n\nprint(a)"]


@pytest.mark.parametrize(
    ("title", "exercises"),
    [
        ("Solution for Exercise 1.2", "Exercise 1.2"),
        ("📃 Solution for Exercise M1.02", "📝 Exercise M1.02"),
        ("Exercise 1: solution", "Exercise 1"),
        ("Exercise 1 (solution)", "Exercise 1"),
        ("Solution 1: Three wines", "Exercise 1: Three wines"),
        ("Solutions", "Exercises"),
        ("The best solution", "The best solution"),
        ("Three wines", "Three wines"),
    ],
)
def test_the_title_changes_from_solution_to_exercise(title: str, exercises: str) -> None:
    assert exercise_title(title) == exercises
    assert sources(text(f"# {title}\n\nThe solution of 2 x = 4."))[0] == f"# {exercises}\n\nThe solution of 2 x = 4."


def test_only_the_first_heading_is_the_title() -> None:
    assert sources(text("# Solution 1"), text("# Solution 2")) == ["# Exercise 1", "# Solution 2"]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("a = 1\n### BEGIN SOLUTION\nb = 2", 12),
        ("### END SOLUTION", 11),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", 12),
    ],
)
def test_a_marker_without_its_other_one_is_named_with_its_line(broken: str, line: int) -> None:
    with pytest.raises(PageError) as caught:
        exercise_of(new_notebook(cells=[text("# T"), code(broken)]), SOURCE, (2, 11))
    assert str(caught.value).startswith(f"sol_01.py, line {line}, cell 2: ")


def test_every_broken_cell_is_named_at_once() -> None:
    with pytest.raises(Problems) as caught:
        exercise(code("### BEGIN SOLUTION"), code("### END SOLUTION"))
    assert len(caught.value.problems) == 2


PLAIN_ROWS = st.sampled_from(["x = 1", "print(x)", "", "for i in x:", "    print(i)", "Some words.", "## More", "é\t "])
SECRET_ROWS = st.integers(0, 10**9).map(lambda number: f"secret_{number} = {number}")


@st.composite
def cells(draw: st.DrawFn) -> NotebookNode:
    """A cell as authors write them: plain, tagged, with a comment, or with regions; solutions are `secret_N`."""
    plain = "\n".join(draw(st.lists(PLAIN_ROWS, max_size=4)))
    secret = "\n".join(draw(st.lists(SECRET_ROWS, min_size=1, max_size=3)))
    indent = draw(st.sampled_from(["", "    "]))
    region = f"{indent}### BEGIN SOLUTION\n{secret}\n{indent}### END SOLUTION"
    return draw(
        st.sampled_from(
            [
                code(plain),
                text(plain),
                text(f"# Solution 1: {plain}"),
                code(secret, "solution"),
                text(secret, "solution"),
                code(f"{plain}\n{indent}# solution\n{secret}\n{region}"),
                code(f"{plain}\n{region}\n{plain}\n{region}"),
                text(f"{region}\n{plain}"),
            ]
        )
    )


@given(st.lists(cells(), max_size=8))
def test_an_exercise_never_holds_a_line_of_the_solution(parts: list[NotebookNode]) -> None:
    assert "secret_" not in str(exercise(*parts))


@given(st.lists(cells(), max_size=8))
def test_the_exercise_of_an_exercise_is_itself(parts: list[NotebookNode]) -> None:
    once = exercise(*parts)
    assert exercise_of(once, SOURCE) == once


UNMARKED = st.text().filter(lambda words: "solution" not in words.lower() and "📃" not in words)


@given(st.lists(st.one_of(UNMARKED.map(code), UNMARKED.map(text)), max_size=6))
def test_what_is_no_solution_is_left_byte_for_byte(parts: list[NotebookNode]) -> None:
    page = new_notebook(cells=parts)
    assert exercise_of(page, SOURCE) == page


@given(st.text(alphabet="# \nBEGINDSOLUTIONsolution:x\t"))
def test_mangled_markers_give_an_exercise_or_a_clear_error(mangled: str) -> None:
    try:
        result = exercise(code(mangled), text(mangled))
    except (PageError, Problems):
        assert re.search("(BEGIN|END) SOLUTION", mangled)
    else:
        assert "BEGIN SOLUTION" not in str(result)


@given(st.text(alphabet="Solution for Exercise:(-)📃1. "))
def test_titles_settle_at_once(title: str) -> None:
    assert exercise_title(exercise_title(title)) == exercise_title(title)
