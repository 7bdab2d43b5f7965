"""Has anything changed since the site was built? One digest over all that a site is made from."""

import json
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from lite_builder.course.files import walk_course
from lite_builder.course.included_names import included_files
from lite_builder.memory import code_digest
from lite_builder.project import Project

_MAKERS = (
    "jupyterlite-core",
    "jupyterlite-pyodide-kernel",
    "jupyterlab-myst",
    "jupyterquiz",
    "jupyter-server",
    "jupytext",
    "nbformat",
    "jinja2",
    "markdown-it-py",
    "bleach",
    "Pygments",
)


def fingerprint(project: Project) -> str:
    """The digest of the course's files, the author's JupyterLite settings, our code and the makers' versions."""
    files = walk_course(project, _go_on)
    parts = {
        "makers": {name: version(name) for name in _MAKERS},
        "code": code_digest(),
        "course": _digests(project.content, files),
        "included": sorted({_digest(file) for file in included_files(project, files)}),
        "answers": _digests(project.answers, project.answers.rglob("*")) if project.answers else {},
        "outline": _digest(project.outline),
        "settings": [_digest(file) for file in _settings(project) if file.is_file()],
        "jupyter-lite": [_digest(file) for file in project.jupyter_lite_files],
    }
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _settings(project: Project) -> tuple[Path, ...]:
    return project.settings_file, project.lock, project.datasets_lock, project.book_config


def _digests(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): _digest(file) for file in files if file.is_file()}


def _go_on(problems: object) -> None:
    """What is wrong with the files is said when they are read."""


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
