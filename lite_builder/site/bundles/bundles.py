"""How do the wheels of a site become its bundles? One for all that the kernel needs, and one for each other package.

Each is made once and kept in the cache. Its name holds a digest of its bytes, so that no browser takes an old one for a
new one.
"""

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from lite_builder.packages.kernel import KERNEL_PACKAGES
from lite_builder.packages.lock import Lock, LockedPackage
from lite_builder.shelf import Shelf
from lite_builder.site.bundles.bundle_file import Bundle, folders, pack
from lite_builder.site.bundles.wheel_files import wheel_files
from lite_builder.store import Store

SUFFIX = ".bundle"
AT_ONCE = 4

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Group:
    """Packages that travel in one bundle, under this name."""

    name: str
    packages: tuple[LockedPackage, ...]


def bundle_packages(folder: Path, lock: Lock, store: Store) -> Lock:
    """Put bundles in the place of the wheels of `lock`, which lie in `folder`; gives the lock that names them."""
    shelf = _shelf(store)
    made: dict[str, tuple[str, bytes]] = {}
    groups = groups_of(lock)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        all_files = pool.map(lambda group: _kept_or_made(group, folder, lock, shelf), groups)
        for group, files in zip(groups, all_files, strict=True):
            for name, content in files.items():
                (folder / name).write_bytes(content)
            first = next(iter(files))
            made |= {package.name: (first, files[first]) for package in group.packages}
    packages = tuple(
        _renewed(package, *made[package.name]) if package.name in made else package for package in lock.packages
    )
    for group in groups:
        for package in group.packages:
            (folder / package.file).unlink()
    return lock.model_copy(update={"packages": packages})


def groups_of(lock: Lock) -> list[Group]:
    """The wheels of the lock, by the bundles that they travel in: what is no wheel travels as it is."""
    kernel = closure(KERNEL_PACKAGES, lock)
    wheels = [package for package in lock.packages if package.file.endswith(".whl")]
    together = tuple(package for package in wheels if package.name in kernel)
    alone = [Group(f"{package.name}-{package.version}", (package,)) for package in wheels if package.name not in kernel]
    return [Group("kernel", together), *alone] if together else alone


def closure(names: Iterable[str], lock: Lock) -> frozenset[str]:
    """These packages, and what they need, as far as the lock has it."""
    found: set[str] = set()
    to_do = list(names)
    while to_do:
        name = to_do.pop()
        package = lock.package(name)
        if package and name not in found:
            found.add(name)
            to_do += package.depends
    return frozenset(found)


def bundle_hashes(lock: Lock, store: Store) -> frozenset[str]:
    """The sha256 of each bundle that was made on this machine of the wheels of `lock`, with the bytes that it names."""
    shelf = _shelf(store)
    kept = (shelf.get(_name(group, lock)) for group in groups_of(lock))
    return frozenset(sha256(content).hexdigest() for files in kept if files for content in _opened(files).values())


def _kept_or_made(group: Group, folder: Path, lock: Lock, shelf: Shelf) -> Mapping[str, bytes]:
    name = _name(group, lock)
    if kept := shelf.get(name):
        return _opened(kept)
    wheels = [(package, (folder / package.file).read_bytes()) for package in group.packages]
    files = _made(group.name, wheels, site_packages(lock))
    shelf.put(name, _closed(files))
    return files


def _made(name: str, wheels: Sequence[tuple[LockedPackage, bytes]], folder: str) -> Mapping[str, bytes]:
    """The bundle of these wheels, and behind it those that hold what comes later, one for each wheel."""
    first: dict[str, bytes] = {}
    later: dict[str, bytes] = {}
    index = {}
    for package, wheel in wheels:
        files = wheel_files(wheel, folder)
        first |= files.first
        if files.later:
            content = pack(Bundle(files.later))
            file = _file_name(f"{package.name}-{package.version}-later", content)
            later[file] = content
            index[file] = folders({path: len(content) for path, content in files.later.items()})
    content = pack(Bundle(first, index))
    return {_file_name(name, content): content, **later}


def site_packages(lock: Lock) -> str:
    """Where packages lie in the browser's file system, from its root."""
    return f"lib/python{'.'.join(lock.pyodide.python.split('.')[:2])}/site-packages"


def _file_name(name: str, content: bytes) -> str:
    return f"{name}-{sha256(content).hexdigest()[:12]}{SUFFIX}"


def _renewed(package: LockedPackage, file: str, content: bytes) -> LockedPackage:
    update = {"file": file, "sha256": sha256(content).hexdigest(), "size": len(content)}
    return package.model_copy(update=update)


def _shelf(store: Store) -> Shelf:
    return Shelf.of(store, "bundles")


def _closed(files: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _opened(packed: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _name(group: Group, lock: Lock) -> str:
    """The name on the shelf: all that the bundle is made from, and what makes it."""
    parts = [group.name, [package.sha256 for package in group.packages], site_packages(lock), _maker()]
    return sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _maker() -> str:
    """A digest of this folder, the code that makes bundles."""
    return sha256(b"\0".join(file.read_bytes() for file in sorted(_HERE.glob("*.py")))).hexdigest()
