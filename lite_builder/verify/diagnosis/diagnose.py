"""Why does this cell fail in the browser, and not at home? The first class of diagnoses.toml that fits."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from lite_builder.packages.browser_python import ABSENT_MODULES, is_built_in
from lite_builder.verify.diagnosis.catalogue import FailureClass, ModuleKind, When, read_catalogue
from lite_builder.verify.diagnosis.missing_file import MissingFile, find_missing_file
from lite_builder.verify.diagnosis.site_facts import SiteFacts
from lite_builder.verify.lint.cell import read_lint_cell
from lite_builder.verify.lint.rule import LintNotebook
from lite_builder.verify.lint.rules import RULES
from lite_builder.verify.notebook_run import CellOutcome, CellRun, Diagnosis, NotebookOutcome, NotebookRun

DOCS = "docs/wasm-failures.md"

_FAILING = (CellOutcome.FAILED, CellOutcome.TIMED_OUT, CellOutcome.KERNEL_DIED)
_NO_CODE = (CellOutcome.EMPTY, CellOutcome.SKIPPED)


def diagnosed(run: NotebookRun, site: SiteFacts) -> NotebookRun:
    """The notebook's run with a diagnosis for each cell that failed, or for itself if it did not open."""
    cells = tuple(
        replace(cell, diagnosis=diagnose(run, cell, site)) if cell.outcome in _FAILING else cell for cell in run.cells
    )
    own = diagnose(run, None, site) if run.outcome is NotebookOutcome.DID_NOT_OPEN else None
    return replace(run, cells=cells, diagnosis=own)


def diagnose(run: NotebookRun, cell: CellRun | None, site: SiteFacts) -> Diagnosis | None:
    """What the failing cell of this run, or without a cell the notebook as a whole, suffers from, if that is known."""
    seen = _Seen(run, cell, site)
    for failure in read_catalogue():
        for when in failure.when:
            words = seen.words(when)
            if words is not None:
                return _diagnosis(failure, when, words, seen)
    return None


def _diagnosis(failure: FailureClass, when: When, words: Mapping[str, str], seen: "_Seen") -> Diagnosis:
    todo = (when.todo or failure.todo).format_map(words)
    rules = tuple(rule for rule in failure.rules if rule in seen.warnings)
    return Diagnosis(failure.name, failure.why, todo, f"{DOCS}#{failure.name}", rules)


@dataclass(frozen=True)
class _Seen:
    """What was seen of one cell, or of a notebook that did not open."""

    run: NotebookRun
    cell: CellRun | None
    site: SiteFacts

    def words(self, when: When) -> dict[str, str] | None:
        """None if something does not fit; else what there is to name: `module`, `file`, `meant`, `where`."""
        error = self.cell.error if self.cell else None
        message = re.search(when.message, error.message) if error else None
        fits = (
            when.outcome == (self.cell.outcome if self.cell else self.run.outcome)
            and (not when.error or (error is not None and re.fullmatch(when.error, error.name) is not None))
            and (not when.message or message is not None)
            and (not when.note or re.search(when.note, self.run.note) is not None)
            and (not when.console or any(re.search(when.console, line) for line in self.run.console))
            and (not when.asked or any(re.search(when.asked, request.url) for request in self.run.foreign))
        )
        if not fits:
            return None
        words = {name: text for name, text in (message.groupdict() if message else {}).items() if text}
        if self.file:
            words |= {"file": self.file.spelt, "meant": self.file.meant}
        fits = (
            when.module in (None, self._module_kind(words.get("module")))
            and when.file in (None, self.file and self.file.kind)
            and (not when.rules or any(rule in self.warnings for rule in when.rules))
        )
        where = next((self.warnings[rule] for rule in when.rules if rule in self.warnings), None) if fits else None
        return (words | ({"where": where} if where else {})) if fits else None

    @cached_property
    def warnings(self) -> Mapping[str, str]:
        """The lint rules that warn in this cell or in one that ran before it, and where each does so last."""
        if self.cell is None:
            return {}
        code = [cell for cell in self.run.cells if cell.outcome not in _NO_CODE]
        notebook = LintNotebook(
            PurePosixPath(self.run.path),
            tuple(read_lint_cell(cell.index, cell.source) for cell in code),
            self.site.files,
            self.site.shipped,
        )
        last = self.cell.index
        hits = ((rule.code, hit) for rule in RULES for hit in rule.hits(notebook) if hit.cell.index <= last)
        return {code: f"cell {hit.cell.index + 1}, line {hit.lines[0]}" for code, hit in hits}

    def _module_kind(self, module: str | None) -> ModuleKind | None:
        if module is None:
            return None
        if module in self.site.shipped:
            return "shipped"
        return "standard" if module in ABSENT_MODULES or is_built_in(module) else "unknown"

    @cached_property
    def file(self) -> MissingFile | None:
        """The file that an error says is missing."""
        return find_missing_file(self.cell.error if self.cell else None, self.run.path, self.site.files)
