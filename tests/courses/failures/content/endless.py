# %% [markdown]
# # Never comes to an end

# %%
before = 1

# %%
while True:
    pass

# %%
after = 1
