"""Does a cell give the same in the browser and natively? Two cells' outputs, and the first thing that differs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from lite_builder.verify.native.outputs.images import difference_of_images
from lite_builder.verify.native.outputs.tables import difference_in_html
from lite_builder.verify.native.outputs.text import NOTHING, first_difference
from lite_builder.verify.native.outputs.tolerance import Tolerance
from lite_builder.verify.native.parts import ERROR, FORMS, STREAMS, Displayed, Parts


@dataclass(frozen=True)
class Unequal:
    """A part of a cell's outputs, both values, and if they are images, these as base64."""

    what: str
    browser: str
    native: str
    pictures: tuple[str, str] | None = None


def unequal_parts(browser: Parts, native: Parts, tolerance: Tolerance) -> tuple[Unequal, ...]:
    """What differs, part by part; an error that only one of them has stands first, since it explains the rest."""
    found: list[Unequal] = []
    if browser.error != native.error:
        found.append(Unequal(ERROR, browser.error or "no error", native.error or "no error"))
    found += _printed(browser, native, tolerance)
    if browser.error == native.error:
        found += _displayed(browser.displayed, native.displayed, tolerance)
    return tuple(found)


def _printed(browser: Parts, native: Parts, tolerance: Tolerance) -> Iterator[Unequal]:
    for name, words in STREAMS.items():
        if found := first_difference(browser.printed[name], native.printed[name], tolerance):
            line, here, there = found
            yield Unequal(f"{words}, line {line}", here, there)


def _displayed(browser: Iterable[Displayed], native: Iterable[Displayed], tolerance: Tolerance) -> Iterator[Unequal]:
    for number, (here, there) in enumerate(zip_longest(browser, native), 1):
        name = f"output {number}"
        if here is None or there is None:
            yield Unequal(name, _summary(here), _summary(there))
        elif (form := _form(here, there)) is None:
            yield Unequal(f"{name}, its forms", ", ".join(sorted(here.forms)), ", ".join(sorted(there.forms)))
        elif found := _in_form(form, here.forms[form], there.forms[form], tolerance):
            yield Unequal(f"{name}, {found.what}", found.browser, found.native, found.pictures)


def _form(here: Displayed, there: Displayed) -> str | None:
    """The form to compare; None where there is none in both."""
    both = here.forms.keys() & there.forms.keys()
    return next((form for form in FORMS if form in both), min(both, default=None))


def _in_form(form: str, here: object, there: object, tolerance: Tolerance) -> Unequal | None:
    if form in ("image/png", "image/jpeg"):
        return _image(str(here), str(there), tolerance)
    if form == "text/html":
        found = difference_in_html(str(here), str(there), tolerance)
        return Unequal(*found) if found else None
    found_text = first_difference(_as_text(here), _as_text(there), tolerance)
    return Unequal(f"line {found_text[0]}", found_text[1], found_text[2]) if found_text else None


def _as_text(data: object) -> str:
    return data if isinstance(data, str) else json.dumps(data, indent=1, sort_keys=True)


def _image(here: str, there: str, tolerance: Tolerance) -> Unequal | None:
    here, there = ("".join(text.split()) for text in (here, there))
    off = difference_of_images(here, there)
    if off <= tolerance.image:
        return None
    return Unequal("image", "an image", f"another one: {off:.2%} of its area look different", (here, there))


def _summary(displayed: Displayed | None) -> str:
    if displayed is None:
        return NOTHING
    text = displayed.forms.get("text/plain")
    first = text.strip().splitlines()[0] if isinstance(text, str) and text.strip() else ""
    return first or ", ".join(sorted(displayed.forms))
