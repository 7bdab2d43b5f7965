"""What does the outline's file say? Reads it in the format that its name stands for."""

from dataclasses import replace
from pathlib import Path

from lite_builder.course.book_config import book_title
from lite_builder.course.outline.myst_yml import parse_myst_yml
from lite_builder.course.outline.outline import Outline
from lite_builder.course.outline.toc_yml import parse_toc_yml
from lite_builder.errors import OutlineError, Place
from lite_builder.project import BOOK_CONFIG_FILE, MYST_FILE
from lite_builder.text_file import read_text_file


def read_outline(file: Path) -> Outline:
    """Read the outline from its file. Raises `OutlineError` where it is missing, not text, or malformed."""
    try:
        text = read_text_file(file, "the outline", OutlineError)
    except FileNotFoundError:
        raise OutlineError(
            "there is no outline", where=Place(file), todo=f"write a {file.name} that names the pages of the course"
        ) from None
    if file.name == MYST_FILE:
        return parse_myst_yml(text, file)
    return replace(parse_toc_yml(text, file), title=book_title(file.with_name(BOOK_CONFIG_FILE)))
