"""Under which names do modules of JavaScript travel? `boot.mjs` as `boot.js`: browsers run no module without its type.

Some servers have no type for `.mjs`, such as nginx with the table that Debian's package or its own gives it. Node knows
modules by `.mjs`, so they have this name until Node has done its part of a build.
"""

import re
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path

_NAMED = re.compile(rb"([\w-]+)\.mjs\b")


def served_name(name: str) -> str:
    """The name that a file with this one has in a site."""
    return f"{name.removesuffix('.mjs')}.js" if name.endswith(".mjs") else name


def as_served(content: bytes) -> bytes:
    """The text of a module as it names others in a site."""
    return _NAMED.sub(rb"\1.js", content)


def put_modules(modules: Iterable[Traversable], folder: Path) -> None:
    """Put these files into a folder of the site, the modules among them under the names that they travel by."""
    for module in modules:
        content = module.read_bytes()
        is_module = module.name.endswith(".mjs")
        (folder / served_name(module.name)).write_bytes(as_served(content) if is_module else content)


def rename_modules(folder: Path) -> None:
    """Give the modules in a folder of the site the names that they travel by."""
    for module in folder.glob("*.mjs"):
        module.with_name(served_name(module.name)).write_bytes(as_served(module.read_bytes()))
        module.unlink()
