"""How does a person look at a notebook as the run left it? As a page that any browser shows, and as a notebook."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lite_builder.html_templates import html_templates
from lite_builder.verify.notebook_run import NotebookOutcome, NotebookRun

if TYPE_CHECKING:
    from nbconvert import HTMLExporter

_KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
_TEMPLATES = html_templates("lite_builder.verify.reports")


def page_of(path: str) -> str:
    """The path of the page of a notebook, below the folder of executed notebooks."""
    return path.removesuffix(".ipynb") + ".html"


def cell_anchor(cell_id: str) -> str:
    """The place of a cell on the page of its notebook."""
    return f"cell-id={cell_id}"


class ExecutedNotebooks:
    """Writes what runs have left into a folder, as notebooks and as pages that lead back to the report."""

    def __init__(self, folder: Path, report: str) -> None:
        self._folder = folder
        self._report = report
        self._exporter: HTMLExporter | None = None

    def write(self, run: NotebookRun) -> None:
        """Write a run's notebook and its page, if it came as far as to have cells."""
        if not run.evidence.cells:
            return
        file = self._folder / run.path
        file.parent.mkdir(parents=True, exist_ok=True)
        notebook = as_notebook(run)
        file.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        back = "../" * (run.path.count("/") + 1) + self._report
        page = _TEMPLATES.get_template("executed.html").render(
            run=run, back=back, styles=self._styles(), body=self._body(notebook)
        )
        (self._folder / page_of(run.path)).write_text(page, encoding="utf-8")

    def known(self, runs: Iterable[NotebookRun]) -> frozenset[str]:
        """The paths of those notebooks whose pages are there, from this run or from the one that they passed in."""
        meant = (run for run in runs if run.evidence.cells or run.outcome is NotebookOutcome.UNCHANGED)
        return frozenset(run.path for run in meant if (self._folder / page_of(run.path)).is_file())

    def _body(self, notebook: Mapping[str, Any]) -> str:
        """The cells as HTML, which may hold whatever their authors wrote and their code put out."""
        from nbconvert import HTMLExporter
        from nbformat import from_dict

        if self._exporter is None:
            self._exporter = HTMLExporter(template_name="basic", exclude_anchor_links=True)
        body: str = self._exporter.from_notebook_node(from_dict(notebook))[0]
        return body

    @staticmethod
    def _styles() -> str:
        """The colours of code, by day and by night."""
        from pygments.formatters import HtmlFormatter

        light, dark = (HtmlFormatter(style=style).get_style_defs(".highlight") for style in ("default", "monokai"))
        return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}"


def as_notebook(run: NotebookRun) -> dict[str, Any]:
    """The notebook with its outputs, as nbformat 4.5 has it."""
    cells = [_valid(cell) for cell in run.evidence.cells]
    return {"cells": cells, "metadata": {"kernelspec": _KERNEL}, "nbformat": 4, "nbformat_minor": 5}


def _valid(cell: Mapping[str, Any]) -> dict[str, Any]:
    """The cell without keys that say nothing, which JupyterLab's own model has and the format does not allow."""
    return {key: value for key, value in cell.items() if value is not None or key == "execution_count"}
