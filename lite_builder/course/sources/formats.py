"""Which module reads which file? The suffixes of pages, in the order in which an entry of the outline tries them."""

from collections.abc import Mapping

from lite_builder.course.sources.ipynb import parse_ipynb
from lite_builder.course.sources.markdown import parse_markdown
from lite_builder.course.sources.parsed import Parse
from lite_builder.course.sources.script import parse_script

FORMATS: Mapping[str, Parse] = {
    ".py": parse_script,
    ".md": parse_markdown,
    ".ipynb": parse_ipynb,
    ".markdown": parse_markdown,
}
SOURCE_SUFFIXES = tuple(FORMATS)
