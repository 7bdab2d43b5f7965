"""Do two images look the same? The share of the area where one has what the other has nowhere near.

Browser and computer draw letters with different versions of FreeType: another width by a pixel or two, and matplotlib,
which leaves room for them, moves axes by up to five. So a point counts only if its colour lies outside of all colours
that the other image has around that place: what appears, vanishes or moves by more is seen. A hash of the whole image
(ImageHash) does not do: a plot in which one bar has another height has nearly the same. Measured in docs/native.md.
"""

from base64 import b64decode
from binascii import Error as Base64Error
from io import BytesIO

from PIL import Image, ImageChops, ImageFilter, UnidentifiedImageError

SHRINK = 2
"""Both are shrunk by this first, so that smoothed edges do not count; one point is then this many pixels wide."""

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
    here, there = (_laid_on_white(picture, size).reduce(SHRINK) for picture in pictures)
    off = max(_points_unlike(here, there), _points_unlike(there, here))
    return off / (here.width * here.height)


def _points_unlike(picture: Picture, other: Picture) -> int:
    """How many points have a colour that lies outside of those around the same place in the other image."""
    window = 2 * AROUND_POINTS + 1
    darkest, lightest = other.filter(ImageFilter.MinFilter(window)), other.filter(ImageFilter.MaxFilter(window))
    off = ImageChops.lighter(ImageChops.subtract(picture, lightest), ImageChops.subtract(darkest, picture))
    red, green, blue = off.split()
    return sum(ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[SEEN:])


def _decoded(text: str) -> Picture:
    return Image.open(BytesIO(b64decode(text))).convert("RGBA")


def _laid_on_white(picture: Picture, size: tuple[int, int]) -> Picture:
    page = Image.new("RGBA", size, "white")
    page.alpha_composite(picture)
    return page.convert("RGB")
