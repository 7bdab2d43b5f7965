# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Wrap-up quiz: A year ahead
#
# Ten measurements of 442 people with diabetes, and how far the disease had progressed a year later. You know the table
# from the first two modules; no model has been very good at it.
#
# > *Does tuning help?*
#
# This page asks six questions. For each of them write a few lines of code into the empty cell and run them. Then choose
# a letter below the question. Only the first cell is given. (With another seed your numbers will differ a little. Your
# answers should not.)

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.model_selection import KFold
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

features, target = load_diabetes(return_X_y=True, scaled=False)
folds = KFold(n_splits=5, shuffle=True, random_state=0)
model = make_pipeline(StandardScaler(), KNeighborsRegressor())

# %% [markdown]
# ## Names
#
# List the knobs of `model`.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 1
# Which of these can `model.set_params(...)` turn?
#
# - a) `kneighborsregressor__n_neighbors`
# - b) `standardscaler`
# - c) `kneighborsregressor__neighbours`
# - d) `n_neighbors`
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b)
# cell: names
# variant: `KNeighborsRegressor())` -> `KNeighborsRegressor(9))`
#
# - a) The name of the step, two underscores, the name of the setting.
# - b) A whole step is a knob as well: it can be exchanged.
# - c) There is no setting of this name, and the error message says so.
# - d) So it is called from inside of the step. The pipeline does not know it.

# %% tags=["solution"] name="names"
model = make_pipeline(StandardScaler(), KNeighborsRegressor())
knobs = model.get_params()
{
    "a": "kneighborsregressor__n_neighbors" in knobs, "b": "standardscaler" in knobs,
    "c": "kneighborsregressor__neighbours" in knobs, "d": "n_neighbors" in knobs,
}

# %% [markdown]
# ## A grid
#
# Search with `GridSearchCV` and `folds`: 1, 3, 10, 30 or 150 neighbours, and both kinds of `weights`, `"uniform"` and
# `"distance"`. The score is `"neg_mean_absolute_error"`.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 2
# Which of these are true?
#
# - a) The best number of neighbours is 10 or 30.
# - b) The winner stands at an edge of the grid, as far as the number of neighbours goes.
# - c) With one neighbour, both weights have the same error.
# - d) The search fits 50 pipelines, and not one more.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: grid
# variant: `n_splits=5` -> `n_splits=10`
#
# - a) Few neighbours overfit, 150 of about 350 underfit.
# - b) The edges are 1 and 150, and both are worse.
# - c) If one neighbour votes alone it does not matter how much its vote counts.
# - d) The winner is fitted once more, to all people.

# %% tags=["solution"] name="grid"
from sklearn.model_selection import GridSearchCV

positions = {"kneighborsregressor__n_neighbors": [1, 3, 10, 30, 150],
             "kneighborsregressor__weights": ["uniform", "distance"]}
search = GridSearchCV(model, positions, cv=folds, scoring="neg_mean_absolute_error").fit(features, target)
table = pd.DataFrame(search.cv_results_)
best = search.best_params_["kneighborsregressor__n_neighbors"]
one = table.loc[table["param_kneighborsregressor__n_neighbors"] == 1, "mean_test_score"]
assert features.shape == (442, 10) and len(table) * 5 == 50 and round(0.8 * len(features), -1) == 350
{"a": best in (10, 30), "b": best in (1, 150), "c": bool(np.ptp(one) == 0), "d": not hasattr(search, "best_estimator_")}

# %% [markdown]
# ## Two knobs of the box
#
# Now the box of small trees, `HistGradientBoostingRegressor(random_state=0)`. Cross-validate (with `folds` and
# `"neg_mean_absolute_error"`) the learning rates 0.02, 0.2 and 1, each with `max_iter` 10 and with `max_iter` 120.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 3
# Which learning rate has the lowest error?
#
# - a) 0.2, with 10 trees and with 120 trees
# - b) 0.2 with 10 trees, 0.02 with 120 trees
# - c) 0.02 with 10 trees, 0.2 with 120 trees
# - d) 1, with 10 trees and with 120 trees
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: box
# variant: `n_splits=5` -> `n_splits=10`
# variant: `120` -> `150`
#
# The knobs trade one for the other: the slower the learning, the more trees it takes.
#
# - a) With 120 trees and 0.2 the box has long begun to learn accidents by heart.
# - c) Ten small steps do not lead far. Have you mixed up the two?
# - d) With a learning rate of 1 each tree corrects everything at once, noise included.

# %% tags=["solution"] name="box"
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import cross_val_score

fastest = {}
for trees in [10, 120]:
    errors = {}
    for rate in [0.02, 0.2, 1]:
        box = HistGradientBoostingRegressor(learning_rate=rate, max_iter=trees, random_state=0)
        errors[rate] = -cross_val_score(box, features, target, cv=folds, scoring="neg_mean_absolute_error").mean()
    fastest[trees] = min(errors, key=errors.get)
found = tuple(fastest.values())
{"a": found == (0.2, 0.2), "b": found == (0.2, 0.02), "c": found == (0.02, 0.2), "d": found == (1, 1)}

# %% [markdown]
# ## Draws
#
# Draw a thousand learning rates from `loguniform(0.01, 1)`, with a seed, and a thousand from `uniform(0.01, 0.99)`.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 4
# Which shares of the draws are below 0.1?
#
# - a) about half of either
# - b) about half of the loguniform ones, about a tenth of the uniform ones
# - c) about a tenth of either
# - d) about a tenth of the loguniform ones, about half of the uniform ones
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: draws
# variant: `size=1000` -> `size=3000`
#
# From 0.01 to 0.1 is one factor of ten, from 0.1 to 1 another: for `loguniform` they are equally likely. For `uniform`
# the length counts, and 0.09 of 0.99 is a tenth or so.
#
# - a) That is so for the loguniform draws only.
# - c) That is so for the uniform draws only.
# - d) It is the other way round.

# %% tags=["solution"] name="draws"
from scipy.stats import loguniform, uniform

by_factors = (loguniform(0.01, 1).rvs(size=1000, random_state=0) < 0.1).mean()
by_steps = (uniform(0.01, 0.99).rvs(size=1000, random_state=0) < 0.1).mean()


def near(share, wanted):
    return abs(share - wanted) < 0.05


{
    "a": near(by_factors, 0.5) and near(by_steps, 0.5), "b": near(by_factors, 0.5) and near(by_steps, 0.1),
    "c": near(by_factors, 0.1) and near(by_steps, 0.1), "d": near(by_factors, 0.1) and near(by_steps, 0.5),
}

# %% [markdown]
# ## What is worth it?
#
# Cross-validate with the same `folds` and the score of question 2: the box as it comes
# (`HistGradientBoostingRegressor(random_state=0)`), the box with `learning_rate=0.05, max_iter=100, max_leaf_nodes=4`,
# and somebody who does not look: `DummyRegressor()`.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 5
# Which of these are true of the mean errors?
#
# - a) The box as it comes is better than not looking.
# - b) The second box is better than the box as it comes.
# - c) Turning the knobs has lowered the error by more than looking at the data at all.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b)
# cell: worth
# variant: `n_splits=5` -> `n_splits=10`
# variant: `max_leaf_nodes=4` -> `max_leaf_nodes=6`
#
# - a) By far: that is the largest step.
# - b) Calm trees and small steps suit a table with much noise.
# - c) Compare the steps: from not looking to the box, and from the box to the tuned box. Tuning is for the last part of
#   the way.

# %% tags=["solution"] name="worth"
from sklearn.dummy import DummyRegressor

candidates = {
    "blind": DummyRegressor(),
    "as it comes": HistGradientBoostingRegressor(random_state=0),
    "tuned": HistGradientBoostingRegressor(learning_rate=0.05, max_iter=100, max_leaf_nodes=4, random_state=0),
}
error = {
    name: -cross_val_score(candidate, features, target, cv=folds, scoring="neg_mean_absolute_error").mean()
    for name, candidate in candidates.items()
}
looking, turning = error["blind"] - error["as it comes"], error["as it comes"] - error["tuned"]
assert looking > 3 * abs(turning)
{"a": looking > 0, "b": turning > 0, "c": turning > looking}

# %% [markdown]
# ## The best score
#
# At last, something that cannot be predicted: a coin for each person, `random.integers(0, 2, size=442)`. For each of
# ten such coins (`random = np.random.default_rng(0)`) let a `RandomizedSearchCV` turn the knobs of a
# `DecisionTreeClassifier(random_state=0)` on the **first 60** people, `n_iter=12`, `cv=3`, `random_state=0`:
# `max_depth` from 1 to 9, `min_samples_leaf` from 1 to 14, `max_features` from 1 to 10 (lists or `randint`). Note its
# `best_score_`, and its score on the 382 others.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 6
# Which of these are true?
#
# - a) The mean of the ten best scores is above 0.55.
# - b) The mean of the ten scores on the others is above 0.55.
# - c) `cross_val_score(search, ...)` with five folds would grow 185 trees for one coin.
# - d) With more tries, `n_iter=100`, the mean score on the others would rise to the best scores.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: coins
# variant: `n_iter=12` -> `n_iter=20`
# variant: `range(10)` -> `range(15)`
#
# - a) The maximum of twelve means collects luck, although nothing can be predicted.
# - b) On new people it is a coin again.
# - c) Twelve tries in three inner folds, and the winner once more, in each of five outer folds: 5 times 37.
# - d) More tries make the best score higher, and the coin no more predictable.

# %% tags=["solution"] name="coins"
from sklearn.model_selection import RandomizedSearchCV
from sklearn.tree import DecisionTreeClassifier

random = np.random.default_rng(0)
chances = {"max_depth": list(range(1, 10)), "min_samples_leaf": list(range(1, 15)), "max_features": list(range(1, 11))}
best_scores, on_others = [], []
for _ in range(10):
    coin = random.integers(0, 2, size=442)
    tuned = RandomizedSearchCV(DecisionTreeClassifier(random_state=0), chances, n_iter=12, cv=3, random_state=0)
    tuned.fit(features[:60], coin[:60])
    best_scores.append(tuned.best_score_)
    on_others.append(tuned.score(features[60:], coin[60:]))
trees = 5 * (12 * 3 + 1)
assert len(features[60:]) == 382 and 0.45 < np.mean(on_others) < 0.55
{"a": np.mean(best_scores) > 0.55, "b": np.mean(on_others) > 0.55, "c": trees == 185, "d": False}
