# %% [markdown]
# # Data that is fetched, unchanged

# %%
from sklearn.datasets import fetch_openml

plants = fetch_openml("three_plants", version=1, as_frame=True)
assert plants.frame.shape == (6, 3)
assert list(plants.target.unique()) == ["moss", "fern", "reed"]

# %%
X, y = fetch_openml(data_id=77, return_X_y=True, as_frame=False)
assert X.shape == (6, 2)

# %% [markdown]
# The real houses of California are not in this test, but others in the same form. scikit-learn knows the sha256 of the
# real ones, and is told that of these.

# %%
from sklearn.datasets import _california_housing

OURS = "SHA256"
_california_housing.ARCHIVE = _california_housing.ARCHIVE._replace(checksum=OURS)

# %%
from sklearn.datasets import fetch_california_housing

housing = fetch_california_housing(as_frame=True)
assert housing.frame.shape == (12, 9)
assert housing.target.iloc[0] == 1.0

# %%
again = fetch_california_housing()
assert again.data.shape == (12, 8)

# %%
import pandas as pd

heights = pd.read_csv("https://data.example.org/people/heights.csv?year=2031")
assert heights["height"].tolist() == [167, 170]

# %%
import numpy as np

ages = np.loadtxt("https://data.example.org/people/heights.csv?year=2031", delimiter=",", skiprows=1, usecols=1)
assert ages.tolist() == [167, 170]

# %%
import seaborn as sns

assert sns.load_dataset("plants").shape == (2, 2)
