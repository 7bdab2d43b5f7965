import zipfile
from hashlib import sha256
from io import BytesIO

from lite_builder.site.runtime_wheel import runtime_wheel


def test_the_wheel_is_the_same_each_time_and_as_its_entry_says() -> None:
    package, content = runtime_wheel()
    assert runtime_wheel() == (package, content)
    assert (package.size, package.sha256) == (len(content), sha256(content).hexdigest())


def test_the_wheel_holds_the_runtime_and_a_full_record() -> None:
    _, content = runtime_wheel()
    with zipfile.ZipFile(BytesIO(content)) as wheel:
        names = wheel.namelist()
        record = wheel.read(next(name for name in names if name.endswith("RECORD"))).decode()
    assert "lite_builder_runtime/late_imports.py" in names
    assert [line.split(",")[0] for line in record.splitlines()] == names
