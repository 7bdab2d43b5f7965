"""Do two images look the same? The share of the area where one has what the other has nowhere near.

Browser and computer draw letters with different versions of FreeType: another width by a pixel or two, and matplotlib,
which leaves room for them, moves axes by up to five. So a point counts only if its colour lies outside of all colours
that the other image has around that place: what appears, vanishes or moves by more is seen. A hash of the whole image
(ImageHash) does not do: a plot in which one bar has another height has nearly the same. Measured in docs/native.md.
"""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Sequence
from functools import reduce
from io import BytesIO
from itertools import product

from PIL import Image, ImageChops, ImageFilter, UnidentifiedImageError

SHRINK = 2
"""Both are shrunk by this first, so that smoothed edges do not count; one point is then this many pixels wide.

A thin line that fills a point in one image may fill two by halves in the other, where it lies a pixel aside. So what
the other image has around a place is what it has there for any pixel at which its points may begin.
"""

SPARE = SHRINK - 1
"""Pixels that are added on the right and below, so that points may begin at any."""

AROUND_POINTS = 3
"""How far around a place to look, in points: six pixels."""

SEEN = 52
"""What a colour may be off, of 255: a fifth."""

SIZE_SLACK = 2 * SHRINK * AROUND_POINTS
"""Pixels by which the sizes may differ."""

Picture = Image.Image


def difference_of_images(one: str, other: str) -> float:
    """The share of the area that looks different, from 0 to 1; 1 where the sizes differ or one is no image.

    Both are the bytes of an image in base64, as nbformat keeps them.
    """
    if one == other:
        return 0.0
    try:
        pictures = [_decoded(text) for text in (one, other)]
    except (Base64Error, UnidentifiedImageError, OSError):
        return 1.0
    sizes = [picture.size for picture in pictures]
    if any(abs(here - there) > SIZE_SLACK for here, there in zip(*sizes, strict=True)):
        return 1.0
    size = (max(size[0] for size in sizes), max(size[1] for size in sizes))
    here, there = (_shrunk(_laid_on_white(picture, size)) for picture in pictures)
    off = max(_points_unlike(here[0], there), _points_unlike(there[0], here))
    return off / (here[0].width * here[0].height)


def _shrunk(picture: Picture) -> list[Picture]:
    """The picture for each pixel at which its points may begin; at its very corner first."""
    width, height = picture.width - SPARE, picture.height - SPARE
    starts = product(range(SHRINK), repeat=2)
    return [picture.crop((x, y, x + width, y + height)).reduce(SHRINK) for x, y in starts]


def _points_unlike(picture: Picture, other: Sequence[Picture]) -> int:
    """How many points have a colour that lies outside of those around the same place in the other image."""
    window = 2 * AROUND_POINTS + 1
    darkest = reduce(ImageChops.darker, (each.filter(ImageFilter.MinFilter(window)) for each in other))
    lightest = reduce(ImageChops.lighter, (each.filter(ImageFilter.MaxFilter(window)) for each in other))
    off = ImageChops.lighter(ImageChops.subtract(picture, lightest), ImageChops.subtract(darkest, picture))
    red, green, blue = off.split()
    return sum(ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[SEEN:])


def _decoded(text: str) -> Picture:
    return Image.open(BytesIO(b64decode(text))).convert("RGBA")


def _laid_on_white(picture: Picture, size: tuple[int, int]) -> Picture:
    page = Image.new("RGBA", (size[0] + SPARE, size[1] + SPARE), "white")
    page.alpha_composite(picture)
    return page.convert("RGB")
