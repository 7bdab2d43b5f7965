"""What do `%pip` and `!pip` do in a notebook? The few commands of pip that mean something on a finished site.

An IPython extension: a real magic, in the place of the kernel's rewriting of lines, works below `%%capture` and in
loops too, and takes pip's own options (`-U`, `-q`).
"""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SHELL_LINE = re.compile(r"\s*(?:(?:\S*python[\d.]*)?\s*-m\s+pip|(?:\S*/)?pip[\d.]*)(?:\s+(?P<words>[^&;]*))?$")
_SHELL_TAIL = re.compile(r"\s(?:\||\d?>).*")

_REQUIREMENTS = ("-r", "--requirement", "--requirements")
_EDITABLE = ("-e", "--editable")
_WITH_VALUE = (
    *_REQUIREMENTS,
    *_EDITABLE,
    *("-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target"),
    *("--prefix", "--root", "--upgrade-strategy", "--timeout", "--retries", "--trusted-host", "--progress-bar"),
    *("--only-binary", "--no-binary", "--proxy", "--log", "--cache-dir", "--python-version", "--platform"),
)


@dataclass(frozen=True)
class Command:
    """A command to pip: what to do, what to install, and whether to be silent about it."""

    action: str
    requirements: tuple[str, ...] = ()
    quiet: bool = False


def read_command(line: str) -> Command:
    """Read what stands behind `pip`. Raises `ValueError` for quotes without an end, `OSError` for files it names."""
    words, options = _parted(shlex.split(line, comments=True))
    action, *requirements = words or [""]
    requirements += [value for name, value in options if name in _EDITABLE]
    files = [Path(value) for name, value in options if name in _REQUIREMENTS]
    requirements += [text for file in files for text in _requirements_in(file)]
    quiet = any(re.fullmatch("-q+|--quiet", name) for name, _ in options)
    return Command(action, tuple(_local_wheel(text) for text in requirements), quiet)


def _parted(words: Iterable[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The words that are no options, and the options with their values."""
    rest = iter(words)
    plain: list[str] = []
    options: list[tuple[str, str]] = []
    for word in rest:
        name, equals, value = word.partition("=")
        if not word.startswith("-"):
            plain.append(word)
        elif word[:2] in _WITH_VALUE and len(word) > 2:
            options.append((word[:2], word[2:]))
        else:
            options.append((name, next(rest, "") if name in _WITH_VALUE and not equals else value))
    return plain, options


def _requirements_in(file: Path) -> Iterator[str]:
    """The requirements of a file as pip reads them: other files below `-r`, no other options."""
    for line in file.read_text(encoding="utf-8").splitlines():
        text = re.split(r"(?:^|\s)#|\s--", line)[0].strip()
        if other := re.match(r"(?:-r|--requirement)[\s=]*(.+)", text):
            yield from _requirements_in(file.parent / other[1])
        elif text and not text.startswith("-"):
            yield text


def _local_wheel(text: str) -> str:
    """A wheel among the course's files, as micropip knows such; anything else as it is."""
    return f"emfs:{text}" if text.endswith(".whl") and Path(text).is_file() else text


def pip_line(shell_line: str) -> str | None:
    """What stands behind `pip` in a line for the shell; None if the line is for another program."""
    found = _SHELL_LINE.match(_SHELL_TAIL.sub("", shell_line))
    return (found["words"] or "") if found else None


def listing(packages: dict[str, str], action: str) -> str:
    """The packages of the site, as `pip list` or `pip freeze` print them."""
    if action == "freeze":
        return "\n".join(f"{name}=={version}" for name, version in sorted(packages.items()))
    rows = [("Package", "Version"), *sorted(packages.items())]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {version}" for name, version in rows)


def load_ipython_extension(shell: Any) -> None:
    """Give the shell these commands. Called by IPython as it starts."""

    def pip(line: str) -> None:
        """`%pip install name`, `%pip list`, `%pip freeze`: what this site has, offline."""
        _run(line)

    def system(line: str) -> None:
        words = pip_line(shell.var_expand(line, depth=1))
        if words is None:
            others(line)
        else:
            _run(words)

    others = shell.system
    shell.system = system
    shell.register_magic_function(pip, magic_name="pip")
    # The kernel's own rewriting of `%pip` lines, which would leave nothing for the magic.
    manager = shell.kernel.lite_transform_manager
    manager.line_transforms = [change for change in manager.line_transforms if change.__name__ != "pip_magic"]


def _run(line: str) -> None:
    from IPython.core.error import UsageError

    from . import installs

    try:
        command = read_command(line)
    except (ValueError, OSError) as error:
        raise UsageError(f"pip {line}: {error}") from error
    if command.action == "install" and command.requirements:
        _install(command)
    elif command.action in ("list", "freeze"):
        print(listing(installs.site_packages(), command.action))
    else:
        raise UsageError(f"pip {line}: on this site there are `install NAME`, `list` and `freeze`")


def _install(command: Command) -> None:
    """Answer at once where nothing needs to be loaded yet: imports load what they need."""
    import micropip
    from pyodide.ffi import run_sync

    from . import installs

    wanted = list(command.requirements)
    if installs.is_offline():
        site = installs.of_this_site()
        site.check(wanted, say=not command.quiet)
        wanted = [text for text in wanted if not site.is_settled(text)]
    if wanted:
        run_sync(micropip.install(wanted, verbose=False))
