import pytest

from lite_builder.packages.pip_line import as_requirement, installed_projects, shell_pip


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("install seaborn", ["seaborn"]),
        ("install -q --upgrade 'plotly<6' xlrd  # for the tables", ["plotly<6", "xlrd"]),
        ("install -r requirements.txt --index-url https://example.org cowsay", ["cowsay"]),
        ("install git+https://example.org/x.git", ["git+https://example.org/x.git"]),
        ("install 'not closed", ["'not", "closed"]),
        ("list", []),
        ("", []),
    ],
)
def test_what_is_installed(line: str, wanted: list[str]) -> None:
    assert installed_projects(line) == wanted


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("pip install x", "install x"),
        ("  pip3 install x", "install x"),
        ("python -m pip install x", "install x"),
        ("{sys.executable} -m pip install x", "install x"),
        ("pipenv install x", None),
        ("ls", None),
    ],
)
def test_a_line_of_a_shell_may_call_pip(line: str, rest: str | None) -> None:
    assert shell_pip(line) == rest


def test_a_requirement_is_a_project_and_perhaps_its_version() -> None:
    found = as_requirement("plotly<6")
    assert found is not None
    assert (found.name, str(found.specifier)) == ("plotly", "<6")
    assert as_requirement("x @ https://example.org/x.whl") is None
    assert as_requirement("./x.whl") is None
