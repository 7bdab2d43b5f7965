# %% [markdown]
# # A sum beyond 32 bits

# %%
import numpy as np

total = np.arange(100_000).sum()

# %%
assert total == 4_999_950_000, f"it is {total}"
