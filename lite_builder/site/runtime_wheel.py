"""How does our own Python get into the learner's kernel? As a wheel, packed here from `lite_builder/runtime/`."""

import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from io import BytesIO

from lite_builder import __version__
from lite_builder.packages.lock import LockedPackage

NAME = "lite-builder-runtime"
MODULE = "lite_builder_runtime"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def runtime_wheel(data: Mapping[str, str] | None = None) -> tuple[LockedPackage, bytes]:
    """The wheel as an entry of a lock, and its bytes, which are the same for the same code (PEP 427).

    `data` are files that lie beside the code, by their names.
    """
    content = _pack(_members(data or {}))
    package = LockedPackage(
        name=NAME,
        version=__version__,
        file=f"{MODULE}-{__version__}-py3-none-any.whl",
        sha256=sha256(content).hexdigest(),
        size=len(content),
        imports=(MODULE,),
        depends=("packaging",),  # read by runtime/installs.py; every site ships it, since matplotlib needs it
        sources=("lite_builder",),
    )
    return package, content


def _members(data: Mapping[str, str]) -> dict[str, bytes]:
    sources = sorted(files("lite_builder.runtime").iterdir(), key=lambda file: file.name)
    members = {f"{MODULE}/{file.name}": file.read_bytes() for file in sources if file.name.endswith(".py")}
    members |= {f"{MODULE}/{name}": text.encode() for name, text in sorted(data.items())}
    info = f"{MODULE}-{__version__}.dist-info"
    members[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.4\nName: {NAME}\nVersion: {__version__}\nLicense-Expression: BSD-3-Clause\n".encode()
    )
    members[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: lite_builder\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    record = [f"{name},sha256={_record_hash(content)},{len(content)}" for name, content in members.items()]
    members[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    return members


def _pack(members: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as wheel:
        for name, content in members.items():
            wheel.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _record_hash(content: bytes) -> str:
    return urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
