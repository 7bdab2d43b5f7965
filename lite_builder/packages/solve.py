"""Which versions of which packages satisfy everybody at once? A fixpoint over what each chosen package requires."""

from collections.abc import Sequence

from packaging.specifiers import SpecifierSet

from lite_builder.errors import MissingPackageError, UserError, raise_all
from lite_builder.packages.candidates import Candidate, Candidates, FixedVersion
from lite_builder.packages.requirements import allows, name_of
from lite_builder.packages.supply import NotHad
from lite_builder.packages.unserved import unserved_errors
from lite_builder.packages.want import Want, Wants

ROUNDS = 50
"""Far more than any real set of packages needs; only packages that exclude each other in turn get there."""


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
            raise_all(unserved_errors(wants, failures))
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
            todo += [Want(requirement, who, by=name) for requirement in candidate.requires]
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


def _without_their_module(roots: Sequence[Want], chosen: dict[str, Candidate]) -> list[UserError]:
    provided = {module for candidate in chosen.values() for module in candidate.package.imports}
    return [
        MissingPackageError(
            f"`import {want.module}` cannot be served",
            where=want.places[0] if want.places else None,
            why=f"the project {want.requirement.name} has no module of this name",
            todo=f'name its project in course.toml: [packages.projects] {want.module} = "..."',
        )
        for want in roots
        if want.module is not None and want.module not in provided
    ]
