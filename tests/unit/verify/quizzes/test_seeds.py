import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lite_builder.verify.quizzes.seeds import drawn_seed, reseeded


def one(code: str) -> str:
    (changed,) = reseeded([code], lambda seed: seed + 70)
    return changed


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("KFold(5, shuffle=True, random_state=0)", "KFold(5, shuffle=True, random_state=70)"),
        ("np.random.seed( 1 )", "np.random.seed( 71 )"),
        ("rng = np.random.default_rng(seed=2)", "rng = np.random.default_rng(seed=72)"),
        ("split(X, random_state=np.random.RandomState(3))", "split(X, random_state=np.random.RandomState(73))"),
        ("model.set_params(sgdclassifier__random_state=4)", "model.set_params(sgdclassifier__random_state=74)"),
        ("Forest(**{'random_state': 5, 'max_depth': 5})", "Forest(**{'random_state': 75, 'max_depth': 5})"),
        ("def score(model, random_state=6, *, seed=7): ...", "def score(model, random_state=76, *, seed=77): ..."),
        ("é = f('é', random_state=8); g(seed=9)", "é = f('é', random_state=78); g(seed=79)"),
        ("f(\n    random_state=1,  # as in the course\n)", "f(\n    random_state=71,  # as in the course\n)"),
        ("%%time\nf(random_state=1)", "%%time\nf(random_state=71)"),
        ("if x:\n    %time y = f(random_state=1)\n!ls\nz", "if x:\n    %time y = f(random_state=71)\n!ls\nz"),
    ],
)
def test_seeds_are_replaced_where_they_stand(code: str, changed: str) -> None:
    assert one(code) == changed


@pytest.mark.parametrize(
    "code",
    [
        "text = 'random_state=0, seed(0)'  # random_state=0",
        "f(random_state=None, seed=True, shuffle=0)",
        "n_splits = 5\nKFold(n_splits)",
        "random_state=",
        "%%bash\nseed(0",
        "f(random_state=rng)",
    ],
)
def test_nothing_else_is(code: str) -> None:
    assert one(code) == code


def test_a_seed_that_a_name_holds_is_replaced_also_in_another_cell() -> None:
    cells = ["SEED: int = 0", "print(SEED)\nf(random_state=SEED)"]
    assert reseeded(cells, lambda _: 7) == ("SEED: int = 7", cells[1])


def test_a_name_that_is_also_a_number_of_something_else_is_left_alone() -> None:
    code = "n = 5\nKFold(n_splits=n, random_state=n)"
    assert one(code) == code
    assert one("n = 5\nKFold(random_state=n)") == "n = 75\nKFold(random_state=n)"


def test_equal_seeds_stay_equal_and_runs_differ() -> None:
    code = "f(random_state=0); g(random_state=0); h(random_state=1)"
    runs = [re.findall(r"\d+", reseeded([code], drawn_seed(run))[0]) for run in range(3)]
    assert all(first == second != third for first, second, third in runs)
    assert len({first for first, _, _ in runs}) == 3
    assert reseeded([code], drawn_seed(2)) == reseeded([code], drawn_seed(2))


@given(
    st.lists(
        st.sampled_from(
            ["f(random_state=0)", "é = 'seed(1)'", "%time x", "!", "(", "\\", "#", "  ", "\n", "\r", "\f", '"""']
        )
    )
)
def test_any_text_comes_back_with_the_same_seeds(pieces: list[str]) -> None:
    code = "".join(pieces)
    assert one(code).replace("random_state=70", "random_state=0") == code
    assert reseeded([code], lambda seed: seed) == (code,)
