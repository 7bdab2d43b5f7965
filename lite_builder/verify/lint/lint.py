"""Which warnings does a course earn? Every rule on every notebook, less what its author silences."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lite_builder.course.model import Course, Page
from lite_builder.dataset_settings import NO_DATASETS, DatasetsSection
from lite_builder.errors import Place, SettingsError
from lite_builder.packages.lock import Lock
from lite_builder.settings import SETTINGS_FILE
from lite_builder.verify.judge import RAISES_TAG, SKIP_TAG
from lite_builder.verify.lint.cell import LintCell, read_lint_cell
from lite_builder.verify.lint.noqa import is_silenced
from lite_builder.verify.lint.rule import Hit, LintNotebook, Rule
from lite_builder.verify.lint.rules import RULES

_NEED_NOT_WORK = frozenset({RAISES_TAG, SKIP_TAG})


@dataclass(frozen=True)
class Finding:
    """One warning. `place` holds the author's file, its line where that is known, and the cell (from 1).

    `cell_line` is the line (from 1) within the cell.
    """

    code: str
    message: str
    place: Place
    cell_line: int


def lint_course(
    course: Course,
    lock: Lock | None = None,
    ignore: Collection[str] = (),
    datasets: DatasetsSection = NO_DATASETS,
) -> tuple[Finding, ...]:
    """Every warning, in the order of the pages and their lines. Nothing is run.

    `lock` and `datasets` say what the site ships; `ignore` are codes of rules that are left out. Raises `SettingsError`
    for a code that does not exist.
    """
    _check_codes(ignore)
    rules = [rule for rule in RULES if rule.code not in ignore]
    files = _sizes(course)
    shipped = None if lock is None else frozenset(lock.providers()) | {package.name for package in lock.packages}
    return tuple(finding for page in course.pages for finding in lint_page(page, files, shipped, rules, datasets))


def _check_codes(codes: Collection[str]) -> None:
    unknown = [code for code in codes if code not in {rule.code for rule in RULES}]
    if unknown:
        raise SettingsError(
            f"there is no rule {', '.join(unknown)}",
            where=Place(SETTINGS_FILE),
            why="`[lint] ignore` names the codes of rules",
            todo="correct or remove it; docs/lint.md lists every rule",
        )


def _sizes(course: Course) -> Mapping[PurePosixPath, int]:
    """Every file of the site's contents and its bytes; for notebooks, which are always small, 0."""
    return {page.path: 0 for page in course.pages} | {file.path: file.source.stat().st_size for file in course.files}


def lint_page(
    page: Page,
    files: Mapping[PurePosixPath, int],
    shipped: frozenset[str] | None,
    rules: Sequence[Rule],
    datasets: DatasetsSection = NO_DATASETS,
) -> tuple[Finding, ...]:
    """The warnings of one page; `files`, `shipped` and `datasets` are those of `LintNotebook`."""
    cells = [read_lint_cell(i, cell.source) for i, cell in enumerate(page.notebook.cells) if cell.cell_type == "code"]
    notebook = LintNotebook(page.path, tuple(cells), files, shipped, datasets)
    found = [
        Finding(rule.code, hit.message, _place(page, hit), hit.lines[0])
        for rule in rules
        for hit in rule.hits(notebook)
        if _counts(hit, rule, page)
    ]
    found.sort(key=lambda finding: (finding.place.cell or 0, finding.cell_line, finding.code))
    return tuple(dict.fromkeys(found))


def _place(page: Page, hit: Hit) -> Place:
    return Place(page.source, _line_in_file(page, hit.cell, hit.lines[0]), hit.cell.index + 1)


def _counts(hit: Hit, rule: Rule, page: Page) -> bool:
    tags = page.notebook.cells[hit.cell.index].metadata.get("tags", ())
    first, last = hit.lines
    return not (_NEED_NOT_WORK & set(tags)) and not is_silenced(
        rule.code, hit.cell.source.splitlines()[first - 1 : last]
    )


def _line_in_file(page: Page, cell: LintCell, line: int) -> int | None:
    start = page.line_of(cell.index)
    if start is None:
        return None
    lines = cell.source.splitlines()
    blank = next((number for number, text in enumerate(lines) if text.strip()), 0)
    return start + line - 1 - blank
