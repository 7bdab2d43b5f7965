# %% [markdown]
# # Fills the memory

# %%
rows = []
while True:
    rows.append("a" * 1000 + str(len(rows)))

# %%
after = 1
