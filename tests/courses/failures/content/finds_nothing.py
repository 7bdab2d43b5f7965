# %% [markdown]
# # Finds nothing of another notebook

# %%
import builtins
import json
import os
import pathlib
import sys

assert not hasattr(builtins, "left_behind")
assert "LEFT_BEHIND" not in os.environ
assert "left_behind" not in sys.modules
assert not [name for name in os.listdir() if name.startswith("left_behind")], os.listdir()
assert not pathlib.Path("left_behind.py").exists()
assert not pathlib.Path("left_behind/notes.txt").exists()
assert not pathlib.Path("/home/pyodide/left_behind").exists()
assert json.loads(pathlib.Path("works.ipynb").read_text())["cells"]

# %%
import js

databases = [database.name for database in await js.indexedDB.databases()]
assert all(name.startswith("JupyterLite Storage") for name in databases), databases
