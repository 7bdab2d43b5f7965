import json

from lite_builder.verify.judge import source_of
from lite_builder.verify.quizzes.program import Run, code_cells, put_out, step_of_run, steps_of
from tests.unit.verify.quizzes import pages


def test_the_authors_cells_run_up_to_the_last_answer_and_each_answer_is_read_right_below_its_cell() -> None:
    setup, *steps = steps_of(pages.TWO)
    assert "def tell_value" in source_of(setup.cell)
    assert [(step.page_index, step.question) for step in steps] == [
        (1, None),
        (3, None),
        (4, None),
        (None, 1),
        (5, None),
        (None, 2),
    ]


def test_no_name_of_ours_is_left_in_the_authors_namespace() -> None:
    setup, *steps = steps_of(pages.TWO)
    namespace: dict[str, object] = {}
    exec(source_of(setup.cell), namespace)
    assert namespace.keys() == {"__builtins__"}
    assert all("=" not in source_of(step.cell) for step in steps if step.page_index is None)


def test_a_run_has_all_cells_with_their_new_code_at_once() -> None:
    sources = {index: f"changed {index}" for index in code_cells(pages.TWO)}
    code = source_of(step_of_run(pages.TWO, Run(sources, seed=7)).cell)
    cells = json.loads(eval(code.split("loads(")[1].split("), 7)")[0]))
    assert cells == [
        {"source": "changed 1", "may_fail": False, "questions": []},
        {"source": "changed 3", "may_fail": True, "questions": []},
        {"source": "changed 4", "may_fail": False, "questions": [1]},
        {"source": "changed 5", "may_fail": False, "questions": [2]},
    ]


def test_our_output_is_found_among_those_of_the_author() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": "x"}
    assert put_out([stream, pages.put_out('{"kind": "nothing"}')]) == {"kind": "nothing"}
    assert put_out([stream]) is None
