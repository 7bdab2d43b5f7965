# %% [markdown]
# # A file of nearly this name

# %%
text = open("Data/Heights.csv").read()
