# %% [markdown]
# # Asks another host, from what it displays

# %%
from IPython.display import HTML

HTML('<img src="https://image.invalid/a.png" alt="">')
