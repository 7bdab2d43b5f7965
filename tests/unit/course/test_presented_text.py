from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from lite_builder.course.links.anchors import anchors_of
from lite_builder.course.links.markdown_links import MarkdownLink
from lite_builder.course.links.targets import DeadLink, Targets
from lite_builder.course.presented_text import present_texts
from lite_builder.course.reader import Reader

PAGE = PurePosixPath("m/a.ipynb")
HERE = "# A page\n\n(here)=\n## A section\n\n```{figure} plot.png\n:name: near\nCaption.\n```\n"
WORDS = "# Words\n\n```{glossary}\nTrain set\n  Rows.\n```\n"
FAR = "# Far *away*\n\n(there)=\n## There\n\n```{figure} ../m/plot.png\n:name: far\nCaption.\n```\n\n$$x$$ (sum)\n"


def targets(reader: Reader) -> Targets:
    texts = {"m/a.ipynb": HERE, "far.ipynb": FAR, "words.ipynb": WORDS}
    return Targets(
        {PurePosixPath(path): anchors_of([text]) for path, text in texts.items()},
        frozenset({PurePosixPath("m/plot.png"), PurePosixPath("data/x.csv")}),
        {},
        titles={PurePosixPath("far.ipynb"): "Far away", PAGE: "A page", PurePosixPath("words.ipynb"): "Words"},
        reader=reader,
    )


def presented(*texts: str, reader: Reader = Reader.MYST) -> list[str]:
    """The cells of a page as a reader shows them; what is dead raises."""

    def dead(index: int, link: MarkdownLink, problem: DeadLink) -> None:
        raise problem

    return present_texts(texts, PAGE, targets(reader), dead)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{ref}`there`", "[There](../far.ipynb#there)"),
        ("{ref}`words <There>`", "[words](../far.ipynb#there)"),
        ("{numref}`far`", "[Figure 1](../far.ipynb#far)"),
        ("{numref}`Fig. %s <far>`", "[Fig. 1](../far.ipynb#far)"),
        ("{eq}`sum`", "[(1)](../far.ipynb#sum)"),
        ("{doc}`../far`", "[Far away](../far.ipynb)"),
        ("{doc}`words </far>`", "[words](../far.ipynb)"),
        ("{term}`train set`", "[train set](../words.ipynb#term-train-set)"),
        ("{term}`rows <Train set>`", "[rows](../words.ipynb#term-train-set)"),
        ("{download}`the data <../data/x.csv>`", "[the data](../data/x.csv)"),
        ("[](../far.md)", "[Far away](../far.ipynb)"),
        ("[](#there)", "[There](../far.ipynb#there)"),
        ("[words](there)", "[words](../far.ipynb#there)"),
        ("<project:#far>", "[Figure 1](../far.ipynb#far)"),
        ('<a href="../far.py">x</a>', '<a href="../notebooks/index.html?path=far.ipynb">x</a>'),
        ('<img src="plot.png">', '<img src="../files/m/plot.png">'),
    ],
)
def test_a_reference_to_another_page_becomes_a_link_with_words(written: str, expected: str) -> None:
    assert presented(f"See {written}.") == [f"See {expected}."]


@pytest.mark.parametrize("written", ["{ref}`here`", "{numref}`near`", "[](#here)", "{ref}`words <near>`"])
def test_what_jupyterlab_myst_follows_within_a_page_stays(written: str) -> None:
    assert presented(written) == [written]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{ref}`here`", "[A section](#A-section)"),
        ("{numref}`near`", "[Figure 1](#near)"),
        ("[](#here)", "[A section](#A-section)"),
        ("{term}`train set`", "[train set](../words.ipynb#term-train-set)"),
        ('<a href="../far.py">x</a>', '<a href="../far.ipynb">x</a>'),
        ("{sub}`2` {kbd}`Ctrl` {math}`x`", "<sub>2</sub> <kbd>Ctrl</kbd> $x$"),
    ],
)
def test_for_jupyter_itself_all_of_it_is_written_out(written: str, expected: str) -> None:
    assert presented(written, reader=Reader.JUPYTER) == [expected]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("{ref}`nowhere`", "no page of the course has the label `nowhere`"),
        ("{doc}`gone`", "no page and no file `m/gone`"),
        ("{term}`Gone`", "no glossary of the course has the term `Gone`"),
        ("{download}`gone.csv`", "no page and no file `m/gone.csv`"),
        ("```{figure} gone.png\n```", "no page and no file `m/gone.png`"),
        (":::{image} gone.png\n:::", "no page and no file `m/gone.png`"),
        ("```{note}\n> {ref}`nowhere`\n```", "has the label `nowhere`"),
    ],
)
def test_a_reference_that_leads_nowhere_says_why(written: str, why: str) -> None:
    with pytest.raises(DeadLink) as caught:
        presented(written)
    assert why in caught.value.why


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{func}`~sklearn.svm.SVC`", "`SVC`"),
        ("{py:meth}`fit <SVC.fit>`", "`fit`"),
        ("{code}`x = 1`", "`x = 1`"),
        ("{guilabel}`Save`", "**Save**"),
        ("{menuselection}`File --> Save`", "**File → Save**"),
        ("{cite}`Smith_2020`", "(Smith\\_2020)"),
        ("{octicon}`star`", ""),
        ("{unknown}`word`", "word"),
    ],
)
def test_roles_that_jupyterlab_myst_shows_as_bare_words_are_written_as_what_they_mean(
    written: str, expected: str
) -> None:
    assert presented(f"{written}.") == [f"{expected}."]


def test_footnotes_are_numbered_and_shown_below_the_cell_that_marks_them_first() -> None:
    first, second, third = presented("One[^b], two[^a].\n\n[^a]: It is {sub}`a`.", "Again[^b].", "[^b]: It is b.")
    assert first == (
        "One[^1], two[^2].\n\n[^1]: It is b.\n\n[^2]: It is {sub}`a`.\n\n"
        "(fn-1)=\n{sup}`1` It is b.\n\n(fn-2)=\n{sup}`2` It is {sub}`a`."
    )
    assert second == "Again[^1].\n\n[^1]: It is b."
    assert third == ""


def test_a_footnote_whose_name_is_a_number_keeps_it() -> None:
    (text,) = presented("One[^a], two[^1], three[^b].\n\n[^a]: A.\n\n[^b]: B.\n\n[^1]: C.")
    assert text.startswith("One[^2], two[^1], three[^3].")


def test_footnotes_without_myst_are_links_to_places_below() -> None:
    first, second = presented("One[^b].", "[^b]: It is *b*.\n\n[^c]: Nobody asks.", reader=Reader.JUPYTER)
    assert first == 'One<sup><a href="#fn-1">1</a></sup>.\n\n<a id="fn-1"></a><sup>1</sup> It is *b*.'
    assert not second.strip()


def test_what_is_counted_is_given_its_number_since_the_reader_may_not_have_come_by_the_others() -> None:
    figure = "```{figure} plot.png\nWords.\n```"
    first, second = presented(f"{figure}\n\n$$a$$ (first)\n\n$$b$$", f"> $$\n> c\n> $$ (second)\n\n{figure}")
    assert first == (
        "```{figure} plot.png\n:enumerator: 1\nWords.\n```\n\n```{math}\n:label: first\n:enumerator: 1\na\n```\n\n$$b$$"
    )
    assert second == (
        "> ```{math}\n> :label: second\n> :enumerator: 2\n> c\n> ```\n\n"
        "```{figure} plot.png\n:enumerator: 2\nWords.\n```"
    )


def test_a_reference_to_another_cell_goes_there_by_its_id() -> None:
    known = replace(targets(Reader.MYST), cells={PAGE: ["first", "second"]})
    dead: list[DeadLink] = []
    texts = present_texts(
        [HERE, "{numref}`near` [](#here) [x](a.py#here)"], PAGE, known, lambda *it: dead.append(it[2])
    )
    assert texts[1] == "[Figure 1](#cell-id=first) [A section](#cell-id=first) [x](#cell-id=first)"
    assert not dead


def test_a_plain_dollar_begins_no_math_and_words_are_struck_out_in_either_reader() -> None:
    text = "It costs \\$5, not ~~\\$6~~, nor $x$."
    assert presented("It costs \\$5, not ~~6~~.") == ["It costs \\$5, not {del}`6`."]
    assert presented(text, reader=Reader.JUPYTER) == ["It costs <span>&#36;</span>5, not ~~\\$6~~, nor $x$."]
