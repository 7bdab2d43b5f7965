"""Where is kept what a selftest found? In the folder of the reports: a page for people, and JSON."""

from pathlib import Path

from lite_builder.disk import disk_errors
from lite_builder.html_templates import html_templates
from lite_builder.verify.selftest.results import SelftestReport
from lite_builder.verify.selftest.selftest_json import selftest_document
from lite_builder.verify.selftest.show import selftest_summary

PAGE = "selftest.html"
JSON = "selftest.json"

_TEMPLATES = html_templates("lite_builder.verify.selftest")


def write_selftest(report: SelftestReport, folder: Path) -> Path:
    """Write the page and the JSON; returns the page. Raises `DiskFullError`."""
    with disk_errors(folder, "the report cannot be written", todo="make room, or name another folder with --report"):
        folder.mkdir(parents=True, exist_ok=True)
        selftest_document(report).write(folder / JSON)
        (folder / PAGE).write_text(selftest_page(report), encoding="utf-8")
    return folder / PAGE


def selftest_page(report: SelftestReport) -> str:
    """The page, which holds all it shows."""
    document = selftest_document(report)
    return _TEMPLATES.get_template("selftest.html").render(report=document, summary=selftest_summary(report))
