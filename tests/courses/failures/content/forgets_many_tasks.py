# %% [markdown]
# # Makes tasks and never asks how they went

# %%
import asyncio


async def fails():
    raise ValueError("nobody gathers this")


# %%
gathered = asyncio.gather(fails(), asyncio.sleep(0))
