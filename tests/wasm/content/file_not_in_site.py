# %% [markdown]
# # A file at home

# %%
text = open("data/weights.csv").read()
