"""What did the author write? Reads a project's outline, pages and files into a `Course`."""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from lite_builder.course.convert import convert
from lite_builder.course.files import find_files
from lite_builder.course.model import Course, ExternalLink, Module, Page
from lite_builder.course.outline_file import read_outline
from lite_builder.course.page_sources import PageSource, SourcePart, find_sources
from lite_builder.errors import UserError, raise_all
from lite_builder.settings import Project


def read_course(project: Project, say: Callable[[str], None] = lambda _: None) -> Course:
    """Read the whole course; `say` is told of pages that are not published because the outline does not name them.

    Raises `OutlineError` and `PageError`; the errors of all pages are gathered and raised together.
    """
    outline = read_outline(project.outline)
    sources = find_sources(outline, project)
    pages = _convert_all(sources.pages)
    files = find_files(project.content, frozenset(source.file.resolve() for source in sources.pages))
    for file in files.unlisted_pages:
        say(f"not published, because {project.outline.name} does not name it: {file.relative_to(project.content)}")
    root = pages[sources.root.path]
    modules = tuple(_module(part, pages) for part in sources.parts)
    title = project.settings.course.title or outline.title or root.title
    return Course(project.content, title, root, modules, files.travelling)


def _convert_all(sources: Sequence[PageSource]) -> dict[PurePosixPath, Page]:
    problems: list[UserError] = []
    pages: dict[PurePosixPath, Page] = {}
    for source in sources:
        try:
            notebook, lines, title = convert(source.file, source.path)
        except UserError as problem:
            problems.append(problem)
        else:
            pages[source.path] = Page(source.path, source.file, source.title or title, notebook, lines)
    raise_all(problems)
    return pages


def _module(part: SourcePart, pages: dict[PurePosixPath, Page]) -> Module:
    return Module(
        part.caption,
        tuple(
            pages[item.path] if isinstance(item, PageSource) else ExternalLink(item.title, item.url)
            for item in part.items
        ),
    )
