# %% [markdown]
# # Fetches from another host

# %%
import js

answer = await js.fetch("http://127.0.0.1:48898/heights.csv")
