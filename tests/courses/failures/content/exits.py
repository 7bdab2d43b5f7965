# %% [markdown]
# # Exits

# %%
raise SystemExit
