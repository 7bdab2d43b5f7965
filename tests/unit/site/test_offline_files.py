import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from lite_builder.settings import CourseSection
from lite_builder.site.manifest import SiteFile, list_files
from lite_builder.site.offline_files import add_app_manifest, add_build_list, add_service_worker, build_list


def listed(**contents: str) -> dict[str, SiteFile]:
    return {
        path.replace("__", "/"): SiteFile(size=len(text), sha256=sha256(text.encode()).hexdigest())
        for path, text in contents.items()
    }


def list_of(files: dict[str, SiteFile]) -> Any:
    return json.loads(build_list(files))


def test_a_build_is_known_by_its_files_and_told_with_its_size() -> None:
    one, same, other = (list_of(listed(a="1", b=text)) for text in ("22", "22", "33"))
    assert one == same
    assert one["build"] != other["build"]
    assert one["bytes"] == 3


def test_digests_are_as_browsers_compare_them() -> None:
    """The digest of nothing, as `openssl dgst -sha256 -binary | base64` prints it."""
    assert list_of(listed(a=""))["files"] == {"a": [0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]}


def test_what_no_page_asks_for_is_left_out_and_the_course_is_not() -> None:
    files = list_of(
        {
            **listed(index="1", files__pypi__own="2"),
            **{path: SiteFile(size=9, sha256="00") for path in ("rspack.config.js", "x/pypi/a.whl", ".nojekyll")},
            "files/package.json": SiteFile(size=4, sha256="00"),
        }
    )
    assert sorted(files["files"]) == ["files/package.json", "files/pypi/own", "index"]
    assert files["bytes"] == 6


def test_the_list_is_a_file_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "offline").mkdir()
    (tmp_path / "index.html").write_text("a page", encoding="utf-8")
    assert add_build_list(tmp_path, list_files(tmp_path)) == list_files(tmp_path)


def test_jupyterlites_service_worker_stands_whole_behind_ours(tmp_path: Path) -> None:
    script = tmp_path / "service-worker.js"
    script.write_text('"use strict";const CACHE="precache";', encoding="utf-8")
    add_service_worker(tmp_path)
    assert script.read_text(encoding="utf-8").endswith('}\n"use strict";const CACHE="precache";')
    assert not (tmp_path / "offline" / "service_worker.js").exists()


def test_the_course_can_be_installed_under_its_name_with_its_icons(tmp_path: Path) -> None:
    (tmp_path / "service-worker.js").touch()
    add_service_worker(tmp_path)
    add_app_manifest(tmp_path, "A course with a name that no telephone can show", CourseSection())
    app = json.loads((tmp_path / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert app["name"] == "A course with a name that no telephone can show"
    assert app["short_name"] == "A course with a name that no…"
    assert all((tmp_path / icon["src"]).is_file() for icon in app["icons"])
