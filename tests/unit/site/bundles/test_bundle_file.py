import gzip

import pytest

from lite_builder.site.bundles.bundle_file import Bundle, folders, pack, unpack

FILES = {"lib/b.so": b"\0asm" + bytes(13), "lib/a.txt": b"a", "etc/c": b"", "top": b"t"}


def test_what_is_packed_is_there_again() -> None:
    later = {"later.bundle": {"lib": {"a.py": 17}}}
    assert unpack(pack(Bundle(FILES, later))) == Bundle(FILES, later)


def test_each_file_begins_where_the_processor_likes_it() -> None:
    plain = gzip.decompress(pack(Bundle(FILES)))
    assert plain.index(b"\0asm") % 8 == 0


def test_the_same_files_give_the_same_bytes_in_whatever_order_they_come() -> None:
    assert pack(Bundle(FILES)) == pack(Bundle(dict(reversed(FILES.items()))))


def test_files_are_told_by_their_folders() -> None:
    assert folders({"b/y": 2, "a/x": 1, "b/x": 3, "top": 4}) == {"": {"top": 4}, "a": {"x": 1}, "b": {"x": 3, "y": 2}}


@pytest.mark.parametrize(
    "content",
    [b"", b"LBUNDLE1", gzip.compress(b"something else"), pack(Bundle(FILES))[:-9]],
    # Each of pytest's workers has to give them the same names, and gzip writes the time.
    ids=["empty", "not packed", "something else", "cut short"],
)
def test_what_is_no_whole_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a bundle"):
        unpack(content)
