"""What is an archive with its byte code? The same files with the same bytes, and what was compiled beside them."""

import csv
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import PurePosixPath

COMPRESSION_LEVEL = 9

ByteCode = Mapping[str, bytes]
"""The files with byte code, by their names in the archive."""


def read_byte_code(content: bytes) -> ByteCode:
    """What is in a zip of byte code."""
    with zipfile.ZipFile(BytesIO(content)) as compiled:
        return {name: compiled.read(name) for name in compiled.namelist()}


def with_byte_code(content: bytes, byte_code: ByteCode) -> bytes:
    """The archive `content` with byte code, each file behind its source; a wheel's record names it (PEP 427)."""
    packed = BytesIO()
    by_source = {source_of(name): name for name in byte_code}
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for member in old.infolist():
            kept = old.read(member)
            if member.filename.endswith(".dist-info/RECORD"):
                kept = _record(kept.decode("utf-8"), byte_code).encode()
            new.writestr(member, kept, compresslevel=COMPRESSION_LEVEL)
            if name := by_source.get(member.filename):
                new.writestr(_beside(member, name), byte_code[name], compresslevel=COMPRESSION_LEVEL)
    return packed.getvalue()


def source_of(name: str) -> str:
    """The source of a file with byte code, which lies beside it or in `__pycache__` there."""
    path = PurePosixPath(name)
    folder = path.parent.parent if path.parent.name == "__pycache__" else path.parent
    return (folder / f"{path.name.partition('.')[0]}.py").as_posix()


def _beside(source: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, source.date_time)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = source.create_system
    info.external_attr = source.external_attr
    return info


def _record(text: str, byte_code: ByteCode) -> str:
    """The record with the files of byte code before its last line, which is about itself."""
    rows = StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    for name, content in byte_code.items():
        digest = urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
        writer.writerow([name, f"sha256={digest}", len(content)])
    lines = text.splitlines(keepends=True)
    own = next((number for number, line in enumerate(lines) if ".dist-info/RECORD," in line), len(lines))
    return "".join([*lines[:own], rows.getvalue(), *lines[own:]])
