import pytest

from lite_builder.course.fences import find_broken_fences

WHOLE = {
    "an admonition": "```{admonition} Question\ntext\n```\n",
    "code in a longer fence": "````{admonition} Question\n```python\nx = 1\n```\n````\n",
    "colons around back-ticks": ":::{admonition} Question\n```python\nx = 1\n```\n:::\n",
    "more colons outside": "::::{note}\n:::{tip}\nx\n:::\n::::\n",
    "plain code": "```\nx = 1\n```\n",
    "MyST that is shown": "````md\n```{note}\nx\n```\n\n+++\n````\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_fence_that_ends_where_it_should_is_not_broken(text: str) -> None:
    assert not list(find_broken_fences(text))


BROKEN = {
    "one that is never closed": ("a\n\n```{admonition} Question\ntext\n", 2, "has no end"),
    "a closing line too many": ("a\n\n```\n\n```{admonition} Question\ntext\n```\n", 2, "`` ``` `` closes nothing"),
    "a closing line too many above another cell": ("```\n\n+++\n\n```python\nx\n```\n", 0, "closes nothing"),
    "a closing line at the end": ("```{admonition} Question\n```\n\ntext\n\n```\n", 5, "closes nothing"),
    "code that ends its admonition": ("```{note}\n\n```python\nx\n```\n\nmore\n", 2, "ends what begins with"),
    "a solution inside": ('```{note}\nx\n\n+++ {"tags": ["solution"]}\n\nb)\n```\n', 0, "has no end"),
}


@pytest.mark.parametrize(("text", "row", "what"), BROKEN.values(), ids=BROKEN)
def test_a_broken_fence_is_named_with_its_row(text: str, row: int, what: str) -> None:
    found = next(find_broken_fences(text))
    assert found.row == row
    assert what.strip("` ").split("`")[-1].strip() in found.what
    assert found.why
    assert found.todo


def test_colon_fences_can_be_left_to_others() -> None:
    assert list(find_broken_fences(":::{note}\nx\n"))
    assert not list(find_broken_fences(":::{note}\nx\n", colons=False))


def test_rows_are_counted_as_markdown_counts_them() -> None:
    (found,) = find_broken_fences("a\u2028b\r\n\r\n```{note}\n")
    assert found.row == 2
