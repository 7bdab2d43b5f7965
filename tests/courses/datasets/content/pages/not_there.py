# %% [markdown]
# # Data that the site does not have

# %% tags=["raises-exception"]
from sklearn.datasets import fetch_olivetti_faces

fetch_olivetti_faces()

# %% tags=["raises-exception"]
from sklearn.datasets import fetch_openml

fetch_openml("no_plants")

# %% tags=["raises-exception"]
from urllib.request import urlopen

urlopen("http://data.example.org/people/heights.csv")
