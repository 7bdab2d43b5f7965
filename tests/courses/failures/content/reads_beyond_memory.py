# %% [markdown]
# # Reads beyond the memory

# %%
import ctypes

ctypes.string_at(0xFFFFFFF0, 64)

# %%
after = 1
