# %% [markdown]
# # Makes a task and never asks how it went

# %%
import asyncio


async def fails():
    raise ValueError("nobody awaits this")


# %%
task = asyncio.create_task(fails())

# %%
after = 1
