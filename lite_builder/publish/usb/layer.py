"""How do modules of site/assets/ get into a page of file://, which may import none? Joined to one script.

They are those of file_origin/ for the pages of JupyterLite, and of work/ for the landing page. Each of them imports
others of its folder by name, and exports functions, classes and constants: nothing else has to be understood here.
"""

import json
import re
from collections.abc import Mapping
from importlib.resources import files

_ASSETS = files("lite_builder.site") / "assets"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<module>[\w-]+\.mjs)";\n', flags=re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(async )?function |class |const )", flags=re.MULTILINE)
_NOT_UNDERSTOOD = re.compile(r"^(import|export)\b.*", flags=re.MULTILINE)


def page_script(key: Mapping[str, object]) -> str:
    """The script that each page of JupyterLite begins with; `key` is what page.mjs calls a Key."""
    # A script of a page ends at the first `</script`, and this one may stand in a page some day.
    known, worker = (json.dumps(value).replace("</", "<\\/") for value in (key, joined("file_origin", "worker.mjs")))
    return f"(() => {{\n{joined('file_origin', 'page.mjs')}\nstartPage({known}, {worker});\n}})();\n"


def start_script(course: Mapping[str, object]) -> str:
    """The script of the landing page; `course` is what work/kept_work.mjs calls a Course."""
    offer = f"{joined('work', 'landing.mjs')}\nofferWork({json.dumps(course)});"
    return f"(() => {{\n{offer}\n}})();\n(() => {{\n{joined('file_origin', 'one_page.mjs')}\nleaveLabOut();\n}})();\n"


def joined(folder: str, module: str) -> str:
    """The text of a module behind the texts of all that it imports from its folder, as a classic script."""
    texts: dict[str, str] = {}
    _add(folder, module, texts)
    return "\n".join(texts.values())


def without_modules(text: str) -> str:
    """The text of a module without its imports and exports. Raises `ValueError` for such as are not understood."""
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _NOT_UNDERSTOOD.search(text):
        raise ValueError(f"`{left[0]}` cannot be joined with other modules")
    return text


def _add(folder: str, module: str, texts: dict[str, str]) -> None:
    text = _ASSETS.joinpath(folder, module).read_text(encoding="utf-8")
    for needed in _IMPORT.finditer(text):
        if needed["module"] not in texts:
            _add(folder, needed["module"], texts)
    texts[module] = without_modules(text)
