"""What can the result of a notebook depend on? One digest over all of it; while that is the same, so is the result.

What a notebook reads is not known, so it depends on every file of the site but the other notebooks, on our code and on
the browser. It depends on the other notebooks, too, where its code or a module of the course names such files or looks
through folders.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.memory import code_digest
from lite_builder.settings import TestSection
from lite_builder.site.manifest import CONTENTS, Manifest, list_files
from lite_builder.verify.ledger import Expectation
from lite_builder.verify.notebook_run import LANDING_PAGE
from lite_builder.verify.quizzes.program import steps_of

_LISTINGS = "api/contents/"
"""Where a site keeps, folder by folder, what JupyterLite's file browser shows."""

_LANDING_LINK = re.compile(r'data-(?:notebook|lab)="([^"]*)"')
_LOOKS_AROUND = re.compile(r"ipynb|listdir|scandir|glob|iterdir|\bwalk\b|\bls\b")


@dataclass(frozen=True)
class Dependencies:
    """The site in `folder`, how patient we are with it, what is expected of it, and the browser with its version."""

    folder: Path
    manifest: Manifest
    limits: TestSection
    ledger: Sequence[Expectation]
    browser: str

    @property
    def landing(self) -> str:
        """The digest of all that the landing page depends on."""
        return _digest([self._common, self._files.get(LANDING_PAGE, "")])

    def of_notebook(self, path: str) -> str:
        """The digest of all that the notebook at this path depends on."""
        parts = [self._common, self._files.get(CONTENTS + "/" + path, ""), *self._said_of.get(path, ())]
        parts += [entry.model_dump_json() for entry in self.ledger if entry.page == path]
        return _digest(
            [*parts, self._all_notebooks] if self._modules_look_around or self._looks_around(path) else parts
        )

    def of_quiz(self, quiz: Quiz) -> str:
        """The digest of all that the answers of a quiz depend on: its page, its code, and what its author declares."""
        steps = [[step.cell["source"], step.page_index, step.question] for step in steps_of(quiz)]
        declared = [
            [question.number, sorted(question.answer or ()), repr(question.options)] for question in quiz.questions
        ]
        return _digest([self.of_notebook(quiz.path.as_posix()), json.dumps([steps, declared])])

    @cached_property
    def _files(self) -> Mapping[str, str]:
        return {path: file.sha256 for path, file in list_files(self.folder).items()}

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(notebook.path for notebook in self.manifest.notebooks)

    @cached_property
    def _common(self) -> str:
        """What every notebook depends on."""
        own = {f"{CONTENTS}/{path}" for path in self._paths} | {LANDING_PAGE}
        files = [
            f"{path} {digest}" for path, digest in self._files.items() if path not in own and not _is_listing(path)
        ]
        said = sorted(set(self._said_of.get("", ())))
        return _digest(
            [code_digest(), version("playwright"), self.browser, self.limits.model_dump_json(), *files, *said]
        )

    @cached_property
    def _said_of(self) -> Mapping[str, list[str]]:
        """What the landing page and the listings of files say of each notebook, by path, and of all else, by ``."""
        found: dict[str, list[str]] = {}
        for path, text in self._speaking():
            found.setdefault(path if path in self._paths else "", []).append(text)
        return found

    def _speaking(self) -> Iterable[tuple[str, str]]:
        if LANDING_PAGE in self._files:
            for line in (self.folder / LANDING_PAGE).read_text(encoding="utf-8", errors="replace").splitlines():
                link = _LANDING_LINK.search(line)
                yield link.group(1) if link else "", line
        for listing in filter(_is_listing, self._files):
            for entry in _entries(self.folder / listing):
                yield entry["path"], json.dumps(entry, sort_keys=True)

    @cached_property
    def _all_notebooks(self) -> str:
        return _digest(f"{path} {self._files.get(f'{CONTENTS}/{path}', '')}" for path in sorted(self._paths))

    @cached_property
    def _modules_look_around(self) -> bool:
        modules = [path for path in self._files if path.startswith(f"{CONTENTS}/") and path.endswith(".py")]
        return any(
            _LOOKS_AROUND.search((self.folder / path).read_text(encoding="utf-8", errors="replace")) for path in modules
        )

    def _looks_around(self, path: str) -> bool:
        return any(map(_LOOKS_AROUND.search, _code(self.folder / CONTENTS / path)))


def _is_listing(path: str) -> bool:
    return path.startswith(_LISTINGS)


def _entries(listing: Path) -> list[dict[str, Any]]:
    """What a listing says of each file; as one entry, where it is not understood."""
    text = listing.read_text(encoding="utf-8", errors="replace")
    try:
        entries = json.loads(text)["content"]
        return [{**entry, "path": str(entry["path"])} for entry in entries]
    except (ValueError, KeyError, TypeError):
        return [{"path": "", "text": text}]


def _code(notebook: Path) -> Iterable[str]:
    """The sources of its code cells; its whole text, where it is no notebook."""
    text = notebook.read_text(encoding="utf-8", errors="replace") if notebook.is_file() else ""
    try:
        return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError):
        return [text]


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
