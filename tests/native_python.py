"""Which Python does a test compare the browser's with?"""

import pytest

from lite_builder.errors import NativeRunError
from lite_builder.verify.native.interpreter import find_interpreter

BROWSERS_PYTHON = "3.14.0"


def require_interpreter() -> None:
    """scipy 1.18, which our lock has, wants Python 3.12."""
    try:
        found = find_interpreter(BROWSERS_PYTHON)
    except NativeRunError:
        pytest.skip("there is no Python to compare with")
    if tuple(map(int, found.version.split(".")[:2])) < (3, 12):
        pytest.skip(f"the site's packages are not to be had for {found}, the newest Python on this machine")
