"""Which packages does Pyodide itself publish for its release? Its `pyodide-lock.json`, as typed records."""

from pathlib import Path

from packaging.utils import canonicalize_name
from pydantic import BaseModel, Field, ValidationError

from lite_builder.errors import LockError, Place
from lite_builder.packages.lock import FileName, Release, Sha256


class OfficialPackage(BaseModel):
    """One package of Pyodide's distribution; `depends` are normalised names, which they are not in the file."""

    name: str
    version: str
    file_name: FileName
    sha256: Sha256
    imports: tuple[str, ...] = ()
    depends: tuple[str, ...] = ()

    @property
    def is_pure(self) -> bool:
        """Whether PyPI has a wheel of it that works in the browser as well."""
        return self.file_name.endswith("-none-any.whl")


class _Info(BaseModel):
    python: str
    platform: str
    arch: str
    abi_version: str


class _File(BaseModel):
    info: _Info
    packages: dict[str, OfficialPackage] = Field(min_length=1)


class OfficialLock:
    """The packages of one release by normalised name, without those that hold only tests."""

    def __init__(self, version: str, content: _File) -> None:
        info = content.info
        self.release = Release(
            version=version, python=info.python, platform=info.platform, arch=info.arch, abi=info.abi_version
        )
        self.packages: dict[str, OfficialPackage] = {
            canonicalize_name(name): package.model_copy(
                update={"depends": tuple(sorted(canonicalize_name(need) for need in package.depends))}
            )
            for name, package in content.packages.items()
            if not name.endswith("-tests")
        }

    def providers(self) -> dict[str, str]:
        """For every name that can be imported, the package that it comes from."""
        return {name: package for package, entry in self.packages.items() for name in entry.imports}


def read_official_lock(file: Path, version: str) -> OfficialLock:
    """Read the official lock of a release. Raises `LockError` if the file is something else."""
    try:
        content = _File.model_validate_json(file.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        raise LockError(
            f"what came as the list of Pyodide {version}'s packages is not that list",
            where=Place(file),
            why=f"{'.'.join(map(str, first['loc'])) or 'the file'}: {first['msg']}",
            todo="check [packages] cdn in course.toml, and that no proxy answers in its place",
        ) from error
    return OfficialLock(version, content)
