# %% [markdown]
# # Leaves a `methodcaller` in a cycle, which ends Pyodide 314.0.3 as it comes

# %%
import gc
import operator

caller = operator.methodcaller("strip")
cycle = [caller]
cycle.append(cycle)
del caller, cycle

# %%
collected = gc.collect()
assert operator.methodcaller("strip")(" a ") == "a"
