import pytest

from lite_builder.course.sources.gallery import is_gallery, looks_like_gallery, mark_blocks

HASHES = "#" * 79


@pytest.mark.parametrize(
    ("script", "is_one", "looks_like_one"),
    [
        (f'"""\nTitle\n=====\n"""\n{HASHES}\n# text\n', True, True),
        ('"""\nTitle\n=====\n"""\n# %%\n# text\n', True, True),
        ('# coding: utf-8\n\nr"""Title\n=====\n\ntext"""\n#%%\nx = 1\n', True, True),
        ("'''\n~~~~~\nTitle\n~~~~~\n'''\n" + HASHES, True, True),
        ('"""\nTitle\n=====\n"""\nx = 1\n', True, False),
        ('"""A module."""\n' + HASHES + "\n# a banner\n", False, False),
        ('"""\nTitle\n=====\n"""\n# %% [markdown]\n# text\n', False, False),
        ('# %%\n"""\nTitle\n=====\n"""\n', True, True),
        ("x = 1\n", False, False),
        ("", False, False),
    ],
)
def test_a_gallery_script_is_known_by_its_docstring_and_its_blocks(
    script: str, is_one: bool, looks_like_one: bool
) -> None:
    assert (is_gallery(script), looks_like_gallery(script)) == (is_one, looks_like_one)


def test_titles_lose_their_line_above_and_no_line_moves() -> None:
    script = 'r"""\n=====\nTitle\n=====\n"""\n# %%\n# ----\n# More\n# ----\nx = 1\n'
    marked = mark_blocks(script)
    assert marked == f'"""\n\nTitle\n=====\n"""\n{HASHES}\n#\n# More\n# ----\nx = 1\n'
