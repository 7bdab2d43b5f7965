"""Write `content/datasets/penguins.csv` from the table that the package `palmerpenguins` carries.

Needs Python 3.11, pandas and palmerpenguins 0.1.6 (`pip install pandas palmerpenguins==0.1.6`), no network.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

SOURCE_SHA256 = "f204db2c753b0937caac3cb35258562c14f073e4bbc76be24b4c51ce22767a93"
MEASUREMENTS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
COLUMNS = ["species", "island", "sex", "year", *MEASUREMENTS]
TARGET = Path(__file__).parents[1] / "datasets" / "penguins.csv"


def source_table() -> Path:
    """The table inside the installed package, if it is the one that this script was written for."""
    spec = find_spec("palmerpenguins")
    if spec is None or spec.origin is None:
        raise SystemExit("palmerpenguins is not installed: pip install palmerpenguins==0.1.6")
    table = Path(spec.origin).parent / "data" / "penguins.csv"
    found = hashlib.sha256(table.read_bytes()).hexdigest()
    if found != SOURCE_SHA256:
        raise SystemExit(f"{table} has the sha256 {found}, expected {SOURCE_SHA256}")
    return table


def clean(penguins: pd.DataFrame) -> pd.DataFrame:
    """Leave out the penguins without any measurement, put the words before the numbers, keep the order of the rows."""
    measured = penguins.dropna(subset=MEASUREMENTS, how="all")
    whole_numbers = {"flipper_length_mm": "int64", "body_mass_g": "int64"}
    return measured[COLUMNS].astype(whole_numbers)


def main() -> None:
    """Write the table, and print what the data sets' README says about it."""
    table = clean(pd.read_csv(source_table()))
    table.to_csv(TARGET, index=False, lineterminator="\n")
    content = TARGET.read_bytes()
    print(f"{TARGET.name}: {len(table)} rows, {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
