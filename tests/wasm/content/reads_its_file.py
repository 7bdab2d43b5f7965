# %% [markdown]
# # A file of the course

# %%
text = open("data/heights.csv").read()
