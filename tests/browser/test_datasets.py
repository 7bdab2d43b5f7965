"""Cells that fetch data work as they are, offline; what the site does not have is refused in a sentence, at once."""

from hashlib import sha256
from pathlib import Path

import pytest

from lite_builder.verify.run import run_site
from tests.command_line import LiteBuilder
from tests.course_projects import copy_project
from tests.dataset_hosts import HOUSES_FILE, OTHERS, hosts, houses_archive, openml_answers


@pytest.mark.browser
def test_unchanged_cells_find_their_data(tmp_path: Path, lite_builder: LiteBuilder) -> None:
    houses = houses_archive()
    project = copy_project("datasets", tmp_path / "project")
    page = project / "content" / "pages" / "fetched.py"
    page.write_text(page.read_text("utf-8").replace("SHA256", sha256(houses).hexdigest()), encoding="utf-8")
    with hosts({HOUSES_FILE: houses, **OTHERS, **openml_answers()}) as served:
        with (project / "content" / "course.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'mirror = "{served.mirror}"\n')
        built = lite_builder(project, "build")
    assert built.returncode == 0, built.stderr
    assert (project / "content" / "datasets-lock.toml").is_file()

    report = run_site(project / "_site", ["pages/*"])
    cells = [cell for run in report.notebooks for cell in run.cells]
    assert report.ok, [cell.error for cell in cells if cell.error]
    assert report.foreign == ()
    refused = [cell for cell in cells if cell.error]
    assert [cell.error.name for cell in refused if cell.error] == ["NotOnThisSite"] * 3
    assert str(refused[-1].error).endswith("this site works offline, and does not have it.")
