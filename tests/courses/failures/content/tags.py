# %% [markdown]
# # Tags are honoured

# %% tags=["raises-exception"]
1 / 0

# %% tags=["skip-execution"]
raise RuntimeError("this cell is not to be run")

# %%
"the end"
