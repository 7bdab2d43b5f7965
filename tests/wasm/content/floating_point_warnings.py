# %% [markdown]
# # A division by zero that nobody tells of

# %%
import numpy as np

told = False
try:
    with np.errstate(divide="raise"):
        ratio = 1 / np.array([0.0, 2.0])
except FloatingPointError:
    told = True

# %%
assert told
