"""What does the learner open? Puts a course and a bundle together into one folder of static files.

Nothing is done twice: a site whose inputs have not changed is left as it is, and the wheels come from the cache.
"""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from time import time

from lite_builder import __version__
from lite_builder.course.model import Course
from lite_builder.datasets.gather import Datasets
from lite_builder.errors import NoSiteError, PageError, Place
from lite_builder.memory import remembering
from lite_builder.packages.bundle import Bundle
from lite_builder.packages.lock import Lock
from lite_builder.packages.pyodide_lock import pyodide_lock_text
from lite_builder.progress import Step
from lite_builder.project import Project
from lite_builder.shelf import Shelf
from lite_builder.site import lab, landing, licences, start_plan
from lite_builder.site.bundles.bundles import bundle_packages, closure
from lite_builder.site.dataset_files import TABLE_FILE, write_dataset_files
from lite_builder.site.extensions import Prebuilt, needed_extensions
from lite_builder.site.fingerprint import fingerprint
from lite_builder.site.first_text.fragment import write_first_texts
from lite_builder.site.kernel_worker import start_early
from lite_builder.site.manifest import Manifest, SiteFile, SiteNotebook, list_files, read_manifest, write_manifest
from lite_builder.site.notebook_file import notebook_text
from lite_builder.site.offline_files import add_app_manifest, add_build_list
from lite_builder.site.output_folder import replacing
from lite_builder.site.packed_wasm import pack_wasm
from lite_builder.site.precompiled.precompile import precompile
from lite_builder.site.pyodide_patches.apply import VERSION, patched
from lite_builder.site.pyodide_patches.speed import FILE
from lite_builder.site.runtime_wheel import runtime_wheel
from lite_builder.site.script_names import put_modules, rename_modules
from lite_builder.site.site import Site, remember_inputs
from lite_builder.site.snapshots.make import MadeSnapshot, make_snapshot
from lite_builder.site.snapshots.profiles import Profile, profiles, smallest_with
from lite_builder.site.snapshots.ship import ship_snapshot
from lite_builder.site.start_plan import packages_of_notebooks
from lite_builder.site.wheel_extensions import wheel_extensions
from lite_builder.site.work_files import add_course_file
from lite_builder.store import Store

LARGEST_FILE = 95_000_000
"""Bytes that one file of the site may have: GitHub refuses files over 100 MB."""

SNAPSHOTS_AT_ONCE = 2
"""Each is made in a Node that takes a processor, and up to a gigabyte of memory."""

_ASSETS = files("lite_builder.site") / "assets"
_SHOWN_PACKAGES = ("numpy", "scipy", "scikit-learn", "pandas", "matplotlib")


def build_site(
    project: Project,
    course: Course,
    bundle: Bundle,
    datasets: Datasets,
    output: Path,
    store: Store,
    step: Step,
    check: Callable[[Path], object],
    *,
    is_whole: bool = True,
) -> Site:
    """Build the site beside `output` and swap it in at the end; `step` is told what is at hand.

    `check` is given the folder of the site before that, and what it raises ends the build. A site that is not whole,
    since something was passed over, is built anew every time. Raises the errors of `output_folder.replacing`,
    `SettingsError` for the author's JupyterLite settings, and `PageError` for a file that hosts would refuse.
    """
    before = fingerprint(project)
    with replacing(output, store.folder("locks")) as work:
        new = work / "site"
        step.advance(0, 5, "JupyterLite")
        settings = lab.merge_settings(lab.site_settings(course.title), project.jupyter_lite_files)
        _add_lab(new, settings, course, bundle, work, Shelf.of(store, "jupyterlite"))
        worker = start_early(new, settings)
        with remembering(project.content):
            write_first_texts(new, course)
        step.advance(1, 5, "Python packages")
        lock = _add_pyodide(new, bundle, write_dataset_files(datasets, new))
        if project.settings.site.precompiled:
            lock = _precompile(new, lock, store, step)
        setting = project.settings.site.snapshot
        snapshots = _make_snapshots(new, _wanted_profiles(setting, course, lock), lock, store, step)
        step.advance(2, 5, "bundles")
        _bundle(new, course, lock, store, worker, snapshots, setting)
        rename_modules(new / lab.PYODIDE_FOLDER)
        step.advance(3, 5, "landing page and licences")
        _add_pages(new, project, course, bundle)
        step.advance(4, 5, "manifest")
        manifest = _manifest(course, project.settings.course.id, add_build_list(new, list_files(new)))
        _check_sizes(manifest)
        write_manifest(new, manifest)
        _set_times(new, manifest, output)
        _let_servers_read(new)
        check(new)
        step.advance(5, 5)
    if is_whole:
        remember_inputs(manifest, before, store)
    return Site(output, manifest)


def _add_lab(new: Path, settings: lab.Json, course: Course, bundle: Bundle, work: Path, shelf: Shelf) -> None:
    _write_contents(work / "contents", course)
    extensions: list[Prebuilt] = [*needed_extensions(course), *wheel_extensions(bundle)]
    lab.build_lab(new, work / "contents", settings, extensions, work / "jupyterlite", shelf)


def _write_contents(folder: Path, course: Course) -> None:
    for page in course.notebooks:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(notebook_text(page.notebook), encoding="utf-8")
    for travelling in course.files:
        file = folder / travelling.path
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(travelling.source, file)


def _add_pyodide(new: Path, bundle: Bundle, addresses: str) -> Lock:
    """Copy Pyodide and the packages, ours among them; gives the lock of all that is there."""
    folder = new / lab.PYODIDE_FOLDER
    folder.mkdir(parents=True)
    for name, cached in bundle.files.items():
        shutil.copyfile(cached, folder / name)
    changed = folder / FILE
    changed.write_bytes(patched(changed.read_bytes(), bundle.lock))
    runtime, wheel = runtime_wheel({TABLE_FILE: addresses})
    (folder / runtime.file).write_bytes(wheel)
    put_modules(_ASSETS.joinpath("boot").iterdir(), folder)
    lock = bundle.lock.model_copy(update={"packages": (*bundle.lock.packages, runtime)})
    _write_lock(folder, lock)
    return lock


def _precompile(new: Path, lock: Lock, store: Store, step: Step) -> Lock:
    def came(done: int, total: int, name: str) -> None:
        step.advance(1 + done / total, 5, f"compiling {name}")

    return precompile(new / lab.PYODIDE_FOLDER, lock, store, came)


def _make_snapshots(new: Path, wanted: list[Profile], lock: Lock, store: Store, step: Step) -> list[MadeSnapshot]:
    if wanted:
        step.advance(2, 5, f"snapshots of Python's memory: {', '.join(profile.name for profile in wanted)}")

    def make(profile: Profile) -> MadeSnapshot:
        return make_snapshot(new / lab.PYODIDE_FOLDER, lock, profile, store)

    with ThreadPoolExecutor(SNAPSHOTS_AT_ONCE) as pool:
        # The largest first, which takes as long as the others together.
        return [*pool.map(make, wanted[::-1])][::-1]


def _wanted_profiles(setting: str, course: Course, lock: Lock) -> list[Profile]:
    found = profiles(lock)
    # The linker of another release does not say where it lays libraries.
    if setting == "none" or lock.pyodide.version != VERSION:
        return []
    if setting == "auto":
        notebooks = packages_of_notebooks(course, lock).values()
        wanted = {smallest_with(closure(packages, lock), found) for packages in notebooks}
        return [profile for profile in found if profile in wanted]
    return [next((profile for profile in found if profile.name == setting), found[-1])]


def _bundle(
    new: Path, course: Course, lock: Lock, store: Store, worker: str | None, made: list[MadeSnapshot], setting: str
) -> None:
    folder = new / lab.PYODIDE_FOLDER
    bundled = bundle_packages(folder, lock, store)
    _write_lock(folder, bundled)
    snapshots = {snapshot.profile: ship_snapshot(folder, bundled, snapshot, store) for snapshot in made}
    saved = pack_wasm(folder, store)
    plan = start_plan.bundles_json(course, bundled, worker, snapshots, always=setting != "auto", saved=saved)
    (folder / start_plan.FILE).write_text(plan, encoding="utf-8")


def _write_lock(folder: Path, lock: Lock) -> None:
    (folder / lab.LOCK_FILE).write_text(pyodide_lock_text(lock), encoding="utf-8")


def _add_pages(new: Path, project: Project, course: Course, bundle: Bundle) -> None:
    versions = {package.name: package.version for package in bundle.lock.packages}
    shown = [f"{name} {versions[name]}" for name in _SHOWN_PACKAGES if name in versions]
    landing_html = landing.landing_page(course, project.settings.course, shown)
    (new / "index.html").write_text(landing_html, encoding="utf-8")
    licences_html = landing.render(
        "licences.html",
        title=course.title,
        python=licences.python_licences(bundle),
        javascript=licences.javascript_licences(new, course, needed_extensions(course)),
        javascript_texts=licences.javascript_licence_lists(new),
    )
    (new / "licences.html").write_text(licences_html, encoding="utf-8")
    add_course_file(new, course, project.settings.course.id)
    add_app_manifest(new, course.title, project.settings.course)
    # GitHub Pages would otherwise run Jekyll, which drops what starts with an underscore.
    (new / ".nojekyll").touch()


def _manifest(course: Course, course_id: str, listed: dict[str, SiteFile]) -> Manifest:
    root, index = (
        [SiteNotebook(path=page.path.as_posix(), title=page.title, module="")] if page else []
        for page in (course.root, course.index)
    )
    pages = [
        SiteNotebook(path=page.path.as_posix(), title=page.title, module=module.title)
        for module in course.modules
        for page in module.pages
    ]
    return Manifest(
        made_by=f"lite_builder {__version__}",
        title=course.title,
        id=course_id,
        notebooks=(*root, *pages, *index),
        files=listed,
    )


def _set_times(new: Path, manifest: Manifest, old: Path) -> None:
    """Give each file the time at which its bytes last changed, by which servers and browsers know what is stale."""
    try:
        known = read_manifest(old).files
    except NoSiteError:
        known = {}
    now = time()
    for path, file in manifest.files.items():
        same = known.get(path) == file and (old / path).is_file()
        changed = (old / path).stat().st_mtime if same else now
        os.utime(new / path, (changed, changed))


def _let_servers_read(new: Path) -> None:
    """Make everything readable for all: a web server is another user, and the author's umask may be strict."""
    new.chmod(0o755)
    for path in new.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _check_sizes(manifest: Manifest) -> None:
    for path, file in manifest.files.items():
        if file.size > LARGEST_FILE:
            raise PageError(
                f"this file has {file.size / 1e6:.0f} MB",
                where=Place(path),
                why="GitHub refuses files over 100 MB, and learners would wait for it",
                todo=f"keep each file below {LARGEST_FILE / 1e6:.0f} MB: take a sample, or split it",
            )
