from types import SimpleNamespace

import pytest

from lite_builder.runtime import plotly_figures


class Registry(dict[str, str]):
    """As plotly's: names of renderers, one of which is the default."""

    default = "plotly_mimetype+notebook"


def renderers() -> SimpleNamespace:
    names = Registry(plotly_mimetype="data", notebook="html", colab="html", png="picture")
    return SimpleNamespace(nbformat=None, renderers=names)


def test_ways_that_need_scripts_of_others_give_way_to_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLOTLY_RENDERER", raising=False)
    module = renderers()
    plotly_figures.change(module)
    assert module.renderers == {"plotly_mimetype": "data", "notebook": "data", "colab": "data", "png": "picture"}
    assert module.renderers.default == "plotly_mimetype"
    assert module.nbformat.__version__ >= "4.2.0"


def test_what_the_author_chose_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLOTLY_RENDERER", "png")
    module = renderers()
    plotly_figures.change(module)
    assert module.renderers.default == "png"
