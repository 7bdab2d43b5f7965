"""A built site as a value, and whether it is what a build would give again."""

from dataclasses import dataclass
from pathlib import Path

from lite_builder.errors import NoSiteError
from lite_builder.settings import Project
from lite_builder.site.fingerprint import fingerprint
from lite_builder.site.manifest import Manifest, read_manifest


@dataclass(frozen=True)
class Site:
    """A built site: its folder and its manifest."""

    folder: Path
    manifest: Manifest

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.manifest.files.values())


def find_up_to_date(project: Project, output: Path) -> Site | None:
    """The site in `output`, if it is whole and was built from just these inputs."""
    try:
        manifest = read_manifest(output)
    except NoSiteError:
        return None
    if manifest.fingerprint == fingerprint(project) and _is_whole(output, manifest):
        return Site(output, manifest)
    return None


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether each file of the manifest is in the folder with its size."""
    try:
        return all((folder / path).stat().st_size == file.size for path, file in manifest.files.items())
    except OSError:
        return False
