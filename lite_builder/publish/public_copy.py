"""Which of the course's sources may everybody have? Writes them into a folder from which the course builds again."""

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import nbformat

from lite_builder.course.convert import convert
from lite_builder.course.exercise_names import is_solution_name
from lite_builder.course.model import Course, Page
from lite_builder.course.page_forms import exercise_page, is_exercise_of_its_source, page_without_solutions
from lite_builder.course.percent_script import percent_script
from lite_builder.errors import ForeignFolderError, Place
from lite_builder.publish.leaks import check_leaks
from lite_builder.publish.public_outline import public_outline
from lite_builder.publish.withheld import withheld_text
from lite_builder.settings import Project

LIST_FILE = ".lite-builder-public.json"
"""Names each file of a public copy with its sha256: by it we know our own folder when we write it again."""

_CHECKOUT = ".git"


def write_public_copy(project: Project, course: Course, folder: Path) -> int:
    """Write the public sources into `folder`; gives the number of files.

    A folder that was written before is brought up to date; what others put beside our files, as a README, stays. Raises
    `ForeignFolderError` for a folder that is not ours or in which our files were changed, and `LeakError` where
    withheld text is in what would be written; the folder is then as it was.
    """
    folder = folder.absolute()
    with TemporaryDirectory() as scratch:
        new = Path(scratch)
        _write_sources(new, project, course)
        check_leaks(new, withheld_text(course))
        files = {file.relative_to(new).as_posix(): _digest(file) for file in sorted(new.rglob("*")) if file.is_file()}
        before = _written_before(folder, files)
        for name in before.keys() - files.keys():
            (folder / name).unlink(missing_ok=True)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(new / name, folder / name)
        (folder / LIST_FILE).write_text(json.dumps(files, indent=1) + "\n", encoding="utf-8")
    return len(files)


def _write_sources(new: Path, project: Project, course: Course) -> None:
    for file in project.jupyter_lite_files:
        _copy(file, new / file.relative_to(project.root))
    content = new / project.content.relative_to(project.root)
    for file in (project.settings_file, project.lock):
        if file.is_file():
            _copy(file, new / file.relative_to(project.root))
    (content / project.outline.name).parent.mkdir(parents=True, exist_ok=True)
    (content / project.outline.name).write_text(_outline(project), encoding="utf-8")
    partly_withheld = {page.source for page in course.withheld}
    for page in course.pages:
        if page.source in partly_withheld:
            _write_form(page, content)
        else:
            _copy(page.source, content / page.source.relative_to(project.content))
    for travelling in course.files:
        _copy(travelling.source, content / travelling.path)


def _outline(project: Project) -> str:
    text = project.outline.read_text(encoding="utf-8-sig")
    if project.settings.publish.solutions:
        return text
    return public_outline(text, lambda file: is_solution_name(PurePosixPath(file).name))


def _write_form(page: Page, content: Path) -> None:
    """Write the part of a page that is public, with its tags: a script for a script, else a notebook."""
    notebook, lines, title = convert(page.source, page.path)
    written = Page(page.path, page.source, title, notebook, lines)
    form = exercise_page(written, page.path) if is_exercise_of_its_source(page) else page_without_solutions(written)
    is_script = page.source.suffix == ".py"
    file = (content / page.path).with_suffix(".py" if is_script else ".ipynb")
    file.parent.mkdir(parents=True, exist_ok=True)
    text = percent_script(form.notebook) if is_script else f"{nbformat.writes(form.notebook)}\n"
    file.write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _written_before(folder: Path, wanted: Mapping[str, str]) -> Mapping[str, str]:
    """What our last copy into the folder consists of. Raises `ForeignFolderError` if something there is not ours."""
    before = _read_list(folder)
    if before is None:
        if folder.exists() and (not folder.is_dir() or any(file.name != _CHECKOUT for file in folder.iterdir())):
            raise ForeignFolderError(
                "this folder was not made by `lite-builder export public`",
                where=Place(folder),
                why="the public sources would mix with what it holds",
                todo="name a folder that does not exist yet, or an empty one",
            )
        return {}
    changed = [name for name in before.keys() | wanted.keys() if _is_changed(folder / name, before.get(name))]
    if changed:
        raise ForeignFolderError(
            f"these files are not as they were written here: {', '.join(sorted(changed)[:5])}",
            where=Place(folder),
            why="they would be overwritten",
            todo="take the changes over into the course's own sources, then remove the files here",
        )
    return before


def _is_changed(file: Path, digest: str | None) -> bool:
    return file.exists() and (not file.is_file() or _digest(file) != digest)


def _read_list(folder: Path) -> dict[str, str] | None:
    """The list of our files, or None where there is none that can be understood."""
    try:
        listed = json.loads((folder / LIST_FILE).read_bytes())
    except (OSError, ValueError):
        return None
    is_ours = isinstance(listed, dict) and all(
        isinstance(digest, str) and not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
        for name, digest in listed.items()
    )
    return listed if is_ours else None


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
