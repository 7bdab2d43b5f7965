"""Write `content/datasets/rides.csv`: rides from the bicycle stations of a town that does not exist, week by week.

Needs Python 3.11, numpy and pandas, no network. The rule and the noise are those that the data sets' README states.
"""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd

SEED = 1
STATIONS = 16
WEEKS = 156
TARGET = Path(__file__).parents[1] / "datasets" / "rides.csv"


def draw_weeks(random: np.random.Generator) -> pd.DataFrame:
    """Weather of three years, and the mood of the town: a good week is followed by a good week, mostly."""
    week = np.arange(1, WEEKS + 1)
    season = 10 - 9 * np.cos(2 * np.pi * (week - 5) / 52)
    temperature = (season + random.normal(0, 2.2, WEEKS)).round(1)
    rain = random.gamma(1.5, 9, WEEKS).round(1)
    shocks = random.normal(0, 0.13 * np.sqrt(1 - 0.85**2), WEEKS)
    mood = np.zeros(WEEKS)
    for number in range(1, WEEKS):
        mood[number] = 0.85 * mood[number - 1] + shocks[number]
    return pd.DataFrame({"week": week, "temperature_c": temperature, "rain_mm": rain, "mood": mood})


def draw_stations(random: np.random.Generator) -> pd.DataFrame:
    """What can be seen of a station, and its luck, which cannot be seen: whether it stands at a good corner."""
    docks = random.integers(8, 33, STATIONS)
    centre = random.uniform(0.3, 6, STATIONS).round(1)
    luck = random.normal(0, 0.45, STATIONS)
    names = [f"S{number:02}" for number in range(1, STATIONS + 1)]
    return pd.DataFrame({"station": names, "docks": docks, "centre_km": centre, "luck": luck})


def main() -> None:
    """Write the table, and print what the data sets' README says about it."""
    random = np.random.default_rng(SEED)
    weeks, stations = draw_weeks(random), draw_stations(random)
    rides = stations.merge(weeks, how="cross")
    logarithm = (
        np.log(14 * rides["docks"])
        - 0.12 * rides["centre_km"]
        + 0.035 * (rides["temperature_c"] - 10)
        - 0.006 * rides["rain_mm"]
        + 0.003 * rides["week"]
        + rides["luck"]
        + rides["mood"]
        + random.normal(0, 0.1, len(rides))
    )
    rides["rides"] = np.exp(logarithm).round().astype("int64")
    columns = ["station", "week", "docks", "centre_km", "temperature_c", "rain_mm", "rides"]
    rides[columns].to_csv(TARGET, index=False, lineterminator="\n")
    content = TARGET.read_bytes()
    print(f"{TARGET.name}: {len(rides)} rows, {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
