"""What did the author write? Reads a project's outline, pages and files into a `Course`."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from lite_builder.course.convert import convert
from lite_builder.course.exercises.exercise_names import belongs_to_solution, exercise_name, is_solution_name
from lite_builder.course.files import find_files, walk_course
from lite_builder.course.includes import include_files
from lite_builder.course.index_notebook import index_page
from lite_builder.course.links.linked_folders import find_linked_folders
from lite_builder.course.links.links import find_targets, rewrite_links
from lite_builder.course.loaded_code import load_code
from lite_builder.course.model import Course, ExternalLink, Module, Page
from lite_builder.course.myst_use import reader_for, unknown_directives
from lite_builder.course.outline.outline_file import read_outline
from lite_builder.course.outline.page_sources import PageSource, SourcePart, find_sources
from lite_builder.course.outline.published import choose_published
from lite_builder.course.quizzes.find import find_quizzes
from lite_builder.course.quizzes.self_assessment import add_answers
from lite_builder.course.reader import Reader
from lite_builder.course.sources.formats import SOURCE_SUFFIXES
from lite_builder.errors import Settle, UserError, raise_all, tell_all
from lite_builder.project import Project

SHOWN_UNLISTED = 5
"""Of how many pages that are not published a name is said."""


def read_course(
    project: Project,
    say: Callable[[str], None] = lambda _: None,
    settle: Settle = raise_all,
    reader: Reader | None = None,
) -> Course:
    """Read the whole course; `say` is told of pages that are not published because the outline does not name them.

    The pages are written for `reader`; by default for jupyterlab-myst where they hold MyST, else for Jupyter itself.
    Raises `OutlineError` and `PageError`; the errors of all pages are gathered and raised together. Where `settle` goes
    on, pages and files that cannot be read are left out, and dead links stay; what is withheld must be readable.
    """
    outline = read_outline(project.outline)
    walked = walk_course(project, settle)
    sources = find_sources(outline, project, walked, settle)
    files = find_files(project, walked, frozenset(source.file.resolve() for source in sources.pages))
    written = _convert_all(sources.pages, settle)
    settings = project.settings.publish
    travelling = [file for file in files.travelling if settings.solutions or not belongs_to_solution(file.path)]
    staying = {*files.unlisted_pages, *(file.source for file in files.travelling if file not in travelling)}
    quizzes = find_quizzes(written, project, say, settle)
    publication = choose_published(written.values(), _solutions_to(written, staying, project), settings, quizzes)
    for line in _unlisted(files.unlisted_pages, project):
        say(line)
    learners = include_files(load_code(publication.pages.values(), project, settle), project, settle)
    for line in unknown_directives(learners):
        say(line)
    reader = reader or reader_for(learners)
    targets = find_targets(
        learners,
        [file.path for file in travelling],
        _absent(staying, (page.source for page in publication.withheld), project),
        find_linked_folders(project, [page.file for page in sources.pages] + [file.source for file in travelling]),
        reader,
        [(part.caption, [item.path for item in part.items if isinstance(item, PageSource)]) for part in sources.parts],
    )
    rewritten = rewrite_links(learners, targets, _dead_links(project, say, settle))
    answering = add_answers(rewritten, quizzes, targets, _dead_links(project, say, settle))
    pages = _with_titles(answering, sources.pages)
    modules = [_module(part, pages) for part in sources.parts]
    course = Course(
        project.content,
        project.settings.course.title or outline.title or _title_of(sources.root, written),
        pages.get(sources.root.path),
        tuple(module for part, module in zip(sources.parts, modules, strict=True) if module.items or not part.items),
        tuple(travelling),
        publication.withheld,
        quizzes=tuple(quizzes.values()),
        reader=reader,
    )
    return replace(course, index=index_page(course, project)) if project.settings.course.index else course


def _unlisted(pages: Sequence[Path], project: Project) -> Iterator[str]:
    """What is said of pages that stay behind: a line each, or one for all."""
    names = [file.relative_to(project.content).as_posix() for file in pages]
    if len(names) <= SHOWN_UNLISTED:
        yield from (f"not published, because {project.outline.name} does not name it: {name}" for name in names)
    else:
        shown = ", ".join(names[:SHOWN_UNLISTED])
        yield f"{len(names)} pages are not published, because {project.outline.name} does not name them: {shown}, ..."


def _dead_links(project: Project, say: Callable[[str], None], settle: Settle) -> Settle:
    """What becomes of dead links, which the settings may let pass."""
    return settle if project.settings.links.dead == "error" else partial(tell_all, say)


def _title_of(root: PageSource, written: Mapping[PurePosixPath, Page]) -> str:
    return written[root.path].title if root.path in written else root.path.stem


def _convert_all(sources: Iterable[PageSource], settle: Settle = raise_all) -> dict[PurePosixPath, Page]:
    """Each page as it is written, by its path; the title is that of its text."""
    problems: list[UserError] = []
    pages: dict[PurePosixPath, Page] = {}
    for source in sources:
        try:
            notebook, lines, title = convert(source.file, source.path)
        except UserError as problem:
            problems.append(problem)
        else:
            pages[source.path] = Page(source.path, source.file, title, notebook, lines)
    settle(problems)
    return pages


def _solutions_to(pages: Container[PurePosixPath], files: Iterable[Path], project: Project) -> list[Page]:
    """Those of the files that are solutions to exercises among the pages."""
    solutions = []
    for file in sorted(files):
        path = PurePosixPath(file.relative_to(project.content).as_posix())
        exercise = path.with_name(f"{exercise_name(path.stem)}.ipynb")
        if file.suffix in SOURCE_SUFFIXES and is_solution_name(path.stem) and exercise in pages:
            solutions.append(PageSource(file, path.with_suffix(".ipynb"), None))
    return list(_convert_all(solutions).values())


def _absent(staying: Iterable[Path], withheld: Iterable[Path], project: Project) -> dict[PurePosixPath, str]:
    """Why learners do not get what the author's folder has."""
    reasons = dict.fromkeys(staying, f"{project.outline.name} does not name it, so it is not published")
    here = (file for file in withheld if file.is_relative_to(project.content))
    reasons |= dict.fromkeys(here, "it is withheld from learners, as a solution")
    return {PurePosixPath(file.relative_to(project.content).as_posix()): why for file, why in reasons.items()}


def _with_titles(pages: Mapping[PurePosixPath, Page], sources: Iterable[PageSource]) -> dict[PurePosixPath, Page]:
    """The pages with the titles that the outline gives them."""
    titles = {source.path: source.title for source in sources}
    return {path: replace(page, title=titles[path] or page.title) for path, page in pages.items()}


def _module(part: SourcePart, pages: Mapping[PurePosixPath, Page]) -> Module:
    items = (
        pages.get(item.path) if isinstance(item, PageSource) else ExternalLink(item.title, item.url)
        for item in part.items
    )
    return Module(part.caption, tuple(item for item in items if item is not None))
