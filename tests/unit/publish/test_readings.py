import base64
import bz2
import contextlib
import gzip
import json
import lzma
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lite_builder.publish import readings
from lite_builder.publish.readings import CannotLookInsideError, readings_of

SECRET = 'print("the answer is", 42)'


def zipped(content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.txt", content)
    return file.getvalue()


def wrapped(content: bytes) -> bytes:
    return base64.encodebytes(content * 4)


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zip": zipped,
    "base64": base64.b64encode,
    "base64 for addresses": base64.urlsafe_b64encode,
    "wrapped base64": wrapped,
    "JSON": lambda content: json.dumps([content.decode()]).encode(),
    "JSON with every character escaped": lambda content: "".join(f"\\u{ord(c):04x}" for c in content.decode()).encode(),
    "HTML": lambda content: content.replace(b'"', b"&quot;").replace(b"answer", b"<b>answer</b>"),
    "UTF-16": lambda content: content.decode().encode("utf-16"),
}


def words_of(content: bytes) -> list[str]:
    return [" ".join(reading.text.split()) for reading in readings_of(content)]


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("around", PACKINGS)
def test_what_is_packed_twice_is_read(packing: str, around: str) -> None:
    once = PACKINGS[packing](SECRET.encode())
    try:
        once.decode()
    except UnicodeDecodeError:
        if around in {"JSON", "JSON with every character escaped", "HTML", "UTF-16"}:
            once = base64.b64encode(once)
    plain = "".join(SECRET.split())
    assert any(plain in "".join(text.split()) for text in words_of(PACKINGS[around](once)))


def test_a_reading_says_its_way_and_the_line_of_the_file() -> None:
    content = b"first\n\n" + base64.b64encode(gzip.compress(SECRET.encode())) + b"\n"
    [reading] = [reading for reading in readings_of(content) if SECRET in reading.text]
    assert (reading.way, reading.line_at(3)) == (("base64", "gzip"), 3)


def test_escaped_line_ends_do_not_shift_the_lines() -> None:
    content = b'{"a": "x\\ny\\nz",\n "b": "print(\\"hidden\\")"}'
    [reading] = [reading for reading in readings_of(content) if 'print("hidden")' in reading.text]
    assert reading.line_at(reading.text.index("print")) == 2


def test_a_damaged_archive_is_not_passed_over() -> None:
    with pytest.raises(CannotLookInsideError, match="zip"):
        list(readings_of(zipped(b"x" * 100)[:-30]))


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "LARGEST", 1000)
    with pytest.raises(CannotLookInsideError, match="more than"):
        list(readings_of(gzip.compress(bytes(2000))))


def test_what_is_packed_too_often_is_an_error() -> None:
    content = SECRET.encode()
    for _ in range(readings.DEEPEST + 2):
        content = gzip.compress(content)
    with pytest.raises(CannotLookInsideError, match="packed more than"):
        list(readings_of(content))


@given(st.binary())
def test_any_bytes_can_be_read_as_something(content: bytes) -> None:
    assert list(readings_of(b"." + content))


@given(st.binary())
def test_damaged_packings_are_read_or_refused(content: bytes) -> None:
    for magic in (b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"PK\x03\x04"):
        with contextlib.suppress(CannotLookInsideError):
            assert list(readings_of(magic + content))
