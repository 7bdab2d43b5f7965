"""Which notebooks of the site are meant? By the names that a person types."""

from collections.abc import Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from lite_builder.errors import NoSiteError, Place
from lite_builder.site.manifest import Manifest, SiteNotebook

LISTED = 8
"""As many notebooks an error names at most."""


def select_notebooks(folder: Path, manifest: Manifest, only: Sequence[str]) -> tuple[SiteNotebook, ...]:
    """The notebooks that the names in `only` mean, in the site's order; all of them if there are no names.

    Raises `NoSiteError` if the site has no notebooks, or if a name means none of them.
    """
    if not manifest.notebooks:
        raise NoSiteError(
            "this site has no notebooks",
            where=Place(folder),
            todo="name pages in the outline (_toc.yml) and build the site again",
        )
    for name in only:
        if not any(means(name, notebook.path) for notebook in manifest.notebooks):
            raise NoSiteError(
                f"no notebook of this site is meant by {name!r}",
                where=Place(folder),
                why=what_there_is([notebook.path for notebook in manifest.notebooks], name),
                todo="name one of these, or a pattern such as 'pipeline/*'; or build the site again if the page is new",
            )
    return tuple(nb for nb in manifest.notebooks if not only or any(means(name, nb.path) for name in only))


def what_there_is(paths: Sequence[str], name: str) -> str:
    """A sentence on the notebooks that somebody who typed `name` may have had in mind; on all if they are few."""
    if len(paths) <= LISTED:
        return "it has " + ", ".join(paths)
    near = get_close_matches(name.strip("*"), paths, LISTED, cutoff=0.3)
    return f"it has {len(paths)} notebooks" + (", among them " + ", ".join(near) if near else "")


def means(name: str, path: str) -> bool:
    """True if `name` means the notebook at `path`: a pattern, the path, its end, or the author's file of that name.

    For `pipeline/01_look.ipynb` these are `pipeline/*`, `01_look.ipynb`, `01_look` and `content/pipeline/01_look.py`.
    """
    if fnmatchcase(path, name):
        return True
    wanted = PurePath(name).with_suffix("").parts if name else ()
    parts = PurePath(path).with_suffix("").parts
    shorter = min(len(wanted), len(parts))
    return shorter > 0 and wanted[-shorter:] == parts[-shorter:]
