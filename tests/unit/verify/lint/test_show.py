from pathlib import Path

from lite_builder.errors import Place
from lite_builder.verify.lint.lint import Finding
from lite_builder.verify.lint.show import as_github, as_text

IN_SCRIPT = Finding("LB012", "`fetch_openml` downloads", Place(Path("c/m/a.py"), 14, 3), 2)
IN_NOTEBOOK = Finding("LB030", "100% `!ls`\n:", Place(Path("c/m/b,c.ipynb"), None, 4), 7)


def shown(path: Path) -> Path:
    return path.relative_to("c")


def test_a_line_for_each_warning_and_a_count() -> None:
    assert list(as_text([IN_SCRIPT, IN_NOTEBOOK], shown)) == [
        "m/a.py:14: LB012 `fetch_openml` downloads (cell 3)",
        "m/b,c.ipynb: LB030 100% `!ls`\n: (cell 4, line 7)",
        "2 warnings in 2 pages; `lite-builder lint --explain LB012` says why, and what to do",
    ]


def test_nothing_is_said_to_be_nothing() -> None:
    assert list(as_text([], shown)) == ["nothing found"]


def test_github_gets_annotations_with_its_own_characters_escaped() -> None:
    assert list(as_github([IN_SCRIPT, IN_NOTEBOOK], shown))[:2] == [
        "::warning file=m/a.py,line=14,title=LB012::`fetch_openml` downloads (cell 3)",
        "::warning file=m/b%2Cc.ipynb,title=LB030::100%25 `!ls`%0A: (cell 4, line 7)",
    ]
