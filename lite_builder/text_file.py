"""What does a text file of the author say? Its text, and in words, why it cannot be had."""

from pathlib import Path

from lite_builder.errors import Place, UserError


def read_text_file(file: Path, name: str, error: type[UserError]) -> str:
    """The text of the file, without the mark that some editors put before it; `name` is what a person calls the file.

    Raises `error` where it may not be read, or is not UTF-8. A missing file is a `FileNotFoundError`, since that means
    something else for each file.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as problem:
        raise error(
            f"{name} is not UTF-8 text", where=Place(file), why=str(problem), todo="save the file as UTF-8"
        ) from problem
    except OSError as problem:
        raise error(
            f"{name} cannot be read",
            where=Place(file),
            why=problem.strerror or str(problem),
            todo="allow yourself to read it",
        ) from problem
