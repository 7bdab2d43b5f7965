"""Which files of a site come, byte for byte, from published packages, and so hold nothing of the author's?

They are known by their sha256: files of the lock, JupyterLite's app, and installed front-end extensions.
"""

import base64
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, distribution, distributions

from lite_builder.packages.lock import Lock

_APP = "jupyterlite-core"
_EXTENSIONS = "share/jupyter/labextensions/"


def known_hashes(lock: Lock | None) -> frozenset[str]:
    """The sha256, in hexadecimal, of each file that a site may hold and that was published before by somebody else."""
    locked = (file.sha256 for file in lock.files) if lock else ()
    extensions = (digest for package in distributions() for digest in _extension_hashes(package))
    return frozenset((*locked, *_app_hashes(), *extensions))


def _app_hashes() -> Iterator[str]:
    app = distribution(_APP)
    for file in app.files or ():
        if file.suffix == ".tgz":
            with tarfile.open(str(app.locate_file(file))) as archive:
                for member in archive:
                    if content := archive.extractfile(member):
                        yield sha256(content.read()).hexdigest()


def _extension_hashes(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        if _EXTENSIONS in file.as_posix() and file.hash and file.hash.mode == "sha256":
            padded = file.hash.value + "=" * (-len(file.hash.value) % 4)
            yield base64.urlsafe_b64decode(padded).hex()
