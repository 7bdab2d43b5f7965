"""What did the author write? Reads a project's outline, pages and files into a `Course`."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from lite_builder.course.convert import SOURCE_SUFFIXES, convert
from lite_builder.course.files import find_files
from lite_builder.course.model import Course, Module, Page
from lite_builder.course.outline import Entry, Outline, read_outline
from lite_builder.errors import OutlineError, Place, UserError, raise_all
from lite_builder.settings import Project


def read_course(project: Project, say: Callable[[str], None] = lambda _: None) -> Course:
    """Read the whole course; `say` is told of pages that are not published because the outline does not name them.

    Raises `OutlineError` and `PageError`; the errors of all pages are gathered and raised together.
    """
    outline = read_outline(project.outline)
    sources = _find_sources(outline, project)
    pages = _convert_all(outline, sources, project.content)
    files = find_files(project.content, frozenset(source.resolve() for source in sources.values()))
    for file in files.unlisted_pages:
        say(f"not published, because {project.outline.name} does not name it: {file.relative_to(project.content)}")
    root = pages[outline.root]
    modules = tuple(Module(part.caption, tuple(pages[entry] for entry in part.entries)) for part in outline.parts)
    return Course(project.content, project.settings.course.title or root.title, root, modules, files.travelling)


def _find_sources(outline: Outline, project: Project) -> dict[Entry, Path]:
    problems: list[UserError] = []
    sources: dict[Entry, Path] = {}
    lines: dict[PurePosixPath, int] = {}
    for entry in outline.entries:
        try:
            source = _find_source(entry, project)
        except UserError as problem:
            problems.append(problem)
            continue
        page = _page_path(source, project.content)
        if page in lines:
            problems.append(
                OutlineError(
                    f"the page `{entry.file}` is there twice",
                    where=Place(project.outline, entry.line),
                    why=f"line {lines[page]} names it already",
                    todo="keep one of the two entries",
                )
            )
        lines[page] = entry.line
        sources[entry] = source
    raise_all(problems)
    return sources


def _find_source(entry: Entry, project: Project) -> Path:
    where = Place(project.outline, entry.line)
    path = project.content / entry.file
    candidates = [path] if path.suffix in SOURCE_SUFFIXES else []
    candidates += [path.with_name(path.name + suffix) for suffix in SOURCE_SUFFIXES]
    source = next((candidate for candidate in candidates if candidate.is_file()), None)
    if source is None:
        raise OutlineError(
            f"there is no page `{entry.file}`",
            where=where,
            why="none of these files exists: " + ", ".join(file.name for file in candidates),
            todo="write the page, or mend its name in the outline",
        )
    if not source.resolve().is_relative_to(project.content.resolve()):
        raise OutlineError(
            f"`{entry.file}` is not inside the course", where=where, todo=f"move it into {project.content.name}/"
        )
    return source


def _convert_all(outline: Outline, sources: dict[Entry, Path], folder: Path) -> dict[Entry, Page]:
    problems: list[UserError] = []
    pages: dict[Entry, Page] = {}
    for entry in outline.entries:
        source = sources[entry]
        path = _page_path(source, folder)
        try:
            notebook, lines, title = convert(source, path)
        except UserError as problem:
            problems.append(problem)
        else:
            pages[entry] = Page(path, source, entry.title or title, notebook, lines)
    raise_all(problems)
    return pages


def _page_path(source: Path, folder: Path) -> PurePosixPath:
    return PurePosixPath(source.relative_to(folder).with_suffix(".ipynb").as_posix())
