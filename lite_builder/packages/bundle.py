"""Where on this machine is every file that the lock names? Brings those that are not in the cache yet."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from lite_builder.errors import LockError, Settle, UserError, raise_all
from lite_builder.packages.browser_python import is_built_in
from lite_builder.packages.imports import ImportUse
from lite_builder.packages.kernel import CORE_FILES, KERNEL_PACKAGES
from lite_builder.packages.lock import RENEW, Lock
from lite_builder.packages.requirements import allows, included
from lite_builder.packages.sources.source import WantedFile, wanted_files
from lite_builder.packages.supply import NotHad, Supply, not_had_errors, open_supply
from lite_builder.progress import Reporter, Step
from lite_builder.settings import PackagesSection
from lite_builder.store import Store

AT_ONCE = 4


@dataclass(frozen=True)
class Bundle:
    """A lock, and for each file name in it where its bytes are: whole, with the sha256 of the lock."""

    lock: Lock
    files: Mapping[str, Path]


def fetch_bundle(lock: Lock, settings: PackagesSection, store: Store, reporter: Reporter) -> Bundle:
    """Have every file of `lock` in the cache. With a full cache nobody is asked and no command is run.

    Raises `UnreachableError` or `WrongBytesError` (both in one `Problems`, if need be) about all files that cannot be
    had, each with what every source said, and `DiskFullError`.
    """
    wanted = wanted_files(lock)
    with open_supply(settings, store, reporter.say) as supply:
        kept = {file.file: supply.kept(file) for file in wanted}
        missing = [file for file in wanted if kept[file.file] is None]
        found = {name: path for name, path in kept.items() if path is not None}
        if missing:
            with reporter.step(f"Fetching {len(missing)} files for the browser's Python") as step:
                found |= fetch_all(missing, supply, step)
    return Bundle(lock, MappingProxyType({file.file: found[file.file] for file in wanted}))


def fetch_all(missing: Sequence[WantedFile], supply: Supply, step: Step) -> dict[str, Path]:
    """Bring files, a few at a time. Raises the errors of all that cannot be had, once the others have come."""
    tally = Tally(missing, step)
    found: dict[str, Path] = {}
    failures: list[NotHad] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        under_way: dict[Future[Path], WantedFile] = {
            pool.submit(supply.obtain, file, tally.came): file for file in missing
        }
        try:
            for future in as_completed(under_way):
                file = under_way[future]
                try:
                    found[file.file] = future.result()
                    tally.whole(file)
                except NotHad as failure:
                    failures.append(failure)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    raise_all(not_had_errors(sorted(failures, key=lambda failure: failure.wanted.file)))
    return found


class Tally:
    """How many bytes of the files have come, summed over the threads that bring them."""

    def __init__(self, files: Iterable[WantedFile], step: Step) -> None:
        self._came = {file.file: 0 for file in files}
        self._total = sum(file.size or 0 for file in files)
        self._step = step
        self._guard = threading.Lock()

    def came(self, what: str, done: int, total: int | None) -> None:
        """Say how far a file, or an archive in which files travel, has come."""
        with self._guard:
            if what in self._came:
                self._came[what] = done
            size = f" of {total / 1e6:.0f}" if total else ""
            self._step.advance(sum(self._came.values()), self._total, f"{what} {done / 1e6:.0f}{size} MB")

    def whole(self, file: WantedFile) -> None:
        """Say that a file is there."""
        self.came(file.file, file.size or 0, file.size)


def check_lock_covers(
    lock: Lock, uses: Sequence[ImportUse], settings: PackagesSection, settle: Settle = raise_all
) -> None:
    """Raise `LockError`, naming notebook, cell and import, if the lock does not serve what the notebooks need.

    An import that the code can do without (`try: ... except ImportError`) need not be served; where `settle` goes on,
    none need be.
    """
    problems: list[UserError] = []
    if lock.pyodide.version != settings.pyodide:
        problems.append(
            LockError(
                f"the lock is for Pyodide {lock.pyodide.version}, the settings say {settings.pyodide}",
                todo=f"{RENEW}, or set [packages] pyodide",
            )
        )
    absent = [name for name in KERNEL_PACKAGES if lock.package(name) is None]
    absent += [name for name in CORE_FILES if name not in {file.file for file in lock.core}]
    if absent:
        problems.append(LockError(f"the lock lacks what the kernel needs: {', '.join(absent)}", todo=RENEW))
    for requirement in included(settings.include):
        package = lock.package(requirement.name)
        if package is None or not allows(requirement.specifier, package.version):
            problems.append(LockError(f"the lock lacks {requirement}, which [packages] include names", todo=RENEW))
    providers = lock.providers()
    unserved = [
        LockError(f"the lock has nothing that provides `import {use.name}`", where=use.place, todo=RENEW)
        for use in uses
        if not use.optional and use.name not in providers and not is_built_in(use.name)
    ]
    if problems:
        raise_all([*problems, *unserved])
    settle(unserved)
