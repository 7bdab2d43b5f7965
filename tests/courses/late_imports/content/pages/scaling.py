"""A module beside the page, which needs packages that the page does not name."""

import pandas as pd
from sklearn.preprocessing import StandardScaler


def scaled(values):
    """Values with mean 0 and standard deviation 1, as a table."""
    return pd.DataFrame(StandardScaler().fit_transform([[value] for value in values]), columns=["scaled"])
