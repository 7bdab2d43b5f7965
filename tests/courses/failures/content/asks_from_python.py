# %% [markdown]
# # Asks another host, from Python

# %%
from pyodide.http import pyfetch

try:
    await pyfetch("http://python.invalid/data.csv?rows=3")
except Exception as error:
    print(type(error).__name__)
