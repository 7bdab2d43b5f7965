# %% [markdown]
# # Takes very long

# %%
total = 0
for number in range(10**10):
    total += number
