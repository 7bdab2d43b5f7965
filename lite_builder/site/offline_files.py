"""What makes the site an app that stays when the network goes? Its service worker, app manifest and list of the build.

What a learner's browser does with them stands in `assets/offline/`; docs/installed-site.md tells it to authors.
"""

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path, PurePosixPath

from lite_builder.settings import CourseSection
from lite_builder.site.manifest import CONTENTS, SiteFile, site_file
from lite_builder.site.script_names import put_modules

FOLDER = "offline"
BUILD_LIST = f"{FOLDER}/build.json"
APP_MANIFEST = "manifest.webmanifest"
SERVICE_WORKER = "service-worker.js"

_ASSETS = files("lite_builder.site") / "assets" / "offline"
_OURS = "service_worker.js"
_SPELLING = "spelling.mjs"
_ICONS = {
    "icon.svg": ("image/svg+xml", "any"),
    "icon-192.png": ("image/png", "192x192"),
    "icon-512.png": ("image/png", "512x512"),
}
_SHORT_NAME = 30
_MAKERS_FILES = ("rspack.config*.js", ".nojekyll", "package.json", "pypi/*.whl")
"""What lies in a site and no page asks for: what JupyterLite was built with, and wheels that are bundles as well."""


def add_service_worker(site: Path) -> None:
    """Put our service worker before JupyterLite's in one script, since a scope has one; and our modules beside it."""
    script = site / SERVICE_WORKER
    theirs = script.read_text(encoding="utf-8")
    script.write_text(f"{{\n{_own_service_worker()}}}\n{theirs}", encoding="utf-8")
    folder = site / FOLDER
    folder.mkdir()
    put_modules((asset for asset in _ASSETS.iterdir() if asset.name != _OURS), folder)


def _own_service_worker() -> str:
    """Ours behind the module that it needs: a script of this kind can import none."""
    spelling, ours = (_ASSETS.joinpath(name).read_text(encoding="utf-8") for name in (_SPELLING, _OURS))
    return spelling.replace("export function", "function") + ours


def add_app_manifest(site: Path, title: str, settings: CourseSection) -> None:
    """Write the app manifest (https://www.w3.org/TR/appmanifest/) by which browsers offer to install the course."""
    app = {
        "name": title,
        "short_name": title if len(title) <= _SHORT_NAME else title[: _SHORT_NAME - 1].rstrip() + "…",
        "description": settings.description,
        "lang": settings.language,
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf8",
        "theme_color": "#0b6b6b",
        "icons": [{"src": f"{FOLDER}/{name}", "type": kind, "sizes": sizes} for name, (kind, sizes) in _ICONS.items()],
    }
    (site / APP_MANIFEST).write_text(json.dumps(app, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def add_build_list(site: Path, listed: dict[str, SiteFile]) -> dict[str, SiteFile]:
    """Write the list of what a copy of this build needs; gives all files of the site, this one among them."""
    (site / BUILD_LIST).write_text(build_list(listed), encoding="utf-8")
    return dict(sorted({**listed, BUILD_LIST: site_file(site / BUILD_LIST)}.items()))


def build_list(listed: dict[str, SiteFile]) -> str:
    """The JSON of `offline/build.json`: the build's name, its bytes, and each file's bytes and sha256 in base64."""
    wanted = {path: [file.size, _base64(file.sha256)] for path, file in listed.items() if _is_wanted(path)}
    text = json.dumps(wanted, sort_keys=True, separators=(",", ":"))
    build = sha256(text.encode()).hexdigest()[:16]
    size = sum(file.size for path, file in listed.items() if path in wanted)
    return f'{{"build":"{build}","bytes":{size},"files":{text}}}\n'


def _is_wanted(path: str) -> bool:
    is_of_course = path.startswith(f"{CONTENTS}/")
    return is_of_course or not any(PurePosixPath(path).match(pattern) for pattern in _MAKERS_FILES)


def _base64(digest: str) -> str:
    return b64encode(bytes.fromhex(digest)).decode()
