# %% [markdown]
# # Fails everywhere

# %%
heights = [168, 172]
mean = sum(heights) / len(heightz)
