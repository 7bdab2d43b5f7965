"""The smallest folder that looks like a site: two notebooks, a file of data, a module, the landing page."""

import json
from pathlib import Path

from lite_builder import settings
from lite_builder.site.manifest import Manifest, SiteNotebook
from lite_builder.verify.changes.dependencies import Dependencies

PAGES = ("a.ipynb", "b.ipynb")
BROWSER = "Chromium 156.0"


def write_site(folder: Path) -> None:
    """Write the site; the landing page and the listing of files follow from the notebooks."""
    (folder / "static").mkdir(parents=True)
    (folder / "static" / "python.wasm").write_bytes(b"\0asm")
    (folder / "files").mkdir()
    (folder / "files" / "table.csv").write_text("1,2\n", encoding="utf-8")
    (folder / "files" / "module.py").write_text("ONE = 1\n", encoding="utf-8")
    for page in PAGES:
        write_notebook(folder, page, "1 + 1")


def write_notebook(folder: Path, page: str, code: str) -> None:
    """Write a notebook of one cell, and what speaks of it."""
    cells = [{"cell_type": "markdown", "source": "See b.ipynb"}, {"cell_type": "code", "source": [code]}]
    (folder / "files" / page).write_text(json.dumps({"cells": cells}), encoding="utf-8")
    pages = sorted(file.name for file in (folder / "files").glob("*.ipynb"))
    entries = [{"path": file.name, "size": file.stat().st_size} for file in sorted((folder / "files").iterdir())]
    links = "".join(f'<li>\n<a data-notebook="{path}">{path}</a>\n</li>\n' for path in pages)
    (folder / "index.html").write_text(f"<h1>Course</h1>\n<ol>\n{links}</ol>", encoding="utf-8")
    (folder / "api" / "contents").mkdir(parents=True, exist_ok=True)
    (folder / "api" / "contents" / "all.json").write_text(json.dumps({"content": entries}), encoding="utf-8")


def depends(folder: Path, limits: settings.TestSection | None = None, browser: str = BROWSER) -> Dependencies:
    """What the notebooks of the site depend on now."""
    pages = sorted(file.name for file in (folder / "files").glob("*.ipynb"))
    notebooks = tuple(SiteNotebook(path=path, title=path, module="") for path in pages)
    manifest = Manifest(made_by="lite_builder", title="A course", notebooks=notebooks, files={})
    return Dependencies(folder, manifest, limits or settings.TestSection(), (), browser)
