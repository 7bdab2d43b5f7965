"""How does a site become pytest tests? `pytest --lite-site _site`: one test a notebook, one for the landing page, and,
where pytest is started in the site's project, one for each quiz whose answers code computes.

Without the option it does nothing and loads nothing. Under pytest-xdist each worker has its own server and browser.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lite_builder.course.quizzes.quiz import Quiz
    from lite_builder.project import Project
    from lite_builder.settings import TestSection
    from lite_builder.site.manifest import SiteNotebook
    from lite_builder.verify.ledger import Expectation
    from lite_builder.verify.notebook_run import NotebookRun
    from lite_builder.verify.quizzes.quiz_run import QuizRun
    from lite_builder.verify.report import LandingRun

OPTION = "--lite-site"
MARKER = "lite"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--lite-site`."""
    group = parser.getgroup("lite_builder")
    group.addoption(OPTION, type=Path, metavar="FOLDER", help="run every notebook of this built site in Chromium")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, by which the notebooks can be chosen: `-m lite`."""
    config.addinivalue_line("markers", f"{MARKER}: a page of a built site, in a real browser (slow)")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the site's pages to what was collected, before `-k` and `-m` choose."""
    folder: Path | None = config.getoption(OPTION)
    if folder is None:
        return
    from lite_builder.errors import UserError
    from lite_builder.settings import TestSection
    from lite_builder.site.manifest import read_manifest
    from lite_builder.verify.ledger import read_ledger, stale_entries
    from lite_builder.verify.select import select_notebooks

    try:
        notebooks = select_notebooks(folder, read_manifest(folder), ())
        project = _project(config.invocation_params.dir)
        ledger = read_ledger(project.expectations) if project else ()
        visits = _Visits(folder, project.settings.test if project else TestSection(), ledger)
        quizzes = _quizzes(project, folder)
    except UserError as error:
        raise pytest.UsageError(str(error)) from error
    if stale := list(stale_entries(ledger, folder)):
        raise pytest.UsageError("\n".join(stale))
    config.add_cleanup(visits.close)
    items.append(LandingPageItem.of(session, folder, visits))
    items.extend(NotebookItem.of(session, folder, visits, notebook) for notebook in notebooks)
    by_path = {notebook.path: notebook for notebook in notebooks}
    items.extend(
        QuizItem.of(session, folder, visits, quiz, by_path[quiz.path.as_posix()])
        for quiz in quizzes
        if quiz.path.as_posix() in by_path
    )


class PageProblem(Exception):  # noqa: N818 - what is wrong is the site's fault, not an error of the test
    """Something is wrong with a page of the site; the text says what."""


class _PageItem(pytest.Item):
    """A page of the site as a test."""

    def __init__(self, *, visits: _Visits, folder: Path, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.visits = visits
        self.folder = folder
        self.add_marker(MARKER)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what is wrong with the page, without the frames of this plugin."""
        from lite_builder.errors import UserError

        if isinstance(excinfo.value, PageProblem | UserError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the page is."""
        return self.folder, None, self.name


class LandingPageItem(_PageItem):
    """The landing page opens and asks nothing of another host."""

    @classmethod
    def of(cls, session: pytest.Session, folder: Path, visits: _Visits) -> LandingPageItem:
        """The test of the landing page."""
        name = "index.html"
        nodeid = _nodeid(session, folder, name)
        item: LandingPageItem = cls.from_parent(session, name=name, nodeid=nodeid, folder=folder, visits=visits)
        return item

    def runtest(self) -> None:
        """Visit it."""
        from lite_builder.verify.reports.explain import explain_landing

        run = self.visits.landing_page()
        if not run.ok:
            raise PageProblem(explain_landing(run))


class NotebookItem(_PageItem):
    """A notebook runs from its first cell to its last and asks nothing of another host."""

    def __init__(self, *, notebook: SiteNotebook, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.notebook = notebook

    @classmethod
    def of(cls, session: pytest.Session, folder: Path, visits: _Visits, notebook: SiteNotebook) -> NotebookItem:
        """The test of one notebook."""
        nodeid = _nodeid(session, folder, notebook.path)
        item: NotebookItem = cls.from_parent(
            session, name=notebook.path, nodeid=nodeid, folder=folder, visits=visits, notebook=notebook
        )
        return item

    def runtest(self) -> None:
        """Run it."""
        from lite_builder.verify.notebook_run import NotebookOutcome
        from lite_builder.verify.reports.explain import explain_notebook

        run = self.visits.notebook(self.notebook)
        if not run.ok:
            raise PageProblem(explain_notebook(run))
        if run.flaky:
            self._tell_that_it_is_flaky(run)
        if run.outcome is NotebookOutcome.NOTHING_TO_RUN:
            pytest.skip(f"{run.path}: {run.outcome}")

    def _tell_that_it_is_flaky(self, run: NotebookRun) -> None:
        said = f"{run.path} is flaky: it passed when it was run again; the first time it {run.first_try}"
        if self.visits.strict:
            raise PageProblem(said)
        self.warn(pytest.PytestWarning(said))


class QuizItem(_PageItem):
    """The code of a quiz gives the answers that its author declares."""

    def __init__(self, *, quiz: Quiz, notebook: SiteNotebook, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.quiz = quiz
        self.notebook = notebook

    @classmethod
    def of(cls, session: pytest.Session, folder: Path, visits: _Visits, quiz: Quiz, notebook: SiteNotebook) -> QuizItem:
        """The test of one quiz."""
        name = f"{notebook.path}[answers]"
        nodeid = _nodeid(session, folder, name)
        item: QuizItem = cls.from_parent(
            session, name=name, nodeid=nodeid, folder=folder, visits=visits, quiz=quiz, notebook=notebook
        )
        return item

    def runtest(self) -> None:
        """Run its code."""
        from lite_builder.verify.quizzes.show import explain_quiz

        run = self.visits.quiz(self.quiz, self.notebook)
        if not run.ok:
            raise PageProblem(explain_quiz(run))


class _Visits:
    """The site's server and browser, started at the first visit and kept until pytest ends."""

    def __init__(self, folder: Path, limits: TestSection, ledger: Sequence[Expectation]) -> None:
        self._folder = folder
        self._limits = limits
        self._ledger = ledger
        self._stack = ExitStack()
        self._started: tuple[Any, Any] | None = None

    @property
    def strict(self) -> bool:
        """Whether what is flaky fails."""
        return self._limits.strict

    def landing_page(self) -> LandingRun:
        portal, runner = self._start()
        run: LandingRun = portal.call(runner.run_landing_page)
        return run

    def notebook(self, notebook: SiteNotebook) -> NotebookRun:
        portal, runner = self._start()
        run: NotebookRun = portal.call(runner.run_notebook, notebook)[0]
        return run

    def quiz(self, quiz: Quiz, notebook: SiteNotebook) -> QuizRun:
        from lite_builder.verify.quizzes.check import check_quiz

        portal, runner = self._start()
        run: QuizRun = portal.call(check_quiz, runner, quiz, notebook)[0]
        return run

    def close(self) -> None:
        self._stack.close()

    def _start(self) -> tuple[Any, Any]:
        if self._started is None:
            from anyio.from_thread import start_blocking_portal

            from lite_builder.verify.runner import SiteRunner

            runner = SiteRunner(self._folder, self._limits, ledger=self._ledger)
            portal = self._stack.enter_context(start_blocking_portal())
            self._stack.enter_context(portal.wrap_async_context_manager(runner))
            self._started = portal, runner
        return self._started


def _nodeid(session: pytest.Session, folder: Path, page: str) -> str:
    """What pytest calls the page: like a test in a file, the file being the site's folder."""
    return f"{Path(os.path.relpath(folder, session.config.rootpath)).as_posix()}::{page}"


def _project(root: Path) -> Project | None:
    """The project in the folder where pytest was started, if there is one."""
    from lite_builder.errors import OutlineError
    from lite_builder.project import open_project

    try:
        return open_project(root)
    except OutlineError:
        return None


def _quizzes(project: Project | None, folder: Path) -> list[Quiz]:
    """The executable quizzes of the project that the site in this folder was built from."""
    from lite_builder.course.read import read_course
    from lite_builder.memory import remembering

    if project is None or project.site.resolve() != folder.resolve():
        return []
    with remembering(project.content):
        return [quiz for quiz in read_course(project).quizzes if quiz.executable]
