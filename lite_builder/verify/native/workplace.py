"""Where does one notebook run natively? In a copy of the course as learners get it, with a home folder of its own.

Nothing of the author's is touched, and nothing of the author's has a say: no settings of Jupyter, no cached data sets.
What the site answers in the place of other hosts is answered here by the very code that does so in the browser.
"""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from lite_builder.settings import TestSection
from lite_builder.site.bundles.shipped_files import shipped_files
from lite_builder.site.dataset_files import FOLDER as DATASETS
from lite_builder.site.dataset_files import TABLE_FILE
from lite_builder.site.manifest import CONTENTS
from lite_builder.site.runtime_wheel import MODULE as _MODULE
from lite_builder.site.runtime_wheel import NAME as RUNTIME
from lite_builder.verify.native.environment import Environment

_STARTUP = """\
def _answer_by_the_site():
    import json, pathlib, sys, urllib.request
    sys.path.append({runtime!r})
    from lite_builder_runtime.addresses import SiteAddresses
    table = json.loads(pathlib.Path({table!r}).read_text(encoding="utf-8"))
    read = lambda file: (pathlib.Path({datasets!r}) / file).read_bytes()
    urllib.request.install_opener(urllib.request.build_opener(SiteAddresses(table, read)))
_answer_by_the_site()
del _answer_by_the_site
"""

_NOT_OURS = (
    "COLUMNS", "LINES", "MPLBACKEND", "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONWARNINGS", "VIRTUAL_ENV",
)  # fmt: skip
"""Variables by which the person who starts the run would have a say in what notebooks put out."""

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""As in the browser: so sums are added in the same order, and no threads wait for each other on a busy machine."""


@dataclass(frozen=True)
class Workplace:
    """A folder that is made for one notebook and thrown away afterwards."""

    folder: Path
    site: Path

    @property
    def request(self) -> Path:
        """The file that `execute.py` reads."""
        return self.folder / "request.json"

    @property
    def answer(self) -> Path:
        """The file that `execute.py` writes."""
        return self.folder / "answer.json"

    def prepare(self, page: str, to_run: Sequence[int], may_fail: Sequence[int], limits: TestSection) -> None:
        """Lay out the course and the request to run these cells, by their indices, of a page."""
        course = self.folder / "course"
        shutil.copytree(self.site / CONTENTS, course)
        for name in ("home", "data"):
            (self.folder / name).mkdir()
        self._prepare_kernel()
        request = {
            "notebook": str(course / page),
            "cells": list(to_run),
            "may_fail": list(may_fail),
            "cell_timeout": limits.cell_timeout,
            "start_timeout": limits.start_timeout,
            "notebook_timeout": limits.notebook_timeout,
        }
        self.request.write_text(json.dumps(request), encoding="utf-8")

    def variables(self, environment: Environment, hash_seed: int) -> dict[str, str]:
        """The environment variables of the run. `hash_seed` decides the order of sets of texts."""
        ours = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        home = str(self.folder / "home")
        return ours | {
            "HOME": home,
            "USERPROFILE": home,
            "IPYTHONDIR": str(self.folder / "ipython"),
            "JUPYTER_NO_CONFIG": "1",
            "JUPYTER_DATA_DIR": str(self.folder / "jupyter"),
            "JUPYTER_PLATFORM_DIRS": "1",
            "MPLCONFIGDIR": str(environment.folder / "matplotlib"),  # making its list of fonts takes seconds
            "PATH": os.pathsep.join([str(environment.executable.parent), os.environ.get("PATH", "")]),
            "PYTHONHASHSEED": str(hash_seed),
            "PYTHONNOUSERSITE": "1",
            "PYTHONUTF8": "1",
            "SCIKIT_LEARN_DATA": str(self.folder / "data"),
            **_ONE_THREAD,
        }

    def read_answer(self) -> Mapping[str, Any] | None:
        """What `execute.py` wrote, or None if it did not come so far."""
        try:
            answer: Mapping[str, Any] = json.loads(self.answer.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return answer

    def _prepare_kernel(self) -> None:
        files = {path: content for path, content in shipped_files(self.site, RUNTIME).items() if _is_code(path)}
        if not files:
            return
        runtime = self.folder / "runtime"
        folder = runtime / _MODULE
        folder.mkdir(parents=True)
        for path, content in files.items():
            (folder / PurePosixPath(path).name).write_bytes(content)
        startup = self.folder / "ipython" / "profile_default" / "startup" / "00-addresses.py"
        startup.parent.mkdir(parents=True)
        text = _STARTUP.format(
            runtime=str(runtime),
            table=str(folder / TABLE_FILE),
            datasets=str(self.site / DATASETS),
        )
        startup.write_text(text, encoding="utf-8")


def _is_code(path: str) -> bool:
    """Whether a file of our wheel is a module, or lies beside them, and no byte code."""
    return PurePosixPath(path).parent.name == _MODULE


def command(environment: Environment, workplace: Workplace) -> list[str]:
    """The command that runs the notebook."""
    return [str(environment.executable), str(Path(__file__).with_name("execute.py")), str(workplace.request)]
