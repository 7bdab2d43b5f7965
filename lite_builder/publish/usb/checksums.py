"""Is a key still as it was written? `SHA256SUMS` names each file with its sha256, as `sha256sum -c` reads it."""

import hashlib
from pathlib import Path

from lite_builder.errors import KeyFilesError, Place, UserError, raise_all

FILE = "SHA256SUMS"


def write_checksums(folder: Path) -> None:
    """Write the file for all that is in `folder`."""
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    lines = (f"{_digest(folder / path)}  {path}\n" for path in files)
    (folder / FILE).write_text("".join(lines), encoding="utf-8", newline="\n")


def check_key(folder: Path) -> int:
    """Compare the key in `folder` with its checksums; gives how many files they name. Other files are no matter.

    Raises `KeyFilesError`, for each file and together: it is missing, cannot be read, or has other bytes.
    """
    listed = _read(folder)
    problems: list[UserError] = []
    for path, digest in listed.items():
        if problem := _problem(folder / path, digest):
            problems.append(KeyFilesError(problem, where=Place(folder / path), todo="copy the key anew"))
    raise_all(problems)
    return len(listed)


def _read(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFilesError(
            "this folder is no USB key of a course",
            where=Place(folder),
            why=f"its {FILE} cannot be read: {error}",
            todo="name the folder with start.html in it, or write one with `lite-builder export usb --to FOLDER`",
        ) from error
    listed = {path: digest for digest, separator, path in (line.partition("  ") for line in lines) if separator}
    if not listed or len(listed) != len(lines):
        raise KeyFilesError("this list of files is damaged", where=Place(folder / FILE), todo="copy the key anew")
    return listed


def _problem(file: Path, digest: str) -> str | None:
    try:
        return None if _digest(file) == digest else "this file has changed"
    except FileNotFoundError:
        return "this file is missing"
    except OSError as error:
        return f"this file cannot be read ({error.strerror})"


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
