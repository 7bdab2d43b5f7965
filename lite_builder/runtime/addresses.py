"""What does an address of another host give here? The file that the site has for it; else an error that says so.

Loaders of data sets (scikit-learn's, pandas' of addresses) ask with urllib, which in the browser reaches nobody. The
table of addresses is written into this package when the site is built; a file is fetched from the site when it is asked
for.
"""

import gzip
import json
from collections.abc import Callable
from email.message import Message
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import TypedDict
from urllib.error import HTTPError
from urllib.parse import urldefrag
from urllib.request import BaseHandler, Request, build_opener, install_opener
from urllib.response import addinfourl

from .key_files import bring
from .offline import NotOnThisSite

TABLE_FILE = "addresses.json"


class Entry(TypedDict):
    """What the site has for an address: a file, the sha256 of its bytes, and whether it is packed with gzip."""

    file: str
    sha256: str
    packed: bool


class Table(TypedDict):
    """All that the site has, by address, and the addresses of which their hosts say that they have nothing."""

    files: dict[str, Entry]
    absent: list[str]


class SiteAddresses(BaseHandler):
    """Answers urllib before any network is tried; `read(file)` gives the bytes of a file of the site."""

    handler_order = 0

    def __init__(self, table: Table, read: Callable[[str], bytes]) -> None:
        self._table = table
        self._read = read

    def default_open(self, request: Request) -> addinfourl | None:
        """What is at the address. Raises `NotOnThisSite`, and `HTTPError` 412 for what its host does not have."""
        if request.type not in {"http", "https", "ftp"}:
            return None
        address = urldefrag(request.full_url).url
        if address in self._table["absent"]:
            raise HTTPError(address, HTTPStatus.PRECONDITION_FAILED, "it is not there", Message(), BytesIO())
        entry = self._table["files"].get(address)
        if entry is None:
            raise NotOnThisSite(f"{address} cannot be fetched: this site works offline, and does not have it.")
        return _answer(address, self._content(entry))

    def _content(self, entry: Entry) -> bytes:
        content = self._read(entry["file"])
        content = gzip.decompress(content) if entry["packed"] else content
        if sha256(content).hexdigest() != entry["sha256"]:
            raise NotOnThisSite(f"{entry['file']} of this site is damaged: tell those who publish it.")
        return content


def _answer(address: str, content: bytes) -> addinfourl:
    headers = Message()
    headers["Content-Length"] = str(len(content))
    answer = addinfourl(BytesIO(content), headers, address, HTTPStatus.OK)
    answer.msg = HTTPStatus.OK.phrase  # type: ignore[attr-defined]  # urllib's own processors read it
    return answer


def install(folder: str) -> None:
    """Have urllib answered by the site, whose files for addresses are at `folder`, an address that ends in a slash."""
    named = Path(__file__).with_name(TABLE_FILE)
    table: Table = json.loads(named.read_text(encoding="utf-8"))
    install_opener(build_opener(SiteAddresses(table, _reader(folder))))


def _reader(folder: str) -> Callable[[str], bytes]:
    def read(file: str) -> bytes:
        from js import XMLHttpRequest

        bring(folder + file)
        request = XMLHttpRequest.new()
        request.open("GET", folder + file, False)
        request.responseType = "arraybuffer"
        request.send()
        if request.status != HTTPStatus.OK:
            raise NotOnThisSite(f"{file} of this site cannot be loaded (HTTP {request.status}).")
        content: bytes = request.response.to_bytes()
        return content

    return read
