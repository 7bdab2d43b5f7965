import pytest
from packaging.requirements import Requirement

from lite_builder.errors import MissingPackageError, Place, UnreachableError, UserError
from lite_builder.packages.candidates import FixedVersion
from lite_builder.packages.sources.source import WantedFile
from lite_builder.packages.supply import Answer, NotHad, Verdict
from lite_builder.packages.unserved import Failure, unserved_errors
from lite_builder.packages.want import Want, Wants


def imported(module: str, *cells: int) -> Want:
    places = tuple(Place("content/deep.py", line=10 * cell, cell=cell) for cell in cells)
    return Want(Requirement(module), f"import {module}", module=module, places=places)


def needed(requirement: str, by: str) -> Want:
    return Want(Requirement(requirement), f"{by} 1.0", by=by)


def not_had(name: str, verdict: Verdict = "not there") -> NotHad:
    return NotHad(WantedFile(name, "314.0.3", ("pypi",)), (Answer("pypi", verdict, "no wheel"),))


def errors(wants: Wants, **failures: Failure) -> list[UserError]:
    return unserved_errors(wants, failures)


def test_an_import_is_blamed_for_what_it_needs_and_all_its_places_are_named() -> None:
    wants = {"boards": [imported("boards", 3, 4, 9)], "calls": [needed("calls>=2", "boards")]}

    (error,) = errors(wants, calls=not_had("calls>=2"))

    assert isinstance(error, MissingPackageError)
    assert str(error).splitlines() == [
        "content/deep.py, line 30, cell 3: `import boards` cannot be served",
        "  why: wanted by boards 1.0 (calls>=2)",
        "       asked for calls>=2:",
        "         pypi: not there (no wheel)",
        "       the browser takes wheels of pure Python, and those that are compiled for Pyodide",
        "       `import boards` also: deep.py, line 40, cell 4; deep.py, line 90, cell 9",
        '  do:  do without it, on those pages: [packages] absent = ["boards"] in course.toml',
    ]


def test_what_the_same_imports_lead_to_is_one_error() -> None:
    wants = {
        "boards": [imported("boards", 3)],
        "tuner": [imported("tuner", 2), needed("tuner", "boards")],
        "calls": [needed("calls", "boards")],
        "trees": [needed("trees", "tuner")],
        "arrays": [needed("arrays", "tuner")],
    }

    found = errors(wants, arrays=not_had("arrays"), calls=not_had("calls"), trees=not_had("trees"))

    assert [error.what for error in found] == [
        "`import tuner` and `import boards` cannot be served",
        "`import boards` cannot be served",
    ]
    assert "asked for arrays:" in found[0].why
    assert "asked for trees:" in found[0].why


def test_of_a_fixed_version_only_those_are_blamed_who_do_not_take_it() -> None:
    wants = {
        "pages": [imported("pages", 1)],
        "hub": [imported("hub", 2)],
        "names": [needed("names", "pages"), needed("names>=4", "hub")],
    }

    (error,) = errors(wants, names=FixedVersion("names", "3.0", "Pyodide 314.0.3"))

    assert error.what == "`import hub` cannot be served"
    assert "settle older versions" in error.todo


@pytest.mark.parametrize(("verdict", "kind"), [("unreachable", UnreachableError), ("not there", MissingPackageError)])
def test_a_standing_want_has_no_place(verdict: Verdict, kind: type[UserError]) -> None:
    wants = {"kernel": [Want(Requirement("kernel"), "every site")]}

    (error,) = errors(wants, kernel=not_had("kernel", verdict))

    assert type(error) is kind
    assert (error.what, error.where) == ("kernel cannot be served", None)
