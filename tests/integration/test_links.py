"""`lite-builder links`, as a person runs it."""

from pathlib import Path

from lite_builder.errors import PageError
from tests.command_line import LiteBuilder


def test_links_to_other_hosts_are_listed_and_asked_only_on_request(project: Path, lite_builder: LiteBuilder) -> None:
    (project / "content" / "index.md").write_text("# Welcome\n\n[x](http://127.0.0.1:1/gone)\n", encoding="utf-8")
    listed = lite_builder(project, "links")
    assert listed.stdout == "http://127.0.0.1:1/gone  content/index.md:3\n"
    assert listed.returncode == 0
    asked = lite_builder(project, "links", "--check")
    assert asked.stdout.startswith("http://127.0.0.1:1/gone  content/index.md:3  ConnectError")
    assert asked.returncode == 1


def test_a_dead_link_ends_a_build_and_the_site_stays(built_project: Path, lite_builder: LiteBuilder) -> None:
    before = (built_project / "_site" / "lite-builder.json").read_bytes()
    (built_project / "content" / "index.md").write_text("# Welcome\n\n[x](gone.py)\n", encoding="utf-8")
    built = lite_builder(built_project, "build")
    assert built.returncode == PageError.exit_code
    assert "index.md, line 3, cell 1: the link to `gone.py` leads nowhere" in built.stderr
    assert (built_project / "_site" / "lite-builder.json").read_bytes() == before
