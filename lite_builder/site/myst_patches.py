"""What do we change in jupyterlab-myst 2.7.0 (github.com/jupyter-book/jupyterlab-myst), and why?"""

from lite_builder.site.patch import Patch

_COLOURS = {
    "keyword": "keyword",
    "built_in": "builtin",
    "literal": "keyword",
    "number": "number",
    "string": "string",
    "comment": "comment",
    "title": "def",
    "meta": "meta",
    "attr": "attribute",
    "operator": "operator",
}
"""By what highlight.js calls a piece of code, the colour that JupyterLab's themes have for it."""

_RULES = "".join(
    f".myst .hljs-{name}{{color:var(--jp-mirror-editor-{colour}-color)}}" for name, colour in _COLOURS.items()
)

PATCHES = (
    Patch(
        "static/8352.*.js",
        "function uo(e,t,n,r){if(null!=e.enumerated)return e.enumerated;",
        'function uo(e,t,n,r){if(null!=e.enumerated)return e.enumerated;if("equation"===t&&!e.label)return!1;',
        why="a book numbers the equations that have a label, so the numbers of references to them would be others",
    ),
    Patch(
        "static/4366.*.js",
        ".myst p .lm-Widget img {",
        f"{_RULES}.myst p .lm-Widget img {{",
        why="it marks up code for highlight.js and has no colours for it",
    ),
)
