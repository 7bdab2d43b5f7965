"""Stand-ins for what a test cannot reach: a server on loopback for Pyodide's CDN, a folder of wheels for PyPI.

pip and npm are the real ones.
"""

import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from rich.console import Console

from lite_builder.progress import Reporter
from lite_builder.store import Store

CLOSED = "http://127.0.0.1:9/"


@dataclass
class Cdn:
    """Serves `files` by name and writes down what it was asked for."""

    files: dict[str, bytes] = field(default_factory=dict)
    status: int = 200
    asked: list[str] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def cdn() -> Iterator[Cdn]:
    served = Cdn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.rpartition("/")[2]
            served.asked.append(name)
            body = served.files.get(name)
            if served.status != 200 or body is None:
                self.send_error(served.status if served.status != 200 else 404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_port}/v{{version}}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that is all that pip knows of."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """pip and npm look for their registries where nobody listens."""
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_INDEX_URL", f"{CLOSED}simple")
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", CLOSED)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


class Told(Reporter):
    """A reporter whose lines can be read."""

    def __init__(self) -> None:
        super().__init__(Console(quiet=True))
        self.lines: list[str] = []

    def say(self, text: str) -> None:
        self.lines.append(text)


@pytest.fixture
def told() -> Told:
    return Told()


@dataclass(frozen=True)
class WheelMaker:
    """Writes real wheels, which pip takes."""

    folder: Path

    def make(
        self, name: str, version: str, *requires: str, tag: str = "py3-none-any", module: str | None = None
    ) -> Path:
        file = self.folder / f"{name}-{version}-{tag}.whl"
        info = f"{name}-{version}.dist-info"
        metadata = [
            "Metadata-Version: 2.1",
            f"Name: {name}",
            f"Version: {version}",
            *(f"Requires-Dist: {line}" for line in requires),
        ]
        texts = {
            f"{module or name}/__init__.py": f"version = {version!r}\n",
            f"{info}/METADATA": "\n".join(metadata) + "\n",
            f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n",
        }
        record = "".join(f"{path},,\n" for path in [*texts, f"{info}/RECORD"])
        with zipfile.ZipFile(file, "w") as wheel:
            for path, text in {**texts, f"{info}/RECORD": record}.items():
                wheel.writestr(zipfile.ZipInfo(path), text)
        return file


@pytest.fixture
def wheels(index: Path) -> WheelMaker:
    """Makes wheels in pip's index."""
    return WheelMaker(index)


@pytest.fixture
def elsewhere(tmp_path: Path) -> WheelMaker:
    """Makes wheels that pip does not see."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return WheelMaker(folder)
