"""The Python that is nearest to the browser's."""

import sys
from pathlib import Path

import pytest

from lite_builder.errors import NativeRunError
from lite_builder.verify.native.interpreter import Interpreter, examine, find_interpreter, nearest


def test_the_nearest_version_wins_and_of_two_the_newer_one() -> None:
    found = [Interpreter(Path(version), version) for version in ("3.11.7", "3.13.0", "3.13.9", "3.15.0", "3.12.1")]
    assert nearest(found[:3], "3.14.0").version == "3.13.9"
    assert nearest(found, "3.14.0").version == "3.15.0"
    assert nearest(found, "3.12.3").version == "3.12.1"


def test_this_python_will_do() -> None:
    found = examine(Path(sys.executable))
    assert found is not None
    assert found.version == ".".join(map(str, sys.version_info[:3]))


def test_what_is_no_python_is_refused_with_advice(tmp_path: Path) -> None:
    fake = tmp_path / "python3.14"
    fake.write_text("#!/bin/sh\necho hello\n", encoding="utf-8")
    fake.chmod(0o755)
    for named in (fake, tmp_path / "nothing"):
        with pytest.raises(NativeRunError, match="notebooks cannot run in this Python") as caught:
            find_interpreter("3.14.0", named)
        assert "--native-python" in str(caught.value)


def test_the_one_that_is_named_is_taken() -> None:
    assert find_interpreter("3.14.0", Path(sys.executable)).executable == Path(sys.executable)
