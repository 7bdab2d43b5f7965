import base64
import csv
import zipfile
from hashlib import sha256
from io import BytesIO

import pytest

from lite_builder.site.precompiled.archive import read_byte_code, source_of, with_byte_code

BYTE_CODE = {"tools/__pycache__/knife.cpython-314.pyc": b"compiled"}


def archive(**members: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, content in members.items():
            opened.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def wheel() -> bytes:
    record = b"tools/knife.py,sha256=x,9\ntools/sharp.so,sha256=y,4\ntools-1.dist-info/RECORD,,\n"
    members = {"tools/knife.py": b"edge = 1\n", "tools/sharp.so": b"\0asm", "tools-1.dist-info/RECORD": record}
    return archive(**members)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a/__pycache__/b.cpython-314.pyc", "a/b.py"),
        ("__pycache__/six.cpython-314.pyc", "six.py"),
        ("json/decoder.pyc", "json/decoder.py"),
        ("six.pyc", "six.py"),
    ],
)
def test_the_source_of_byte_code_lies_beside_it_or_above(name: str, source: str) -> None:
    assert source_of(name) == source


def test_byte_code_follows_its_source_and_the_rest_keeps_order_and_bytes() -> None:
    with zipfile.ZipFile(BytesIO(with_byte_code(wheel(), BYTE_CODE))) as made:
        assert made.namelist() == ["tools/knife.py", *BYTE_CODE, "tools/sharp.so", "tools-1.dist-info/RECORD"]
        assert made.read("tools/sharp.so") == b"\0asm"
        assert read_byte_code(archive(**BYTE_CODE)) == {name: made.read(name) for name in BYTE_CODE}


def test_the_record_of_a_wheel_names_byte_code_with_its_digest_and_size() -> None:
    with zipfile.ZipFile(BytesIO(with_byte_code(wheel(), BYTE_CODE))) as made:
        rows = list(csv.reader(made.read("tools-1.dist-info/RECORD").decode().splitlines()))
    digest = base64.urlsafe_b64encode(sha256(b"compiled").digest()).decode().rstrip("=")
    assert rows[2] == ["tools/__pycache__/knife.cpython-314.pyc", f"sha256={digest}", "8"]
    assert [row[0] for row in rows] == ["tools/knife.py", "tools/sharp.so", *BYTE_CODE, "tools-1.dist-info/RECORD"]


def test_the_same_archive_and_byte_code_give_the_same_bytes() -> None:
    assert with_byte_code(wheel(), BYTE_CODE) == with_byte_code(wheel(), BYTE_CODE)
