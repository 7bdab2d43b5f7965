"""What is said of a server that gives files wrongly, and what keeps Python from starting?"""

import pytest

from lite_builder.site.server import MEDIA_TYPES
from lite_builder.verify.serving import serving_problem, stops_python


@pytest.mark.parametrize("suffix", MEDIA_TYPES)
def test_our_own_server_has_no_problem(suffix: str) -> None:
    assert serving_problem(f"a/b{suffix}", 200, MEDIA_TYPES[suffix]) == ""


@pytest.mark.parametrize(
    ("path", "status", "media_type", "problem"),
    [
        ("a/boot.mjs", 404, "text/html", "the server has no a/boot.mjs (status 404)"),
        ("a.wasm", 200, "text/plain", ""),
        ("a.js", 200, "", "the server gives a.js as nothing in particular, which the browser does not take"),
        ("a.mjs", 200, "Application/JavaScript; charset=utf-8", ""),
        ("a.mjs", 304, "", ""),
        ("a.csv", 200, "text/plain", ""),
    ],
)
def test_a_bad_answer_is_put_into_words(path: str, status: int, media_type: str, problem: str) -> None:
    assert serving_problem(path, status, media_type) == problem


def test_python_needs_its_own_files_and_no_favicon() -> None:
    assert stops_python("static/pyodide/pyodide.asm.wasm", 404)
    assert stops_python("build/lab/bundle.js", 200)
    assert not stops_python("favicon.ico", 404)
