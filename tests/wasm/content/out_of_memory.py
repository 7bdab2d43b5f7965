# %% [markdown]
# # More than 4 GB

# %%
import numpy as np

blocks = [np.empty(200_000_000) for _ in range(3)]
