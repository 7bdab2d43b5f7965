"""What does a page say where it lists the pages of the course, or its own headings?"""

from lite_builder.course.links.anchors import Kind
from lite_builder.course.links.targets import Spot, Target, Targets, address_of, text_of
from lite_builder.course.markup import as_markdown
from lite_builder.course.myst.directives import Directive


def listed(directive: Directive, spot: Spot, targets: Targets) -> str | None:
    """The list that a directive stands for; None if it stands for none, or there is nothing to list.

    `{tableofcontents}` on the first page lists all others by module; `{contents}` lists the headings of its page.
    """
    if directive.name == "tableofcontents" and spot.page == next(iter(targets.pages), None):
        return _pages(spot, targets) or None
    if directive.name == "contents":
        return _headings(spot, targets) or None
    return None


def _pages(spot: Spot, targets: Targets) -> str:
    parts = []
    for caption, paths in targets.outline:
        items = [_item(Target(path), spot, targets) for path in paths if path in targets.pages]
        if items:
            parts += [*([f"**{as_markdown(caption)}**"] if caption else []), "\n".join(items)]
    return "\n\n".join(parts)


def _headings(spot: Spot, targets: Targets) -> str:
    """The headings below the page's title."""
    headings = dict.fromkeys(anchor for anchor in targets.pages[spot.page].values() if anchor.kind is Kind.HEADING)
    return "\n".join(_item(Target(spot.page, anchor), spot, targets) for anchor in list(headings)[1:])


def _item(target: Target, spot: Spot, targets: Targets) -> str:
    return f"- [{as_markdown(text_of(target, targets))}]({address_of(target, spot, targets)})"
