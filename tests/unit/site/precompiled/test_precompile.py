from lite_builder.site.precompiled.precompile import _shares


def test_archives_are_dealt_out_so_that_all_places_end_together() -> None:
    assert _shares({"scipy": 9, "pandas": 6, "numpy": 3, "six": 1}, 2) == [["scipy", "six"], ["pandas", "numpy"]]


def test_no_place_is_made_for_nothing() -> None:
    assert _shares({"six": 1}, 4) == [["six"]]
    assert _shares({}, 4) == []
