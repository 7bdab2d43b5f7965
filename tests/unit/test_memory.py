from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lite_builder import memory
from lite_builder.memory import Kind, recall, remembering
from lite_builder.store import CACHE_VARIABLE

WORDS: Kind[list[str]] = Kind("words", list, list)
LENGTH: Kind[int] = Kind("length", int, int)


class Splitter:
    """Splits texts, and counts how often it had to."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, text: str) -> list[str]:
        def work() -> list[str]:
            self.calls += 1
            return text.split()

        return recall(WORDS, work, text)


@pytest.fixture
def split() -> Splitter:
    return Splitter()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    memory.code_digest.cache_clear()
    yield tmp_path / "cache"
    memory.code_digest.cache_clear()


COURSE = Path("course")


def test_outside_of_a_course_nothing_is_remembered(split: Splitter) -> None:
    assert [split("a b"), split("a b")] == [["a", "b"], ["a", "b"]]
    assert split.calls == 2


def test_text_that_has_not_changed_is_not_worked_on_again(split: Splitter) -> None:
    for text, calls in [("a b", 1), ("a b", 1), ("a c", 2)]:
        with remembering(COURSE):
            assert split(text) == text.split()
        assert split.calls == calls


def test_what_a_caller_does_to_a_result_stays_with_that_caller(split: Splitter) -> None:
    for _ in range(2):
        with remembering(COURSE):
            split("a b").append("c")
    with remembering(COURSE):
        assert split("a b") == ["a", "b"]


def test_an_error_is_not_remembered_and_what_went_well_before_it_is(split: Splitter) -> None:
    def fail() -> int:
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError), remembering(COURSE):  # noqa: PT011 - it is our own, bare one
            split("a b")
            recall(LENGTH, fail, "a b")
    assert split.calls == 1


def damage(cache: Path, change: Callable[[bytes], bytes]) -> None:
    (file,) = (cache / "memory").iterdir()
    file.write_bytes(change(file.read_bytes()))


@pytest.mark.parametrize("change", [lambda whole: whole[:-2], lambda whole: whole.replace(b"a", b"b"), lambda _: b"{}"])
def test_a_damaged_memory_is_none_and_is_mended(cache: Path, split: Splitter, change: Callable[[bytes], bytes]) -> None:
    for calls in (1, 2, 2):
        with remembering(COURSE):
            assert split("a b") == ["a", "b"]
        assert split.calls == calls
        if calls == 1:
            damage(cache, change)


def test_other_code_starts_anew(split: Splitter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with remembering(COURSE):
        split("a b")
    monkeypatch.setattr(memory, "PACKAGE", tmp_path)
    memory.code_digest.cache_clear()
    with remembering(COURSE):
        split("a b")
    assert split.calls == 2


def test_what_is_used_no_longer_is_forgotten_unless_nobody_asked_for_its_kind(split: Splitter) -> None:
    with remembering(COURSE):
        split("old")
    with remembering(COURSE):
        recall(LENGTH, lambda: 3, "old")
    with remembering(COURSE):
        split("old")
    assert split.calls == 1
    with remembering(COURSE):
        split("new")
    with remembering(COURSE):
        split("old")
    assert split.calls == 3


def test_each_course_has_its_own(split: Splitter) -> None:
    for course in (COURSE, Path("other")):
        with remembering(course):
            split("a b")
    assert split.calls == 2
