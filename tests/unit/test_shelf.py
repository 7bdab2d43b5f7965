import os
import threading
from pathlib import Path
from time import time

import pytest

from lite_builder.shelf import UNUSED_SECONDS, Shelf
from lite_builder.store import Store


def test_gives_back_what_was_put_there(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.get("apps") is None
    shelf.put("apps", b"made\nonce")
    assert shelf.get("apps") == b"made\nonce"
    assert [file.name for file in tmp_path.iterdir()] == ["apps"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content.replace(b"once", b"oncE"),
        lambda content: b"",
        lambda content: content[5:],
        lambda content: b"\xff" * len(content),
    ],
    ids=["cut off", "changed", "empty", "without its beginning", "overwritten"],
)
def test_what_is_damaged_is_not_there_and_can_be_put_again(tmp_path: Path, damage: object) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("apps", b"made once")
    (tmp_path / "apps").write_bytes(damage((tmp_path / "apps").read_bytes()))  # type: ignore[operator]
    assert shelf.get("apps") is None
    shelf.put("apps", b"made again")
    assert shelf.get("apps") == b"made again"


def test_what_nobody_took_for_a_month_is_thrown_away(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    long_ago = time() - UNUSED_SECONDS - 60
    for name in ("taken", "left"):
        shelf.put(name, b"")
    for name in ("taken", "left"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    assert shelf.get("taken") == b""
    shelf.put("new", b"")
    assert {file.name for file in tmp_path.iterdir()} == {"taken", "new"}


def test_a_folder_that_cannot_be_made_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place", encoding="utf-8")
    shelf = Shelf.of(Store(tmp_path / "cache"), "apps")
    shelf.put("apps", b"made")
    assert shelf.get("apps") is None


def put_often(shelf: Shelf, content: bytes) -> None:
    for _ in range(10):
        shelf.put("apps", content)


def test_readers_beside_writers_find_it_whole_or_not_at_all(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    contents = [bytes([number]) * 300_000 for number in range(4)]
    shelf.put("apps", contents[0])
    writers = [threading.Thread(target=put_often, args=(shelf, content)) for content in contents]
    for writer in writers:
        writer.start()
    found = []
    while any(writer.is_alive() for writer in writers):
        found.append(shelf.get("apps"))
    assert found
    assert all(content in contents for content in found)
