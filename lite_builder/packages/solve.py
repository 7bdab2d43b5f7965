"""Which versions of which packages satisfy everybody at once? A fixpoint over what each chosen package requires."""

from collections.abc import Sequence
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from lite_builder.errors import MissingPackageError, Place, UnreachableError, UserError, WrongBytesError, raise_all
from lite_builder.packages.candidates import Candidate, Candidates, FixedVersion
from lite_builder.packages.requirements import allows, name_of
from lite_builder.packages.supply import NotHad

ROUNDS = 50
"""Far more than any real set of packages needs; only packages that exclude each other in turn get there."""

Wants = dict[str, list["Want"]]


@dataclass(frozen=True)
class Want:
    """A requirement, who has it, and if the course leads there: the place, and the module that is imported."""

    requirement: Requirement
    who: str
    place: Place | None = None
    module: str | None = None

    def __str__(self) -> str:
        return f"{self.who} ({self.requirement.name}{self.requirement.specifier})"


def solve(roots: Sequence[Want], candidates: Candidates) -> dict[str, Candidate]:
    """A candidate for each package that the roots want, and that those want in turn.

    Raises, all together: `MissingPackageError` for what no source can serve or where wants contradict each other,
    `UnreachableError` and `WrongBytesError` where what the sources said amounts to that.
    """
    chosen: dict[str, Candidate] = {}
    for _ in range(ROUNDS):
        wants = _closure(roots, chosen)
        found, failures = _choose(wants, chosen, candidates)
        if _files(found) == _files(chosen):
            raise_all([_error(wants[name], failure) for name, failure in failures.items()])
            raise_all(_without_their_module(roots, chosen))
            return chosen
        chosen = found
    raise MissingPackageError(
        "the versions that the packages want of each other contradict each other in a circle",
        why="; ".join(sorted(str(want) for each in wants.values() for want in each if want.requirement.specifier)),
        todo="settle a version in [packages] include, such as plotly<6",
    )


def _closure(roots: Sequence[Want], chosen: dict[str, Candidate]) -> Wants:
    """All wants by the name of the package, as far as the chosen packages tell."""
    wants: Wants = {}
    todo = list(roots)
    while todo:
        want = todo.pop(0)
        name = name_of(want.requirement)
        first = name not in wants
        wants.setdefault(name, []).append(want)
        if first and (candidate := chosen.get(name)):
            who = f"{name} {candidate.package.version}"
            todo += [Want(requirement, who, want.place) for requirement in candidate.requires]
    return wants


def _choose(
    wants: Wants, chosen: dict[str, Candidate], candidates: Candidates
) -> tuple[dict[str, Candidate], dict[str, NotHad | FixedVersion]]:
    """What was chosen before, where it still fits, and another candidate where it does not."""
    found: dict[str, Candidate] = {}
    failures: dict[str, NotHad | FixedVersion] = {}
    for name in sorted(wants):
        allowed = SpecifierSet()
        for want in wants[name]:
            allowed &= want.requirement.specifier
        candidate = chosen.get(name)
        if candidate and allows(allowed, candidate.package.version):
            found[name] = candidate
            continue
        try:
            found[name] = candidates.find(name, allowed)
        except (NotHad, FixedVersion) as failure:
            failures[name] = failure
    return found, failures


def _files(chosen: dict[str, Candidate]) -> dict[str, str]:
    return {name: candidate.package.file for name, candidate in chosen.items()}


def _error(wants: list[Want], failure: NotHad | FixedVersion) -> UserError:
    """The error for a package that cannot be had, at the first place of the course that leads to it."""
    first = next((want for want in wants if want.place), wants[0])
    what = f"`import {first.module}` cannot be served" if first.module else f"{first.requirement} cannot be served"
    wanted_by = "wanted by " + ", ".join(dict.fromkeys(map(str, wants)))
    if isinstance(failure, FixedVersion):
        return MissingPackageError(
            what,
            where=first.place,
            why=f"{failure}; {wanted_by}",
            todo="settle older versions of those who want it in [packages] include, such as plotly<6",
        )
    said = [str(answer) for answer in failure.answers] or ["none of its sources is among [packages] sources"]
    why = "\n       ".join([wanted_by, f"asked for {failure.wanted.file}:", *(f"  {line}" for line in said)])
    verdicts = {answer.verdict for answer in failure.answers}
    if "wrong bytes" in verdicts:
        todo = "have another source in [packages] sources"
        return WrongBytesError(what, where=first.place, why=why, todo=todo)
    if verdicts == {"unreachable"}:
        return UnreachableError(what, where=first.place, why=why, todo="connect to the network and try again")
    if "unreachable" in verdicts:
        todo = "connect to the network and try again, or do without it"
        return MissingPackageError(what, where=first.place, why=why, todo=todo)
    return MissingPackageError(
        what,
        where=first.place,
        why=why,
        todo="do without it, or if its project has another name say so in [packages.projects] of course.toml",
    )


def _without_their_module(roots: Sequence[Want], chosen: dict[str, Candidate]) -> list[UserError]:
    provided = {module for candidate in chosen.values() for module in candidate.package.imports}
    return [
        MissingPackageError(
            f"`import {want.module}` cannot be served",
            where=want.place,
            why=f"the project {want.requirement.name} has no module of this name",
            todo=f'name its project in course.toml: [packages.projects] {want.module} = "..."',
        )
        for want in roots
        if want.module is not None and want.module not in provided
    ]
