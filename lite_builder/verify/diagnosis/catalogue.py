"""Which classes of failures are known, and how does each show? The entries of diagnoses.toml, as typed records."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from lite_builder.verify.notebook_run import CellOutcome, NotebookOutcome

DATA = files(__package__).joinpath("diagnoses.toml")

ModuleKind = Literal["standard", "shipped", "unknown"]
FileKind = Literal["there", "misspelt", "absent"]


def _is_pattern(text: str) -> str:
    re.compile(text)
    return text


Pattern = Annotated[str, AfterValidator(_is_pattern)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class When(_Record):
    """What must be so; what is not said may be anything. The keys are explained in diagnoses.toml."""

    outcome: CellOutcome | Literal[NotebookOutcome.DID_NOT_OPEN] = CellOutcome.FAILED
    error: Pattern = ""
    message: Pattern = ""
    note: Pattern = ""
    console: Pattern = ""
    asked: Pattern = ""
    rules: tuple[str, ...] = ()
    module: ModuleKind | None = None
    file: FileKind | None = None
    todo: str = ""


class FailureClass(_Record):
    """One class: its `name`, how it `shows`, `why` the browser differs, what to do, where to read `more`.

    `rules` of the linter warn of it.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: str
    shows: str
    why: str
    todo: str
    more: str
    rules: tuple[str, ...] = ()
    when: Annotated[tuple[When, ...], Field(min_length=1)]


class _Catalogue(_Record):
    classes: Annotated[tuple[FailureClass, ...], Field(alias="class")]


@cache
def read_catalogue() -> tuple[FailureClass, ...]:
    """Every class, in the order in which they are asked."""
    return _Catalogue.model_validate(tomllib.loads(DATA.read_text(encoding="utf-8"))).classes
