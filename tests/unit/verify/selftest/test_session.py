from lite_builder import settings
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.report import NotebookOutcome
from lite_builder.verify.selftest.desk import Desk, Task
from lite_builder.verify.selftest.selection import Module
from lite_builder.verify.selftest.session import SuiteSession

NOTEBOOK = SiteNotebook(path="first.ipynb", title="First", module="")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def session(clock: Clock) -> tuple[SuiteSession, Desk]:
    desk = Desk(Module("numpy.fft", "numpy", ()), Task({}, (), (), 240, 10**9, ("numpy",)), clock)
    limits = settings.TestSection(cell_timeout=1000, notebook_timeout=1000)
    found = SuiteSession(NOTEBOOK, limits, desk, "http://127.0.0.1:1/selftest/0/", ("numpy",), 120, clock)
    assert found.tell({"event": "opened", "path": "first.ipynb", "cells": []}) == 0
    return found, desk


def test_it_loads_the_packages_and_asks_its_desk() -> None:
    code = session(Clock())[0].code_of(0) or ""
    assert code.startswith("import numpy\n")
    assert code.endswith("run('http://127.0.0.1:1/selftest/0/')")


def test_a_test_that_is_silent_too_long_ends_it() -> None:
    clock = Clock()
    running, desk = session(clock)
    clock.now = 100
    desk.answer("tell", b'{"results": [], "running": "a"}')
    assert running.seconds_left() == 120
    clock.now = 220
    assert running.seconds_left() == 0
    running.time_is_up()
    assert running.result(()).outcome is NotebookOutcome.TIMED_OUT
