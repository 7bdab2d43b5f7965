"""How is plain text written in Markdown, so that nothing of it is taken for markup?"""

_MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>$"})


def as_markdown(text: str) -> str:
    """The text with a backslash before each character that Markdown gives a meaning."""
    return text.translate(_MARKUP)
