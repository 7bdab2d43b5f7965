import re
import shutil
import tarfile
from fnmatch import fnmatchcase
from importlib.resources import files
from pathlib import Path

import pytest

from lite_builder.course.myst_use import myst_use_of
from lite_builder.errors import JupyterLiteError
from lite_builder.site.extensions import copy_extension, myst_extension
from lite_builder.site.page_script import CORE, JUPYTERLITE, MARKDOWN, MYST, add_page_script
from lite_builder.site.precompiled.node import node_lines

COUNT = """
globalThis.self = globalThis;
require("vm").runInThisContext(require("fs").readFileSync(process.argv[1], "utf-8"));
const chunks = [...(self.rspackChunk_JUPYTERLAB_CORE_OUTPUT ?? []), ...(self.webpackChunkjupyterlab_myst ?? [])];
for (const [names] of chunks) console.log(names.join(" "));
"""
"""Has Node say which chunks are there once the script has run; some files have two."""


@pytest.fixture(scope="module")
def jupyterlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What JupyterLite ships of the page of a notebook; do not change it."""
    folder = tmp_path_factory.mktemp("jupyterlite")
    (packed,) = (file for file in files("jupyterlite_core").iterdir() if file.name.endswith(".tgz"))
    with packed.open("rb") as stream, tarfile.open(fileobj=stream) as archive:
        for member in archive:
            path = member.name.removeprefix("package/")
            wanted = path in ("notebooks/index.html", "config-utils.js") or fnmatchcase(path, "build/*.js")
            if wanted and path.count("/") < 2:
                content = archive.extractfile(member)
                assert content
                (folder / path).parent.mkdir(exist_ok=True)
                (folder / path).write_bytes(content.read())
    return folder


@pytest.fixture
def site(jupyterlite: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(jupyterlite, tmp_path / "site"))


def script_of(site: Path) -> Path:
    (script,) = site.glob("build/notebook-page.*.js")
    return script


def chunks_in(script: Path) -> set[str]:
    return set(" ".join(node_lines("-e", COUNT, str(script))).split())


def test_the_chunks_of_the_page_are_there_once_its_script_has_run(site: Path) -> None:
    add_page_script(site)
    assert chunks_in(script_of(site)) == {*JUPYTERLITE.ids.split(), *MARKDOWN.ids.split()}
    assert "\n//# sourceMappingURL" not in script_of(site).read_text(encoding="utf-8")


def test_those_of_myst_take_the_place_of_those_for_markdown_where_the_site_has_it(site: Path) -> None:
    copy_extension(myst_extension(myst_use_of(["A page of plain text."])), site / "extensions")
    add_page_script(site)
    there = chunks_in(script_of(site))
    assert there >= {*JUPYTERLITE.ids.split(), *MYST.ids.split()}
    assert not there & set(MARKDOWN.ids.split()) - set(MYST.ids.split())


def test_the_page_asks_for_its_script_by_a_name_that_changes_with_it(site: Path, jupyterlite: Path) -> None:
    (chunk,) = site.glob("build/5079.*.js")
    chunk.write_text(f"// another\n{chunk.read_text(encoding='utf-8')}", encoding="utf-8")
    add_page_script(site)
    changed = script_of(site).name
    page = (site / "notebooks" / "index.html").read_text(encoding="utf-8")
    assert f'<meta name="early-script" content="../build/{changed}">' in page
    assert re.search(r'<meta name="early-script" content="\.\./build/jlab_core\.\w+\.js">', page)

    for file in ("notebooks/index.html", "config-utils.js", f"build/{chunk.name}"):
        shutil.copyfile(jupyterlite / file, site / file)
    script_of(site).unlink()
    add_page_script(site)
    assert script_of(site).name != changed


def test_the_interface_starts_when_the_scripts_have_come(site: Path) -> None:
    add_page_script(site)
    configuration = (site / "config-utils.js").read_text(encoding="utf-8")
    assert configuration.index("await window.earlyScripts;") < configuration.index("document.head.appendChild(bundle)")


@pytest.mark.parametrize("pattern", ["build/5079.*.js", CORE])
def test_a_chunk_that_is_not_there_is_named(site: Path, pattern: str) -> None:
    next(site.glob(pattern)).unlink()
    with pytest.raises(JupyterLiteError, match=re.escape(pattern)):
        add_page_script(site)


@pytest.mark.parametrize("pattern", ["config-utils.js", "notebooks/index.html", "build/4191.*.js"])
def test_another_version_is_not_changed(site: Path, pattern: str) -> None:
    next(site.glob(pattern)).write_text("other", encoding="utf-8")
    with pytest.raises(JupyterLiteError, match="page of a notebook is not as lite_builder needs it"):
        add_page_script(site)
