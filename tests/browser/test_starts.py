"""Does the same work from a snapshot and from each other start?"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lite_builder.verify.run import run_site
from tests.browser.other_starts import OTHER_STARTS
from tests.browser.pages import FROM_SNAPSHOT, opened_page
from tests.command_line import run_lite_builder
from tests.course_projects import copy_project
from tests.workers import build_once

pytestmark = pytest.mark.browser

SNAPSHOT = "snapshot"
STARTS = (SNAPSHOT, *OTHER_STARTS)

WORKS = """
# %%
import os, sys
print(os.environ["HOME"], os.getcwd(), sys.path.count(""), sys.version)
assert [type(finder) for finder in sys.meta_path].count(type(sys.meta_path[-1])) == 1

# %%
import numpy as np
np.linalg.svd(np.array([[3.0, 0.0], [0.0, 2.0]]))[1]

# %%
from scipy import integrate, optimize, stats
print(integrate.quad(lambda x: x**2, 0, 1)[0])
print(optimize.minimize(lambda x: (x[0] - 1) ** 2, [0.0]).x[0])
print(stats.ttest_ind([1, 2, 3], [2, 3, 5]).pvalue)

# %%
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
X, y = load_iris(return_X_y=True)
print(RandomForestClassifier(random_state=0).fit(X, y).score(X, y))
model = LogisticRegression(max_iter=1000).fit(X, y)
model.coef_

# %%
import pickle
assert (pickle.loads(pickle.dumps(model)).predict(X) == model.predict(X)).all()

# %%
import pandas as pd
frame = pd.DataFrame({"a": [1, 1, 2], "b": [1.0, 2.0, 3.0]})
print(frame.groupby("a").b.mean().tolist())
frame

# %%
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.title("π")
plt.savefig("figure.png")
print(plt.get_backend(), os.path.getsize("figure.png"))
plt.show()

# %%
import asyncio
from pyodide.ffi import run_sync
run_sync(asyncio.sleep(0.01, "waited"))

# %%
import ctypes
kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
assert kind(lambda x: x + 1)(4) == 5

# %%
import inspect, traceback
import sklearn.utils
try:
    sklearn.utils.check_array([[float("nan")]])
except ValueError:
    shown = traceback.format_exc()
assert "raise ValueError(msg_err)" in shown, shown
assert inspect.getsource(np.linalg.inv).startswith("@array_function_dispatch")

# %%
%pip install threadpoolctl
import scipy.signal, threadpoolctl
print(len(scipy.signal.butter(2, 0.3)), [pool["user_api"] for pool in threadpoolctl.threadpool_info()])

# %%
import threading
try:
    threading.Thread(target=print).start()
except RuntimeError as error:
    print(error)

# %%
import gc, importlib
importlib.invalidate_caches()
gc.collect()  # of what was open when the snapshot was made something would complain now
from pyodide_js import loadedPackages
assert loadedPackages.to_py().keys() >= {"numpy", "scikit-learn", "ipython"}
"""

IN_THE_PAGE = """async fromSnapshot => {
    while (!window.jupyterapp?.serviceManager) await new Promise(soon => setTimeout(soon, 100));
    const { kernels } = window.jupyterapp.serviceManager;
    const ask = async (kernel, code) => {
        const run = kernel.requestExecute({ code, allow_stdin: true });
        let text = "";
        run.onStdin = question =>
            kernel.sendInputReply({ status: "ok", value: `told ${question.content.prompt}` }, question.header);
        run.onIOPub = message => { text += message.content.text ?? message.content.ename ?? ""; };
        await run.done;
        return text.trim();
    };
    const draws = "import random, numpy; print(random.random(), numpy.random.rand())";
    const pair = await Promise.all([0, 1].map(() => kernels.startNew({ name: "python" })));
    const drawn = await Promise.all(pair.map(kernel => ask(kernel, draws)));
    const [kernel, other] = pair;
    await ask(kernel, "mine = 1");
    const answer = await ask(kernel, "print(input('A name? '))");
    const { content: completed } = await kernel.requestComplete({ code: "import random\\nrandom.gau", cursor_pos: 24 });
    const { content: told } = await kernel.requestInspect({ code: "len", cursor_pos: 3, detail_level: 0 });
    kernel.requestExecute({ code: "while True: pass" });
    await new Promise(soon => setTimeout(soon, 500));
    await kernel.restart();
    const afterwards = await ask(kernel, "mine");
    drawn.push(await ask(kernel, draws));
    return {
        fromSnapshot: await ask(kernel, `print(${fromSnapshot})`),
        numbers: new Set(drawn.flatMap(line => line.split(" "))).size,
        apart: await ask(other, "'mine' in globals() or print('apart')"),
        answer, afterwards, completed: completed.matches, told: told.found,
    };
}"""


@pytest.fixture(scope="module")
def site_that_starts_from(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`site_that_starts_from(start)`: the small course, one page of which is what works; do not change it."""
    root = tmp_path_factory.mktemp("starts")

    def build(project: Path) -> None:
        copy_project("small", project)
        (project / "content" / "pages" / "linear_algebra.py").write_text(WORKS, encoding="utf-8")
        built = run_lite_builder(project, "build")
        assert built.returncode == 0, built.stderr

    def site_from(start: str) -> Path:
        if start == SNAPSHOT:
            return build_once(root / start, build) / "_site"
        return build_once(root / start, lambda to: changed(start, to)) / "_site"

    def changed(start: str, to: Path) -> None:
        to.mkdir()
        OTHER_STARTS[start](site_from(SNAPSHOT), to / "_site")

    return site_from


def printed(site: Path) -> tuple[list[Any], list[str]]:
    """What each cell of the page shows, pictures as their first letters; and what the browser's console said."""
    (done,) = run_site(site, ["pages/linear_algebra.ipynb"]).notebooks
    assert not (failed := {cell.source: cell.error for cell in done.cells if cell.error}), (failed, done.console)
    assert done.ok, (done.note, done.console)
    outputs = [output for cell in done.evidence.cells for output in cell.get("outputs", ())]
    shown = [output.get("text") or output["data"].get("image/png", [""])[:1] or output["data"] for output in outputs]
    assert any("image/png" in output.get("data", {}) for output in outputs), "no figure is shown"
    return shown, list(done.console)


def test_a_page_shows_the_same(site_that_starts_from: Callable[[str], Path]) -> None:
    shown, console = zip(*(printed(site_that_starts_from(start)) for start in STARTS), strict=True)
    assert all(outputs == shown[0] for outputs in shown)
    told = ["starts without the site's snapshot" in "".join(lines) for lines in console]
    assert told == [start == "damaged" for start in STARTS]


@pytest.mark.parametrize("start", STARTS)
def test_kernels_answer(site_that_starts_from: Callable[[str], Path], start: str) -> None:
    """Two at once draw other numbers; one asks, completes, tells of a name, and is restarted out of an endless loop."""

    async def answers() -> Any:
        async with opened_page(site_that_starts_from(start), "tree/index.html") as page:
            return await page.evaluate(IN_THE_PAGE, FROM_SNAPSHOT)

    assert asyncio.run(answers()) == {
        "fromSnapshot": str(start == SNAPSHOT),
        "numbers": 6,
        "apart": "apart",
        "answer": "told A name?",
        "afterwards": "<class 'NameError'>",
        "completed": ["gauss"],
        "told": True,
    }
