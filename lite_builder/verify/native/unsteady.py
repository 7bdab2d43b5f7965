"""What of a cell's outputs differs from one native run to the next? It is put aside before comparing.

Lines of printed text are put aside one by one, so that a measured time does not hide a wrong sum on the next line.
"""

from dataclasses import replace
from itertools import zip_longest

from lite_builder.verify.native.compare_cells import unequal_parts
from lite_builder.verify.native.outputs.text import same_text
from lite_builder.verify.native.outputs.tolerance import Tolerance
from lite_builder.verify.native.parts import Displayed, Parts


def steadied(browser: Parts, native: Parts, again: Parts, tolerance: Tolerance) -> Parts:
    """The browser's outputs, in which whatever two native runs disagree about is as in the first of them."""
    printed = {
        name: _steadied_text(text, native.printed[name], again.printed[name], tolerance)
        for name, text in browser.printed.items()
    }
    error = browser.error if native.error == again.error else native.error
    return replace(
        browser, printed=printed, displayed=_steadied_outputs(browser, native, again, tolerance), error=error
    )


def _steadied_text(browser: str, native: str, again: str, tolerance: Tolerance) -> str:
    if same_text(native, again, tolerance):
        return browser
    lines, others, more = browser.splitlines(), native.splitlines(), again.splitlines()
    if not len(lines) == len(others) == len(more):
        return native
    both = zip(lines, others, more, strict=True)
    return "\n".join(line if same_text(other, third, tolerance) else other for line, other, third in both)


def _steadied_outputs(browser: Parts, native: Parts, again: Parts, tolerance: Tolerance) -> tuple[Displayed, ...]:
    if not len(browser.displayed) == len(native.displayed) == len(again.displayed):
        return browser.displayed if len(native.displayed) == len(again.displayed) else native.displayed
    nothing = dict.fromkeys(browser.printed, "")
    return tuple(
        here if not unequal_parts(Parts(nothing, (there,)), Parts(nothing, (third,)), tolerance) else there
        for here, there, third in zip_longest(browser.displayed, native.displayed, again.displayed)
    )
