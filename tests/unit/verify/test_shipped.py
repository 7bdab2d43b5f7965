from pathlib import Path

import pytest

from lite_builder.errors import NoSiteError
from lite_builder.verify.selftest.shipped import read_shipped, shipped_by

LOCK = '{"info": {"python": "3.14.0", "arch": "wasm32"}, "packages": {"numpy": {"version": "2.4.3", "depends": []}}}'


def test_versions_and_python_are_those_of_the_site() -> None:
    shipped = shipped_by(LOCK)
    assert (shipped.versions, shipped.python) == ({"numpy": "2.4.3"}, "3.14")


@pytest.mark.parametrize("text", [None, "no JSON", '{"packages": {}}'])
def test_a_site_that_does_not_say_is_no_site(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "static" / "pyodide").mkdir(parents=True)
        (tmp_path / "static" / "pyodide" / "pyodide-lock.json").write_text(text, encoding="utf-8")
    with pytest.raises(NoSiteError, match="does not say which packages"):
        read_shipped(tmp_path)
