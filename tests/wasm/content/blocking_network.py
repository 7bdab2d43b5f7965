# %% [markdown]
# # Reads from another host

# %%
from urllib.request import urlopen

urlopen("https://data.invalid/heights.csv")
