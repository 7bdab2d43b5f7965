# %% [markdown]
# # Asks another host when everybody else has finished

# %%
import asyncio

import pyodide.http


async def asks():
    await asyncio.sleep(6)
    await pyodide.http.pyfetch("https://late.invalid/data.csv")


# %%
task = asyncio.create_task(asks())
