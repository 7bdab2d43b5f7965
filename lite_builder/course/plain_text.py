"""What does a line of Markdown say, without its markup?"""

import re

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt()
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}`([^`<]+)(?:<[^`>]*>)?`")


def plain_text(line: str) -> str:
    """The text of a heading, a title or a term; of a role its words."""
    without_roles = _ROLE.sub(lambda role: role[1].strip(), line)
    inline = _MARKDOWN.parseInline(without_roles)[0]
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
