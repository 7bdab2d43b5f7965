"""Images compared as a person would: what trembles is the same, what appears or moves is not."""

from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageDraw

from lite_builder.settings import CompareSection
from lite_builder.verify.native.outputs.images import difference_of_images

ALLOWED = CompareSection().image


def plot(*, bar: int = 200, down: int = 0, size: tuple[int, int] = (560, 450), form: str = "PNG") -> str:
    """Bars in a frame, all of it `down` by some pixels."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((50, 20 + down, 540, 420), outline="black")
    for number, height in enumerate((100, 150, bar, 300)):
        draw.rectangle((80 + number * 100, 420 - height + down, 140 + number * 100, 420), fill="steelblue")
    kept = BytesIO()
    picture.save(kept, form)
    return b64encode(kept.getvalue()).decode()


def test_an_image_is_like_itself_however_it_is_packed() -> None:
    assert difference_of_images(plot(), plot()) == 0
    assert difference_of_images(plot(), plot(form="BMP")) == 0


def test_what_moves_by_the_height_of_a_letters_edge_is_the_same() -> None:
    assert difference_of_images(plot(), plot(down=4)) <= ALLOWED
    assert difference_of_images(plot(), plot(size=(560, 454))) <= ALLOWED


def test_a_bar_of_another_height_is_seen() -> None:
    assert difference_of_images(plot(), plot(bar=220)) > ALLOWED
    assert difference_of_images(plot(bar=220), plot()) > ALLOWED


def thin_lines(first: int) -> str:
    """Thirty vertical lines, two pixels wide, the first one so far from the left."""
    picture = Image.new("RGB", (560, 450), "white")
    draw = ImageDraw.Draw(picture)
    for number in range(30):
        draw.rectangle((first + number * 16, 100, first + 1 + number * 16, 300), fill="orange")
    kept = BytesIO()
    picture.save(kept, "PNG")
    return b64encode(kept.getvalue()).decode()


def test_thin_lines_are_the_same_whether_they_fill_points_or_halves_of_two() -> None:
    assert difference_of_images(thin_lines(40), thin_lines(41)) == 0
    assert difference_of_images(thin_lines(41), thin_lines(40)) == 0
    assert difference_of_images(thin_lines(40), thin_lines(48)) > ALLOWED


def test_another_size_and_what_is_no_image_differ_wholly() -> None:
    assert difference_of_images(plot(), plot(size=(600, 450))) == 1
    assert difference_of_images(plot(), "bm8gaW1hZ2U=") == 1
