"""What to tell an author of packages that cannot be served: which imports lead to them, from where, and why not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from lite_builder.errors import MissingPackageError, Place, UnreachableError, UserError, WrongBytesError
from lite_builder.packages.candidates import FixedVersion
from lite_builder.packages.requirements import allows
from lite_builder.packages.supply import Answer, NotHad
from lite_builder.packages.want import Want, Wants

Failure = NotHad | FixedVersion

SHOWN_PLACES = 5
_LINE = "\n       "


def unserved_errors(wants: Wants, failures: Mapping[str, Failure]) -> list[UserError]:
    """The errors about the packages that failed, one for all those to which the same imports lead."""
    groups: dict[tuple[str, ...], tuple[list[Want], list[str]]] = {}
    for name in sorted(failures):
        roots = _roots(_guilty(wants[name], failures[name]), wants)
        groups.setdefault(tuple(root.who for root in roots), (roots, []))[1].append(name)
    return [_error(roots, {name: failures[name] for name in names}, wants) for roots, names in groups.values()]


def reading_order(place: Place | None) -> tuple[str, int, int]:
    """A key by which places stand as in the course."""
    return (str(place.file), place.cell or 0, place.line or 0) if place else ("", 0, 0)


def imports_text(wants: Iterable[Want]) -> str:
    """The imports among these wants, as they are written: `import a` and `import b`."""
    *most, last = [f"`import {want.module}`" for want in wants]
    return f"{', '.join(most)} and {last}" if most else last


def places_text(want: Want) -> str:
    """Where else than at its first place a module is imported, or nothing."""
    others = [str(Place(Path(place.file).name, place.line, place.cell)) for place in want.places[1:]]
    if not others:
        return ""
    more = f", and {len(others) - SHOWN_PLACES} more" if len(others) > SHOWN_PLACES else ""
    return f"`import {want.module}` also: {'; '.join(others[:SHOWN_PLACES])}{more}"


def _guilty(wants: Sequence[Want], failure: Failure) -> list[Want]:
    """Those of the wants that cannot be met: all, or those that do not take the only version."""
    if isinstance(failure, FixedVersion):
        return [want for want in wants if not allows(want.requirement.specifier, failure.version)]
    return list(wants)


def _roots(guilty: Sequence[Want], wants: Wants) -> list[Want]:
    """The imports that lead to these wants, in reading order; where there are none, who else is the first."""
    found: dict[str, Want] = {}
    seen: set[str] = set()
    todo = list(guilty)
    while todo:
        want = todo.pop()
        if want.by is None:
            found[want.who] = want
        elif want.by not in seen:
            seen.add(want.by)
            todo += wants.get(want.by, ())
    imports = [want for want in found.values() if want.module]
    return sorted(imports or list(found.values())[:1], key=lambda want: reading_order(next(iter(want.places), None)))


def _error(roots: Sequence[Want], failures: Mapping[str, Failure], wants: Wants) -> UserError:
    imports = [root for root in roots if root.module]
    where = imports[0].places[0] if imports and imports[0].places else None
    names = ", ".join(str(wants[name][0].requirement) for name in failures)
    what = f"{imports_text(imports) if imports else names} cannot be served"
    why = _LINE.join((*_reasons(failures, wants), *filter(None, map(places_text, imports))))
    verdicts = {answer.verdict for failure in failures.values() for answer in _answers(failure)}
    if "wrong bytes" in verdicts:
        return WrongBytesError(what, where=where, why=why, todo="have another source in [packages] sources")
    if verdicts == {"unreachable"} and not any(isinstance(failure, FixedVersion) for failure in failures.values()):
        return UnreachableError(what, where=where, why=why, todo="connect to the network and try again")
    return MissingPackageError(what, where=where, why=why, todo="; or ".join(_ways_out(imports, failures, verdicts)))


def _reasons(failures: Mapping[str, Failure], wants: Wants) -> Iterator[str]:
    for name, failure in failures.items():
        wanted_by = "wanted by " + ", ".join(dict.fromkeys(map(str, wants[name])))
        if isinstance(failure, FixedVersion):
            yield f"{failure}; {wanted_by}"
            continue
        yield wanted_by
        yield f"asked for {failure.wanted.file}:"
        yield from (f"  {answer}" for answer in failure.answers)
        if not failure.answers:
            yield "  none of its sources is among [packages] sources"
    if any("not there" in {answer.verdict for answer in _answers(failure)} for failure in failures.values()):
        yield "the browser takes wheels of pure Python, and those that are compiled for Pyodide"


def _answers(failure: Failure) -> tuple[Answer, ...]:
    return () if isinstance(failure, FixedVersion) else failure.answers


def _ways_out(imports: Sequence[Want], failures: Mapping[str, Failure], verdicts: Set[str]) -> Iterator[str]:
    if "unreachable" in verdicts:
        yield "connect to the network and try again"
    if any(isinstance(failure, FixedVersion) for failure in failures.values()):
        yield "settle older versions of those who want it in [packages] include, such as plotly<6"
    elif not imports or any(root.requirement.name in failures for root in imports):
        yield "if its project has another name, say so in [packages.projects] of course.toml"
    if imports:
        absent = ", ".join(f'"{want.module}"' for want in imports)
        yield f"do without it, on those pages: [packages] absent = [{absent}] in course.toml"
