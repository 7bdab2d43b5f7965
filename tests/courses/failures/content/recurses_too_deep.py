# %% [markdown]
# # Recurses too deep

# %%
nested = []
for _ in range(10**6):
    nested = [nested]

# %%
import sys

sys.setrecursionlimit(10**9)
repr(nested)
