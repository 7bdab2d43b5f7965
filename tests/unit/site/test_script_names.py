"""Under which names modules travel."""

from pathlib import Path

from lite_builder.site.script_names import as_served, put_modules, rename_modules, served_name


def test_modules_travel_as_what_every_server_knows() -> None:
    assert [served_name(name) for name in ("boot.mjs", "pyodide.asm.mjs", "icon.svg")] == [
        "boot.js",
        "pyodide.asm.js",
        "icon.svg",
    ]


def test_a_module_names_others_as_they_travel_and_keeps_the_rest() -> None:
    text = b'import { a } from "./b_c.mjs";\nlet t=`${e.indexURL}pyodide.asm.mjs`, types = { mjs: "text/javascript" };'
    assert as_served(text) == (
        b'import { a } from "./b_c.js";\nlet t=`${e.indexURL}pyodide.asm.js`, types = { mjs: "text/javascript" };'
    )


def test_a_name_may_have_digits_hyphens_and_capitals() -> None:
    assert as_served(b'import "./zip64.mjs"; import "./key-Files2.mjs"; import "a.mjsx";') == (
        b'import "./zip64.js"; import "./key-Files2.js"; import "a.mjsx";'
    )


def test_modules_are_put_and_renamed_and_other_files_stay(tmp_path: Path) -> None:
    assets, site = tmp_path / "assets", tmp_path / "site"
    for folder in (assets, site):
        folder.mkdir()
    (assets / "a.mjs").write_text('import "./b.mjs";')
    (assets / "icon.svg").write_text("b.mjs")
    (site / "b.mjs").write_text('import "./a.mjs";')
    put_modules(assets.iterdir(), site)
    rename_modules(site)
    assert {file.name: file.read_text() for file in site.iterdir()} == {
        "a.js": 'import "./b.js";',
        "b.js": 'import "./a.js";',
        "icon.svg": "b.mjs",
    }
