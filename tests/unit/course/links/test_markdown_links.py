import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lite_builder.course.links.markdown_links import find_markdown_links

WORDS = [
    "[a](b.py)",
    "`",
    "```",
    "$",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "|",
    "---",
    "[r]",
    "[r]: c.md",
    "<a href='d.py'>",
    "text ",
]
WORDS += [
    "![i](i.png)",
    "<",
    ">",
    "(",
    ")",
    "[",
    "]",
    "\\",
    "    ",
    "\t",
    "<!--",
    "-->",
    "```{note}\n",
    "\\|",
    "é",
    "# ",
]

PAGE = """# In a heading [a](1.py "title") and not `[c](no)` nor $[e](no)$
> in a quotation [x](<2 with space.py>), an image ![i](3.png)
- in a list [ref][r] <https://4.org> <a href="5.py#s">k</a>
  [next line](6.py)

| a | [x](7.py) |
|---|---|
| `[x](no)` | [x\\|y](8\\_.py) [![im](9.png)](10.py) |

```{note}
In [a note](11.py)
```

```python
[no](no)
```

$$
[no](no)
$$

<div>
<img src='12.png'> <!-- <a href="no"> -->
</div>

[r]: 13.py#x 'title'
[^1]: no
\\[escaped](no)
"""


def test_each_destination_is_found_where_it_stands_and_nothing_in_code_math_or_comments() -> None:
    links = find_markdown_links(PAGE)
    assert [PAGE[link.start : link.end] for link in links] == [
        "1.py",
        "<2 with space.py>",
        "3.png",
        "https://4.org",
        "5.py#s",
        "6.py",
        "7.py",
        "8\\_.py",
        "9.png",
        "10.py",
        "11.py",
        "12.png",
        "13.py#x",
    ]
    assert [link.destination for link in links if link.destination != PAGE[link.start : link.end]] == [
        "2 with space.py",
        "8_.py",
    ]
    assert [link.destination for link in links if link.is_image] == ["3.png", "9.png", "12.png"]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_whatever_the_text_destinations_lie_in_it_one_after_the_other(text: str) -> None:
    links = find_markdown_links(text)
    assert all(0 <= link.start < link.end <= len(text) for link in links)
    assert all(before.end <= after.start for before, after in pairwise(links))
    for link in links:
        written = re.sub(r"\A<(.*)>\Z", r"\1", text[link.start : link.end])
        assert written.replace("\\", "") == link.destination.replace("\\", "")


def test_the_file_that_a_directive_shows_or_names_is_a_link() -> None:
    text = "> ```{figure} 1 a.png\n> :name: x\n> In the [caption](2.py)\n> ```\n\n:::{video} 3.mp4\n:::\n"
    text += "\n:::{note}\nIn [a note](4.py)\n:::\n\n```{code-block} 5.py\n[no](6.py)\n```\n"
    links = find_markdown_links(text)
    assert [text[link.start : link.end] for link in links] == ["1 a.png", "2.py", "3.mp4", "4.py"]
    assert [link.is_image for link in links] == [True, False, False, False]
