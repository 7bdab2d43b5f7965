# %% [markdown]
# # An integer beyond 32 bits

# %%
import numpy as np

distances = np.arange(3)
distances[0] = 149_600_000_000
