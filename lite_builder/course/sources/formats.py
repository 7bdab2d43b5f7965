"""Which module reads which file? The suffixes of pages, in the order in which an entry of the outline tries them."""

from pathlib import Path

from lite_builder.course.sources.parsed import ParsedSource

SOURCE_SUFFIXES = (".py", ".md", ".ipynb", ".markdown")


def parse(text: str, file: Path) -> ParsedSource:
    """Read the text of a page as the suffix of its file says. Raises `PageError`.

    A format's module is loaded when a page is read by it: jupytext takes a while, also where no page has changed.
    """
    match file.suffix:
        case ".py":
            from lite_builder.course.sources.script import parse_script

            return parse_script(text, file)
        case ".ipynb":
            from lite_builder.course.sources.ipynb import parse_ipynb

            return parse_ipynb(text, file)
        case ".md" | ".markdown":
            from lite_builder.course.sources.markdown import parse_markdown

            return parse_markdown(text, file)
    raise ValueError(f"{file} has none of the suffixes {SOURCE_SUFFIXES}")
