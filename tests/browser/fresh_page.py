"""A page in a new profile, in which a script notes from its first moment on what is asked later."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.start.visit import profile
from tests.browser.pages import PATIENCE


@contextmanager
def fresh_page(folder: Path, script: str) -> Iterator[Page]:
    """The page, which has yet to go somewhere. Its profile lies in `folder`; `script` is a function in JavaScript."""
    with sync_playwright() as playwright, profile(playwright, folder / "profile") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(f"({script})()")
        yield page
