# %% [markdown]
# # Closes its worker

# %%
import js

js.self.close()
