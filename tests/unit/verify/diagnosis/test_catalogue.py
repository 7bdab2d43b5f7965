"""The catalogue of failures is whole, and the docs and the README say what it says."""

import re
from pathlib import Path

import pytest

from lite_builder.verify.diagnosis.catalogue import FailureClass, read_catalogue
from lite_builder.verify.lint.explanation import read_explanations

REPOSITORY = Path(__file__).parents[4]
PAGE = (REPOSITORY / "docs" / "wasm-failures.md").read_text(encoding="utf-8")
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")

CLASSES = pytest.mark.parametrize("failure", read_catalogue(), ids=lambda failure: failure.name)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_no_class_is_named_twice() -> None:
    names = [failure.name for failure in read_catalogue()]
    assert len(set(names)) == len(names)


@CLASSES
def test_the_page_has_a_section_for_it(failure: FailureClass) -> None:
    section = on_one_line(PAGE.split(f"\n## {failure.name}\n")[1].split("\n## ")[0])
    for text in (f"**{failure.title}.**", failure.shows, failure.why, f"**What to do.** {failure.todo}", failure.more):
        assert on_one_line(text) in section
    assert "**Seen.**" in section
    assert re.findall(r"\[(LB\d+)\]", section) == list(failure.rules)


@CLASSES
def test_the_readme_says_what_to_do(failure: FailureClass) -> None:
    assert f"| [{failure.title}](docs/wasm-failures.md#{failure.name}) | {failure.todo} |" in README.splitlines()


def test_readme_and_page_have_the_same_order_and_nothing_else() -> None:
    names = re.findall(r"docs/wasm-failures\.md#([\w-]+)\)", README)
    assert names == [name for name in re.findall(r"^## (.+)$", PAGE, re.MULTILINE) if " " not in name]
    assert sorted(names) == sorted(failure.name for failure in read_catalogue())


@CLASSES
def test_its_rules_exist(failure: FailureClass) -> None:
    rules = {*failure.rules, *(rule for when in failure.when for rule in when.rules)}
    assert rules <= set(read_explanations())


@CLASSES
def test_its_advice_names_only_what_its_conditions_find(failure: FailureClass) -> None:
    assert "{" not in failure.todo
    for when in failure.when:
        known = {*re.findall(r"\(\?P<(\w+)>", when.message), *(("file", "meant") if when.file else ())}
        known |= {"where"} if when.rules else set()
        assert set(re.findall(r"\{(\w+)\}", when.todo)) <= known
