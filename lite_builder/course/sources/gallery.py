"""Is a script one of sphinx-gallery's? It begins with a docstring that has a title, and lines divide its blocks.

The dividing line is twenty hashes or more, or a bare `# %%`, and comments right below it are text. Source: "Structuring
Python scripts for Sphinx-Gallery". The text is reStructuredText and stays as it is; titles and code look the same.
"""

import re

_TITLE_IN_DOCSTRING = re.compile(
    r"\A(?:[ \t]*(?:#[^\n]*)?\n)*"  # blank lines and comments, such as an encoding
    r"(?P<raw>[rR]?)(?P<quote>\"{3}|'{3})\s*"
    r"(?P<overline>(?P<over>[=\-~#*^])(?P=over){2,})?[ \t]*\n?"
    r"(?:(?!(?P=quote))[^\n])+\n[ \t]*(?P<under>[=\-~#*^])(?P=under){2,}[ \t]*\n"
)
_HASHES = re.compile(r"^#{20,}[ \t]*$", re.MULTILINE)
_BARE_MARKER = re.compile(r"^#[ \t]?%%[ \t]*$", re.MULTILINE)
_MARKER_WITH_MORE = re.compile(r"^#[ \t]?%%[ \t]+\S", re.MULTILINE)
_OVERLINE = re.compile(r"^# (?P<over>[=\-~#*^])(?P=over){2,}[ \t]*$(?=\n# [^\n]+\n# (?P=over){3})", re.MULTILINE)
_BLOCK_LINE = "#" * 79


def is_gallery(text: str) -> bool:
    """Whether the script is written for sphinx-gallery; one whose `# %%` markers say more is a percent script."""
    return bool(_TITLE_IN_DOCSTRING.match(text)) and not _MARKER_WITH_MORE.search(text)


def looks_like_gallery(text: str) -> bool:
    """Whether it is one that has more than one block, which a module with a titled docstring has not."""
    return is_gallery(text) and bool(_HASHES.search(text) or _BARE_MARKER.search(text))


def mark_blocks(text: str) -> str:
    """The same script as jupytext and Markdown know it: hashes divide it, titles have no line above. No line moves."""
    if title := _TITLE_IN_DOCSTRING.match(text):
        start, end = title.span("overline")
        if title["overline"]:
            text = text[:start] + text[end:]
        start, end = title.span("raw")
        text = text[:start] + text[end:]
    return _BARE_MARKER.sub(_BLOCK_LINE, _OVERLINE.sub("#", text))
