import pytest

from lite_builder.errors import SettingsError
from lite_builder.packages.lock import Release
from lite_builder.packages.requirements import included, needed

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten_5_0_3", arch="wasm32", abi="2026_0")


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("narwhals>=1.15.1", True),
        ('tomli; python_version < "3.11"', False),
        ('backports; python_full_version >= "3.14"', True),
        ('pexpect; sys_platform != "win32" and sys_platform != "emscripten"', False),
        ('pyodide-http; sys_platform == "emscripten"', True),
        ('greenlet; platform_machine == "x86_64" or platform_machine == "wasm32"', True),
        ('colorama; os_name == "nt"', False),
        ('cffi; implementation_name == "pypy"', False),
        ('cython; platform_python_implementation == "CPython"', True),
        ('pywin32; platform_system == "Windows"', False),
        ('pytest; extra == "test"', False),
        ("this is ! no requirement", False),
    ],
)
def test_a_requirement_holds_or_not_in_the_browser(line: str, holds: bool) -> None:
    assert bool(needed([line], RELEASE)) is holds


def test_an_included_package_may_have_a_version() -> None:
    assert [str(requirement) for requirement in included(["plotly<6", "altair"])] == ["plotly<6", "altair"]


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(SettingsError, match="'plotly == ' is not a package"):
        included(["plotly == "])
