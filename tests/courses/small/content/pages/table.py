# %% [markdown]
# # A table from the folder of data
#
# The file lies beside the folder of this page, and a module beside the page itself.

# %%
import pandas as pd
from measures import spread

table = pd.read_csv("../datasets/heights.csv")
table

# %%
assert spread(table["height_cm"]) == 31
print("spread:", spread(table["height_cm"]))
