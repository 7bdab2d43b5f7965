"""How is MyST read? markdown-it-py with the plugins that its own authors keep."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

_MYST = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[^}\s]+\}"  # a directive
    r"|\{[A-Za-z][\w:.+-]*\}`[^`]"  # a role
    r"|^[ \t>]*\([^()\s]+\)=[ \t]*$"  # a label
    r"|\$\$[ \t]*\([^()\s]+\)[ \t]*$"  # the label of an equation
    r"|\[\^[^\]\s]+\]",  # a footnote
    re.MULTILINE,
)
_LIST_OF_DEFINITIONS = re.compile(r"^\S[^\n]*\n\n?:[ \t]+\S", re.MULTILINE)
FENCES = ("fence", "colon_fence")

_BLOCKS = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(dollarmath_plugin)
    .use(amsmath_plugin)
    .use(colon_fence_plugin)
    .use(deflist_plugin)
    .use(footnote_plugin)
    .use(myst_block_plugin)
)
# What stands inline is found by its own reader, where it stands; here only blocks are wanted.
_BLOCKS.core.ruler.disable(["inline", "text_join", "footnote_tail"])


def is_myst(text: str) -> bool:
    """Whether this Markdown text holds what Jupyter's own Markdown shows as raw text.

    What only looks like it, in a block of code, counts as well.
    """
    return bool(_MYST.search(text))


def may_list_definitions(text: str) -> bool:
    """Whether this Markdown text may hold terms with a line `: what it means` below, which read well either way."""
    return bool(_LIST_OF_DEFINITIONS.search(text))


@lru_cache(maxsize=4096)
def blocks_of(text: str) -> tuple[Token, ...]:
    """The blocks of a Markdown text, as markdown-it's tokens with their lines; do not change them."""
    # The plugin for colon fences (0.7) reads past the end of a text whose last line has no break.
    return tuple(_BLOCKS.parse(f"{text}\n"))
