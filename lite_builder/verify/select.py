"""Which notebooks of the site are meant? By the names that a person types."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from lite_builder.errors import NoSiteError, Place
from lite_builder.site.manifest import Manifest, SiteNotebook


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
                why="it has " + ", ".join(notebook.path for notebook in manifest.notebooks),
                todo="name one of these, or a pattern such as 'pipeline/*'; or build the site again if the page is new",
            )
    return tuple(nb for nb in manifest.notebooks if not only or any(means(name, nb.path) for name in only))


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
