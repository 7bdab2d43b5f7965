# %% [markdown]
# # More digits than at home

# %%
import numpy as np

assert np.finfo(np.longdouble).eps > 1e-20, np.finfo(np.longdouble).eps
