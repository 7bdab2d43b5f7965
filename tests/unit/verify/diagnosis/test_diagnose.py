"""Which class is an error of? The errors are what the browser said (docs/wasm-failures.md), word for word."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lite_builder.verify.diagnosis.diagnose import diagnose, diagnosed
from lite_builder.verify.diagnosis.site_facts import SiteFacts
from lite_builder.verify.notebook_run import (
    CellOutcome,
    CellRun,
    Diagnosis,
    ForeignRequest,
    NotebookOutcome,
    NotebookRun,
    PythonError,
)

SITE = SiteFacts({PurePosixPath("data/heights.csv"): 100}, frozenset({"seaborn", "numpy", "scikit-learn", "sklearn"}))
NOT_SYNCED = "Pyodide contents will NOT be synced with Jupyter Contents. For full functionality, try"


def notebook(*cells: CellRun, note: str = "", console: tuple[str, ...] = (), asked: str = "") -> NotebookRun:
    foreign = (ForeignRequest(asked, "GET", "pages/a.ipynb"),) if asked else ()
    return NotebookRun("pages/a.ipynb", "A", NotebookOutcome.FAILED, cells, 1.0, note, foreign, console=console)


def failed(error: str, *sources: str, console: tuple[str, ...] = (), asked: str = "") -> Diagnosis | None:
    """The diagnosis of a cell that failed with this error, written as Python prints it, after cells that passed."""
    name, _, message = error.partition(": ")
    *before, source = sources or ("",)
    cells = [CellRun(index, "", text, CellOutcome.PASSED) for index, text in enumerate(before)]
    cell = CellRun(len(before), "", source, CellOutcome.FAILED, 0.1, PythonError(name, message, ""))
    return diagnose(notebook(*cells, cell, console=console, asked=asked), cell, SITE)


def ended(outcome: CellOutcome, note: str, asked: str = "") -> Diagnosis | None:
    cell = CellRun(0, "", "f()", outcome)
    return diagnose(notebook(cell, note=note, asked=asked), cell, SITE)


def not_open(note: str, *console: str) -> Diagnosis | None:
    run = replace(notebook(note=note, console=console), outcome=NotebookOutcome.DID_NOT_OPEN)
    return diagnosed(run, SITE).diagnosis


def name_of(diagnosis: Diagnosis | None) -> str | None:
    return diagnosis.name if diagnosis else None


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (
            "ImportError: `Import tabulate` failed.  Use pip or conda to install the tabulate package.",
            "missing-package",
        ),
        ("ImportError: Missing optional dependency 'pooch'. Use pip or conda to install pooch.", "missing-package"),
        ("ImportError: Unable to find a usable engine; tried using: 'pyarrow'. Use pip or conda", "missing-package"),
        ("ModuleNotFoundError: No module named 'cowsay'", "missing-package"),
        ("ModuleNotFoundError: No module named 'cowsay.shapes'", "missing-package"),
        ("NotOnThisSite: cowsay cannot be installed: this site works offline, and has numpy.", "missing-package"),
        ("ZoneInfoNotFoundError: No time zone found with key Europe/Zurich.", "missing-package"),
        ("ModuleNotFoundError: No module named 'seaborn'", "hidden-import"),
        ("ModuleNotFoundError: No module named 'tkinter'", "missing-standard-module"),
        ("ModuleNotFoundError: No module named 'distutils'", "missing-standard-module"),
        ("AttributeError: module 'signal' has no attribute 'alarm'", "missing-standard-module"),
        ("AttributeError: module 'resource' has no attribute 'getrusage'", "missing-standard-module"),
        ("OSError: [Errno 138] emscripten does not support processes.", "process-or-thread"),
        ("OSError: Not available", "process-or-thread"),
        ("RuntimeError: can't start new thread", "process-or-thread"),
        ("ModuleNotFoundError: No module named '_multiprocessing'", "process-or-thread"),
        ("NotImplementedError: This Python build lacks multiprocessing.synchronize, usually", "process-or-thread"),
        ("NotOnThisSite: https://a.example.org/ cannot be fetched: this site works offline", "blocking-network"),
        ("RuntimeError: TLS not supported in this environment", "blocking-network"),
        ("OSError: [Errno 53] Socket not connected", "socket"),
        ("AbortError: Failed to fetch", "cors"),
        ("JsException: TypeError: Failed to fetch", "cors"),
        (
            "JsException: NetworkError: Failed to execute 'send' on 'XMLHttpRequest': Failed to load 'http://a/b'.",
            "cors",
        ),
        ("MemoryError", "out-of-memory"),
        ("_ArrayMemoryError:     m  8ö¯ýi  ò¯ýn", "out-of-memory"),
        ("ValueError: array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum", "out-of-memory"),
        ("ValueError: Maximum allowed dimension exceeded", "out-of-memory"),
        ("OverflowError: Python int too large to convert to C long", "32-bit-integers"),
        ("OverflowError: cannot fit 'int' into an index-sized integer", "32-bit-integers"),
        ("ValueError: high is out of bounds for int32", "32-bit-integers"),
        ("TypeError: Cannot cast array data from dtype('int64') to dtype('int32') according to", "32-bit-integers"),
        ("ImportError: cannot import name 'window' from 'js' (unknown location)", "no-page"),
        ("AttributeError: document", "no-page"),
        ("UsageError: Line magic function `%memit` not found.", "unknown-magic"),
        ("UsageError: Cell magic `%%cython` not found.", "unknown-magic"),
        ("NameError: name 'heightz' is not defined", "own-error"),
        ("SyntaxError: invalid syntax", "own-error"),
        ("ZeroDivisionError: division by zero", "own-error"),
        ("RecursionError: maximum recursion depth exceeded", "own-error"),
        ("ValueError: could not convert string to float: 'a'", None),
        ("AssertionError: it is 3", None),
        ("TypeError: unsupported operand type(s)", None),
        ("AttributeError: module 'math' has no attribute 'alarm'", None),
    ],
)
def test_an_error_tells_its_class(error: str, name: str | None) -> None:
    assert name_of(failed(error)) == name


@pytest.mark.parametrize(
    ("error", "cell", "name"),
    [
        ("OSError: [Errno 138] Not supported", "import socket\nsocket.create_server(('', 0))", "socket"),
        ("BlockingIOError: [Errno 6] Resource", "import socket\nsocket.create_connection(('a', 80))", "socket"),
        ("OSError: [Errno 52] Function not implemented", "import os\nos.fork()", "process-or-thread"),
        (
            "URLError: <urlopen error timed out>",
            "from urllib.request import urlopen\nurlopen('http://a')",
            "blocking-network",
        ),
        ("RecursionError: maximum", "import sys\nsys.setrecursionlimit(10**6)\nf()", "deep-recursion"),
        ("ModuleNotFoundError: No module named 'cowsay'", "__import__('cowsay')", "hidden-import"),
        ("AssertionError", "import numpy as np\nassert np.arange(100_000).sum() > 0", "silent-overflow"),
        ("AssertionError", "import numpy as np\nassert np.finfo(np.longdouble).eps > 1e-20", "long-double"),
        ("Failed: DID NOT WARN", "import pytest\nwith pytest.warns(RuntimeWarning): f()", "floating-point-warnings"),
    ],
)
def test_the_code_tells_where_the_error_alone_does_not(error: str, cell: str, name: str) -> None:
    assert name_of(failed(error, cell)) == name
    assert name_of(failed(error, cell, "check()")) == name
    assert name_of(failed(error)) != name


def test_what_fails_silently_is_shown_where_it_begins_and_not_where_it_is_noticed() -> None:
    found = failed("AssertionError", "import numpy as np", "a = 1\nnp.arange(100_000).sum()", "assert total > 0")
    assert found
    assert found.todo.startswith("In cell 2, line 2, say `dtype=np.int64`")
    assert found.rules == ("LB053",)


def test_only_rules_that_warn_here_are_named() -> None:
    found = failed("MemoryError", "import numpy as np\nnp.ones(10**9)")
    assert found
    assert found.rules == ()


def test_code_that_comes_later_is_no_reason() -> None:
    cell = CellRun(0, "", "f()", CellOutcome.FAILED, 0.1, PythonError("AssertionError", "", ""))
    later = CellRun(1, "", "import numpy as np\nnp.arange(100_000).sum()", CellOutcome.NEVER_RAN)
    assert diagnose(notebook(cell, later), cell, SITE) is None


def test_a_missing_file_is_told_from_a_misspelt_one() -> None:
    missing = failed("FileNotFoundError: [Errno 44] No such file or directory: '../data/weights.csv'")
    misspelt = failed("FileNotFoundError: ../data/Heights.CSV not found.")
    assert missing
    assert misspelt
    assert (missing.name, misspelt.name) == ("file-not-in-site", "case-sensitive-path")
    assert "../data/weights.csv" in missing.todo
    assert misspelt.todo == "Write ../data/heights.csv: so the file is called."


def test_a_file_that_is_there_is_missing_only_without_a_service_worker() -> None:
    error = "FileNotFoundError: [Errno 44] No such file or directory: '../data/heights.csv'"
    assert failed(error) is None
    assert name_of(failed(error, console=(NOT_SYNCED,))) == "service-worker-missing"


def test_a_package_whose_file_the_server_lacks_is_the_servers_fault() -> None:
    lost = "the server has no static/pyodide/seaborn-0.13.2-py3-none-any.whl (status 404)"
    assert name_of(failed("ModuleNotFoundError: No module named 'seaborn'", console=(lost,))) == "worker-failed"


@pytest.mark.parametrize(
    ("outcome", "note", "name"),
    [
        (CellOutcome.TIMED_OUT, "stopped after 20 seconds", "too-slow"),
        (CellOutcome.TIMED_OUT, "stopped after 20 seconds: it waits for somebody to answer input('?')", "question"),
        (
            CellOutcome.KERNEL_DIED,
            "Pyodide suffered a fatal error: RangeError: Maximum call stack size exceeded",
            "deep-recursion",
        ),
        (CellOutcome.KERNEL_DIED, "the browser's tab crashed, as it does when memory runs out", "out-of-memory"),
        (CellOutcome.KERNEL_DIED, "Python exited with code 3", "kernel-died"),
    ],
)
def test_a_cell_that_never_came_back_is_named_by_what_is_known_of_it(
    outcome: CellOutcome, note: str, name: str
) -> None:
    assert name_of(ended(outcome, note)) == name


def test_a_cell_that_waits_for_another_host_is_not_just_slow() -> None:
    waits = ended(CellOutcome.TIMED_OUT, "stopped after 20 seconds", asked="ws://data.invalid/")
    assert name_of(waits) == "blocking-network"


@pytest.mark.parametrize(
    ("note", "console", "name"),
    [
        (
            "",
            "the server gives static/pyodide/boot.mjs as text/plain, which the browser does not take",
            "wrong-mime-type",
        ),
        ("", "the server has no static/pyodide/pyodide.asm.wasm (status 404)", "worker-failed"),
        ("its worker ended", "", "worker-failed"),
        ("Python had not started after 120 seconds", "", "too-slow"),
        ("the landing page has no link to it", "", None),
    ],
)
def test_a_notebook_that_did_not_open_has_a_diagnosis_of_its_own(note: str, console: str, name: str | None) -> None:
    assert name_of(not_open(note, console)) == name


def test_each_cell_that_went_wrong_gets_its_own() -> None:
    wrong = CellRun(1, "", "f()", CellOutcome.FAILED, 0.1, PythonError("MemoryError", "", ""))
    run = diagnosed(notebook(CellRun(0, "", "1", CellOutcome.PASSED), wrong), SITE)
    assert [name_of(cell.diagnosis) for cell in run.cells] == [None, "out-of-memory"]
    assert run.diagnoses == (run.cells[1].diagnosis,)
    assert run.diagnoses[0].link == "docs/wasm-failures.md#out-of-memory"


@settings(deadline=None)
@given(
    st.sampled_from(["FileNotFoundError", "ModuleNotFoundError", "OSError", "ValueError"]),
    st.text() | st.text().map(lambda file: f"[Errno 44] No such file or directory: {file!r}"),
    st.text(),
)
def test_no_error_is_too_odd_to_be_looked_at(name: str, message: str, source: str) -> None:
    failed(f"{name}: {message}", source)
