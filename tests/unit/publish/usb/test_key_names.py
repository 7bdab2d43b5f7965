"""Which files a key could not keep."""

import pytest

from lite_builder.errors import KeyFilesError, Problems
from lite_builder.publish.usb.key_names import LARGEST, check_names


def test_ordinary_names_pass() -> None:
    check_names({"start.html": 1, "site/build/1.abc.js": LARGEST, "site/console/ä b.png": 0, "site/com10.js": 2})


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("site/what?.png", "`what?.png` has '?', which Windows refuses"),
        ("site/aux.js", "`aux.js` is a device of Windows"),
        ("site/dots./a.js", "`dots.` ends with a dot or a space"),
        ("a" * 181, "its path has 181 characters"),
    ],
)
def test_a_name_that_windows_refuses_is_an_error(path: str, why: str) -> None:
    with pytest.raises(KeyFilesError) as caught:
        check_names({path: 1})
    assert why in str(caught.value)


def test_a_file_of_4_gib_is_an_error() -> None:
    with pytest.raises(KeyFilesError, match="4.3 GB"):
        check_names({"site/data.js": LARGEST + 1})


def test_names_that_differ_in_capitals_only_are_told_together() -> None:
    with pytest.raises(Problems) as caught:
        check_names({"A.png": 1, "a.png": 1, "b.png": 1})
    assert str(caught.value).count("but for small and capital letters") == 2
