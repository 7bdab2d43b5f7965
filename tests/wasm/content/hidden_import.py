# %% [markdown]
# # An import that no statement names

# %%
import importlib

cows = importlib.import_module("cowsay")
