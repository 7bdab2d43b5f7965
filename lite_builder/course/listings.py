"""What does a page say where it lists the pages of the course, or its own headings?"""

from pathlib import PurePosixPath

from lite_builder.course.anchors import Kind
from lite_builder.course.markup import as_markdown
from lite_builder.course.myst.directives import Directive
from lite_builder.course.targets import Target, Targets, address_of, text_of


def listed(directive: Directive, page: PurePosixPath, targets: Targets) -> str | None:
    """The list that a directive stands for; None if it stands for none, or there is nothing to list.

    `{tableofcontents}` on the first page lists all others by module; `{contents}` lists the headings of its page.
    """
    if directive.name == "tableofcontents" and page == next(iter(targets.pages), None):
        return _pages(page, targets) or None
    if directive.name == "contents":
        return _headings(page, targets) or None
    return None


def _pages(page: PurePosixPath, targets: Targets) -> str:
    parts = []
    for caption, paths in targets.outline:
        items = [_item(Target(path), page, targets) for path in paths if path in targets.pages]
        if items:
            parts += [*([f"**{as_markdown(caption)}**"] if caption else []), "\n".join(items)]
    return "\n\n".join(parts)


def _headings(page: PurePosixPath, targets: Targets) -> str:
    """The headings below the page's title."""
    headings = dict.fromkeys(anchor for anchor in targets.pages[page].values() if anchor.kind is Kind.HEADING)
    return "\n".join(_item(Target(page, anchor), page, targets) for anchor in list(headings)[1:])


def _item(target: Target, page: PurePosixPath, targets: Targets) -> str:
    return f"- [{as_markdown(text_of(target, targets))}]({address_of(target, page, targets)})"
