"""`lite-builder lint` as a person runs it."""

from pathlib import Path

from tests.command_line import LiteBuilder

REPOSITORY = Path(__file__).parents[2]


def add_cell(project: Path, cell: str) -> Path:
    page = project / "content" / "pages" / "table.py"
    page.write_text(page.read_text(encoding="utf-8") + f"\n# %%\n{cell}\n", encoding="utf-8")
    return page


def test_our_own_course_and_the_small_one_earn_no_warning(lite_builder: LiteBuilder, project: Path) -> None:
    for folder in (REPOSITORY, project):
        linted = lite_builder(folder, "lint")
        assert (linted.returncode, linted.stdout) == (0, "nothing found\n"), linted.stderr


def test_a_warning_names_file_line_and_cell_of_the_source(lite_builder: LiteBuilder, project: Path) -> None:
    page = add_cell(project, "import pandas\npandas.read_csv('../datasets/Heights.csv')\n# %pip install cowsay")
    line = len(page.read_text(encoding="utf-8").splitlines()) - 1
    linted = lite_builder(project, "lint")
    assert linted.returncode == 1
    assert linted.stdout.splitlines() == [
        f"content/pages/table.py:{line}: LB022 the file is called ../datasets/heights.csv, "
        "not ../datasets/Heights.csv (cell 4)",
        f"content/pages/table.py:{line + 1}: LB031 `%pip install`: the site does not ship cowsay (cell 4)",
        "2 warnings in 1 page; `lite-builder lint --explain LB022` says why, and what to do",
    ]


def test_github_gets_annotations(lite_builder: LiteBuilder, project: Path) -> None:
    add_cell(project, "input()")
    linted = lite_builder(project, "lint", "--format", "github")
    assert linted.returncode == 1
    assert linted.stdout.startswith("::warning file=content/pages/table.py,line=")


def test_a_course_may_ignore_a_rule_that_exists(lite_builder: LiteBuilder, project: Path) -> None:
    add_cell(project, "input()")
    settings = project / "content" / "course.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + '\n[lint]\nignore = ["LB050"]\n', encoding="utf-8")
    assert lite_builder(project, "lint").returncode == 0
    settings.write_text(before + '\n[lint]\nignore = ["LB999"]\n', encoding="utf-8")
    refused = lite_builder(project, "lint")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "there is no rule LB999" in refused.stderr


def test_a_rule_explains_itself(lite_builder: LiteBuilder, tmp_path: Path) -> None:
    explained = lite_builder(tmp_path, "lint", "--explain", "lb012")
    assert explained.returncode == 0
    assert explained.stdout.startswith("## LB012: sklearn-download\n")
    assert "LB013" not in explained.stdout
    assert lite_builder(tmp_path, "lint", "--explain", "LB999").returncode == 3
