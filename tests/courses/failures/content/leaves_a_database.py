# %% [markdown]
# # Leaves a database of the browser behind

# %%
import js

opening = js.indexedDB.open("left_behind")
