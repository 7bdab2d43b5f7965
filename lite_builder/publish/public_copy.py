"""Which of the course's sources may everybody have? Writes them into a folder from which the course builds again."""

import shutil
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode

from lite_builder.course.convert import convert
from lite_builder.course.exercises.exercise_names import is_solution_name
from lite_builder.course.markdown_page import markdown_page
from lite_builder.course.model import Course, Page
from lite_builder.course.page_forms import (
    exercise_page,
    is_exercise_of_its_source,
    page_of_questions,
    page_without_solutions,
)
from lite_builder.course.percent_script import percent_script
from lite_builder.course.quizzes.quiz import Form
from lite_builder.project import Project
from lite_builder.publish.leaks import check_leaks
from lite_builder.publish.own_folder import OwnFolder
from lite_builder.publish.public_outline import public_outline
from lite_builder.publish.quiz_answers import check_quizzes, page_in_sources
from lite_builder.publish.withheld import withheld_text

COMMAND = "lite-builder export public"
LIST_FILE = ".lite-builder-public.json"


def write_public_copy(project: Project, course: Course, folder: Path) -> int:
    """Write the public sources into `folder`; gives the number of files.

    A folder that was written before is brought up to date; what others put beside our files, as a README, stays. Raises
    `ForeignFolderError` for a folder that is not ours or in which our files were changed, and `LeakError` where
    withheld text is in what would be written; the folder is then as it was.
    """
    with TemporaryDirectory() as scratch:
        new = Path(scratch)
        _write_sources(new, project, course)
        files = {page.path: _public_file(page, project, course, new) for page in course.pages}
        check_quizzes(course, lambda quiz: page_in_sources(quiz, files[quiz.path], new) if quiz.path in files else None)
        check_leaks(new, withheld_text(course))
        return OwnFolder(folder.absolute(), LIST_FILE, COMMAND).bring_up_to_date(new)


def _write_sources(new: Path, project: Project, course: Course) -> None:
    for file in project.jupyter_lite_files:
        _copy(file, new / file.relative_to(project.root))
    content = new / project.content.relative_to(project.root)
    for file in (project.settings_file, project.lock, project.datasets_lock, project.book_config):
        if file.is_file():
            _copy(file, new / file.relative_to(project.root))
    (content / project.outline.name).parent.mkdir(parents=True, exist_ok=True)
    (content / project.outline.name).write_text(_outline(project), encoding="utf-8")
    for page in course.pages:
        file = _public_file(page, project, course, new)
        if _is_partly_withheld(page, course):
            _write_form(page, course, file)
        else:
            _copy(page.source, file)
    for travelling in course.files:
        _copy(travelling.source, content / travelling.path)


def _outline(project: Project) -> str:
    text = project.outline.read_text(encoding="utf-8-sig")
    if project.settings.publish.solutions:
        return text
    return public_outline(text, lambda file: is_solution_name(PurePosixPath(file).name))


def _is_partly_withheld(page: Page, course: Course) -> bool:
    return any(page.source == withheld.source for withheld in course.withheld)


def _public_file(page: Page, project: Project, course: Course, new: Path) -> Path:
    """Where the page stands in the public sources: what is written anew is text for text, else a notebook."""
    content = new / project.content.relative_to(project.root)
    if not _is_partly_withheld(page, course):
        return content / page.source.relative_to(project.content)
    return (content / page.path).with_suffix(page.source.suffix if page.source.suffix in _WRITERS else ".ipynb")


def _write_form(page: Page, course: Course, file: Path) -> None:
    """Write the part of a page that is public, with its tags."""
    notebook, lines, title = convert(page.source, page.path)
    written = Page(page.path, page.source, title, notebook, lines)
    form = exercise_page(written, page.path) if is_exercise_of_its_source(page) else page_without_solutions(written)
    for quiz in course.quizzes:
        if quiz.path == page.path and quiz.form is Form.GRADED:
            form = page_of_questions(form, quiz)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_WRITERS.get(file.suffix, _notebook)(form.notebook), encoding="utf-8")


def _notebook(notebook: NotebookNode) -> str:
    return f"{nbformat.writes(notebook)}\n"


_WRITERS = {".py": percent_script, ".md": markdown_page, ".markdown": markdown_page}


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
