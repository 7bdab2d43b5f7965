# %% [markdown]
# # Raises

# %%
def divide(a, b):
    return a / b

# %%
total = 1
count = 0
# The next line divides by zero.
divide(total, count)
print("not reached")

# %%
print("never ran")
