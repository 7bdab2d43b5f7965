import linecache
import traceback
from pathlib import Path

import pytest

from lite_builder.runtime.key_files import with_files


def test_a_traceback_shows_the_source_that_is_brought_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "package.py"

    def bring() -> None:
        source.write_text("raise ValueError('of the package')\n")

    monkeypatch.setattr(linecache, "updatecache", with_files(linecache.updatecache, bring))
    with pytest.raises(ValueError, match="of the package") as caught:
        exec(compile("raise ValueError('of the package')", source, "exec"))
    assert "raise ValueError('of the package')" in "".join(traceback.format_tb(caught.value.__traceback__))


def test_nothing_is_brought_for_what_is_no_file() -> None:
    brought: list[str] = []
    read = with_files(lambda name, _: [name], lambda: brought.append("all"))
    assert (read("<string>"), brought) == (["<string>"], [])
    assert (read("/lib/package.py"), brought) == (["/lib/package.py"], ["all"])
