from pathlib import Path

from lite_builder.project import open_project
from lite_builder.site.fingerprint import fingerprint
from lite_builder.site.manifest import Manifest, list_files, write_manifest
from lite_builder.site.site import find_up_to_date, remember_inputs
from lite_builder.store import Store


def test_a_site_is_known_by_its_inputs_on_the_machine_that_built_it(tmp_path: Path) -> None:
    (tmp_path / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    (tmp_path / "index.md").write_text("# A\n", encoding="utf-8")
    project, store, output = open_project(tmp_path), Store(tmp_path / ".cache"), tmp_path / "_site"
    output.mkdir()
    (output / "index.html").write_text("<p>A", encoding="utf-8")
    manifest = Manifest(made_by="t", title="A", notebooks=(), files=list_files(output))
    write_manifest(output, manifest)
    assert find_up_to_date(project, output, store) is None
    remember_inputs(manifest, fingerprint(project), store)
    assert find_up_to_date(project, output, store) is not None
    assert find_up_to_date(project, output, Store(tmp_path / ".other")) is None
    (tmp_path / "index.md").write_text("# B\n", encoding="utf-8")
    assert find_up_to_date(project, output, store) is None


def test_answers_in_a_private_folder_are_inputs(tmp_path: Path) -> None:
    files = {"course/_toc.yml": "root: a\n", "course/course.toml": '[quizzes]\nanswers = "../private"\n'}
    for name, text in {**files, "private/a.md": "a\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = fingerprint(open_project(tmp_path / "course"))
    (tmp_path / "private" / "a.md").write_text("b\n", encoding="utf-8")
    assert fingerprint(open_project(tmp_path / "course")) != before
