"""What is left out of a run, and what is said of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from lite_builder.site.manifest import SiteNotebook
from lite_builder.verify.changes.unchanged import digests_of, with_digests, without_unchanged
from lite_builder.verify.notebook_run import ForeignRequest, NotebookOutcome, NotebookRun
from lite_builder.verify.plan import Plan
from lite_builder.verify.report import LandingRun
from lite_builder.verify.reports.past import PastRuns
from tests.unit.verify.changes.sites import PAGES, depends, write_notebook, write_site
from tests.unit.verify.made_reports import report

PLAN = Plan("A course", tuple(SiteNotebook(path=path, title=path, module="") for path in PAGES))
A, B = (NotebookRun(path, path, NotebookOutcome.PASSED) for path in PAGES)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site")
    return tmp_path / "site"


def past_of(site: Path, *runs: NotebookRun, landing: LandingRun | None = None) -> PastRuns:
    """What is kept of these runs of the site."""
    found = with_digests(report(*runs, landing=landing), digests_of(PLAN, depends(site)))
    return PastRuns().after(found, "2026-01-31")


def test_what_passed_and_is_the_same_is_known(site: Path) -> None:
    plan = without_unchanged(PLAN, past_of(site, A, B), depends(site))
    assert plan.to_run == ()
    assert plan.has_nothing_to_run
    assert plan.known["a.ipynb"].note == "passed before, unchanged since 2026-01-31"
    assert plan.known["a.ipynb"].outcome is NotebookOutcome.UNCHANGED


def test_what_changed_runs(site: Path) -> None:
    past = past_of(site, A, B)
    write_notebook(site, "a.ipynb", "a = 1")
    plan = without_unchanged(PLAN, past, depends(site))
    assert [notebook.path for notebook in plan.to_run] == ["a.ipynb"]
    assert list(plan.known) == ["b.ipynb"]


@pytest.mark.parametrize(
    "bad",
    [
        replace(A, outcome=NotebookOutcome.FAILED),
        replace(A, foreign=(ForeignRequest("https://elsewhere.invalid", "GET", "a.ipynb"),)),
    ],
)
def test_what_did_not_pass_runs_again(site: Path, bad: NotebookRun) -> None:
    assert list(without_unchanged(PLAN, past_of(site, bad, B), depends(site)).known) == ["b.ipynb"]


def test_what_was_never_run_runs(site: Path) -> None:
    assert without_unchanged(PLAN, PastRuns(), depends(site)) == PLAN


def test_a_landing_page_that_was_not_ok_is_opened_again(site: Path) -> None:
    past = past_of(site, A, B, landing=LandingRun("it did not answer"))
    assert not without_unchanged(PLAN, past, depends(site)).has_nothing_to_run
