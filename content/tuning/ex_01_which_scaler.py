# %% [markdown]
# # Exercise 1: Which scaler, which neighbours?
#
# You know the 178 wines of three varieties of grape from the first module. There you tried a scaler, or none, and a few
# numbers of neighbours, one after the other. **Now let a search choose, all at once.**

# %%
import pandas as pd
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

features, target = load_wine(return_X_y=True, as_frame=True)
X_rest, X_drawer, y_rest, y_drawer = train_test_split(
    features, target, test_size=50, stratify=target, random_state=0
)
model = make_pipeline(StandardScaler(), KNeighborsClassifier())
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)

# %% [markdown]
# ## By name
#
# **Question 1.** What are the names of these three knobs, seen from outside of `model`: the number of neighbours, their
# `weights`, and the scaler as a whole? Turn all three with one `set_params`: 7 neighbours, weighted by distance, and a
# `MinMaxScaler`. Check it with `get_params()`.

# %%
# Write your code here.

# %% [markdown]
# ## Count first
#
# **Question 2.** A grid: the scaler may be a `StandardScaler()`, a `MinMaxScaler()`, or `"passthrough"`, which is none;
# 1, 3, 7, 15 or 31 neighbours; both kinds of weights. How many fits does `GridSearchCV` do with the given `folds`?
# Compute it before you run the search. Then run it with `X_rest` and `y_rest`, and print the best settings and the best
# score.

# %%
# Write your code here.

# %% [markdown]
# ## What counts?
#
# **Question 3.** Make a table of the mean scores with the number of neighbours in the rows and the scalers in the
# columns, for `weights="uniform"` (the text of a scaler serves as its name: `astype(str)`). Which knob counts, the
# scaler or the number of neighbours? How many of the 30 combinations are within 0.01 of the best?

# %%
# Write your code here.

# %% [markdown]
# ## One knob that another switches off
#
# **Question 4.** With one neighbour, compare the scores of `"uniform"` and `"distance"` in each fold. What do you find,
# and why must it be so?

# %%
# Write your code here.

# %% [markdown]
# ## The drawer
#
# **Question 5.** Score the search on the drawer. Then do the same with a search whose grid knows no scaler at all
# (`"passthrough"` only). How many of the 50 wines does each get right?

# %%
# Write your code here.
