"""Which scripts does the page of a notebook always load? They travel as one, which the browser asks for at once.

JupyterLite's interface comes in chunks: scripts that add their modules to an array of the page. What is in it when the
interface starts is not asked for (`assets/early_scripts.mjs`). Where the joined script does not come, the chunks are
asked for one by one, as they are in the other apps.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lite_builder.site.lab_patches import SETTINGS, WAITING, change_site, changed, early_scripts, not_as_needed

NAME = "build/notebook-page"
CORE = "build/jlab_core.*.js"
"""The largest chunk, which all apps load: it keeps its file, and comes beside the joined script."""

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", flags=re.MULTILINE)


@dataclass(frozen=True)
class Chunks:
    """Chunks by their ids: `5079` is the file `5079.<digest>.js` in `folder`."""

    folder: str
    ids: str


# Those that a page loads whatever is in the notebook. They belong to the versions that pyproject.toml pins;
# tests/browser/test_page_script.py compares them with what pages load.
JUPYTERLITE = Chunks(
    "build",
    "114 137 142 256 723 953 981 1104 1164 1415 1459 1465 1495 1664 2015 2368 2529 2585 2819 3058 3429 3687 3703 "
    "3732 3776 3896 4121 4164 4191 4228 4275 4641 4837 4858 5058 5079 5244 5283 5353 5655 5751 5754 5876 6136 6228 "
    "6355 6632 6656 6757 6920 7242 7387 7746 8068 8070 8150 8179 8198 8262 8470 8985 8994 9283 9641 9713 9784 9855 "
    "9924 9987",
)
"""Of JupyterLite 0.8.6."""

MARKDOWN = Chunks(
    "build",
    "290 2436 2762 3003 3594 3805 3826 4117 4286 5538 5593 7006 7051 7766 8037 9128",
)
"""Of JupyterLite 0.8.6, for Markdown and its formulas, unless jupyterlab-myst shows them."""

MYST = Chunks(
    "extensions/jupyterlab-myst/static",
    "86 786 832 956 1032 1799 1987 2202 2464 2655 2709 3241 3311 3689 4330 4365 4366 5591 5596 6070 6168 6203 6726 "
    "6840 6872 7086 7529 7650 8352 8389 8442 9322 9432 9682",
)
"""Of jupyterlab-myst 2.7.0."""


def chunks_of_page(site: Path) -> tuple[Chunks, Chunks]:
    """Those that the page of a notebook in this site loads."""
    return JUPYTERLITE, MYST if (site / MYST.folder).is_dir() else MARKDOWN


def add_page_script(site: Path) -> None:
    """Join the chunks, and have the page of a notebook load them together.

    Raises `JupyterLiteError` if JupyterLite's files are not as they were.
    """
    script = joined_script(site)
    # A name of this form tells the service worker that the file never changes.
    name = f"{NAME}.{sha256(script.encode()).hexdigest()[:7]}.js"
    (site / name).write_text(script, encoding="utf-8")
    core = _only(site, CORE).relative_to(site).as_posix()
    change_site(site, [early_scripts([name, core]), WAITING])


def joined_script(site: Path) -> str:
    """The chunks of this site as one script. Raises `JupyterLiteError` if JupyterLite's files are not as they were."""
    files = [
        _only(site, f"{chunks.folder}/{one}.*.js") for chunks in chunks_of_page(site) for one in chunks.ids.split()
    ]
    return changed("".join(_within_function(file) for file in files), SETTINGS)


def _within_function(file: Path) -> str:
    """The script in a function of its own: `"use strict"` is for the rest of a script, and not all chunks say it."""
    return f"(()=>{{{_SOURCE_MAP.sub('', file.read_text(encoding='utf-8'))}\n}})();\n"


def _only(site: Path, pattern: str) -> Path:
    files = list(site.glob(pattern))
    if len(files) != 1:
        raise not_as_needed(f"there are {len(files)} files like `{pattern}`")
    return files[0]
