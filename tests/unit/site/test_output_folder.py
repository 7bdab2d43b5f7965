import errno
import multiprocessing
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from lite_builder.errors import DiskFullError, FolderInUseError, ForeignFolderError
from lite_builder.site.manifest import Manifest, list_files, write_manifest
from lite_builder.site.output_folder import check_ours, replacing


def make_site(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")
    files = list_files(folder)
    write_manifest(folder, Manifest(made_by=text, title="", notebooks=(), files=files))


def build(output: Path, locks: Path, text: str) -> None:
    with replacing(output, locks) as work:
        make_site(work / "site", text)


def neighbours(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


def test_a_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    output = tmp_path / "project" / "_site"
    build(output, tmp_path / "locks", "first")
    build(output, tmp_path / "locks", "second")
    assert (output / "index.html").read_text(encoding="utf-8") == "second"
    assert neighbours(output) == ["_site"]


def test_a_build_that_fails_leaves_the_last_good_site(tmp_path: Path) -> None:
    output = tmp_path / "project" / "_site"
    build(output, tmp_path / "locks", "good")
    with pytest.raises(RuntimeError), replacing(output, tmp_path / "locks") as work:
        (work / "half").write_text("half", encoding="utf-8")
        raise RuntimeError
    assert (output / "index.html").read_text(encoding="utf-8") == "good"
    assert neighbours(output) == ["_site"]


def test_a_swap_that_was_killed_half_way_is_mended(tmp_path: Path) -> None:
    output = tmp_path / "project" / "_site"
    build(output, tmp_path / "locks", "good")
    output.rename(output.with_name("._site.old"))
    with pytest.raises(RuntimeError), replacing(output, tmp_path / "locks"):
        raise RuntimeError
    assert (output / "index.html").read_text(encoding="utf-8") == "good"


@pytest.mark.parametrize("name", ["thesis.tex", "lite-builder.json"])
def test_a_folder_that_we_did_not_make_is_refused_and_not_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("{}", encoding="utf-8")
    with pytest.raises(ForeignFolderError, match="not made by lite_builder"):
        build(tmp_path / "out", tmp_path / "locks", "new")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignFolderError):
        build(tmp_path / "out", tmp_path / "locks", "new")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_site_into_which_a_person_put_files_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    build(output, tmp_path / "locks", "good")
    (output / "CNAME").write_text("course.example", encoding="utf-8")
    (output / ".DS_Store").touch()
    with pytest.raises(ForeignFolderError, match="CNAME"):
        build(output, tmp_path / "locks", "new")
    assert (output / "CNAME").exists()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "_site").mkdir()
    check_ours(tmp_path / "_site")
    build(tmp_path / "_site", tmp_path / "locks", "new")
    assert (tmp_path / "_site" / "index.html").exists()


def _hold(output: Path, locks: Path, held: Event, leave: Event) -> None:
    with replacing(output, locks) as work:
        held.set()
        leave.wait(30)
        make_site(work / "site", "slow")


def test_two_builds_of_one_folder_at_once_are_refused(tmp_path: Path) -> None:
    output, locks = tmp_path / "project" / "_site", tmp_path / "locks"
    context = multiprocessing.get_context("spawn")
    held, leave = context.Event(), context.Event()
    slow = context.Process(target=_hold, args=(output, locks, held, leave))
    slow.start()
    try:
        assert held.wait(30)
        with pytest.raises(FolderInUseError, match="another build"):
            build(output, locks, "fast")
    finally:
        leave.set()
        slow.join(30)
    assert (output / "index.html").read_text(encoding="utf-8") == "slow"


def test_a_full_disk_is_said_and_the_old_site_stays(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    build(output, tmp_path / "locks", "good")
    with pytest.raises(DiskFullError, match="the disk is full"), replacing(output, tmp_path / "locks"):
        # The system's own device that answers every write with "no space left".
        Path("/dev/full").write_bytes(b"x")
    assert (output / "index.html").read_text(encoding="utf-8") == "good"


def test_other_errors_of_the_system_are_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="interrupted") as caught, replacing(tmp_path / "_site", tmp_path / "locks"):
        raise OSError(errno.EINTR, "interrupted")
    assert not isinstance(caught.value, DiskFullError)


def test_a_link_stays_and_the_site_stands_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    output = tmp_path / "_site"
    output.symlink_to(tmp_path / "elsewhere")
    build(output, tmp_path / "locks", "first")
    build(output, tmp_path / "locks", "second")
    assert output.is_symlink()
    assert (tmp_path / "elsewhere" / "index.html").read_text(encoding="utf-8") == "second"
    assert neighbours(output) == ["_site", "elsewhere", "locks"]


def test_a_link_to_a_folder_that_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    output.symlink_to(tmp_path / "new" / "site")
    build(output, tmp_path / "locks", "first")
    assert (tmp_path / "new" / "site" / "index.html").is_file()


@pytest.mark.parametrize("length", [252, 300])
def test_a_name_that_the_disk_does_not_take_is_said(tmp_path: Path, length: int) -> None:
    with pytest.raises(DiskFullError, match="the name is too long"):
        build(tmp_path / ("x" * length), tmp_path / "locks", "new")


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(DiskFullError):
        build(tmp_path / "loop", tmp_path / "locks", "new")
