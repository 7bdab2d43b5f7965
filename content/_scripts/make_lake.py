"""Write `content/datasets/lake.csv`: simulated diaries of people who measure the temperature of a lake.

Needs Python 3.11, numpy and pandas, no network. The rule and the noise are those that the data sets' README states.
"""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd

SEED = 1
DIARIES = 40
FORTNIGHTS = 26
NOISE_C = 1.5
TARGET = Path(__file__).parents[1] / "datasets" / "lake.csv"


def lake_temperature(day: np.ndarray) -> np.ndarray:
    """The temperature in °C that the lake has on a day of the year: 12 on average, coldest on day 35, 9 up and down."""
    return 12 - 9 * np.cos(2 * np.pi * (day - 35) / 365)


def diary(number: int, random: np.random.Generator) -> pd.DataFrame:
    """One measurement in each fortnight, on a day drawn at random, rounded to a tenth of a degree."""
    day = 14 * np.arange(FORTNIGHTS) + random.integers(1, 15, size=FORTNIGHTS)
    measured = lake_temperature(day) + random.normal(0, NOISE_C, size=FORTNIGHTS)
    return pd.DataFrame({"diary": number, "day": day, "temperature_c": measured.round(1)})


def main() -> None:
    """Write the table, and print what the data sets' README says about it."""
    random = np.random.default_rng(SEED)
    table = pd.concat([diary(number, random) for number in range(1, DIARIES + 1)])
    table.to_csv(TARGET, index=False, lineterminator="\n")
    content = TARGET.read_bytes()
    print(f"{TARGET.name}: {len(table)} rows, {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
