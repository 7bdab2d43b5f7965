"""How does the Markdown of a page read where learners open it? Its links lead somewhere, and its MyST is shown."""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from lite_builder.course.links.edits import edited
from lite_builder.course.links.link_edits import link_edits
from lite_builder.course.links.markdown_links import MarkdownLink
from lite_builder.course.links.targets import DeadLink, Spot, Targets
from lite_builder.course.listings import listed
from lite_builder.course.myst.directives import Directive
from lite_builder.course.myst.footnotes import CellFootnotes, marks_of, numbers_of, share_out, without_definitions
from lite_builder.course.myst.numbering import Numbering
from lite_builder.course.myst.reader_form import in_form_for, inline_edits
from lite_builder.course.reader import Reader


def present_texts(
    texts: Sequence[str],
    page: PurePosixPath,
    targets: Targets,
    dead: Callable[[int, MarkdownLink, DeadLink], None],
) -> list[str]:
    """The Markdown cells of a page as the reader of `targets` shows them.

    `dead` is told of each link and reference that leads nowhere, with the index of its cell among `texts`.
    """
    numbers = numbers_of(texts)
    written = []
    for index, text in enumerate(texts):

        def tell(link: MarkdownLink, problem: DeadLink, index: int = index) -> None:
            dead(index, link, problem)

        links = list(link_edits(text, Spot(page, index), targets, tell))
        written.append(edited(text, (*links, *inline_edits(text, numbers, targets.reader))))
    footnotes = share_out(written, map(marks_of, texts), numbers)
    if targets.reader is Reader.MYST:
        numbering = Numbering()
        written = [numbering.numbered(without_definitions(text, numbers)) for text in written]
    return [_in_form(text, Spot(page, index), targets, footnotes[index]) for index, text in enumerate(written)]


def _in_form(text: str, spot: Spot, targets: Targets, footnotes: CellFootnotes) -> str:
    def lists(directive: Directive) -> str | None:
        return listed(directive, spot, targets)

    return in_form_for(targets.reader, text, targets.pages.get(spot.page, {}), footnotes, lists)
