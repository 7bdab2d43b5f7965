"""In which ways can the bytes of a file be read? As text, unescaped, and unpacked, to any depth.

Each reading is a text with the way that led to it, such as `zip member notes.txt, base64`. What cannot be looked into
is an error, since a gate that looks away is none.
"""

import base64
import bz2
import html
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO

DEEPEST = 6
"""How often a part may be packed into another."""

MOST_VIEWS = 8
"""How often escapes and markup are taken off one text."""

LARGEST = 256_000_000
"""Bytes that one packed part may have when it is unpacked."""

_ESCAPE = re.compile(r"\\(?:u\{?([0-9a-fA-F]{4,6})\}?|x([0-9a-fA-F]{2})|(.))", flags=re.DOTALL)
_CONTROL = dict.fromkeys("nrtbfv", " ")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_ALPHABET = "A-Za-z0-9+/_-"
_PIECE = re.compile(rf"[{_ALPHABET}]{{24,}}+={{0,2}}")
_WRAPPED = re.compile(rf'(?:[{_ALPHABET}]{{48,}}+["\s,]+)++[{_ALPHABET}]*={{0,2}}')
_GZIP, _BZIP2, _XZ, _ZIP = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"PK\x03\x04"


@dataclass(frozen=True)
class Reading:
    """One way to read a file.

    `begins` tells the line of the file (from 1) where the part begins that the text was unpacked from, if it was; else
    `text` has the file's own lines, or those of a member of an archive.
    """

    text: str
    way: tuple[str, ...]
    begins: Callable[[], int] | None = None

    def line_at(self, offset: int) -> int:
        """The line of the file, or of the member of an archive (from 1), for an offset into the text."""
        return self.begins() if self.begins else self.text.count("\n", 0, offset) + 1


class CannotLookInsideError(Exception):
    """A packed part that is damaged, locked by a password, too large, or packed too often."""


class _DamagedError(CannotLookInsideError):
    """A packed part that does not unpack, since it is damaged or is no packed part."""


def readings_of(
    content: bytes, way: tuple[str, ...] = (), begins: Callable[[], int] | None = None
) -> Iterator[Reading]:
    """Every way to read a file's bytes. Raises `CannotLookInsideError` for what is packed and does not unpack."""
    if len(way) > DEEPEST:
        raise CannotLookInsideError(f"packed more than {DEEPEST} times: {', '.join(way)}")
    unpack = _unpacker(content)
    if unpack is not None:
        for name, part in unpack(content):
            yield from readings_of(part, (*way, name), begins)
        return
    for text in _texts(content):
        yield from _readings_of_text(text, way, begins)


def _readings_of_text(text: str, way: tuple[str, ...], begins: Callable[[], int] | None) -> Iterator[Reading]:
    seen = {text}
    views = [text]
    for view in views:
        for other in (_unescaped(view), _without_markup(view)):
            if other not in seen and len(views) < MOST_VIEWS:
                seen.add(other)
                views.append(other)
        reading = Reading(view, way, begins)
        yield reading
        yield from _from_base64(reading)


def _from_base64(reading: Reading) -> Iterator[Reading]:
    for match in _PIECE.finditer(reading.text):
        yield from _decoded(match[0], reading, match.start())
    for match in _WRAPPED.finditer(reading.text):
        yield from _decoded(match[0], reading, match.start())


def _decoded(run: str, reading: Reading, offset: int) -> Iterator[Reading]:
    letters = re.sub(rf"[^{_ALPHABET}]", "", run).replace("-", "+").replace("_", "/")
    # Five letters hold three bytes and a rest that is none.
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    content = base64.b64decode(whole + "=" * (-len(whole) % 4))
    way = (*reading.way, "base64")
    begins = partial(reading.line_at, offset)  # counted where something is found: a script has thousands of such words
    try:
        yield from readings_of(content, way, begins)
    except _DamagedError:
        # One line of many that belong together, which are read as a whole too; or a long word that is no base64.
        for text in _texts(content):
            yield from _readings_of_text(text, way, begins)


def _texts(content: bytes) -> Iterator[str]:
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("latin-1")
        yield content.decode("utf-8", errors="replace")
    if content.count(0) * 4 > len(content):
        yield content.decode("utf-16-le", errors="replace")
        yield content.decode("utf-16-be", errors="replace")


def _unescaped(text: str) -> str:
    """Without one layer of backslash escapes, as JSON, JavaScript and Python write them; line ends stay."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        number = int(code, 16)
        return _on_one_line(chr(number)) if number <= 0x10FFFF else " "
    return _CONTROL.get(match[3], match[3])


def _without_markup(text: str) -> str:
    """As a reader of HTML sees it: no tags, no entities; line ends stay."""
    text = _TAG.sub(" ", text) if "<" in text else text
    return _ENTITY.sub(lambda match: _on_one_line(html.unescape(match[0])), text) if "&" in text else text


def _on_one_line(text: str) -> str:
    return " " if text in "\r\n" else text


_Parts = Iterator[tuple[str, bytes]]


def _unpacker(content: bytes) -> Callable[[bytes], _Parts] | None:
    if content.startswith(_ZIP):
        return _unzip
    for magic, unpack in ((_GZIP, _gunzip), (_BZIP2, _bunzip2), (_XZ, _unxz)):
        if content.startswith(magic):
            return unpack
    return None


def _gunzip(content: bytes) -> _Parts:
    while content.startswith(_GZIP):  # a file may hold several, one after the other
        inflate = zlib.decompressobj(wbits=31)
        yield "gzip", _limited(inflate.decompress, content, "gzip")
        content = inflate.unused_data


def _bunzip2(content: bytes) -> _Parts:
    yield "bzip2", _limited(bz2.BZ2Decompressor().decompress, content, "bzip2")


def _unxz(content: bytes) -> _Parts:
    yield "xz", _limited(lzma.LZMADecompressor().decompress, content, "xz")


def _limited(decompress: Callable[[bytes, int], bytes], content: bytes, name: str) -> bytes:
    try:
        unpacked = decompress(content, LARGEST + 1)
    except (zlib.error, OSError, lzma.LZMAError, EOFError) as error:
        raise _DamagedError(f"damaged {name}: {error}") from error
    if len(unpacked) > LARGEST:
        raise CannotLookInsideError(f"{name} unpacks to more than {LARGEST / 1e6:.0f} MB")
    return unpacked


def _unzip(content: bytes) -> _Parts:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield "zip", "\n".join(archive.namelist()).encode() + b"\n" + archive.comment
            for member in archive.infolist():
                if member.file_size > LARGEST:
                    raise CannotLookInsideError(f"{member.filename} unpacks to more than {LARGEST / 1e6:.0f} MB")
                yield f"zip member {member.filename}", archive.read(member)
    except (RuntimeError, NotImplementedError) as error:  # a password is needed; a way to pack that Python has not
        raise CannotLookInsideError(f"zip that cannot be unpacked: {error}") from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise _DamagedError(f"damaged zip: {error}") from error
