# %% [markdown]
# # Runs for longer than the page before waits

# %%
import time

time.sleep(8)
