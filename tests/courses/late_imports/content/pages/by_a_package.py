# %% [markdown]
# # By a package: at a call, and not while it is imported

# %%
import sys

import sklearn.linear_model

assert "pandas" not in sys.modules
assert "matplotlib" not in sys.modules

# %%
from sklearn.datasets import load_iris

frame = load_iris(as_frame=True).frame
assert frame.shape == (150, 5)
assert "pandas" in sys.modules

# %% tags=["raises-exception"]
import not_in_this_site
