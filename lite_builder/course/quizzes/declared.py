"""Which quiz does the author want a page to be? Its front matter, its name and `[quizzes]` of the settings say it."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from lite_builder.course.model import Page
from lite_builder.course.outline.patterns import fits
from lite_builder.course.quizzes.quiz import Form
from lite_builder.course.sources.front_matter import split_front_matter
from lite_builder.errors import PageError, Place, SettingsError, UserError
from lite_builder.settings import QuizzesSection

_QUESTION = re.compile(r"\{(?:admonition\}[^\n]*question|question\})", re.IGNORECASE)
_HEADER = re.compile(r"\A# ---[ \t]*\n(?P<rows>(?:#.*\n)*?)# ---[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^quiz:[ \t]*(?P<quotes>[\"']?)(?P<form>.*?)(?P=quotes)[ \t]*(?:#.*)?$", re.MULTILINE)


def may_ask(page: Page) -> bool:
    """Whether some text of the page may be a question; found fast, since most pages ask none."""
    return any(cell.cell_type == "markdown" and _QUESTION.search(cell.source) for cell in page.notebook.cells)


def is_named_quiz(path: PurePosixPath) -> bool:
    """Whether the name of a page says that it is a quiz."""
    return "quiz" in path.stem.lower()


def form_in_source(file: Path) -> Form | None:
    """The form that the page itself asks for. Raises `PageError` for one that there is not."""
    text = file.read_text(encoding="utf-8-sig")
    said = _said(text, file) if "quiz" in text else None
    if said is None:
        return None
    try:
        return Form(str(said).strip().lower().replace("_", "-").replace(" ", "-"))
    except ValueError as error:
        row = next((row for row, words in enumerate(text.splitlines(), 1) if words.strip("# ").startswith("quiz:")), 1)
        raise PageError(
            f"there is no quiz of the kind `{said}`",
            where=Place(file, None if file.suffix == ".ipynb" else row),
            todo=f"write {' or '.join(f'`quiz: {form}`' for form in Form)}",
        ) from error


def form_in_settings(path: PurePosixPath, settings: QuizzesSection) -> Form | None:
    """The form that `[quizzes]` asks for; graded where the page fits both."""
    for form, patterns in _patterns(settings):
        if any(_fits(path, pattern) for pattern in patterns):
            return form
    return None


def unused_patterns(paths: Iterable[PurePosixPath], settings: QuizzesSection, file: Path) -> Iterator[UserError]:
    """An error for each pattern of `[quizzes]` that no page of the course fits."""
    known = list(paths)
    for form, patterns in _patterns(settings):
        for pattern in patterns:
            if not any(_fits(path, pattern) for path in known):
                yield SettingsError(
                    f"[quizzes] {form.replace('-', '_')}: no page fits `{pattern}`",
                    where=Place(file),
                    todo="mend the pattern, or remove it; it is compared with paths such as `trees/quiz_01`",
                )


def _patterns(settings: QuizzesSection) -> tuple[tuple[Form, tuple[str, ...]], ...]:
    return (Form.GRADED, settings.graded), (Form.SELF_ASSESSMENT, settings.self_assessment)


def _fits(path: PurePosixPath, pattern: str) -> bool:
    wanted = PurePosixPath(pattern)
    wanted = wanted.with_suffix("") if wanted.suffix in (".md", ".py", ".ipynb", ".markdown") else wanted
    return fits(path.with_suffix("").parts, wanted.parts)


def _said(text: str, file: Path) -> object:
    if file.suffix == ".ipynb":
        metadata = json.loads(text).get("metadata", {})
        return metadata.get("quiz") if isinstance(metadata, dict) else None
    if file.suffix == ".py":
        header = _HEADER.match(text)
        rows = re.sub(r"^# ?", "", header["rows"], flags=re.MULTILINE) if header else ""
        found = _KEY.search(rows)
        return found["form"] if found else None
    return split_front_matter(text, file).front_matter.get("quiz")
