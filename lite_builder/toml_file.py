"""What does a TOML file say? Its values, checked against a model; what is wrong is told in words."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from lite_builder.errors import Place, UserError
from lite_builder.text_file import read_text_file

M = TypeVar("M", bound=BaseModel)


def read_toml(file: Path, model: type[M], error: type[UserError], *, what: str, todo: str) -> M:
    """Read the file as this model.

    Raises `error` where the file cannot be read, is not TOML, or does not fit the model: there it says `what`, each
    value that is wrong, and what to do. A missing file is a `FileNotFoundError`, since that means something else for
    each file.
    """
    try:
        return model.model_validate(tomllib.loads(read_text_file(file, "this file", error)))
    except tomllib.TOMLDecodeError as problem:
        raise error(
            "this is not TOML", where=Place(file), why=str(problem), todo="mend the line that is named"
        ) from problem
    except ValidationError as problem:
        wrong = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in problem.errors())
        raise error(what, where=Place(file), why=wrong, todo=todo) from problem
