import gc
import operator
import pickle
import sys

import pytest

from lite_builder.runtime import method_callers


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operator, "methodcaller", operator.methodcaller)
    method_callers.install()


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
