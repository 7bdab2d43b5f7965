from lite_builder import settings
from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.notebook_run import NotebookOutcome
from lite_builder.verify.selftest.desk import Desk, Task
from lite_builder.verify.selftest.selection import Module
from lite_builder.verify.selftest.session import SuiteSession

NOTEBOOK = SiteNotebook(path="first.ipynb", title="First", module="")


TASK = Task({}, (), (), 240, 10**9, ("numpy",))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def desk(clock: Clock) -> Desk:
    return Desk(Module("numpy.fft", "numpy", ()), TASK, clock)


def session(clock: Clock, at: Desk) -> SuiteSession:
    limits = settings.TestSection(cell_timeout=1000, notebook_timeout=1000)
    found = SuiteSession(NOTEBOOK, limits, at, "http://127.0.0.1:1/selftest/0/", ("numpy",), 120, clock)
    assert found.tell({"event": "opened", "path": "first.ipynb", "cells": []}) == 0
    return found


def test_it_loads_the_packages_and_asks_its_desk() -> None:
    clock = Clock()
    code = session(clock, desk(clock)).code_of(0) or ""
    assert code.startswith("import numpy\n")
    assert code.endswith("run('http://127.0.0.1:1/selftest/0/')")


def test_a_test_that_is_silent_too_long_ends_it() -> None:
    clock = Clock()
    at = desk(clock)
    running = session(clock, at)
    clock.now = 100
    at.answer("tell", b'{"results": [], "running": "a"}')
    assert running.seconds_left() == 120
    clock.now = 220
    assert running.seconds_left() == 0
    running.time_is_up()
    assert running.result(()).outcome is NotebookOutcome.TIMED_OUT


def test_the_time_in_which_the_page_opened_is_not_held_against_the_tests() -> None:
    clock = Clock()
    clock.now = -500
    early = desk(clock)
    clock.now = 0
    assert session(clock, early).seconds_left() == 360
