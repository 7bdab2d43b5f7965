import gc
import operator
import pickle
import sys
from collections.abc import Iterator

import pytest

from lite_builder.runtime import method_callers


@pytest.fixture(autouse=True)
def installed() -> Iterator[None]:
    in_c = operator.methodcaller
    method_callers.install()
    yield
    vars(operator)["methodcaller"] = in_c
    del vars(operator)["__getattr__"]


def test_it_is_made_when_somebody_asks_for_it_and_other_names_stay_unknown() -> None:
    assert "methodcaller" not in vars(operator)
    from operator import methodcaller

    assert vars(operator)["methodcaller"] is methodcaller
    with pytest.raises(AttributeError, match="module 'operator' has no attribute 'methodcalled'"):
        operator.methodcalled  # type: ignore[attr-defined]  # noqa: B018


def test_it_calls_methods_as_the_one_in_c_does() -> None:
    assert list(map(operator.methodcaller("strip"), [" a", "b "])) == ["a", "b"]
    assert operator.methodcaller("split", "-", maxsplit=1)("a-b-c") == ["a", "b-c"]
    assert repr(operator.methodcaller("split", "-")) == "operator.methodcaller('split', '-')"


def test_it_is_not_the_one_in_c_and_can_be_pickled() -> None:
    strip = operator.methodcaller("strip")
    assert type(strip) is not sys.modules["_operator"].methodcaller
    assert pickle.loads(pickle.dumps(strip))(" a ") == "a"


def test_nothing_else_of_the_library_is_changed() -> None:
    assert operator.itemgetter is sys.modules["_operator"].itemgetter
    assert operator.add is sys.modules["_operator"].add


def test_one_in_a_cycle_is_collected() -> None:
    caller = operator.methodcaller("strip")
    cycle: list[object] = [caller]
    cycle.append(cycle)
    gc.collect()
    del caller, cycle
    assert gc.collect() >= 1
