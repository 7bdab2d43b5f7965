"""What do we change in JupyterLite 0.8.6 (github.com/jupyterlite/jupyterlite) where no server serves it, and why?

Each change has to fit exactly once: if one does not, another version is there, and a key could not be opened.
"""

import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from lite_builder.errors import JupyterLiteError
from lite_builder.site.lab import APPS
from lite_builder.site.lab_patches import FIRST_TEXT_TAG
from lite_builder.site.page_script import NAME as PAGE_SCRIPT
from lite_builder.site.patch import Patch

LAYER_FOLDER = "file_origin"
LAYER_FILE = "page.js"
START_SCRIPT = "start.js"

# Browsers refuse modules and manifests to pages of files, with errors in the console.
_ONLY_SERVED = re.compile(r'<script type="module".*?</script>\n?|<link rel="manifest"[^>]*>\n?', flags=re.DOTALL)

_NO_MODULES = "pages of file:// may import nothing by its address"

PAGES = tuple(
    patch
    for app in APPS
    for patch in (
        Patch(
            f"{app}/index.html",
            "<head>",
            f'<head>\n    <script src="../{LAYER_FOLDER}/{LAYER_FILE}"></script>',
            why="what file:// lacks has to be there before JupyterLite's first script",
        ),
        Patch(f"{app}/index.html", "await import(", "await importFromKey(", why=_NO_MODULES),
        Patch(
            f"{app}/index.html",
            '<link rel="manifest" href="../manifest.webmanifest">',
            "",
            why="browsers refuse it, with an error in the console",
        ),
    )
)
FIRST_TEXT = Patch(
    "notebooks/index.html",
    FIRST_TEXT_TAG,
    '<script>importFromKey("../first_text.js").catch(console.info)</script>',
    why=_NO_MODULES,
)
CONFIGURATION = Patch(
    "config-utils.js",
    "${window.location.origin}",
    "${window.location.protocol}//${window.location.host}",
    why='Firefox says that the origin of a file is "null"',
)
WEB_SOCKETS = tuple(
    Patch(
        file,
        'WS_BASE_URL=u.PageConfig.getBaseUrl().replace(/^http/,"ws")',
        "WS_BASE_URL=u.PageConfig.getWsUrl()",
        why="the kernels' WebSockets, which stay in the page, refuse an address that begins with file:",
    )
    # The chunk, and the script in which it is one of many.
    for file in ("build/[0-9]*.js", f"{PAGE_SCRIPT}.*.js")
)

_LOOK = "Look to your connection, reload the page; if that does not help, tell those who publish it."
_ANEW = "Reload the page; if that does not help, tell those who publish it."
_NO_LINE = "a key has no connection that learners could look to, and no page that could be published anew"

WORDS = (
    Patch("static/pyodide/*.js", _LOOK, "Is the key still plugged in? When it is, run the cell again.", why=_NO_LINE),
    Patch("static/pyodide/*.js", _ANEW, "Copy the key anew.", why=_NO_LINE),
    Patch("start_line.js", _LOOK, "Is the key still plugged in? When it is, open the notebook again.", why=_NO_LINE),
)


def storage_patch(storage: str) -> Patch:
    """Our own module makes the tables of the database that is named by JupyterLite's settings, too."""
    return Patch(
        "storage.js",
        'const NAME = `JupyterLite Storage - ${new URL(".", import.meta.url).pathname}`;',
        f"const NAME = {storage};",
        why="the path of a key differs from machine to machine",
    )


def start_page(page: str, folder: str) -> str:
    """The landing page of a site as it stands above the site's folder, with a script that pages of files may run."""
    page = _ONLY_SERVED.sub("", page)
    page = page.replace("<head>", f'<head>\n<base href="{folder}/">', 1)
    return page.replace("</body>", f'<script src="{LAYER_FOLDER}/{START_SCRIPT}"></script>\n</body>', 1)


def apply_patches(site: Path, patches: Iterable[Patch]) -> None:
    """Change the files of the site. Raises `JupyterLiteError` where one is not as it was."""
    for patch in patches:
        changed = [file for file in sorted(site.glob(patch.file)) if patch.old in file.read_text(encoding="utf-8")]
        try:
            if len(changed) != 1:
                raise ValueError(f"what is to be changed stands in {len(changed)} files like `{patch.file}`")
            text = patch.apply(changed[0].read_text(encoding="utf-8"))
        except ValueError as error:
            raise JupyterLiteError(
                f"JupyterLite {version('jupyterlite-core')} is not as a USB key needs it",
                why=str(error),
                todo="build the site again with this version of lite_builder; if it stays so, report it",
            ) from error
        changed[0].write_text(text, encoding="utf-8")
