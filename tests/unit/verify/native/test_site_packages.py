"""Which of a site's packages a native environment can have."""

import json
from pathlib import Path

from lite_builder.verify.native.site_packages import read_browser_python
from lite_builder.verify.shipped import PYODIDE_LOCK


def test_what_only_a_browser_has_is_left_out(tmp_path: Path) -> None:
    packages = {
        "numpy": {"version": "2.4.3"},
        "micropip": {"version": "0.11.0"},
        "openblas": {"version": "0.3.26", "package_type": "shared_library"},
    }
    (tmp_path / PYODIDE_LOCK).parent.mkdir(parents=True)
    (tmp_path / PYODIDE_LOCK).write_text(json.dumps({"info": {"python": "3.14.0"}, "packages": packages}))
    python = read_browser_python(tmp_path)
    assert (python.version, python.packages) == ("3.14.0", {"numpy": "2.4.3"})
