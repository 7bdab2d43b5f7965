# %% [markdown]
"""
# This heading is not shown in the outline
"""

# %%
from pathlib import Path

from measures import mean

assert mean([1, 2, 3]) == 2

# %% A cell with a title tags=["raises-exception"]
mean([])

# %%
assert Path("../datasets/heights.csv").read_text().startswith("height")
