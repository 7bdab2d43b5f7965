# %% [markdown]
# # A library that another one needs at a call

# %%
import zoneinfo

zoneinfo.ZoneInfo("Europe/Zurich")
