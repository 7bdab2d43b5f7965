# %% [markdown]
# # Looks for the page

# %%
from js import document
