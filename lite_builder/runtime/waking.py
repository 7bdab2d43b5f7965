"""What may not be the same in every kernel that wakes from one snapshot? Chance, the environment, the time, the site.

`forget` runs when the snapshot is made, `wake` in each kernel that starts from it.
"""

import gc
import importlib
import logging
import os
import random
import sys
import tempfile
import time
from collections.abc import Mapping
from typing import Any

_generators: list[Any] = []
"""What draws random numbers, in all modules of the snapshot: looking for it takes longer than a kernel should wait."""


def forget() -> None:
    """Leave nothing in the memory that only this process knows, and find what has to be seeded anew."""
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        del os.environ[name]
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()  # importlib.metadata keeps archives open that it has looked into
    if "" in sys.path:
        sys.path.remove("")  # Pyodide adds it at each start
    gc.collect()
    _generators[:] = [held for held in gc.get_objects() if isinstance(held, _kinds())]


def wake(environment: Mapping[str, str]) -> None:
    """Draw other numbers than every other kernel, in this environment, at this time, with the files that are here."""
    os.environ.update(environment)
    _set_time_zone()
    random.seed()
    tempfile._name_sequence = None  # type: ignore[attr-defined]  # it holds a generator, and is made when needed
    for generator in _generators:
        _seed(generator)
    logging._startTime = time.time_ns()  # type: ignore[attr-defined]
    _know_the_site()
    importlib.invalidate_caches()


def _know_the_site() -> None:
    """Give micropip the packages of this site, which it copied when it was imported: then they were the maker's."""
    compat: Any = sys.modules.get("micropip._compat")
    if compat:
        import pyodide_js

        layer = compat.compatibility_layer
        layer.lockfile_base_url = compat.lockfile_base_url = pyodide_js.lockfileBaseUrl
        layer.lockfile_packages.clear()
        layer.lockfile_packages.update(pyodide_js._api.lockfile_packages.to_py())


def _set_time_zone() -> None:
    """Give the constants of `time` the values of this machine, since the browser's Python has no `tzset`."""
    year = time.localtime().tm_year
    summer, winter = sorted(
        (time.localtime(time.mktime((year, month, 1, 12, 0, 0, 0, 1, -1))) for month in (1, 7)),
        key=lambda moment: moment.tm_gmtoff,
        reverse=True,
    )
    time.timezone, time.altzone = -winter.tm_gmtoff, -summer.tm_gmtoff
    time.daylight = int(summer.tm_gmtoff != winter.tm_gmtoff)
    time.tzname = (winter.tm_zone, summer.tm_zone)


def _kinds() -> tuple[type, ...]:
    numpy = sys.modules.get("numpy.random")
    return (random.Random, numpy.RandomState, numpy.Generator) if numpy else (random.Random,)


def _seed(generator: Any) -> None:
    """Seed what Python or numpy made, from the browser's own source of chance."""
    if hasattr(generator, "bit_generator"):
        fresh = type(generator.bit_generator)()
        generator.bit_generator.state = fresh.state
    else:
        generator.seed()
