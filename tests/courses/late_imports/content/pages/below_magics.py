# %% [markdown]
# # Below magics

# %%
# %matplotlib inline
import matplotlib.pyplot as plt

assert plt.get_backend() == "inline"

# %%
# %%time
import scipy.stats

assert scipy.stats.norm.cdf(0) == 0.5

# %%
import importlib

assert importlib.import_module("seaborn").__name__ == "seaborn"
