from lite_builder.verify.quizzes.runs import runs_of
from tests.unit.verify.quizzes import pages


def test_each_seed_changes_the_code_and_the_global_random_numbers_in_its_own_way() -> None:
    runs = [asked.run for asked in runs_of(pages.TWO, 3) if asked.variant is None]
    assert len({run.sources[1] for run in runs}) == 3
    assert all(run.sources[1].startswith("n = 5\nx = f(n, random_state=") for run in runs)
    assert len({run.seed for run in runs}) == 3
    assert runs == [asked.run for asked in runs_of(pages.TWO, 3)][:3]


def test_a_variant_changes_the_code_up_to_its_answer_and_keeps_the_seeds() -> None:
    (asked,) = [asked for asked in runs_of(pages.TWO, 3) if asked.variant is not None]
    assert asked.question == 1
    assert asked.run.seed is None
    assert asked.run.sources == {1: "n = 10\nx = f(n, random_state=0)", 3: "1 / 0", 4: "'b' if x else 'a'"}


def test_all_changes_of_a_variant_are_made_together_wherever_they_fit() -> None:
    first = pages.question(1, "b", "first", pages.variant(("f(", "h("), ("x", "z")))
    quiz = pages.quiz(pages.cell("x = f(1)"), pages.cell("f(x)", "first"), questions=(first,))
    (asked,) = runs_of(quiz, 0)
    assert asked.run.sources == {0: "z = h(1)", 1: "h(z)"}
