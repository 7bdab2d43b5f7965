from lite_builder.verify.selftest.selection import Module, find_modules, select_modules

NAMES = [
    "sklearn/conftest.py",
    "sklearn/tests/test_base.py",
    "sklearn/tree/tests/__init__.py",
    "sklearn/tree/tests/test_tree.py",
    "sklearn/tree/tests/test_export.py",
    "sklearn/tree/tests/data/test_table.csv",
    "sklearn/utils/_test_common/instance_generator.py",
]


def modules() -> tuple[Module, ...]:
    return find_modules("scikit-learn", NAMES)


def test_a_module_is_named_after_what_it_tests() -> None:
    assert modules() == (
        Module("sklearn", "scikit-learn", ("sklearn/tests/test_base.py",)),
        Module(
            "sklearn.tree", "scikit-learn", ("sklearn/tree/tests/test_export.py", "sklearn/tree/tests/test_tree.py")
        ),
    )


def test_a_name_means_the_module_and_those_below_it() -> None:
    chosen, unknown = select_modules(modules(), ["sklearn"])
    assert [module.name for module in chosen] == ["sklearn", "sklearn.tree"]
    assert unknown == ()


def test_a_name_may_mean_one_file_of_tests() -> None:
    chosen, _ = select_modules(modules(), ["sklearn.tree.tests.test_tree"])
    assert chosen == (Module("sklearn.tree.tests.test_tree", "scikit-learn", ("sklearn/tree/tests/test_tree.py",)),)


def test_two_files_of_one_module_run_together() -> None:
    names = [*NAMES, "sklearn/tree/tests/test_prune.py"]
    wanted = ["sklearn.tree.tests.test_tree", "sklearn.tree.tests.test_prune"]
    (chosen,), _ = select_modules(find_modules("scikit-learn", names), wanted)
    assert chosen.name == "sklearn.tree (2 of 3 files)"


def test_names_that_mean_nothing_are_told() -> None:
    chosen, unknown = select_modules(modules(), ["sklearn.tree", "sklearn.tre", "numpy.linalg"])
    assert [module.name for module in chosen] == ["sklearn.tree"]
    assert unknown == ("sklearn.tre", "numpy.linalg")
