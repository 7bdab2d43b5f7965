"""How does a command name a file to the person who sits here?"""

from pathlib import Path

from lite_builder.errors import Place


def as_written(path: Path) -> Path:
    """The path as a person would write it: relative to here, where it is below here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def place_as_written(place: Place) -> str:
    """The file and the line, with a question mark for a line that is not known."""
    return f"{as_written(Path(place.file))}:{place.line or '?'}"
