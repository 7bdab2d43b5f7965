from pathlib import Path

import pytest

from lite_builder.errors import DiskFullError, LockError
from lite_builder.packages.lock import Lock, LockedFile, LockedPackage, Release, read_lock, write_lock

RELEASE = Release(version="314.0.3", python="3.14.0", platform="emscripten_5_0_3", arch="wasm32", abi="2026_0")


def package(name: str, *depends: str) -> LockedPackage:
    return LockedPackage(
        name=name,
        version="1.0",
        file=f"{name}-1.0-py3-none-any.whl",
        sha256="a" * 64,
        size=12,
        imports=(name,),
        depends=depends,
        sources=("pypi",),
    )


def lock(*packages: LockedPackage) -> Lock:
    core = LockedFile(file="pyodide.mjs", sha256="b" * 64, size=3, sources=("pyodide-cdn", "npm"))
    return Lock(pyodide=RELEASE, core=(core,), packages=packages)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "pyodide-lock.toml"
    written = lock(package("numpy"), package("scipy", "numpy"))

    write_lock(written, file)

    assert read_lock(file) == written


def test_the_text_is_sorted_and_says_how_it_is_renewed(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    write_lock(lock(package("numpy"), package("scipy", "numpy")), one)
    write_lock(lock(package("scipy", "numpy"), package("numpy")), two)

    assert one.read_bytes() == two.read_bytes()
    assert "`lite-builder lock`" in one.read_text(encoding="utf-8").split("format")[0]


def test_our_own_course_has_a_lock_that_reads_and_writes_to_the_same_bytes(tmp_path: Path) -> None:
    ours = Path(__file__).parents[3] / "content" / "pyodide-lock.toml"
    again = tmp_path / "again.toml"

    write_lock(read_lock(ours), again)

    assert again.read_bytes() == ours.read_bytes()


def test_a_missing_lock_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(LockError, match="run `lite-builder lock`") as raised:
        read_lock(tmp_path / "pyodide-lock.toml")

    assert raised.value.exit_code == 7
    assert "pyodide-lock.toml: there is no lock" in str(raised.value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("format = 1", "format = 2"), "format: Input should be 1"),
        (("format = 1", "format ="), "Invalid value (at line 4"),
        (('name = "numpy"', 'name = "Num_Py"'), "'num-py'"),
        (('sha256 = "aaaa', 'sha256 = "xaaa'), "package.numpy.sha256: String should match"),
        (("size = 12", "size = 0"), "package.numpy.size: Input should be greater than 0"),
        (("size = 12\n", ""), "package.numpy.size: Field required"),
        (("size = 12\n", "size = 12\nsise = 12\n"), "package.numpy.sise: Extra inputs are not permitted"),
        (('file = "numpy-1.0', 'file = "../numpy-1.0'), "is not a plain file name"),
        (("depends = []", 'depends = ["scipy"]'), "numpy needs scipy, which is not there"),
    ],
)
def test_a_malformed_lock_says_what_is_wrong(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    file = tmp_path / "pyodide-lock.toml"
    write_lock(lock(package("numpy")), file)
    text = file.read_text(encoding="utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change), encoding="utf-8")

    with pytest.raises(LockError) as raised:
        read_lock(file)

    assert str(file) in str(raised.value)
    assert reason in str(raised.value)


def test_a_package_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pyodide-lock.toml"
    write_lock(lock(package("numpy"), package("numpy")), file)

    with pytest.raises(LockError, match="numpy is there twice"):
        read_lock(file)


def test_finds_a_package_in_any_spelling() -> None:
    assert lock(package("scikit-learn")).package("Scikit_Learn") == package("scikit-learn")


def test_a_lock_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(LockError, match="the lock cannot be read"):
        read_lock(tmp_path)


def test_a_lock_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskFullError, match="the lock cannot be written"):
        write_lock(lock(), tmp_path / "file" / "pyodide-lock.toml")
