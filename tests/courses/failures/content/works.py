# %% [markdown]
# # Works

# %%
x = 20

# %%

# %%
import time

time.sleep(1)
x + 22
