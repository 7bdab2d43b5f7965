"""Write `content/datasets/flats.csv`, the rents of 400 flats of a town that does not exist.

Everything in it is drawn from the rules below. Needs Python 3.11, numpy and pandas, no network.
"""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd

NUMBER_OF_FLATS = 400
SEED = 20260101
TARGET = Path(__file__).parents[1] / "datasets" / "flats.csv"


def draw_flats(random: np.random.Generator) -> pd.DataFrame:
    """What can be known of a flat before its rent is: the size decides how many rooms there are, no more is tied."""
    area = random.gamma(shape=9, scale=7.5, size=NUMBER_OF_FLATS).clip(22, 150).round()
    rooms = (area / 24 + random.normal(0, 0.6, NUMBER_OF_FLATS)).round().clip(1, 6)
    return pd.DataFrame(
        {
            "area_m2": area.astype("int64"),
            "rooms": rooms.astype("int64"),
            "age_years": random.integers(0, 131, NUMBER_OF_FLATS),
            "floor": random.integers(0, 6, NUMBER_OF_FLATS),
            "lift": np.where(random.random(NUMBER_OF_FLATS) < 0.5, "yes", "no"),
            "centre_km": random.uniform(0.3, 9, NUMBER_OF_FLATS).round(1),
        }
    )


def rent_of(flats: pd.DataFrame) -> pd.Series:
    """The rent that the rules ask for: new and very old houses are dear, a high floor only where there is a lift."""
    fashion = 0.06 * (flats["age_years"] - 65) ** 2
    per_floor = np.where(flats["lift"] == "yes", 25, -25)
    return 250 + 8 * flats["area_m2"] + fashion + per_floor * flats["floor"] - 20 * flats["centre_km"]


def main() -> None:
    """Write the table, and print what the data sets' README says about it."""
    random = np.random.default_rng(SEED)
    flats = draw_flats(random)
    flats["rent_eur"] = (rent_of(flats) + random.normal(0, 50, NUMBER_OF_FLATS)).round().astype("int64")
    flats.to_csv(TARGET, index=False, lineterminator="\n")
    content = TARGET.read_bytes()
    print(f"{TARGET.name}: {len(flats)} rows, {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
