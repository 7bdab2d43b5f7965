# %% [markdown]
# # Never comes to an end, below Python

# %%
import re

re.fullmatch("(a|a)*b", "a" * 60)

# %%
after = 1
