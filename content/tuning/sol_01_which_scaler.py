# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 1: Which scaler, which neighbours?
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
# solution
model.set_params(
    kneighborsclassifier__n_neighbors=7, kneighborsclassifier__weights="distance", standardscaler=MinMaxScaler()
)
{name: model.get_params()[name] for name in [
    "standardscaler", "kneighborsclassifier__n_neighbors", "kneighborsclassifier__weights"
]}

# %% [markdown] tags=["solution"]
# A step goes by its own name, a setting of a step by step, two underscores, setting. The place keeps the name
# `standardscaler`, whatever stands in it.

# %% [markdown]
# ## Count first
#
# **Question 2.** A grid: the scaler may be a `StandardScaler()`, a `MinMaxScaler()`, or `"passthrough"`, which is none;
# 1, 3, 7, 15 or 31 neighbours; both kinds of weights. How many fits does `GridSearchCV` do with the given `folds`?
# Compute it before you run the search. Then run it with `X_rest` and `y_rest`, and print the best settings and the best
# score.

# %%
# solution
from sklearn.model_selection import GridSearchCV, ParameterGrid

grid = {
    "standardscaler": [StandardScaler(), MinMaxScaler(), "passthrough"],
    "kneighborsclassifier__n_neighbors": [1, 3, 7, 15, 31],
    "kneighborsclassifier__weights": ["uniform", "distance"],
}
number_of_fits = len(ParameterGrid(grid)) * folds.get_n_splits() + 1
print(f"{number_of_fits} fits")
search = GridSearchCV(model, grid, cv=folds).fit(X_rest, y_rest)
print(f"best score {search.best_score_:.3f}", search.best_params_)

# %% [markdown] tags=["solution"]
# 3 scalers times 5 numbers times 2 kinds of weights times 5 folds are 150 fits, and one more for the winner.

# %% [markdown]
# ## What counts?
#
# **Question 3.** Make a table of the mean scores with the number of neighbours in the rows and the scalers in the
# columns, for `weights="uniform"` (the text of a scaler serves as its name: `astype(str)`). Which knob counts, the
# scaler or the number of neighbours? How many of the 30 combinations are within 0.01 of the best?

# %%
# solution
results = pd.DataFrame(search.cv_results_)
results["scaler"] = results["param_standardscaler"].astype(str)
uniform = results[results["param_kneighborsclassifier__weights"] == "uniform"]
table = uniform.pivot(index="param_kneighborsclassifier__n_neighbors", columns="scaler", values="mean_test_score")
close = (results["mean_test_score"] > search.best_score_ - 0.01).sum()
print(f"{close} of {len(results)} are within 0.01 of the best")
table.round(3)

# %% [markdown] tags=["solution"]
# The scaler: without one all scores are far lower, whatever the number of neighbours. With either scaler they are above
# 0.9, the number of neighbours changes them by a few hundredths, and several combinations cannot be told apart.
# `best_params_` names one of them; which one is luck.

# %% [markdown]
# ## One knob that another switches off
#
# **Question 4.** With one neighbour, compare the scores of `"uniform"` and `"distance"` in each fold. What do you find,
# and why must it be so?

# %%
# solution
one = results[results["param_kneighborsclassifier__n_neighbors"] == 1]
splits = one.filter(regex="^split").set_axis(one["scaler"] + ", " + one["param_kneighborsclassifier__weights"])
splits.sort_index().round(3)

# %% [markdown] tags=["solution"]
# The scores are equal in every fold. If only one neighbour votes it does not matter how much its vote counts: the knob
# `weights` is switched off.

# %% [markdown]
# ## The drawer
#
# **Question 5.** Score the search on the drawer. Then do the same with a search whose grid knows no scaler at all
# (`"passthrough"` only). How many of the 50 wines does each get right?

# %%
# solution
unscaled = GridSearchCV(model, grid | {"standardscaler": ["passthrough"]}, cv=folds).fit(X_rest, y_rest)
right = {"all knobs": search.score(X_drawer, y_drawer) * 50, "without scalers": unscaled.score(X_drawer, y_drawer) * 50}
pd.Series(right).round().astype(int)

# %% [markdown] tags=["solution"]
# On new wines it is the same: what counted in the search counts in the drawer, too. A search over the wrong knobs finds
# the best of the bad.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert number_of_fits == 151 and len(results) == 30 and len(features) == 178
assert table["passthrough"].max() < table[["MinMaxScaler()", "StandardScaler()"]].min().min() - 0.1
assert table[["MinMaxScaler()", "StandardScaler()"]].min().min() > 0.9 and 2 <= close < 20
by_name = splits.sort_index().to_numpy()
assert by_name.shape == (6, 5) and (by_name[::2] == by_name[1::2]).all()
assert right["all knobs"] >= 47 and right["without scalers"] < right["all knobs"] - 5
