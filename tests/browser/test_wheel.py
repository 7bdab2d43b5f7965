"""The wheel, installed in a clean environment away from this repository, does what the README says of it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


def commands_of_the_readme() -> list[str]:
    """The commands under "Your own course", as they stand there."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    part = text.split("## Your own course")[1].split("\n## ")[0]
    block = part.strip().split("\n\n")[0]
    return [line.strip() for line in block.splitlines()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, REPOSITORY], check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean") / "environment"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder


@pytest.mark.browser
def test_an_author_follows_the_readme(wheel: Path, clean_environment: Path, tmp_path: Path) -> None:
    commands = commands_of_the_readme()
    assert commands[0] == "pip install lite_builder"
    assert commands[1:] == ["lite-builder new my-course", "cd my-course", "lite-builder build", "lite-builder test"]
    script = "\n".join(["set -e", f"pip install --quiet '{wheel}'", *commands[1:]])
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYTHON")},
        "PATH": f"{clean_environment / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }
    bash = shutil.which("bash")
    assert bash
    ran = subprocess.run([bash, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"\d+ passed", ran.stdout), ran.stdout
    assert "no request to another host" in ran.stdout
    assert (tmp_path / "my-course" / "_site" / "index.html").is_file()


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "zipfile", "-l", wheel], check=True, capture_output=True, text=True
    ).stdout
    names = [line.split()[0] for line in listed.splitlines()[1:]]
    assert {name.split("/")[0].split("-")[0] for name in names} == {"lite_builder"}
    assert "lite_builder/verify/notebook_driver.js" in names
    assert "lite_builder/site/templates/landing.html" in names
    assert "lite_builder/verify/reports/results.schema.json" in names
    assert "lite_builder/course/template/content/_toc.yml" in names
