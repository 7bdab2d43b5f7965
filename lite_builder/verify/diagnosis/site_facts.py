"""What does the site have, for one who asks why a notebook fails? Its files and what can be imported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lite_builder.errors import NoSiteError
from lite_builder.site.manifest import CONTENTS, Manifest
from lite_builder.verify.shipped import read_shipped


@dataclass(frozen=True)
class SiteFacts:
    """The course's `files` as notebooks see them, with their sizes in bytes.

    `shipped` are the names of the packages, and of the top-level modules in them.
    """

    files: Mapping[PurePosixPath, int] = field(default_factory=dict)
    shipped: frozenset[str] = frozenset()


def read_site_facts(folder: Path, manifest: Manifest) -> SiteFacts:
    """Look at a built site. One without Python's packages, as after a broken upload, has nothing that is shipped."""
    files = {
        PurePosixPath(path).relative_to(CONTENTS): file.size
        for path, file in manifest.files.items()
        if path.startswith(f"{CONTENTS}/")
    }
    try:
        return SiteFacts(files, read_shipped(folder).names)
    except NoSiteError:
        return SiteFacts(files)
