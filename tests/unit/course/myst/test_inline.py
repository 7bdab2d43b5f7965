from hypothesis import given
from hypothesis import strategies as st

from lite_builder.course.myst.inline import FootnoteMark, find_inline, find_roles

PAGE = """# In a heading {ref}`a`

{term}`the set <Train set>` not ``{ref}`no` `` nor $`{ref}`no` $ nor \\{ref}`no` <!-- {ref}`no` --> but ``{x}`` {doc}`b`

```{note} Its title
See {doc}`d`.
```

:::{note} Its title {ref}`c`
:class: {ref}`no`
- text {numref}`Fig. %s
  <d>`[^1]
:::

| {eq}`e` | [^2] |
|---|---|
| x | {sub}`f` |

```{code-block}
{ref}`no` [^no]
```

    {ref}`no`

[^1]: A footnote {ref}`g`.
"""


def test_roles_and_marks_are_found_where_they_stand_and_none_in_code_math_and_comments() -> None:
    found = list(find_inline(PAGE))
    assert [PAGE[it.start : it.end] for it in found] == [
        "{ref}`a`",
        "{term}`the set <Train set>`",
        "{doc}`b`",
        "{doc}`d`",
        "{ref}`c`",
        "{numref}`Fig. %s\n  <d>`",
        "[^1]",
        "{eq}`e`",
        "[^2]",
        "{sub}`f`",
        "{ref}`g`",
    ]
    assert [it.name for it in found if isinstance(it, FootnoteMark)] == ["1", "2"]


def test_a_role_tells_its_words_from_what_it_refers_to() -> None:
    roles = {role.content: (role.words, role.target) for role in find_roles(PAGE)}
    assert roles["the set <Train set>"] == ("the set", "Train set")
    assert roles["Fig. %s <d>"] == ("Fig. %s", "d")
    assert roles["a"] == ("", "a")


def test_plain_dollars_and_words_struck_out_are_found() -> None:
    text = "It costs \\$5, $x\\$y$ not ~~6~~, `\\$` or ~~~a~~~."
    assert [text[it.start : it.end] for it in find_inline(text)] == ["\\$", "~~6~~"]


WORDS = ["{ref}`x`", "`", "``", "$", "$$", "\n", "\n\n", "```{note}\n", "```\n", "[^1]", "[^1]: ", "\\", "<!--", "> "]
WORDS += ["~~x~~", "\\$", "- ", "|", "---", "    ", "text", "{", "}", ":::{tip}\n", ":::\n", ": "]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_whatever_the_text_what_is_found_lies_in_it_one_after_the_other(text: str) -> None:
    done = 0
    for it in find_inline(text):
        assert done <= it.start < it.end <= len(text)
        assert text[it.start] in "{[\\~"
        done = it.end
