# %% [markdown]
# # Asks another port of this machine

# %%
import js

for url in ("http://127.0.0.1:8899/on-loopback", "http://localhost:8899/by-name"):
    try:
        await js.fetch(url)
    except Exception as error:
        print(type(error).__name__)
