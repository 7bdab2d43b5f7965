"""Each rule warns of its wrong example in docs/lint.md, and of nothing in its right one."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from lite_builder.course.model import Page
from lite_builder.dataset_settings import NO_DATASETS, DatasetsSection
from lite_builder.verify.lint.cell import read_lint_cell
from lite_builder.verify.lint.explanation import Explanation, read_explanations
from lite_builder.verify.lint.lint import Finding, lint_page
from lite_builder.verify.lint.rules import RULES

SIZES = {
    PurePosixPath("pages/a.ipynb"): 0,
    PurePosixPath("pages/near.py"): 10,
    PurePosixPath("datasets/heights.csv"): 100,
    PurePosixPath("datasets/large.csv"): 30_000_000,
}
SHIPPED = frozenset({"seaborn", "scikit-learn", "sklearn", "pandas"})


def findings(*cells: str, tags: tuple[str, ...] = (), datasets: DatasetsSection = NO_DATASETS) -> list[Finding]:
    notebook = new_notebook(cells=[new_code_cell(cell, metadata={"tags": list(tags)}) for cell in cells])
    page = Page(
        PurePosixPath("pages/a.ipynb"), Path("a.py"), "A", notebook, tuple(10 * i + 1 for i in range(len(cells)))
    )
    return list(lint_page(page, SIZES, SHIPPED, RULES, datasets))


def codes(*cells: str) -> list[str]:
    return [finding.code for finding in findings(*cells)]


def test_without_a_lock_nobody_knows_what_a_site_will_not_ship() -> None:
    page = Page(
        PurePosixPath("a.ipynb"), Path("a.py"), "A", new_notebook(cells=[new_code_cell("!pip install cowsay")]), ()
    )
    assert not lint_page(page, SIZES, None, RULES)


def test_every_rule_has_a_section_and_every_section_a_rule() -> None:
    sections = [(explanation.code, explanation.name) for explanation in read_explanations().values()]
    assert sections == [(rule.code, rule.name) for rule in RULES]


@pytest.mark.parametrize("explanation", read_explanations().values(), ids=lambda explanation: explanation.code)
def test_the_wrong_example_earns_just_this_warning(explanation: Explanation) -> None:
    assert codes(explanation.wrong) == [explanation.code]


@pytest.mark.parametrize("explanation", read_explanations().values(), ids=lambda explanation: explanation.code)
def test_the_right_example_earns_none(explanation: Explanation) -> None:
    assert codes(explanation.right) == []


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("from sklearn.datasets import fetch_openml as f\nf('titanic')", "LB012"),
        ("from sklearn.datasets import *\nfetch_openml('titanic')", "LB012"),
        ("import sklearn.datasets as d\nd.fetch_openml('titanic')", "LB012"),
        ("import concurrent.futures\nwith concurrent.futures.ProcessPoolExecutor() as pool: pass", "LB001"),
        ("%%time\nimport os\nos.system('ls')", "LB002"),
        ("class Worker:\n    def go(self):\n        import threading\n        threading.Timer(1, go).start()", "LB003"),
        ("files = !ls", "LB030"),
        ("%%bash\nls", "LB030"),
        ("!pip install cowsay", "LB031"),
        ("%pip install -q 'cowsay>=1' seaborn", "LB031"),
        ("%matplotlib qt", "LB033"),
        ("import matplotlib\nmatplotlib.use('TkAgg')", "LB033"),
        ("exec('import cowsay')", "LB040"),
        ("import importlib\nimportlib.import_module(name)", "LB040"),
        ("from pathlib import Path\nPath.home()", "LB020"),
        ("open('C:\\\\data\\\\x.csv')", "LB020"),
        ("from pathlib import Path\n(Path('..') / 'datasets' / 'no.csv').read_text()", "LB021"),
        ("import os, numpy as np\nfolder = '../datasets'\nnp.load(os.path.join(folder, 'x.npy'))", "LB021"),
        ("import pandas as pd\nname = 'x'\npd.read_csv(f'../datasets/{name}.csv')", "LB021"),
        ("open('../../outside.csv')", "LB021"),
        ("import numpy as np\nnp.memmap('no.dat', float, mode='copyonwrite')", "LB021"),
        ("import pandas as pd\npd.read_csv(r'..\\datasets\\heights.csv')", "LB022"),
        ("import pandas as pd\npd.read_excel(io='https://example.com/x.xlsx')", "LB011"),
        ("import numpy as np\nnp.zeros(3, dtype='float128')", "LB052"),
        ("import sys\nsys.setrecursionlimit(10**6)", "LB051"),
    ],
)
def test_sees_through_aliases_paths_and_magics(cell: str, code: str) -> None:
    assert codes(cell) == [code]


@pytest.mark.parametrize(
    "cell",
    [
        "def input(question):\n    return 'Ada'\n\ninput('Who?')",
        "def fetch_openml(name):\n    return name\n\nfetch_openml('x')",
        "import os\nos.getcwd(), os.cpu_count(), os.listdir('..')",
        "import time\nfor _ in range(3):\n    time.sleep(0.1)",
        "import asyncio\nawait asyncio.to_thread(abs, -1)",
        "try:\n    import tkinter\nexcept ImportError:\n    tkinter = None",
        "try:\n    open('own.csv')\nexcept FileNotFoundError:\n    pass",
        "from sklearn.model_selection import cross_val_score\ncross_val_score(model, X, y, n_jobs=1)",
        "open('result.txt', 'w').write('x')\nopen('result.txt').read()",
        "table.to_csv('result.csv')\nimport pandas as pd\npd.read_csv('result.csv')",
        "%%writefile near.txt\nhello",
        "import numpy as np\nnp.save('a', [1])\nnp.load('a.npy')\nnp.savez('b', c=[1])\nnp.load('b.npz')",
        "import numpy as np\nname = 'm.dat'\nnp.memmap(name, float, 'write')\nnp.memmap(name, float, mode='readonly')",
        "%cd ..\nopen('datasets/heights.csv')",
        "open('/tmp/x')",
        "%pip install seaborn",
        "!python -m pip install -q seaborn",
        "%load_ext autoreload\n%autoreload 2",
        "%load_ext watermark\n%watermark",
        "import importlib\nimportlib.import_module('near')",
        "import near",
        "import matplotlib.pyplot as plt\nplt.show(block=True)",
        "import matplotlib\nmatplotlib.use('Agg')",
        "print?",
        "url = 'https://example.com'\nprint(url)",
    ],
)
def test_does_not_warn_of_what_works(cell: str) -> None:
    assert codes(cell) == []


def test_follows_an_import_into_later_cells() -> None:
    assert codes("import subprocess as sp", "sp.run(['ls'])") == ["LB002"]


def test_a_warning_knows_its_line_and_its_cell() -> None:
    (finding,) = findings("x = 1", "\n\n# a comment\nname = input()")
    assert (finding.place.line, finding.place.cell, finding.cell_line) == (12, 2, 4)


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: LB050", "# NOQA:LB002,LB050", "# noqa: E501, lb050"])
def test_a_comment_silences(comment: str) -> None:
    assert codes(f"name = input(  {comment}\n    'Who?'\n)") == []


@pytest.mark.parametrize("comment", ["# noqa: LB002", "# noqa: E501", "# noqa:", "# no"])
def test_a_comment_for_other_rules_does_not_silence(comment: str) -> None:
    assert codes(f"name = input('Who?')  {comment}") == ["LB050"]


@pytest.mark.parametrize("tag", ["raises-exception", "skip-execution"])
def test_cells_that_need_not_work_are_left_alone(tag: str) -> None:
    assert findings("input()\n!ls", tags=(tag,)) == []


def test_newer_python_than_the_one_that_lints_is_no_error() -> None:
    assert codes('type Number = int\nprint(f"{d["k"]}")') == []


@given(st.text())
def test_any_text_at_all_is_read(text: str) -> None:
    assert read_lint_cell(0, text).source == text
    findings(text)


PIECES = ["%", "!", "?", "(", ")", "'", '"', "\\", "/", "~", "**", "1", ",", "}", "f'{", "é", "\0", "\n", "    "]
WORDS = [
    "open",
    "x=",
    "import os\n",
    "os.system",
    "await ",
    "n_jobs=-1",
    "%%time\n",
    "%%bash",
    "%pip install ",
    "# noqa: LB",
]


@given(st.lists(st.sampled_from(PIECES + WORDS)).map("".join))
def test_mangled_code_is_read_too(text: str) -> None:
    found = findings(text)
    if read_lint_cell(0, text).problem is not None and "noqa" not in text:
        assert [finding.code for finding in found] == ["LB901"]


DATASETS = DatasetsSection.model_validate(
    {
        "sklearn": ["california_housing"],
        "openml": [{"name": "titanic", "version": 1}, {"data_id": 40945}, {"name": "adult"}],
        "addresses": [
            "https://data.example.org/heights.csv",
            "https://raw.githubusercontent.com/mwaskom/seaborn-data/master/dataset_names.txt",
            "https://raw.githubusercontent.com/mwaskom/seaborn-data/master/penguins.csv",
        ],
    }
)


@pytest.mark.parametrize(
    ("call", "warns"),
    [
        ("fetch_california_housing(as_frame=True)", False),
        ("fetch_olivetti_faces()", True),
        ("fetch_openml('titanic', version=1, as_frame=True)", False),
        ("fetch_openml(name='titanic', version=1)", False),
        ("fetch_openml('titanic', version=2)", True),
        ("fetch_openml('titanic')", True),
        ("fetch_openml('adult')", False),
        ("fetch_openml('adult', version='active')", False),
        ("fetch_openml(data_id=40945)", False),
        ("fetch_openml(data_id=1)", True),
        ("fetch_openml(some_name)", True),
        ("fetch_file('https://data.example.org/heights.csv')", False),
        ("fetch_file('https://data.example.org/other.csv')", True),
        ("pd.read_csv('https://data.example.org/heights.csv')", False),
        ("requests.get('https://data.example.org/heights.csv')", True),
        ("sns.load_dataset('penguins')", False),
        ("sns.load_dataset('planets')", True),
    ],
)
def test_what_the_site_has_of_other_hosts_earns_no_warning(call: str, warns: bool) -> None:
    cell = f"import pandas as pd, requests, seaborn as sns\nfrom sklearn.datasets import *\n{call}"
    assert bool(findings(cell, datasets=DATASETS)) is warns
