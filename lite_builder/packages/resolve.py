"""Which packages, in which versions, serve what the notebooks import? Gives the lock that a build needs."""

from collections.abc import Iterable, Mapping, Sequence

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lite_builder.errors import (
    MissingPackageError,
    Problems,
    Settle,
    UnreachableError,
    UserError,
    WrongBytesError,
    raise_all,
)
from lite_builder.packages.browser_python import ABSENT_MODULES
from lite_builder.packages.candidates import Candidate, Candidates
from lite_builder.packages.imports import ImportUse
from lite_builder.packages.kernel import CORE_FILES, KERNEL_PACKAGES, OFFICIAL_LOCK_FILE, STANDARD_PACKAGES
from lite_builder.packages.lock import Lock, LockedFile
from lite_builder.packages.official import OfficialLock, read_official_lock
from lite_builder.packages.pip import Pip
from lite_builder.packages.pip_line import as_requirement
from lite_builder.packages.requirements import included
from lite_builder.packages.solve import solve
from lite_builder.packages.sources.npm import Npm
from lite_builder.packages.sources.pyodide_cdn import PyodideCdn
from lite_builder.packages.sources.pypi import Pypi
from lite_builder.packages.sources.pypi_archive import known_archives
from lite_builder.packages.sources.source import Came, WantedFile
from lite_builder.packages.supply import NotHad, Supply, not_had_errors, open_supply
from lite_builder.packages.unserved import reading_order
from lite_builder.packages.want import Want
from lite_builder.packages.well_known import PROJECTS, SHARED
from lite_builder.progress import Reporter
from lite_builder.settings import PackagesSection
from lite_builder.store import Store

_NOT_SERVED = (MissingPackageError, UnreachableError, WrongBytesError)


def resolve(
    uses: Sequence[ImportUse],
    settings: PackagesSection,
    store: Store,
    reporter: Reporter,
    previous: Lock | None = None,
    settle: Settle = raise_all,
) -> Lock:
    """Find the files for what is imported, for the kernel, for the standard set and for `[packages] include`.

    What `previous` names is kept where it still fits. Raises `MissingPackageError` for what no source can serve,
    `UnreachableError` where that is for want of an answer (all of them together), and `DiskFullError`. Where `settle`
    goes on, the lock has what can be served.
    """
    if previous is not None and previous.pyodide.version != settings.pyodide:
        previous = None
    wants = _standing_wants(settings)
    pip = Pip()
    with (
        reporter.step("Resolving the browser's Python") as step,
        open_supply(settings, store, reporter.say, pip) as supply,
    ):

        def came(what: str, done: int, total: int | None) -> None:
            step.advance(done, total or max(done, 1), what)

        official = _official_lock(settings.pyodide, supply, came)
        core = _core(settings.pyodide, supply, came, previous)
        index = pip if Pypi.name in settings.sources else None
        candidates = Candidates(official, previous, supply, index, came)
        projects = _projects(official, previous, settings.projects)
        packages = _solve(uses, wants, candidates, projects, settle)
    ordered = tuple(packages[name].package for name in sorted(packages))
    return Lock(pyodide=official.release, core=core, packages=ordered)


def _standing_wants(settings: PackagesSection) -> list[Want]:
    wants = [Want(Requirement(name), "the kernel") for name in KERNEL_PACKAGES]
    wants += [Want(Requirement(name), "every site") for name in STANDARD_PACKAGES]
    return wants + [Want(requirement, "[packages] include") for requirement in included(settings.include)]


def _official_lock(version: str, supply: Supply, came: Came) -> OfficialLock:
    wanted = WantedFile(OFFICIAL_LOCK_FILE, version, (PyodideCdn.name, Npm.name))
    try:
        return read_official_lock(supply.obtain(wanted, came), version)
    except NotHad as failure:
        raise_all(not_had_errors([failure]))
        raise


def _core(version: str, supply: Supply, came: Came, previous: Lock | None) -> tuple[LockedFile, ...]:
    """Pyodide's own files. Nobody publishes their sha256 apart from them, so what was locked once stays."""
    last = {file.file: file for file in previous.core} if previous else {}
    found: list[LockedFile] = []
    failures: list[NotHad] = []
    for name in CORE_FILES:
        if name in last:
            found.append(last[name])
            continue
        try:
            file = supply.obtain(WantedFile(name, version, (PyodideCdn.name, Npm.name)), came)
        except NotHad as failure:
            failures.append(failure)
            continue
        archives = (archive.source for archive in known_archives(version) if name in archive.files)
        sources = (PyodideCdn.name, Npm.name, *archives)
        found.append(LockedFile(file=name, sha256=file.name, size=file.stat().st_size, sources=sources))
    raise_all(not_had_errors(failures))
    return tuple(found)


def _projects(official: OfficialLock, previous: Lock | None, chosen: Mapping[str, str]) -> dict[str, str]:
    """For an import, the project that it comes from; the author's word counts most, then Pyodide's."""
    last = previous.providers() if previous else {}
    return PROJECTS | last | official.providers() | dict(chosen)


def _solve(
    uses: Sequence[ImportUse],
    standing: Sequence[Want],
    candidates: Candidates,
    projects: Mapping[str, str],
    settle: Settle,
) -> dict[str, Candidate]:
    """Everything that must be there, then one by one the imports that the notebooks can do without."""
    problems: list[UserError] = []
    wants = list(standing)
    for same in _by_name(use for use in uses if not use.optional):
        try:
            wants.append(_want(same, projects))
        except MissingPackageError as error:
            problems.append(error)
    try:
        packages = solve(wants, candidates)
    except Problems as error:
        problems += error.problems
    except _NOT_SERVED as error:
        problems.append(error)
    can_do_without = [use for use in uses if use.optional]
    if problems:
        settle(sorted(problems, key=lambda error: reading_order(error.where)))
        packages, wants, can_do_without = solve(standing, candidates), list(standing), list(uses)
    for same in _by_name(can_do_without):
        try:
            more = [*wants, _want(same, projects)]
            packages, wants = solve(more, candidates), more
        except (*_NOT_SERVED, Problems):
            continue  # The notebook says itself that it can do without.
    return packages


def _want(same: Sequence[ImportUse], projects: Mapping[str, str]) -> Want:
    """What the imports of one name ask for. Raises `MissingPackageError` for a name that no project can stand for."""
    use = same[0]
    places = tuple(dict.fromkeys(use.place for use in same))
    if use.is_project:
        return Want(_requirement(use.name, use), f"pip install {use.name}", places=places)
    project = projects.get(use.name)
    if project is None and use.name in SHARED:
        raise MissingPackageError(
            f"`import {use.name}` cannot be served",
            where=use.place,
            why=f"many projects have their modules below `{use.name}`, and which one is meant cannot be told",
            todo=f'name it in [packages.projects] of course.toml, or do without it: [packages] absent = ["{use.name}"]',
        )
    if project is None and use.name in ABSENT_MODULES:
        raise MissingPackageError(
            f"`import {use.name}` cannot be served",
            where=use.place,
            why="this part of the standard library is not in the browser's Python, and no package stands for it",
            todo="do without it, or import it in a `try` that catches ImportError",
        )
    requirement = _requirement(project or canonicalize_name(use.name), use)
    return Want(requirement, f"import {use.name}", module=use.name, places=places)


def _requirement(text: str, use: ImportUse) -> Requirement:
    if requirement := as_requirement(text):
        return requirement
    raise MissingPackageError(
        f"`import {use.name}` cannot be served",
        where=use.place,
        why=f"{text!r} is no name of a project on PyPI",
        todo="name its project in [packages.projects] of course.toml",
    )


def _by_name(uses: Iterable[ImportUse]) -> list[list[ImportUse]]:
    """The uses, those of one name together."""
    same: dict[tuple[bool, str], list[ImportUse]] = {}
    for use in uses:
        same.setdefault((use.is_project, use.name), []).append(use)
    return [same[key] for key in sorted(same)]
