# %% [markdown]
# # Blocks the page itself

# %%
from IPython.display import Javascript, display

display(Javascript("for (;;) {}"))
