"""What does the course look like without a site? Plain notebooks and their files, for Binder, Colab and any Jupyter."""

import shutil
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat import NotebookNode

from lite_builder.course.model import Course
from lite_builder.publish.leaks import check_leaks
from lite_builder.publish.own_folder import OwnFolder
from lite_builder.publish.quiz_answers import check_quizzes, page_in_notebook
from lite_builder.publish.withheld import withheld_text

COMMAND = "lite-builder export notebooks"
LIST_FILE = ".lite-builder-notebooks.json"

_KERNELSPEC = {"name": "python3", "display_name": "Python 3", "language": "python"}


def write_notebooks(course: Course, folder: Path) -> int:
    """Write the notebooks that learners get, and the files beside them, into `folder`; gives the number of files.

    The course has been read for Jupyter itself as its reader. A folder that was written before is brought up to date.
    Raises `ForeignFolderError` and `LeakError`; the folder is then as it was.
    """
    with TemporaryDirectory() as scratch:
        new = Path(scratch)
        for page in course.notebooks:
            _make_room(new / page.path).write_text(f"{nbformat.writes(_plain(page.notebook))}\n", encoding="utf-8")
        for travelling in course.files:
            shutil.copyfile(travelling.source, _make_room(new / travelling.path))
        check_quizzes(course, lambda quiz: page_in_notebook(quiz, new / quiz.path, new))
        check_leaks(new, withheld_text(course))
        return OwnFolder(folder.absolute(), LIST_FILE, COMMAND).bring_up_to_date(new)


def _make_room(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _plain(notebook: NotebookNode) -> NotebookNode:
    """The notebook with the kernel that other Jupyters have."""
    plain: NotebookNode = deepcopy(notebook)
    plain.metadata["kernelspec"] = nbformat.from_dict(_KERNELSPEC)
    return plain
