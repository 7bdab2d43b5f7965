# %% [markdown]
# # A module that Pyodide leaves out

# %%
try:
    import tkinter
except ImportError:
    print("Windows cannot be opened here.")
    raise
