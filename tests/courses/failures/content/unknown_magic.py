# %% [markdown]
# # Uses a magic that is not there

# %%
# %no_such_magic

# %%
after = 1
