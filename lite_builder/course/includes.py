"""Which text does a page take from other files? `{include}` and `{literalinclude}`, with the text in their place."""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from lite_builder.course.included_names import file_of
from lite_builder.course.model import Page
from lite_builder.course.myst.directives import Directive, rewrite_directives, written_directive
from lite_builder.course.sources.front_matter import split_front_matter
from lite_builder.errors import PageError, Place, Settle, UserError
from lite_builder.project import Project

_DEEPEST = 5
"""How often a text that is included may include another."""

_KEPT_OPTIONS = ("caption", "emphasize-lines", "label", "lineno-start", "linenos", "name")
_LANGUAGES = {".py": "python", ".md": "markdown", ".sh": "bash", ".yml": "yaml", ".toml": "toml", ".json": "json"}

Read = Callable[[str], str]
"""Gives the text of a file that a page names. Raises `CannotInclude`."""


class CannotInclude(Exception):  # noqa: N818 - becomes a `PageError` once it is known where the directive stands
    """A file that cannot be included, and why."""


def include_files(pages: Iterable[Page], project: Project, settle: Settle) -> list[Page]:
    """The pages with the text of other files of the project in the place of the directives that name them.

    Raises `PageError`, several together, for files that are not there; where `settle` goes on, their directives stay.
    """
    problems: list[UserError] = []
    included = [_including(page, project, problems) for page in pages]
    settle(problems)
    return included


def with_includes(text: str, read: Read, depth: int = 0) -> str:
    """The Markdown text with what it includes. Raises `CannotInclude`."""

    def written(directive: Directive) -> str | None:
        if directive.name == "literalinclude" or (directive.name == "include" and _is_code(directive)):
            return _as_code(directive, read(directive.argument))
        if directive.name == "include":
            text_of_page = split_front_matter(read(directive.argument), Path(directive.argument)).text
            part = _selected(text_of_page, directive.options).strip("\n")
            return part if depth >= _DEEPEST else with_includes(part, read, depth + 1)
        return None

    return rewrite_directives(text, written) if "include}" in text else text


def _including(page: Page, project: Project, problems: list[UserError]) -> Page:
    changed: dict[int, str] = {}
    for index, cell in enumerate(page.notebook.cells):
        if cell.cell_type == "markdown" and "include}" in cell.source:
            try:
                changed[index] = with_includes(cell.source, lambda name: _text_of(name, page, project))
            except CannotInclude as problem:
                problems.append(
                    PageError(
                        str(problem),
                        where=Place(page.source, page.line_of(index), index + 1),
                        todo="mend its name, or remove the directive that includes it",
                    )
                )
    if not changed:
        return page
    before = tuple(page.notebook.cells[index].source for index in changed)
    notebook = deepcopy(page.notebook)
    for index, text in changed.items():
        notebook.cells[index]["source"] = text
    return replace(page, notebook=notebook, removed=(*page.removed, *before))


def _text_of(name: str, page: Page, project: Project) -> str:
    file = file_of(name, page.source, project)
    if not file.resolve().is_relative_to(project.root.resolve()):
        raise CannotInclude(f"`{name}`, which is included here, is not in the project")
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "is not there"
        raise CannotInclude(f"`{name}`, which is included here, {why}") from error


def _is_code(directive: Directive) -> bool:
    return "code" in directive.options or "literal" in directive.options


def _as_code(directive: Directive, text: str) -> str:
    options = {key: value for key, value in directive.options.items() if key in _KEPT_OPTIONS}
    named = directive.options.get("language") or directive.options.get("code")
    language = named or _LANGUAGES.get(Path(directive.argument).suffix, "")
    body = _selected(text, directive.options)
    return written_directive(replace(directive, name="code-block", argument=language, options=options, body=body))


def _selected(text: str, options: Mapping[str, str]) -> str:
    """The lines of the file that the options choose."""
    lines = text.split("\n")
    if chosen := options.get("lines"):
        return "\n".join(lines[number - 1] for number in _numbers(chosen, len(lines)))
    start, end = 0, len(lines)
    if (after := options.get("start-after")) and (found := _first(lines, after, 0)) is not None:
        start = found + 1
    if (at := options.get("start-at")) and (found := _first(lines, at, 0)) is not None:
        start = found
    if (before := options.get("end-before")) and (found := _first(lines, before, start)) is not None:
        end = found
    if (last := options.get("end-at")) and (found := _first(lines, last, start)) is not None:
        end = found + 1
    return "\n".join(lines[start:end])


def _first(lines: list[str], wanted: str, start: int) -> int | None:
    return next((number for number in range(start, len(lines)) if wanted in lines[number]), None)


def _numbers(chosen: str, last: int) -> list[int]:
    """The numbers of the lines in `1-3,5,8-`; those that the file does not have are left out."""
    numbers: list[int] = []
    for part in chosen.split(","):
        begin, dash, end = part.strip().partition("-")
        first = int(begin) if begin.isdecimal() else 1
        numbers += range(first, (int(end) if end.isdecimal() else last) + 1 if dash else first + 1)
    return [number for number in numbers if 1 <= number <= last]
