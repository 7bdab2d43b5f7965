"""What do we change in JupyterLite 0.8.6 (github.com/jupyterlite/jupyterlite), and why?"""

from collections.abc import Iterable
from pathlib import Path

from lite_builder.errors import JupyterLiteError
from lite_builder.site.patch import Patch

PAGE = "notebooks/index.html"

FIRST_TEXT_TAG = '<script type="module" async fetchpriority="high" src="../first_text.js"></script>'
"""What the page of a notebook begins with; its modules travel with the others."""
FIRST_TEXT = Patch(
    PAGE,
    '<meta charset="utf-8">',
    f'<meta charset="utf-8">\n    {FIRST_TEXT_TAG}',
    why="the text of the notebook can be read while JupyterLab is loading",
)

_MAIN = '<link id="jupyter-lite-main" rel="preload"'
WAITING = Patch(
    "config-utils.js",
    "document.head.appendChild(bundle);",
    "await window.earlyScripts;\n  document.head.appendChild(bundle);",
    why="the interface asks by itself for each chunk that is not there when it starts",
)

SETTINGS = (
    Patch(
        "build/*.js",
        "async fetch(e){let t=(await this.list()).values.find(t=>t.id===e)",
        "async fetch(e){let t=(await this.list(void 0,e)).values.find(t=>t.id===e)",
        why="for the settings of one plugin it would read those of all from the learner's storage",
    ),
    Patch(
        "build/*.js",
        'async list(e){var t,s;let n=await this._getAll("all.json")',
        'async list(e,only){var t,s;let n=await this._getAll("all.json")',
        why="see above: here it is told which plugin",
    ),
    Patch(
        "build/*.js",
        "let a=n.concat(r),i=await this.storage",
        "let a=n.concat(r).filter(e=>!only||e.id===only),i=await this.storage",
        why="see above: here the others are left out",
    ),
    Patch(
        "build/*.js",
        "return await (await fetch(u.URLExt.join(s,e))).json()",
        "let n=this._texts??={};return n[e]??=fetch(u.URLExt.join(s,e)).then(e=>e.text()),"
        "JSON.parse(await n[e].catch(t=>{throw delete n[e],t}))",
        why="the site's settings would be fetched for each plugin that asks; kept as text, since callers change them",
    ),
)
"""How a page of a notebook reads settings; they are applied in the script that joins its chunks."""


def early_scripts(scripts: Iterable[str]) -> Patch:
    """The page of a notebook asks for these scripts, by their paths in the site, before JupyterLite's first.

    It does so once its own modules are there: those tell what Python is doing, and are not to wait behind megabytes.
    """
    names = "".join(f'<meta name="early-script" content="../{script}">\n    ' for script in scripts)
    return Patch(PAGE, _MAIN, f"{names}{_MAIN}", why="what JupyterLite will ask for comes while the page is read")


def change_site(site: Path, patches: Iterable[Patch]) -> None:
    """Change the files that the patches name. Raises `JupyterLiteError` where one is not as it was."""
    for patch in patches:
        file = site / patch.file
        file.write_text(changed(file.read_text(encoding="utf-8"), [patch]), encoding="utf-8")


def changed(text: str, patches: Iterable[Patch]) -> str:
    """The text with all changes. Raises `JupyterLiteError` where it is not as it was."""
    try:
        for patch in patches:
            text = patch.apply(text)
    except ValueError as error:
        raise not_as_needed(str(error)) from error
    return text


def not_as_needed(why: str) -> JupyterLiteError:
    """The error to raise where the page of a notebook cannot be made of JupyterLite's files."""
    return JupyterLiteError(
        "JupyterLite's page of a notebook is not as lite_builder needs it",
        why=why,
        todo="install lite_builder again: pip install --force-reinstall lite_builder",
    )
