"""Does the server give the site's files as a browser takes them? A missing one or a wrong media type, in a sentence."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

_JAVASCRIPT = frozenset({"text/javascript", "application/javascript", "application/x-javascript"})
_MEDIA_TYPES: Mapping[str, Collection[str]] = {
    ".js": _JAVASCRIPT,
    ".mjs": _JAVASCRIPT,
}
"""Without one of these, browsers refuse modules and workers (HTML's module scripts)."""

_PYTHON = ("static/pyodide/", "extensions/@jupyterlite/pyodide-kernel-extension/")


def serving_problem(path: str, status: int, content_type: str) -> str:
    """What is wrong with the answer for the site's file at this path, or nothing."""
    if status >= 400:
        return f"the server has no {path} (status {status})"
    media_type = content_type.partition(";")[0].strip().lower()
    taken = _MEDIA_TYPES.get(PurePosixPath(path).suffix)
    if status == 200 and taken is not None and media_type not in taken:
        return f"the server gives {path} as {media_type or 'nothing in particular'}, which the browser does not take"
    return ""


def stops_python(path: str, status: int) -> bool:
    """Whether Python cannot start, now that there is a problem with this answer.

    JupyterLite lives without some files of its own, and not with a script of the wrong type.
    """
    return status < 400 or path.startswith(_PYTHON)
