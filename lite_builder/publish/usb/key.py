"""How does a site become a folder that opens by double click? Its files, in packs where browsers would refuse them.

start.html      the landing page
README.txt, check.html, serve.py, SHA256SUMS     for those who plug it in (on_key/)
site/           the site; in site/file_origin/ what file:// lacks (assets/file_origin/), and the packs
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lite_builder.publish.own_folder import OwnFolder
from lite_builder.publish.usb import patches
from lite_builder.publish.usb.checksums import write_checksums
from lite_builder.publish.usb.key_names import check_names
from lite_builder.publish.usb.key_zip import write_zip
from lite_builder.publish.usb.layer import page_script, start_script
from lite_builder.publish.usb.packs import is_loaded, plan_packs, write_pack
from lite_builder.site.bundles.bundle_file import unpack
from lite_builder.site.dataset_files import FOLDER as DATASETS_FOLDER
from lite_builder.site.lab import BOOT_FILE, PYODIDE_FOLDER
from lite_builder.site.manifest import Manifest, read_manifest
from lite_builder.site.packed_wasm import FOLDER as PACKED_FOLDER
from lite_builder.site.start_plan import FILE as PLAN_FILE
from lite_builder.site.work_files import COURSE_FILE, course_name

COMMAND = "lite-builder export usb"
LIST_FILE = ".lite-builder-usb.json"
START_FILE = "start.html"
SITE_FOLDER = "site"

_ON_KEY = files("lite_builder.publish.usb") / "on_key"
_STORAGE = "JupyterLite Storage - "
_SETTINGS = "jupyter-lite.json"
# Nothing is ever asked for there: JupyterLite only wants an address of this kind.
_WEB_SOCKETS = "ws://key.invalid/"


@dataclass(frozen=True)
class WrittenKey:
    """How many files a key has, and how many bytes they take together, unpacked."""

    files: int
    bytes: int


def write_key(site: Path, target: Path) -> WrittenKey:
    """Write the site as a key into the folder `target`, or into a zip of that name.

    One that was written before is brought up to date. Raises `NoSiteError`, `ForeignFolderError`, `KeyFilesError` for
    what a key cannot keep, and `JupyterLiteError` if the site is not as a key needs it; the target is then as it was.
    """
    if target.suffix.lower() == ".zip":
        return _write_key(site, lambda new: write_zip(new, target))
    return _write_key(site, OwnFolder(target.absolute(), LIST_FILE, COMMAND).bring_up_to_date)


def _write_key(site: Path, put: Callable[[Path], int]) -> WrittenKey:
    manifest = read_manifest(site)
    with TemporaryDirectory(prefix="lite_builder-usb-") as scratch:
        changed, new = Path(scratch) / "changed", Path(scratch) / "key"
        _copy(site, manifest, changed)
        _adapt(changed, storage_name(manifest))
        _write_start(changed, new)
        _write_site(changed, new / SITE_FOLDER, storage_name(manifest))
        _write_beside(new, manifest.title)
        check_names(_sizes(new))
        write_checksums(new)
        return WrittenKey(put(new), sum(_sizes(new).values()))


def storage_name(manifest: Manifest) -> str:
    """The name of the database with a learner's work: the course's, wherever the key is plugged in."""
    return f"{_STORAGE}{course_name(manifest.title, manifest.id)}"


def _copy(site: Path, manifest: Manifest, folder: Path) -> None:
    for path in manifest.files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, folder / path)


def _adapt(site: Path, storage: str) -> None:
    """Change what expects a server."""
    patches.apply_patches(
        site,
        (
            *patches.PAGES,
            patches.FIRST_TEXT,
            patches.CONFIGURATION,
            *patches.WEB_SOCKETS,
            *patches.WORDS,
            patches.storage_patch(json.dumps(storage)),
        ),
    )
    settings = _read(site / _SETTINGS)
    names = ("contentsStorageName", "settingsStorageName", "workspacesStorageName")
    settings["jupyter-config-data"] |= {"wsUrl": _WEB_SOCKETS, **dict.fromkeys(names, storage)}
    _write(site / _SETTINGS, settings)
    _write(site / COURSE_FILE, _read(site / COURSE_FILE) | {"storage": storage})
    _adapt_start(site / PYODIDE_FOLDER)


def _adapt_start(folder: Path) -> None:
    """Have snapshots taken always, and nothing packed in another way for slow lines: nothing comes from afar."""
    plan = _read(folder / PLAN_FILE)
    shutil.rmtree(folder / PACKED_FOLDER)
    _write(folder / PLAN_FILE, plan | {"core": plan["core"] | {"packed": None}, "always": True})


def _write_start(site: Path, key: Path) -> None:
    key.mkdir(parents=True)
    page = (site / "index.html").read_text(encoding="utf-8")
    (key / START_FILE).write_text(patches.start_page(page, SITE_FOLDER), encoding="utf-8")


def _write_beside(key: Path, title: str) -> None:
    """Add what those who plug it in may need; the lines of the text end as Windows' editors expect."""
    readme = _ON_KEY.joinpath("README.txt").read_text(encoding="utf-8")
    text = readme.format(title=title, line="=" * len(title))
    (key / "README.txt").write_text(text, encoding="utf-8", newline="\r\n")
    for name in ("check.html", "serve.py"):
        (key / name).write_bytes(_ON_KEY.joinpath(name).read_bytes())


def _sizes(folder: Path) -> dict[str, int]:
    return {file.relative_to(folder).as_posix(): file.stat().st_size for file in folder.rglob("*") if file.is_file()}


def _write_site(site: Path, folder: Path, storage: str) -> None:
    sizes = _sizes(site)
    for path in filter(is_loaded, sizes):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, folder / path)
    layer = folder / patches.LAYER_FOLDER
    layer.mkdir(parents=True)
    packs = {pack.name: asdict(write_pack(pack, site, layer)) for pack in plan_packs(sizes)}
    course = _read(site / COURSE_FILE)
    key = {"packs": packs, "behind": _behind(site, sizes), "formats": course["formats"], "storage": storage}
    (layer / patches.LAYER_FILE).write_text(page_script(key), encoding="utf-8")
    (layer / patches.START_SCRIPT).write_text(start_script(course), encoding="utf-8")


def _behind(site: Path, sizes: dict[str, int]) -> dict[str, list[str]]:
    """For a file of Python, those that may be asked for in the midst of something, when nothing can be waited for."""
    bundles = [path for path in sizes if path.endswith(".bundle")]
    later = {
        path: [f"{PYODIDE_FOLDER}/{name}" for name in unpack((site / path).read_bytes()).later] for path in bundles
    }
    datasets = [path for path in sizes if path.startswith(f"{DATASETS_FOLDER}/")]
    return {f"{PYODIDE_FOLDER}/{BOOT_FILE}": datasets} | {path: names for path, names in later.items() if names}


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")
