"""How code looks before there is an editor."""

from lite_builder.site.first_text.code_html import code_html


def test_code_has_the_colours_of_the_editor() -> None:
    assert code_html("for x in [1]:  # all") == (
        '<i class="k">for </i>x <i class="k">in </i><i class="b">[</i><i class="n">1</i><i class="b">]</i>:  '
        '<i class="c"># all</i>'
    )


def test_what_follows_a_dot_is_a_property_and_the_dot_no_operator() -> None:
    assert code_html("table.head()") == 'table.<i class="p">head</i>()'


def test_markup_in_code_is_text() -> None:
    assert code_html("'<b>'") == "<i class=\"s\">'&lt;b&gt;'</i>"


def test_lines_stay_as_they_are() -> None:
    assert code_html("\n\nx\n") == "\n\nx\n"
