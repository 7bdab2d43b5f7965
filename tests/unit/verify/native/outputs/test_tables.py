"""HTML compared: tables cell by cell, the rest as text."""

import pytest

from lite_builder.verify.native.outputs.tables import difference_in_html
from lite_builder.verify.native.outputs.tolerance import Tolerance

FRAME = """
<style>th { color: red }</style>
<table border="1" class="dataframe">
  <thead><tr style="text-align: right;"><th></th><th>age</th><th>mass</th></tr></thead>
  <tbody><tr><th>mean</th><td>{age}</td><td>1.5</td></tr></tbody>
</table>
<p>1 rows by 2 columns</p>"""


def frame(age: str) -> str:
    return FRAME.replace("{age}", age)


def test_numbers_in_cells_are_compared_under_the_tolerance() -> None:
    assert difference_in_html(frame("3.0000000001"), frame("3.0"), Tolerance()) is None


def test_a_cell_that_differs_is_named_by_row_and_column() -> None:
    found = difference_in_html(frame("3.1"), frame("3.0"), Tolerance())
    assert found == ('table, row 1 "mean", column "age"', "3.1", "3.0")


@pytest.mark.parametrize("name", ["mean_fit_time", "std_score_time", "fit_time"])
def test_a_measured_time_says_nothing_in_a_column_or_a_row(name: str) -> None:
    for measured in ("age", "mean"):
        here, there = (frame(age).replace(f"<th>{measured}</th>", f"<th>{name}</th>") for age in ("0.06", "0.01"))
        assert difference_in_html(here, there, Tolerance()) is None


def test_the_other_columns_of_a_table_of_times_are_compared() -> None:
    here, there = (frame(age).replace("<th>mass</th>", "<th>fit_time</th>") for age in ("3.1", "3.0"))
    assert difference_in_html(here, there, Tolerance()) == ('table, row 1 "mean", column "age"', "3.1", "3.0")


def test_another_size_is_told() -> None:
    more = frame("3").replace("</tbody>", "<tr><th>std</th><td>1</td><td>2</td></tr></tbody>")
    assert difference_in_html(frame("3"), more, Tolerance()) == (
        "table, its size",
        "2 rows, 3 columns",
        "3 rows, 3 columns",
    )
    assert difference_in_html("<p>x</p>", frame("3"), Tolerance()) == ("table 1", "(nothing)", "2 rows, 3 columns")


def test_what_surrounds_tables_is_text() -> None:
    other = frame("3").replace("1 rows", "7 rows")
    assert difference_in_html(frame("3"), other, Tolerance()) == ("text", "1 rows by 2 columns", "7 rows by 2 columns")


def test_styles_and_scripts_say_nothing() -> None:
    other = frame("3").replace("color: red", "color: blue")
    assert difference_in_html(frame("3"), other + "<script>let a = 1;</script>", Tolerance()) is None
