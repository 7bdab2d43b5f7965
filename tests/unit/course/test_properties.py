"""Generated and mangled input: the right answer or an error that a person can read, never another one, never a hang."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path, PurePosixPath

import jupytext
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lite_builder.course.convert import convert
from lite_builder.course.outline.myst_yml import parse_myst_yml
from lite_builder.course.outline.outline import Entry, Outline
from lite_builder.course.outline.page_sources import find_sources
from lite_builder.course.outline.toc_yml import parse_toc_yml
from lite_builder.course.sources.formats import parse
from lite_builder.errors import OutlineError, PageError, Problems, UserError
from lite_builder.project import Project
from lite_builder.settings import Settings

MANY = settings(
    max_examples=60,
    deadline=timedelta(seconds=30),
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
NAME = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


def mangled(pieces: list[str]) -> st.SearchStrategy[str]:
    """Texts made of what the format is made of, in every wrong order, and of anything else."""
    return st.lists(st.sampled_from(pieces) | st.text(max_size=6), max_size=25).map("".join)


def check_is_readable(error: UserError) -> None:
    """It says what, where and what to do."""
    assert error.what
    assert error.todo
    assert isinstance(error, Problems) or error.where is not None


# Outlines


def toc_trees() -> st.SearchStrategy[list[dict[str, object]]]:
    """Lists of entries with sections, whose files are not told apart yet."""
    leaf: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
        {"file": NAME}, optional={"title": TEXT.filter(str.strip)}
    )
    return st.recursive(
        st.lists(leaf, min_size=1, max_size=3),
        lambda below: st.lists(
            st.builds(lambda entry, sections: {**entry, "sections": sections}, leaf, below), min_size=1, max_size=3
        ),
        max_leaves=8,
    )


def files_of(tree: list[dict[str, object]]) -> list[object]:
    """The files of the entries in reading order."""
    return [
        file
        for entry in tree
        for file in (entry["file"], *files_of(entry.get("sections", [])))  # type: ignore[arg-type]
    ]


@MANY
@given(toc_trees())
def test_an_outline_names_its_pages_in_reading_order_at_their_lines(tree: list[dict[str, object]]) -> None:
    text = yaml.safe_dump({"format": "jb-book", "root": "index", "chapters": tree}, allow_unicode=True)
    entries = [entry for entry in parse_toc_yml(text, Path("_toc.yml")).entries if isinstance(entry, Entry)]
    assert [entry.file for entry in entries[1:]] == files_of(tree)
    lines = text.splitlines()
    assert all(entry.file in lines[entry.line - 1] for entry in entries)


OUTLINE_PIECES = [
    "root: a\n", "format: jb-book\n", "format: jb-article\n", "parts:\n", "chapters:\n", "sections:\n", "subtrees:\n",
    "entries:\n", "project:\n", "  toc:\n", "- ", "  ", "file: a\n", "title: b\n", "url: https://example.org\n",
    "url: //[\n", "glob: '*'\n", "pattern: '**'\n", "children:\n", "caption: c\n", "options: {reversed: true}\n",
    "&x ", "*x", "[", "]", "{", "}", "? ", ": ", "\n", "\t", "!!binary ", '"\\ud800"', "'", "#", "---\n", "...\n",
    "\x00",
]  # fmt: skip


@MANY
@given(mangled(OUTLINE_PIECES))
@example("root: a\nchapters: &x\n- file: a\n  sections: *x\n")
@example("[" * 400)
@example("root: a\nchapters:\n" + "".join(f"{' ' * i}- file: a\n{' ' * i}  sections:\n" for i in range(0, 300, 2)))
@pytest.mark.parametrize("parse", [parse_toc_yml, parse_myst_yml])
def test_a_mangled_outline_is_an_outline_or_an_outline_error(
    parse: Callable[[str, Path], Outline], tmp_path: Path, text: str
) -> None:
    file = tmp_path / "_toc.yml"
    (tmp_path / "a.md").touch()
    try:
        outline = parse(text, file)
    except OutlineError as error:
        check_is_readable(error)
        return
    try:
        find_sources(outline, Project(tmp_path, tmp_path, Settings()), ())
    except UserError as error:
        check_is_readable(error)


# Pages

PAGE_PIECES = {
    ".py": [
        "# %%", "# %%time", "#%%", "# %% [markdown]", "# %% [raw]", "# %% [x]", ' tags=["a"]', " tags=[", " {", "# +",
        "# -", "# ---", "# jupyter:", "#   jupytext: {formats: ipynb}", "# region", "# endregion", "# {{{", "# In[1]:",
        "# %matplotlib inline", "%matplotlib inline", "# !ls", "# text", "x = 1", "def f():", "    return 1", '"""',
        "'''", 'r"""', "=====", "Title", "#" * 20, "#" * 79, "\n", "\n\n", "\\", "\x0c", "\r", "\u2028",
    ],
    ".md": [
        "---\n", "---\ntitle: x\n---\n", "title: a\n", "kernelspec: {name: x}\n", "```{code-cell}\n", "```\n", "````\n",
        "~~~{code-cell} python\n", "~~~\n", ":::{note}\n", ":::\n", "::::\n", ":tags: [a]\n", ":tags: a, b\n",
        ":tags:\n",
        ":x: !!python/object:os.system a\n", ":d: 2026-01-01\n", ":k: &a [*a]\n", "tags: list\n", "+++\n",
        '+++ {"a": 1}\n',
        "+++ [\n", "# Title\n", "- ", "> ", "    ", "x = 1\n", "\n", "{raw-cell}", "\t", "\r",
    ],
    ".ipynb": [
        '{"cells": [', "]}", '{"cell_type": "code"', ', "source": "x"', ', "metadata": {}', ', "outputs": []', "}", ",",
        ', "nbformat": 4', ', "nbformat_minor": 5', ', "id": "a"', "null", "1", "[", "{", '"', ', "metadata": []',
        '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', '"worksheets"', "\n", "NaN",
        '{"cells": {}}',
    ],
}  # fmt: skip


@pytest.mark.parametrize("suffix", PAGE_PIECES)
@MANY
@given(data=st.data())
def test_a_mangled_page_is_a_notebook_or_a_page_error(suffix: str, tmp_path: Path, data: st.DataObject) -> None:
    file = tmp_path / f"page{suffix}"
    ends = st.sampled_from(["", "\n"])
    text = data.draw(st.lists(st.builds(str.__add__, mangled(PAGE_PIECES[suffix]), ends), max_size=3).map("".join))
    file.write_text(text, encoding="utf-8", errors="replace", newline="")
    try:
        notebook, lines, title = convert(file, PurePosixPath("page.ipynb"))
    except PageError as error:
        check_is_readable(error)
        return
    assert len(lines) == len(notebook.cells)
    assert title
    assert json.dumps(notebook)


# Round trips

CODE = st.lists(
    st.sampled_from(
        ["x = 1", "print(x)", "", "%%time", "%matplotlib inline", "!ls", "# a comment", "# %%time", "if x:", "    y"]
    ),
    min_size=1,
    max_size=5,
).map("\n".join)
PROSE = st.lists(
    st.sampled_from(["# Title", "Some *text*.", "", "- item", "$x^2$", "```python\nx\n```"]), min_size=1
).map("\n".join)
TAGS = st.lists(NAME, max_size=2, unique=True).map(lambda tags: {"tags": tags} if tags else {})
CELLS = st.lists(
    st.tuples(st.just("code"), CODE.map(str.strip).filter(bool), TAGS)
    | st.tuples(st.just("markdown"), PROSE.map(str.strip).filter(bool), TAGS),
    min_size=1,
    max_size=6,
)


@MANY
@given(CELLS)
@pytest.mark.parametrize(("suffix", "fmt"), [(".py", "py:percent"), (".md", "md:myst")])
def test_what_jupytext_writes_is_read_without_loss(
    suffix: str, fmt: str, cells: list[tuple[str, str, dict[str, list[str]]]]
) -> None:
    make: dict[str, Callable[..., NotebookNode]] = {"code": new_code_cell, "markdown": new_markdown_cell}
    notebook = new_notebook(cells=[make[kind](text, metadata=metadata) for kind, text, metadata in cells])
    if suffix == ".md" and not any(kind == "code" for kind, _, _ in cells):
        notebook.cells.append(new_code_cell("x"))
        cells = [*cells, ("code", "x", {})]
    script = jupytext.writes(notebook, fmt=fmt)

    parsed = parse(script, Path(f"page{suffix}"))

    read = [
        (cell.cell_type, cell.source, {k: v for k, v in cell.metadata.items() if k == "tags"})
        for cell in parsed.notebook.cells
    ]
    assert read == cells
    assert jupytext.writes(parsed.notebook, fmt=fmt).strip().endswith(script.strip().split("# ---\n\n")[-1])
    written = script.splitlines()
    for (_, text, _), line in zip(cells, parsed.lines, strict=True):
        assert line is not None
        assert text.splitlines()[0].strip() in written[line - 1]
    assert list(parsed.lines) == sorted(parsed.lines)  # type: ignore[type-var]
