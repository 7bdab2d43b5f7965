# %% [markdown]
# # What differs, and raises no error

# %%
import numpy as np

numbers = np.arange(100_000)

# %%
print("the sum of all:")
print("sum", numbers.sum())

# %%
np.dtype(np.intp).itemsize

# %%
with np.errstate(all="warn"):
    quotient = np.array([1.0, -1.0]) / np.array([0.0, 0.0])
print(quotient)

# %%
import platform

print(platform.machine())

# %%
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.bar(["all"], numbers.sum() / 1e9)
ax.set(ylim=(0, 5))
plt.show()

# %%
import pandas as pd

pd.DataFrame({"count": [numbers.size], "sum": [numbers.sum()]}, index=["numbers"])

# %%
from time import perf_counter

started = perf_counter()
squares = (numbers * numbers).max()
print(f"it took {perf_counter() - started:.9f} s")
print("largest square", squares)
