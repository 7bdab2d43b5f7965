# %% [markdown]
# # Asks another host, from JavaScript

# %%
import js

try:
    await js.fetch("https://javascript.invalid/a/deep/path")
except Exception as error:
    print(type(error).__name__)
