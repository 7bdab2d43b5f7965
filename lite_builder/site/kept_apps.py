"""Were JupyterLite's apps built like this before? Kept as archives; each change of what they are made of names another.

To build them takes a second, which an author who has changed one page need not wait for.
"""

import json
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from lite_builder.memory import code_digest
from lite_builder.shelf import Shelf
from lite_builder.site.extensions import Prebuilt

_MAKERS = ("jupyterlite-core", "jupyterlite-pyodide-kernel")


def apps_name(settings: Mapping[str, Any], extensions: Iterable[Prebuilt]) -> str:
    """The name of the apps that JupyterLite builds with these settings and extensions."""
    parts = [
        code_digest(),
        [version(name) for name in _MAKERS],
        settings,
        [extension.identity for extension in extensions],
    ]
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def unpack_apps(shelf: Shelf, name: str, into: Path) -> bool:
    """Put the apps of this name into the new folder `into`; False if there are none."""
    packed = shelf.get(name)
    if packed is None:
        return False
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        archive.extractall(into)
    return True


def keep_apps(shelf: Shelf, name: str, folder: Path) -> None:
    """Keep the apps in `folder` under this name."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder))
    shelf.put(name, packed.getvalue())
