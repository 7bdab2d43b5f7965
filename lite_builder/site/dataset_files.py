"""How does the site hold files of other hosts? Each under a name of its own, and a table that says what is where.

The table is what lite_builder/runtime/addresses.py reads in the learner's kernel.
"""

import gzip
import json
from pathlib import Path

from lite_builder.datasets.gather import Datasets
from lite_builder.datasets.lock import LockedRemote

FOLDER = "static/datasets"

TABLE_FILE = "addresses.json"
"""The name under which the kernel looks for the table, beside its own code."""

_WORTH_PACKING = 0.9
"""A file is packed if that makes it smaller than this part of its size."""


def write_dataset_files(datasets: Datasets, site: Path) -> str:
    """Write the files into the site, and give the table as JSON; without files there is no folder for them.

    Text is packed here, since not every host packs it on its way to the learner.
    """
    table: dict[str, object] = {}
    for locked in datasets.lock.file:
        content = datasets.files[locked.address].read_bytes()
        packed = gzip.compress(content, compresslevel=6, mtime=0)
        is_packed = len(packed) < _WORTH_PACKING * len(content)
        name = _name_in_site(locked)
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        (site / FOLDER / name).write_bytes(packed if is_packed else content)
        table[locked.address] = {"file": name, "sha256": locked.sha256, "packed": is_packed}
    return json.dumps({"files": table, "absent": list(datasets.lock.absent)}, indent=1, sort_keys=True)


def _name_in_site(locked: LockedRemote) -> str:
    # A suffix such as .gz has some servers say that the browser should unpack the file.
    return f"{locked.sha256[:12]}-{locked.name}.bin"
