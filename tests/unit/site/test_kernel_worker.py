from importlib.metadata import distribution
from pathlib import Path

import pytest

from lite_builder.errors import JupyterLiteError
from lite_builder.site.kernel_worker import start_early
from lite_builder.site.lab import KERNEL_PLUGIN, site_settings

FOLDER = "extensions/@jupyterlite/pyodide-kernel-extension/static"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What a site has of JupyterLite's kernel: the worker as it is installed."""
    package = distribution("jupyterlite-pyodide-kernel")
    (worker,) = (file for file in package.files or () if file.match("comlink.worker.*.js"))
    copy = tmp_path / FOLDER / worker.name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(worker.locate().read_bytes())  # type: ignore[attr-defined]
    return tmp_path


def test_the_worker_begins_with_our_boot_module(site: Path) -> None:
    path = start_early(site, site_settings("A course"))
    assert path
    assert path.startswith(FOLDER)
    begins, _, _ = (site / path).read_text(encoding="utf-8").partition(";")
    assert '"../../../../static/pyodide/boot.js"' in begins
    assert "startEarly()" in begins


def test_the_worker_says_when_a_cell_can_run(site: Path) -> None:
    settings = site_settings("A course")
    settings["jupyter-config-data"]["litePluginSettings"][KERNEL_PLUGIN]["pyodideUrl"] = "./pyodide.mjs"
    start_early(site, settings)
    (worker,) = (site / FOLDER).iterdir()
    assert worker.read_text(encoding="utf-8").count('postMessage({pythonStart:{step:"ready"}})') == 1


@pytest.mark.parametrize(
    "changed", [{"pyodideUrl": "https://example.org/pyodide.mjs"}, {"loadPyodideOptions": {"env": {"A": "b"}}}]
)
def test_nothing_begins_that_would_begin_otherwise_than_the_author_says(site: Path, changed: dict[str, object]) -> None:
    settings = site_settings("A course")
    settings["jupyter-config-data"]["litePluginSettings"][KERNEL_PLUGIN] |= changed
    assert start_early(site, settings) is None


def test_another_worker_is_not_changed(site: Path) -> None:
    next((site / FOLDER).iterdir()).write_text("var other;", encoding="utf-8")
    with pytest.raises(JupyterLiteError, match="kernel is not as lite_builder needs it"):
        start_early(site, site_settings("A course"))
