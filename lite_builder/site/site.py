"""A built site as a value, and whether it is what a build would give again."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lite_builder.errors import NoSiteError
from lite_builder.project import Project
from lite_builder.shelf import Shelf
from lite_builder.site.fingerprint import fingerprint
from lite_builder.site.manifest import Manifest, read_manifest
from lite_builder.store import Store

_SHELF = "sites"


@dataclass(frozen=True)
class Site:
    """A built site: its folder and its manifest."""

    folder: Path
    manifest: Manifest

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.manifest.files.values())


def find_up_to_date(project: Project, output: Path, store: Store) -> Site | None:
    """The site in `output`, if it is whole and was last built here from just these inputs."""
    try:
        manifest = read_manifest(output)
    except NoSiteError:
        return None
    inputs = Shelf.of(store, _SHELF).get(_name(manifest))
    if inputs == fingerprint(project).encode() and _is_whole(output, manifest):
        return Site(output, manifest)
    return None


def remember_inputs(manifest: Manifest, inputs: str, store: Store) -> None:
    """Remember from which inputs, by their fingerprint, the site of this manifest was built.

    In the cache and not in the site, since the inputs include what is withheld.
    """
    Shelf.of(store, _SHELF).put(_name(manifest), inputs.encode())


def _name(manifest: Manifest) -> str:
    return sha256(manifest.model_dump_json().encode()).hexdigest()


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether each file of the manifest is in the folder with its size."""
    try:
        return all((folder / path).stat().st_size == file.size for path, file in manifest.files.items())
    except OSError:
        return False
