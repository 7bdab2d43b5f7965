"""How do the modules of assets/file_origin/ get into a page of file://, which may import none? Joined to one script.

Each of them imports others of the same folder by name, and exports functions, classes and constants: nothing else
has to be understood here.
"""

import json
import re
from collections.abc import Mapping
from importlib.resources import files

_FOLDER = files("lite_builder.site") / "assets" / "file_origin"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<module>[a-z_]+\.mjs)";\n', flags=re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(async )?function |class |const )", flags=re.MULTILINE)
_NOT_UNDERSTOOD = re.compile(r"^(import|export)\b.*", flags=re.MULTILINE)


def page_script(key: Mapping[str, object]) -> str:
    """The script that each page of JupyterLite begins with; `key` is what page.mjs calls a Key."""
    # A script of a page ends at the first `</script`, and this one may stand in a page some day.
    known, worker = (json.dumps(value).replace("</", "<\\/") for value in (key, joined("worker.mjs")))
    return f"(() => {{\n{joined('page.mjs')}\nstartPage({known}, {worker});\n}})();\n"


def joined(module: str) -> str:
    """The text of a module of the layer behind the texts of all that it imports, as a classic script."""
    texts: dict[str, str] = {}
    _add(module, texts)
    return "\n".join(texts.values())


def without_modules(text: str) -> str:
    """The text of a module without its imports and exports. Raises `ValueError` for such as are not understood."""
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _NOT_UNDERSTOOD.search(text):
        raise ValueError(f"`{left[0]}` cannot be joined with other modules")
    return text


def _add(module: str, texts: dict[str, str]) -> None:
    text = _FOLDER.joinpath(module).read_text(encoding="utf-8")
    for needed in _IMPORT.finditer(text):
        if needed["module"] not in texts:
            _add(needed["module"], texts)
    texts[module] = without_modules(text)
