"""Which JSON Schemas are published? `python -m lite_builder.verify.reports.schemas docs` writes them there anew."""

import sys
from pathlib import Path

from lite_builder.verify.quizzes.robustness_json import Robustness
from lite_builder.verify.reports.document import Document
from lite_builder.verify.reports.results_json import Results
from lite_builder.verify.selftest.selftest_json import Selftest

SCHEMAS: dict[str, type[Document]] = {
    "results.schema.json": Results,
    "robustness.schema.json": Robustness,
    "selftest.schema.json": Selftest,
}
"""By the name of the file in docs/, the document that it describes."""


def write_schemas(folder: Path) -> None:
    """Write each into this folder."""
    for name, document in SCHEMAS.items():
        (folder / name).write_text(document.schema_text(), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
