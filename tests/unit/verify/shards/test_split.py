"""Each notebook runs on just one machine, and all machines take about as long."""

from hypothesis import given
from hypothesis import strategies as st

from lite_builder.verify.shards.split import split

SECONDS = st.dictionaries(st.text(min_size=1), st.floats(0, 600), max_size=40)
COUNTS = st.integers(1, 12)


@given(SECONDS, COUNTS)
def test_every_name_is_in_just_one_part(seconds: dict[str, float], count: int) -> None:
    parts = split(seconds, count)
    assert len(parts) == count
    assert sorted(name for part in parts for name in part) == sorted(seconds)


@given(SECONDS, COUNTS, st.randoms())
def test_it_is_the_same_on_every_machine(seconds: dict[str, float], count: int, random: st.DataObject) -> None:
    shuffled = list(seconds.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert split(dict(shuffled), count) == split(seconds, count)


@given(SECONDS, COUNTS)
def test_no_part_is_longer_than_another_by_more_than_one_name(seconds: dict[str, float], count: int) -> None:
    loads = [sum(seconds[name] for name in part) for part in split(seconds, count)]
    assert max(loads) - min(loads) <= max(seconds.values(), default=0) + 1e-6


def test_long_ones_are_spread_and_short_ones_fill_up() -> None:
    parts = split({"a": 60, "b": 50, "c": 10, "d": 10, "e": 10}, 2)
    assert list(map(sorted, parts)) == [["a", "d"], ["b", "c", "e"]]


def test_names_that_take_no_time_are_spread_as_well() -> None:
    assert list(map(sorted, split({"a": 0, "b": 0, "c": 0}, 3))) == [["a"], ["b"], ["c"]]
