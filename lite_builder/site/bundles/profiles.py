"""Which bundles does a learner's browser ask for before anybody imports anything? Those that the opened notebook needs.

`bundles.json`, beside the bundles, says it to the page and to the kernel.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from lite_builder.course.model import Course
from lite_builder.packages.imports import imports_of_page
from lite_builder.packages.kernel import KERNEL_PACKAGES
from lite_builder.packages.lock import Lock
from lite_builder.site.bundles.bundles import closure
from lite_builder.site.runtime_wheel import NAME as RUNTIME

FILE = "bundles.json"


def bundles_json(
    course: Course, lock: Lock, worker: str | None = None, snapshot: Mapping[str, str] | None = None
) -> str:
    """The text of `bundles.json`: the kernel's packages with their bundles, and for each notebook those of its own.

    `worker` is the path in the site of the kernel's worker, if the page may start it; `snapshot` is what is said of the
    snapshot, where the site has one.
    """
    modules = {page.path.as_posix(): imports_of_page(course, page) for page in course.notebooks}
    kernel = closure((*KERNEL_PACKAGES, RUNTIME), lock)
    profiles: dict[str, object] = {
        "worker": worker,
        "kernel": {"packages": sorted(kernel), "files": _files(kernel, lock)},
        "notebooks": {path: profile(names, lock) for path, names in sorted(modules.items())},
    }
    if snapshot:
        profiles["snapshot"] = snapshot
    return json.dumps(profiles, indent=1) + "\n"


def profile(modules: Iterable[str], lock: Lock) -> list[str]:
    """The files of the packages that these modules come from, and of what they need, without the kernel's own."""
    kernel = closure((*KERNEL_PACKAGES, RUNTIME), lock)
    return _files(closure(_packages(modules, lock.providers()), lock) - kernel, lock)


def _packages(modules: Iterable[str], providers: Mapping[str, str]) -> Iterator[str]:
    yield from (providers[name] for name in modules if name in providers)


def _files(names: Iterable[str], lock: Lock) -> list[str]:
    wanted = set(names)
    return sorted({package.file for package in lock.packages if package.name in wanted})
