"""What a site says of its Python, in its own `pyodide-lock.json`."""

import json
from pathlib import Path

import pytest

from lite_builder.errors import NoSiteError
from lite_builder.verify.shipped import PYODIDE_LOCK, read_shipped, shipped_by

PACKAGES = {
    "scikit-learn": {"version": "1.8.0", "imports": ["sklearn"], "package_type": "package"},
    "openblas": {"version": "0.3.26", "package_type": "shared_library"},
}
LOCK = json.dumps({"info": {"python": "3.14.0", "arch": "wasm32"}, "packages": PACKAGES})


def test_versions_and_python_are_those_of_the_site() -> None:
    shipped = shipped_by(LOCK)
    assert shipped.python == "3.14.0"
    assert shipped.versions == {"scikit-learn": "1.8.0", "openblas": "0.3.26"}


def test_what_can_be_imported_is_known_by_package_and_by_module() -> None:
    assert shipped_by(LOCK).names == {"scikit-learn", "sklearn", "openblas"}


@pytest.mark.parametrize("text", [None, "no JSON", '{"packages": {}}'])
def test_a_site_that_does_not_say_is_no_site(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / PYODIDE_LOCK).parent.mkdir(parents=True)
        (tmp_path / PYODIDE_LOCK).write_text(text, encoding="utf-8")
    with pytest.raises(NoSiteError, match="does not say which packages"):
        read_shipped(tmp_path)
