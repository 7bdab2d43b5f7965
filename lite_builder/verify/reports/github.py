"""How does GitHub show something beside the line that it is about? As a workflow command on a line of the log."""


def annotation(level: str, message: str, *, title: str, file: str, line: int | None) -> str:
    """`::warning file=...,line=...,title=...::message`; `level` is `error`, `warning` or `notice`.

    Source: GitHub's documentation of workflow commands.
    """
    where = f"file={_escaped(file, ':,')}" + ("" if line is None else f",line={line}")
    return f"::{level} {where},title={_escaped(title, ':,')}::{_escaped(message)}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
