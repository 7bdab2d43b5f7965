"""The command `lite-builder` as a person runs it: in a process of its own, with what it printed and its exit code."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

CLOSED = "http://127.0.0.1:1"
NO_NETWORK = {
    "PIP_INDEX_URL": f"{CLOSED}/simple",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_CONFIG_FILE": os.devnull,
    "npm_config_registry": CLOSED,
    "HTTPS_PROXY": CLOSED,
    "HTTP_PROXY": CLOSED,
}
"""An environment in which pip, npm and every download find nobody to answer."""


class LiteBuilder(Protocol):
    """`lite_builder(folder, "build")`; `before` is called in the new process before the command starts."""

    def __call__(
        self,
        folder: Path,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
        timeout: float = 600,
    ) -> subprocess.CompletedProcess[str]: ...


def run_lite_builder(
    folder: Path,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    timeout: float = 600,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lite_builder", *arguments],
        cwd=folder,
        env={**os.environ, **(env or {})},
        preexec_fn=before,
        capture_output=True,
        text=True,
        timeout=timeout,
    )
