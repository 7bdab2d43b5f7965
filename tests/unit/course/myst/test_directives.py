from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lite_builder.course.myst.directives import Directive, find_directives, rewrite_directives, written_directive

PAGE = """# Title

```{note} Its *title*
:class: dropdown
:name: here

Its text.
```

- in a list
  :::{tip}
  ---
  class: wide
  ---
  deep
  :::

> ````{warning}
> outer
> ```{code-block} python
> x = "{not}"
> ```
> ````

```python
:::{no}
```
"""


def found(text: str) -> list[tuple[str, str, dict[str, str], str]]:
    return [(it.name, it.argument, dict(it.options), it.body.strip("\n")) for it in find_directives(text)]


def test_directives_are_found_between_back_ticks_and_colons_in_lists_and_quotations() -> None:
    assert found(PAGE) == [
        ("note", "Its *title*", {"class": "dropdown", "name": "here"}, "Its text."),
        ("tip", "", {"class": "wide"}, "deep"),
        ("warning", "", {}, 'outer\n```{code-block} python\nx = "{not}"\n```'),
    ]


def test_the_lines_of_a_directive_and_of_its_body_are_known() -> None:
    note, tip, _ = find_directives(PAGE)
    lines = PAGE.split("\n")
    assert lines[note.start : note.end] == lines[2:8]
    assert lines[note.body_start] == ""
    assert lines[tip.body_start] == "  deep"


def test_nothing_changes_where_nothing_is_written_anew() -> None:
    assert rewrite_directives(PAGE, lambda directive: None) == PAGE


def test_what_is_written_stands_where_the_directive_stood_and_apart_from_text_beside_it() -> None:
    text = "- a\n  ```{x}\n  one\n\n  two\n  ```\n  b\n\n> ```{x}\n> three\n> ```\n"
    assert rewrite_directives(text, lambda directive: directive.body.strip("\n")) == (
        "- a\n\n  one\n\n  two\n\n  b\n\n> three\n"
    )


def test_the_fence_of_an_outer_directive_grows_with_what_is_put_inside() -> None:
    def written(directive: Directive) -> str | None:
        return written_directive(replace(directive, name="dropdown")) if directive.name == "toggle" else None

    text = "```{note}\n:::{toggle} Show\nhidden\n:::\n```\n"
    assert rewrite_directives(text, written) == "````{note}\n```{dropdown} Show\nhidden\n```\n````\n"


PIECES = ["```{note}\n", "```\n", ":::{tip} t\n", ":::\n", "````{x}\n", "````\n", "- ", "> ", "  ", ":a: b\n", "\n"]
PIECES += ["text ", "---\n", "{ref}`x`", "$$\n", "    "]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_the_text_each_directive_is_found_once_and_can_be_written_anew(text: str) -> None:
    for directive in find_directives(text):
        assert 0 <= directive.start < directive.end <= text.count("\n") + 1
        again = next(find_directives(written_directive(directive)))
        assert (again.name, again.argument, again.options) == (directive.name, directive.argument, directive.options)
        assert again.body.strip("\n") == directive.body.strip("\n")
    assert rewrite_directives(text, lambda directive: None) == text
