"""What is said of a notebook that was run twice, because something was wrong the first time?"""

from dataclasses import replace

from lite_builder.verify.notebook_run import CellOutcome, NotebookRun
from lite_builder.verify.traffic import without_repeats


def after_retry(first: NotebookRun, second: NotebookRun) -> NotebookRun:
    """The second run, which knows how the first one went. What either asked of other hosts was asked."""
    foreign = without_repeats((*first.foreign, *second.foreign))
    return replace(second, foreign=foreign, first_try=in_words(first))


def in_words(run: NotebookRun) -> str:
    """What was wrong, as the end of a sentence: `failed: cell 3, ZeroDivisionError: division by zero`."""
    error = next((cell for cell in run.cells if cell.outcome is CellOutcome.FAILED and cell.error), None)
    if error:
        why = f"cell {error.number}, {error.error}"
    elif run.note:
        why = run.note
    elif run.foreign:
        return f"asked another host: {run.foreign[0]}"
    else:
        return str(run.outcome)
    return f"{run.outcome}: {' '.join(why.split())}"
