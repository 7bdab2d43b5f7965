from pathlib import Path

import pytest

from lite_builder.errors import LockError, Place, Problems
from lite_builder.packages.bundle import check_lock_covers
from lite_builder.packages.imports import ImportUse
from lite_builder.packages.lock import Lock, read_lock
from lite_builder.settings import PackagesSection

PLACE = Place("content/pipeline/01_first.ipynb", 12, 3)
SETTINGS = PackagesSection()


@pytest.fixture(scope="module")
def lock() -> Lock:
    return read_lock(Path(__file__).parents[3] / "content" / "pyodide-lock.toml")


def test_our_lock_covers_the_set_that_must_be_there(lock: Lock) -> None:
    names = ("numpy", "scipy", "sklearn", "pandas", "matplotlib", "seaborn", "joblib", "threadpoolctl", "mpl_toolkits")

    check_lock_covers(lock, [ImportUse(name, PLACE) for name in names], SETTINGS)


def test_an_import_that_is_not_covered_is_named_with_its_place(lock: Lock) -> None:
    with pytest.raises(LockError) as raised:
        check_lock_covers(lock, [ImportUse("plotly", PLACE)], SETTINGS)

    assert str(raised.value) == (
        "content/pipeline/01_first.ipynb, line 12, cell 3: the lock has nothing that provides `import plotly`\n"
        "  do:  run `lite-builder lock`"
    )


def test_an_optional_import_need_not_be_covered(lock: Lock) -> None:
    check_lock_covers(lock, [ImportUse("plotly", PLACE, optional=True)], SETTINGS)


def test_another_pyodide_and_a_lacking_package_are_shown_together(lock: Lock) -> None:
    settings = PackagesSection(pyodide="314.0.6", include=("plotly", "scipy<1", "scipy>=1"))

    with pytest.raises(Problems) as raised:
        check_lock_covers(lock, [], settings)

    assert [problem.what for problem in raised.value.problems] == [
        "the lock is for Pyodide 314.0.3, the settings say 314.0.6",
        "the lock lacks plotly, which [packages] include names",
        "the lock lacks scipy<1, which [packages] include names",
    ]


def test_a_lock_without_the_kernel_is_refused(lock: Lock) -> None:
    without = lock.model_copy(update={"packages": tuple(p for p in lock.packages if p.name != "piplite")})

    with pytest.raises(LockError, match="lacks what the kernel needs: piplite"):
        check_lock_covers(without, [], SETTINGS)
