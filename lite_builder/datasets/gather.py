"""What does the site answer in the place of other hosts? Goes through `[datasets]`, and has each file in the cache."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lite_builder.dataset_settings import DatasetsSection, OpenmlDataset
from lite_builder.datasets.lock import DatasetsLock, LockedRemote
from lite_builder.datasets.openml import ask_openml
from lite_builder.datasets.remote import Remote
from lite_builder.datasets.sklearn_remotes import openml_templates, sklearn_remotes
from lite_builder.datasets.sources import Sources
from lite_builder.errors import LockError, Place, SettingsError, UserError, raise_all
from lite_builder.packages.lock import RENEW, Lock
from lite_builder.progress import Reporter
from lite_builder.project import DATASETS_LOCK_FILE
from lite_builder.store import NotThere, Store, Web


@dataclass(frozen=True)
class Datasets:
    """A lock, and for each address in it where the bytes are."""

    lock: DatasetsLock
    files: dict[str, Path]


NO_DATASETS = Datasets(DatasetsLock(), {})


def gather(
    section: DatasetsSection,
    home: Path,
    packages: Lock,
    lock: DatasetsLock,
    store: Store,
    reporter: Reporter,
    *,
    may_add: bool,
) -> Datasets:
    """Have everything that the section names, as `lock` has it.

    `home` is the folder of `course.toml`; `packages` names the scikit-learn that the site ships, which is in the cache.
    What the lock does not have is looked for and added if `may_add`, else it is a `LockError`. Raises `DiskFullError`,
    and several together `SettingsError`, `UnreachableError`, `WrongBytesError` and `LockError`.
    """
    if section.is_empty:
        return NO_DATASETS
    folder = _folder(section, home)
    web = Web()
    try:
        with reporter.step("Gathering the data sets") as step:
            sources = Sources(store, web, folder, section.mirror, lambda name, done: step.advance(done, done, name))
            gathering = _Gathering(lock, sources, may_add)
            gathering.go_through(section, _scikit_learn(packages, store))
    finally:
        web.close()
    raise_all(gathering.problems)
    return gathering.found()


def _folder(section: DatasetsSection, home: Path) -> Path | None:
    """The author's folder, if one is named."""
    if not section.folder:
        return None
    folder = home / Path(section.folder).expanduser()
    if not folder.is_dir():
        raise SettingsError(
            "this folder is not there",
            where=Place(folder),
            why="[datasets] folder names it",
            todo="correct its name, seen from the folder of course.toml",
        )
    return folder


def _scikit_learn(packages: Lock, store: Store) -> Path:
    package = packages.package("scikit-learn")
    wheel = store.get(package.sha256) if package else None
    if wheel is None:
        raise LockError("the lock has no scikit-learn, which says where its data sets are", todo=RENEW)
    return wheel


class _Gathering:
    """One pass through the section."""

    def __init__(self, lock: DatasetsLock, sources: Sources, may_add: bool) -> None:
        self.problems: list[UserError] = []
        self._lock = lock
        self._sources = sources
        self._may_add = may_add
        self._files: dict[str, tuple[LockedRemote, Path]] = {}
        self._absent: set[str] = set()

    def go_through(self, section: DatasetsSection, scikit_learn: Path) -> None:
        works: list[Callable[[], object]] = []
        works += [partial(self._need_loader, loader, scikit_learn) for loader in section.sklearn]
        works += [partial(self._need_openml, dataset, scikit_learn) for dataset in section.openml]
        works += [partial(self._need, Remote(address)) for address in section.addresses]
        for work in works:
            try:
                work()
            except UserError as problem:
                self.problems.append(problem)

    def found(self) -> Datasets:
        files = dict(sorted(self._files.items()))
        lock = DatasetsLock(absent=tuple(sorted(self._absent)), file=tuple(file for file, _ in files.values()))
        return Datasets(lock, {address: path for address, (_, path) in files.items()})

    def _need_loader(self, loader: str, scikit_learn: Path) -> None:
        for remote in sklearn_remotes(loader, scikit_learn):
            self._need(remote)

    def _need_openml(self, dataset: OpenmlDataset, scikit_learn: Path) -> None:
        def ask(remote: Remote) -> bytes | None:
            file = self._find(replace(remote, of=f"OpenML's data set {dataset}"))
            return file.read_bytes() if file else None

        ask_openml(dataset, openml_templates(scikit_learn), ask)

    def _need(self, remote: Remote) -> None:
        if self._find(remote) is None:
            raise SettingsError(
                f"nothing is at {remote.address}",
                why="[datasets] of course.toml names it",
                todo="correct the address",
            )

    def _find(self, remote: Remote) -> Path | None:
        """Where the file is now, or None if its host has no such file."""
        address = remote.address
        if address in self._absent or address in self._lock.absent:
            self._absent.add(address)
            return None
        if address not in self._files:
            try:
                self._files[address] = self._obtain(remote)
            except NotThere:
                self._absent.add(address)
                return None
        return self._files[address][1]

    def _obtain(self, remote: Remote) -> tuple[LockedRemote, Path]:
        if (locked := self._lock.find(remote.address)) and remote.sha256 in (None, locked.sha256):
            return locked, self._sources.locked(locked, remote)
        if not self._may_add:
            raise LockError(f"{DATASETS_LOCK_FILE} has nothing for {remote.of or remote.address}", todo=RENEW)
        file = self._sources.first(remote)
        size = file.stat().st_size
        return LockedRemote(address=remote.address, name=remote.file_name, sha256=file.name, size=size), file
