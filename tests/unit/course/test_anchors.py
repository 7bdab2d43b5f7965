import pytest

from lite_builder.course.anchors import anchors_of, slug


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Fair distances", "fair-distances"), ("What's `new`?", "whats-new"), ("Über 50 %", "über-50-")],
)
def test_slugs_are_those_of_github(heading: str, expected: str) -> None:
    assert slug(heading.replace("`", "")) == expected


def test_a_heading_is_found_by_slug_label_and_jupyterlabs_own_id() -> None:
    anchors = anchors_of(["(near)=\n## Fair *distances*, `k` = 3\n\ntext\n", "# Other"])
    assert anchors["fair-distances-k--3"] == "Fair-distances,-k-=-3"
    assert anchors["near"] == "Fair-distances,-k-=-3"
    assert anchors["Fair-distances,-k-=-3"] == "Fair-distances,-k-=-3"
    assert anchors["other"] == "Other"


def test_equal_headings_are_numbered_as_on_github() -> None:
    assert {"again", "again-1", "again-2"} <= anchors_of(["# Again\n", "# Again\n\n# Again\n"]).keys()


def test_html_ids_are_kept_and_headings_in_code_are_none() -> None:
    assert anchors_of(['Here <a id="Spot"></a>\n\n```\n# no\n```\n']) == {"Spot": "Spot"}


def test_terms_of_a_glossary_are_there_although_the_notebook_cannot_go_to_them() -> None:
    text = "Feature\n: a column\n\nTrain set\n: rows\n\n```{glossary}\nFold\n  one part\n```\n"
    assert anchors_of([text]) == {"feature": None, "train-set": None, "fold": None}
