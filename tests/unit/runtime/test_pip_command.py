from pathlib import Path

import pytest

from lite_builder.runtime.pip_command import Command, listing, pip_line, read_command


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("install pandas", Command("install", ("pandas",))),
        ("install -q -U pandas  # for tables", Command("install", ("pandas",), quiet=True)),
        ("install --upgrade 'pandas>=2' scikit-learn==1.8.0", Command("install", ("pandas>=2", "scikit-learn==1.8.0"))),
        ("install pandas -qq --index-url https://index.example.org", Command("install", ("pandas",), quiet=True)),
        ("-q install pandas", Command("install", ("pandas",), quiet=True)),
        ("install -e git+https://example.org/x", Command("install", ("git+https://example.org/x",))),
        ("install --no-deps --force-reinstall pandas[excel]", Command("install", ("pandas[excel]",))),
        ("list --format=json", Command("list")),
        ("", Command("")),
    ],
)
def test_commands_are_read_as_pip_reads_them(line: str, command: Command) -> None:
    assert read_command(line) == command


def test_requirements_come_from_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "all.txt").write_text("# all\n-r ../few.txt\nseaborn  # plots\n--pre\n\n", encoding="utf-8")
    (tmp_path / "few.txt").write_text('pandas>=2; python_version > "3"\nx==1 --hash=sha256:00\n', encoding="utf-8")
    requirements = ('pandas>=2; python_version > "3"', "x==1", "seaborn")
    assert read_command("install -r more/all.txt").requirements == requirements


def test_a_wheel_beside_the_notebook_is_named_as_micropip_names_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own-1.0-py3-none-any.whl").touch()
    assert read_command("install own-1.0-py3-none-any.whl").requirements == ("emfs:own-1.0-py3-none-any.whl",)


@pytest.mark.parametrize("line", ["install 'pandas", "install -r nowhere.txt"])
def test_what_cannot_be_read_is_an_error_to_be_shown(line: str) -> None:
    with pytest.raises((ValueError, OSError)):
        read_command(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pip install -q pandas", "install -q pandas"),
        ("python -m pip install pandas", "install pandas"),
        ("/usr/bin/python3.14 -m pip list", "list"),
        (" -m pip install pandas", "install pandas"),
        ("pip3 install pandas > /dev/null 2>&1", "install pandas"),
        ("pip install pandas>=2 | tail -1", "install pandas>=2"),
        ("pip", ""),
        ("pip install pandas && python run.py", None),
        ("pipenv install", None),
        ("ls", None),
        ("python -m piper", None),
    ],
)
def test_lines_for_the_shell_that_are_for_pip(line: str, words: str | None) -> None:
    assert pip_line(line) == words


def test_listings_look_as_pips_do() -> None:
    packages = {"pandas": "3.0.2", "joblib": "1.5.3"}
    assert listing(packages, "freeze") == "joblib==1.5.3\npandas==3.0.2"
    assert listing(packages, "list") == "Package  Version\njoblib   1.5.3\npandas   3.0.2"
