import pytest

from lite_builder.course.links.anchors import Anchor, Anchors, Kind, anchors_of, myst_id, slug


def ids(anchors: Anchors) -> dict[str, tuple[str | None, str | None]]:
    """By name, what Jupyter and what MyST call the place."""
    return {name: (anchor.jupyter, anchor.myst) for name, anchor in anchors.items()}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Fair distances", "fair-distances"), ("What's `new`?", "whats-new"), ("Über 50 %", "über-50-")],
)
def test_slugs_are_those_of_github(heading: str, expected: str) -> None:
    assert slug(heading.replace("`", "")) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Fair distances", "fair-distances"), ("2nd part", "id-2nd-part"), ("What's É new?", "whats-new"), ("a_b", "a-b")],
)
def test_ids_are_those_of_jupyterlab_myst(label: str, expected: str) -> None:
    assert myst_id(label) == expected


def test_a_heading_is_found_by_slug_label_and_jupyterlabs_own_id() -> None:
    found = ids(anchors_of(["(near)=\n## Fair *distances*, `k` = 3\n\ntext\n", "# Other"]))
    place = ("Fair-distances,-k-=-3", "near")
    assert found["fair-distances-k--3"] == found["near"] == found["Fair-distances,-k-=-3"] == place
    assert found["other"] == ("Other", "other")


def test_equal_headings_are_numbered_as_on_github() -> None:
    assert {"again", "again-1", "again-2"} <= anchors_of(["# Again\n", "# Again\n\n# Again\n"]).keys()


def test_html_ids_are_kept_and_headings_in_code_are_none() -> None:
    found = anchors_of(['Here <a id="Spot"></a>\n\n```\n# no\n```\n'])
    assert found == {"Spot": Anchor("Spot", "Spot", kind=Kind.HTML)}


def test_terms_of_lists_and_glossaries_are_there() -> None:
    text = "Feature\n: a column\n\nTrain *set*\n: rows\n\n```{glossary}\nFold\nPart\n  one part\n```\n"
    assert ids(anchors_of([text])) == {
        "feature": (None, None),
        "train-set": (None, None),
        "fold": ("term-fold", "term-fold"),
        "part": ("term-part", "term-part"),
    }


def test_figures_tables_equations_and_exercises_are_counted_each_on_their_own() -> None:
    cells = [
        "```{figure} a.png\n```\n\n$$a$$ (first)\n\n$$b$$\n",
        ":::{figure} b.png\n:name: plot\nA caption.\n:::\n\n\\begin{align}\\label{second}\nx\n\\end{align}\n",
        "````{note}\n```{exercise} Try\n:label: try\n```\n````\n\n```{math}\n:label: third\nz\n```\n",
        "(rows)=\n```{list-table} Rows\n* - a\n```\n",
    ]
    texts = {name: anchor.text for name, anchor in anchors_of(cells).items()}
    assert texts == {
        "first": "(1)",
        "plot": "Figure 2",
        "second": "(2)",
        "try": "Exercise 1",
        "third": "(3)",
        "rows": "Table 1",
    }


def test_a_box_is_called_by_its_title_and_what_stands_in_it_is_found() -> None:
    found = anchors_of(["```{tip} Do *this*\n:name: box\n(deep)=\n### Deep\n```\n\n(words)=\nA paragraph.\n"])
    assert (found["box"].text, found["deep"].text, found["words"].text) == ("Do this", "Deep", "")
    assert all(found[name].kind is Kind.LABEL for name in ("box", "deep", "words"))
