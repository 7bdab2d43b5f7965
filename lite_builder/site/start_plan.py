"""What does a learner's browser ask for before anybody imports anything? What the opened notebook needs.

`bundles.json`, beside the bundles, says it to the page and to the kernel: assets/boot/choice.mjs chooses by it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Set

from lite_builder.course.model import Course
from lite_builder.packages.imports import imports_of_page
from lite_builder.packages.kernel import KERNEL_PACKAGES
from lite_builder.packages.lock import Lock
from lite_builder.site.bundles.bundles import closure
from lite_builder.site.runtime_wheel import NAME as RUNTIME
from lite_builder.site.script_names import served_name
from lite_builder.site.snapshots.profiles import Profile, smallest_with
from lite_builder.site.snapshots.ship import ShippedSnapshot

FILE = "bundles.json"


def packages_of_notebooks(course: Course, lock: Lock) -> dict[str, tuple[str, ...]]:
    """For each notebook, by its path in the course, the packages that it imports, in the order of its cells."""
    providers = lock.providers()
    return {
        page.path.as_posix(): tuple(dict.fromkeys(_packages(imports_of_page(course, page), providers)))
        for page in course.notebooks
    }


def bundles_json(
    course: Course,
    lock: Lock,
    worker: str | None = None,
    snapshots: Mapping[Profile, ShippedSnapshot] | None = None,
    *,
    always: bool = False,
    saved: int | None = None,
) -> str:
    """The text of `bundles.json`: the kernel's packages with their bundles, and for each notebook those of its own.

    `worker` is the path in the site of the kernel's worker, if the page may start it. `snapshots` are those of the
    site, the smallest first; with `always` they are taken on every line. `saved` is how many bytes of Pyodide itself
    need not come where its WebAssembly is packed, if it is there packed.
    """
    snapshots = snapshots or {}
    kernel = closure((*KERNEL_PACKAGES, RUNTIME), lock)
    sizes = {package.file: package.size for package in lock.packages}

    def needs(packages: tuple[str, ...]) -> dict[str, object]:
        files = _files_of_each(packages, kernel, lock)
        snapshot = smallest_with(closure(packages, lock), snapshots)
        return {
            "files": files,
            "bytes": sum(sizes[file] for group in files for file in group),
            "snapshot": snapshot and snapshot.name,
        }

    files = files_of(sorted(kernel), lock)
    core = {served_name(file.file): file.size for file in lock.core}
    size = sum(core.values())
    plan = {
        "worker": worker,
        "core": {"files": sorted(core), "bytes": size, "packed": None if saved is None else size - saved},
        "kernel": {"packages": sorted(kernel), "files": files, "bytes": sum(map(sizes.__getitem__, files))},
        "notebooks": {path: needs(packages) for path, packages in sorted(packages_of_notebooks(course, lock).items())},
        "elsewhere": next((profile.name for profile in reversed([*snapshots])), None),
        "always": always,
        "snapshots": {profile.name: shipped.model_dump() for profile, shipped in snapshots.items()},
    }
    return json.dumps(plan, indent=1) + "\n"


def files_of(packages: Iterable[str], lock: Lock) -> list[str]:
    """The files that these packages travel in, in the same order."""
    found = {package.name: package.file for package in lock.packages}
    return list(dict.fromkeys(found[name] for name in packages if name in found))


def _files_of_each(packages: Iterable[str], there: Set[str], lock: Lock) -> list[list[str]]:
    """For each of these packages its file and those of what it needs, less those of packages that are there before."""
    found = []
    there = {*there}
    for package in packages:
        needed = closure([package], lock) - there
        there |= needed
        found.append(files_of(sorted(needed), lock))
    return [files for files in found if files]


def _packages(modules: Iterable[str], providers: Mapping[str, str]) -> Iterator[str]:
    yield from (providers[name] for name in modules if name in providers)
