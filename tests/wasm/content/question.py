# %% [markdown]
# # Asks the reader

# %%
name = input("Who are you?")
