"""What is a run about? The notebooks of a site that are meant, their quizzes, and which of them need not run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.site.manifest import SiteNotebook, read_manifest
from lite_builder.verify.notebook_run import NotebookRun
from lite_builder.verify.quizzes.quiz_run import QuizRun
from lite_builder.verify.report import LandingRun
from lite_builder.verify.select import select_notebooks


@dataclass(frozen=True)
class Plan:
    """The notebooks and quizzes that the report of a run speaks of. What is known of some, by path, is not run."""

    title: str
    notebooks: tuple[SiteNotebook, ...]
    quizzes: tuple[Quiz, ...] = ()
    known_landing: LandingRun | None = None
    known: Mapping[str, NotebookRun] = field(default_factory=dict)
    known_quizzes: Mapping[str, QuizRun] = field(default_factory=dict)

    @property
    def to_run(self) -> tuple[SiteNotebook, ...]:
        """The notebooks that run."""
        return tuple(notebook for notebook in self.notebooks if notebook.path not in self.known)

    @property
    def quizzes_to_run(self) -> tuple[Quiz, ...]:
        """The quizzes whose code runs."""
        return tuple(quiz for quiz in self.quizzes if quiz.path.as_posix() not in self.known_quizzes)

    @property
    def has_nothing_to_run(self) -> bool:
        """True if no browser is needed."""
        return self.known_landing is not None and not self.to_run and not self.quizzes_to_run


def plan_run(folder: Path, only: Sequence[str] = (), quizzes: Sequence[Quiz] = ()) -> Plan:
    """Plan to run all notebooks of the site in `folder` that the names in `only` mean (see `select.means`), and of the
    quizzes those on their pages whose answers code computes. Raises `NoSiteError`.
    """
    manifest = read_manifest(folder)
    notebooks = select_notebooks(folder, manifest, only)
    paths = {notebook.path for notebook in notebooks}
    executable = (quiz for quiz in quizzes if quiz.executable and quiz.path.as_posix() in paths)
    return Plan(manifest.title, notebooks, tuple(executable))
