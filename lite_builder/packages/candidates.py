"""Which file stands for a package, given the versions that are allowed?

The kernel's own wheels and what Pyodide compiles have one version each; of other projects PyPI's newest that fits is
taken, unless the lock that is there already names one that still fits. Pure packages come from PyPI too, where
somebody wants another version than Pyodide's.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from lite_builder.packages.lock import Lock, LockedPackage
from lite_builder.packages.official import OfficialLock, OfficialPackage
from lite_builder.packages.pip import Pip, browser_options, wheel_options
from lite_builder.packages.requirements import allows, name_of, needed
from lite_builder.packages.sources.kernel import Kernel, kernel_wheels
from lite_builder.packages.sources.pyodide_cdn import PyodideCdn
from lite_builder.packages.sources.pypi import Pypi
from lite_builder.packages.sources.pypi_archive import known_archives
from lite_builder.packages.sources.source import Came, NotThere, Unreachable, WantedFile, wanted_file
from lite_builder.packages.supply import Answer, NotHad, Supply
from lite_builder.packages.undeclared import UNDECLARED
from lite_builder.packages.wheel import read_wheel
from lite_builder.store import sha256_of


@dataclass(frozen=True)
class Candidate:
    """A package with its bytes in the cache, and what it requires."""

    package: LockedPackage
    requires: tuple[Requirement, ...]


class FixedVersion(Exception):  # noqa: N818 - an answer, which becomes an error when who wants what is known
    """The package has one version only, and that is not allowed."""

    def __init__(self, name: str, version: str, origin: str) -> None:
        self.version = version
        self.origin = origin
        super().__init__(f"{name} {version} is the only one, from {origin}")


class Candidates:
    """Finds the file for a package, and remembers what it found and what it did not."""

    def __init__(
        self, official: OfficialLock, previous: Lock | None, supply: Supply, pip: Pip | None, came: Came
    ) -> None:
        self.official = official
        self._previous = previous
        self._supply = supply
        self._pip = pip
        self._came = came
        self._kernel: dict[str, Path] = {
            canonicalize_name(wheel.name.split("-")[0]): wheel for wheel in kernel_wheels()
        }
        self._found: dict[tuple[str, SpecifierSet], Candidate | NotHad | FixedVersion] = {}

    def find(self, name: str, allowed: SpecifierSet) -> Candidate:
        """The candidate for a package. Raises `NotHad` or `FixedVersion`, and `DiskFullError`."""
        key = (name, allowed)
        if key not in self._found:
            try:
                self._found[key] = self._find(name, allowed)
            except (NotHad, FixedVersion) as error:
                self._found[key] = error
        found = self._found[key]
        if isinstance(found, Candidate):
            return found
        raise found

    def _find(self, name: str, allowed: SpecifierSet) -> Candidate:
        if name in self._kernel:
            return self._from_kernel(self._kernel[name], allowed)
        if entry := self.official.packages.get(name):
            if not allows(allowed, entry.version):
                if entry.is_pure:
                    return self._from_previous(name, allowed) or self._from_index(name, allowed)
                raise FixedVersion(name, entry.version, f"Pyodide {self.official.release.version}")
            return self._official(name, entry, allowed)
        return self._from_previous(name, allowed) or self._from_index(name, allowed)

    def _from_kernel(self, wheel: Path, allowed: SpecifierSet) -> Candidate:
        with self._supply.store.scratch() as scratch:
            copy = scratch / wheel.name
            copy.write_bytes(wheel.read_bytes())
            candidate = self._take(self._supply.store.put(copy), wheel.name, (Kernel.name,))
        if not allows(allowed, candidate.package.version):
            raise FixedVersion(candidate.package.name, candidate.package.version, "the installed kernel")
        return candidate

    def _official(self, name: str, entry: OfficialPackage, allowed: SpecifierSet) -> Candidate:
        """The bytes that the last lock names, or Pyodide's own, or those of PyPI."""
        release = self.official.release.version
        if (last := self._last(name)) and last.version == entry.version:
            try:
                self._supply.obtain(wanted_file(last, release), self._came)
                return _as_official(last, entry)
            except NotHad:
                pass  # The last lock may name a source that is gone; there are others to ask.
        archives = (archive.source for archive in known_archives(release) if entry.file_name in archive.files)
        sources = (PyodideCdn.name, *archives)
        wanted = WantedFile(entry.file_name, release, sources, sha256=entry.sha256)
        try:
            file = self._supply.obtain(wanted, self._came)
        except NotHad as error:
            return self._instead_of_official(name, entry, allowed, error)
        package = LockedPackage(
            name=name,
            version=entry.version,
            file=entry.file_name,
            sha256=entry.sha256,
            size=file.stat().st_size,
            sources=sources,
        )
        return _as_official(package, entry)

    def _instead_of_official(
        self, name: str, entry: OfficialPackage, allowed: SpecifierSet, official: NotHad
    ) -> Candidate:
        """The same version of a pure wheel, which Pyodide only repacks; else what the project publishes itself."""
        try:
            if entry.is_pure:
                requirement = Requirement(f"{name}=={entry.version}")
                return _as_official(self._download(requirement, wheel_options(entry.file_name)).package, entry)
            return self._from_previous(name, allowed) or self._from_index(name, allowed)
        except NotHad as error:
            raise NotHad(official.wanted, official.answers + error.answers) from error

    def _from_previous(self, name: str, allowed: SpecifierSet) -> Candidate | None:
        last = self._last(name)
        if last is None or not allows(allowed, last.version):
            return None
        try:
            file = self._supply.obtain(wanted_file(last, self.official.release.version), self._came)
        except NotHad:
            return None
        return self._take(file, last.file, last.sources)

    def _from_index(self, name: str, allowed: SpecifierSet) -> Candidate:
        return self._download(Requirement(f"{name}{allowed}"), browser_options(self.official.release))

    def _download(self, requirement: Requirement, options: tuple[str, ...]) -> Candidate:
        """The newest wheel of the index. Its sha256 is the one that pip has compared with the index's."""
        answers: tuple[Answer, ...] = ()
        if self._pip is not None:
            try:
                with self._supply.store.scratch() as scratch:
                    wheel = self._pip.download(
                        str(requirement),
                        scratch,
                        options,
                        lambda done, total: self._came(str(requirement), done, total),
                    )
                    file_name = wheel.name
                    return self._take(self._supply.store.put(wheel), file_name, (Pypi.name,))
            except Unreachable as error:
                answers = (Answer(Pypi.name, "unreachable", str(error)),)
            except (NotThere, zipfile.BadZipFile) as error:
                answers = (Answer(Pypi.name, "not there", str(error)),)
        release = self.official.release.version
        raise NotHad(WantedFile(str(requirement), release, (Pypi.name,), project=name_of(requirement)), answers)

    def _take(self, file: Path, file_name: str, sources: tuple[str, ...]) -> Candidate:
        """A candidate from a wheel in the cache, which is called `file_name` elsewhere."""
        contents = read_wheel(file)
        requires = needed(contents.requires + UNDECLARED.get(contents.name, ()), self.official.release)
        package = LockedPackage(
            name=contents.name,
            version=contents.version,
            file=file_name,
            sha256=sha256_of(file),
            size=file.stat().st_size,
            imports=contents.imports,
            depends=tuple(sorted({name_of(requirement) for requirement in requires} - {contents.name})),
            sources=sources,
        )
        return Candidate(package, requires)

    def _last(self, name: str) -> LockedPackage | None:
        return self._previous.package(name) if self._previous else None


def _as_official(package: LockedPackage, entry: OfficialPackage) -> Candidate:
    """With the imports and the needs that Pyodide gives the package, whoever gave the bytes."""
    imports, depends = tuple(sorted(entry.imports)), entry.depends
    return Candidate(
        package.model_copy(update={"imports": imports, "depends": depends}),
        tuple(Requirement(need) for need in depends),
    )
