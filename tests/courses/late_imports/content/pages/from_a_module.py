# %% [markdown]
# # From a module beside the page

# %%
from scaling import scaled

assert scaled([1, 2, 3])["scaled"].round(3).tolist() == [-1.225, 0.0, 1.225]
