"""What the learner's Python runs is tried here with the Python at hand, whose byte code is made in the same way."""

import sys
import zipfile
from importlib.machinery import SourcelessFileLoader
from importlib.util import module_from_spec, source_hash, spec_from_loader
from pathlib import Path

from lite_builder.site.precompiled.byte_code import byte_code, compile_archive

SOURCE = b'"""About."""\nlimit = 10**20\n\n\ndef above(value):\n    """Says."""\n    return value > limit\n'


def test_byte_code_is_unchecked_and_names_the_place_of_its_source(tmp_path: Path) -> None:
    (tmp_path / "tool.pyc").write_bytes(content := byte_code(SOURCE, "/lib/tool.py"))
    loader = SourcelessFileLoader("tool", str(tmp_path / "tool.pyc"))
    spec = spec_from_loader("tool", loader)
    assert spec
    tool = module_from_spec(spec)
    loader.exec_module(tool)
    assert tool.above(10**21)
    assert (tool.__doc__, tool.above.__doc__) == ("About.", "Says.")
    assert tool.above.__code__.co_filename == "/lib/tool.py"
    assert (content[4:8], content[8:16]) == (b"\1\0\0\0", source_hash(SOURCE))


def test_byte_code_does_not_depend_on_what_else_was_compiled() -> None:
    source = b"def f(a, *, b=('only_here', 2.5, 10**30), c={'x'}):\n    return [a.only_there for _ in (1, 2)][1:2]\n"
    first = byte_code(source, "/lib/one.py")
    others = [compile("only_there = 'only_here'; f = 10**30", "/lib/other.py", "exec"), sys.intern("only_here")]
    assert byte_code(source, "/lib/one.py") == first
    assert others


def test_only_what_can_be_imported_and_read_is_compiled(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "tools-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tools/knife.py", SOURCE)
        wheel.writestr("tools/template.py", "{{ name }} = = 1")
        wheel.writestr("tools/read.txt", "text")
        wheel.writestr("tools-1.data/scripts/run.py", SOURCE)
    compile_archive(str(tmp_path / "tools-1-py3-none-any.whl"), str(tmp_path / "made.zip"))
    with zipfile.ZipFile(tmp_path / "made.zip") as made:
        assert made.namelist() == [f"tools/__pycache__/knife.{sys.implementation.cache_tag}.pyc"]
