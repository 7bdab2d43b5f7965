"""Which notebook a name means."""

from pathlib import Path

import pytest

from lite_builder.errors import NoSiteError
from lite_builder.site.manifest import Manifest, SiteNotebook
from lite_builder.verify.select import means, select_notebooks


def manifest(*paths: str) -> Manifest:
    notebooks = tuple(SiteNotebook(path=path, title=path, module="") for path in paths)
    return Manifest(made_by="test", title="A course", notebooks=notebooks, files={})


@pytest.mark.parametrize(
    "name",
    ["pipeline/01_look.ipynb", "01_look.ipynb", "01_look", "content/pipeline/01_look.py", "pipeline/*", "*01*"],
)
def test_names_that_mean_a_notebook(name: str) -> None:
    assert means(name, "pipeline/01_look.ipynb")


@pytest.mark.parametrize("name", ["look", "02_look", "other/01_look.ipynb", ""])
def test_names_that_do_not(name: str) -> None:
    assert not means(name, "pipeline/01_look.ipynb")


def test_no_names_mean_all_and_the_order_is_the_sites() -> None:
    site = manifest("b.ipynb", "a.ipynb")
    assert [nb.path for nb in select_notebooks(Path("_site"), site, ())] == ["b.ipynb", "a.ipynb"]
    assert [nb.path for nb in select_notebooks(Path("_site"), site, ["a", "b"])] == ["b.ipynb", "a.ipynb"]


def test_a_name_that_means_nothing_is_an_error_that_lists_what_there_is() -> None:
    with pytest.raises(NoSiteError, match=r"'c'") as caught:
        select_notebooks(Path("_site"), manifest("b.ipynb", "a.ipynb"), ["a", "c"])
    assert "b.ipynb, a.ipynb" in str(caught.value)


def test_of_many_notebooks_an_error_lists_the_nearest() -> None:
    many = manifest("pipeline/01_look.ipynb", *(f"trees/{number}_boxes.ipynb" for number in range(50)))
    with pytest.raises(NoSiteError) as caught:
        select_notebooks(Path("_site"), many, ["pipeline/01_lok"])
    assert "it has 51 notebooks, among them pipeline/01_look.ipynb" in str(caught.value)
    assert str(caught.value).count(".ipynb") <= 8


def test_a_site_without_notebooks_is_an_error() -> None:
    with pytest.raises(NoSiteError, match="no notebooks"):
        select_notebooks(Path("_site"), manifest(), ())
