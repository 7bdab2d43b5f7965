# %% [markdown]
# # A magic of an extension

# %%
# %memit sum(range(1000))
