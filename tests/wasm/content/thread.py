# %% [markdown]
# # A thread

# %%
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    lengths = list(pool.map(len, ["one", "three"]))
