# %% [markdown]
# # Aborts

# %%
import os

os.abort()
