# %% [markdown]
# # Leaves files, a module and a changed Python behind

# %%
import builtins
import os
import pathlib
import sys

builtins.left_behind = True
os.environ["LEFT_BEHIND"] = "1"
sys.modules["left_behind"] = sys
pathlib.Path("left_behind.py").write_text("value = 1")
pathlib.Path("left_behind").mkdir()
pathlib.Path("left_behind/notes.txt").write_text("notes")
pathlib.Path("/home/pyodide/left_behind").write_text("notes")

# %%
# What was there is changed, too.
pathlib.Path("works.ipynb").write_text("{}")
pathlib.Path("left_behind/notes.txt").read_text()
