"""Who wants which package? A requirement, with what has it and where in the course that begins."""

from dataclasses import dataclass

from packaging.requirements import Requirement

from lite_builder.errors import Place


@dataclass(frozen=True)
class Want:
    """A requirement and who has it: a package named `by`, or if that is None an import or ourselves.

    Of an import, `module` is the name, and `places` are all those of the course where it stands.
    """

    requirement: Requirement
    who: str
    by: str | None = None
    module: str | None = None
    places: tuple[Place, ...] = ()

    def __str__(self) -> str:
        return f"{self.who} ({self.requirement.name}{self.requirement.specifier})"


Wants = dict[str, list[Want]]
"""All wants of a package, by its name."""
