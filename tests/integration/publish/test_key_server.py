"""The key's own server, for where a browser refuses pages of files."""

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from urllib.request import urlopen


def test_a_key_is_served_with_the_kinds_of_files_that_browsers_want(tmp_path: Path) -> None:
    server = Path(
        shutil.copyfile(str(files("lite_builder.publish.usb") / "on_key" / "serve.py"), tmp_path / "serve.py")
    )
    (tmp_path / "start.html").write_text("<title>A course</title>")
    (tmp_path / "pack.js").write_bytes(b"1")
    command = [sys.executable, "-I", str(server), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split(" at ")[1].split(" until ")[0]
        try:
            with urlopen(address) as page:
                assert page.headers["Content-Type"] == "text/html; charset=utf-8"
            with urlopen(address.replace("start.html", "pack.js")) as pack:
                assert pack.headers["Content-Type"] == "text/javascript"
                assert pack.headers["Cache-Control"] == "no-cache"
        finally:
            process.terminate()
