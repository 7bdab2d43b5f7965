# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Wrap-up quiz: Many trees on thirteen measurements
#
# 178 wines of three varieties of grape, 13 measurements each. You know them well.
#
# > *What do many trees add?*
#
# This page asks six questions. For each of them write a few lines of code into the empty cell and run them. Then choose
# a letter below the question. Only the first cell is given. (With another seed your numbers will differ a little. Your
# answers should not.)

# %%
import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier

features, target = load_wine(return_X_y=True, as_frame=True)
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)

# %% [markdown]
# ## One tree and a forest
#
# Cross-validate (`folds`) a free tree and a `RandomForestClassifier` with 40 trees.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 1
# Which of these are true?
#
# - a) The mean accuracy of the forest is higher than that of the tree.
# - b) The forest is above 0.95.
# - c) The tree is above 0.97.
# - d) The tree is no better than a guess.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b)
# cell: forest
# variant: `n_estimators=40` -> `n_estimators=60`
#
# - a) A free tree is restless, and the forest calms it.
# - b) Nearly all wines are recognised.
# - c) It is right for about nine wines in ten.
# - d) The most common variety makes up two fifths of the wines.

# %% tags=["solution"] name="forest"
from sklearn.ensemble import RandomForestClassifier

tree_scores = cross_val_score(DecisionTreeClassifier(random_state=0), features, target, cv=folds)
scores = cross_val_score(RandomForestClassifier(n_estimators=40, random_state=0), features, target, cv=folds)
shares = target.value_counts(normalize=True)
assert features.shape == (178, 13) and len(shares) == 3 and round(shares.max(), 1) == 0.4
assert 0.85 < tree_scores.mean() < 0.95 and scores.std() < tree_scores.std()
{
    "a": scores.mean() > tree_scores.mean(), "b": scores.mean() > 0.95,
    "c": tree_scores.mean() > 0.97, "d": tree_scores.mean() < 0.5,
}

# %% [markdown]
# ## A forest of stumps, boosted stumps
#
# Cross-validate trees of depth 1: one alone, and 40 of them by `GradientBoostingClassifier` (`max_depth=1`).

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 2
# Which of these are true?
#
# - a) One tree of depth 1 is right for fewer than three quarters of the wines.
# - b) One tree of depth 1 can never name the third variety.
# - c) Boosting gains more than 0.2 over the one tree.
# - d) Boosting stumps is no better than a single stump, since all of them are weak.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b) c)
# cell: stumps
# variant: `n_estimators=40` -> `n_estimators=60`
#
# - a) Two answers for three varieties.
# - b) It has two leaves, so it names two varieties at most, and one is always left out.
# - c) In a row they are a strong model.
# - d) Each corrects what the others have left wrong.

# %% tags=["solution"] name="stumps"
from sklearn.ensemble import GradientBoostingClassifier

stump = DecisionTreeClassifier(max_depth=1, random_state=0)
alone = cross_val_score(stump, features, target, cv=folds).mean()
row = GradientBoostingClassifier(n_estimators=40, max_depth=1, random_state=0)
boosted = cross_val_score(row, features, target, cv=folds).mean()
named = len(np.unique(stump.fit(features, target).predict(features)))
assert boosted > 0.93 and named == 2
{"a": alone < 0.75, "b": named <= 2, "c": boosted - alone > 0.2, "d": boosted <= alone}

# %% [markdown]
# ## Out of the bag
#
# Fit a forest of 100 trees with `oob_score=True` to all wines.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 3
# Which of these are true?
#
# - a) The score on the training wines is 1.
# - b) The out-of-bag score is 1.
# - c) The out-of-bag score is above 0.94.
# - d) Each wine is judged by all 100 trees.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: out-of-bag
# variant: `n_estimators=100` -> `n_estimators=150`
#
# - a) A wine is known to about two thirds of the trees, which outvote the others.
# - b) Some wines are not recognised by the trees that have not seen them.
# - c) It agrees with the cross-validation of question 1.
# - d) Only by those that have not seen it, on average about a third of them.

# %% tags=["solution"] name="out-of-bag"
forest = RandomForestClassifier(n_estimators=100, oob_score=True, random_state=0).fit(features, target)
judges = sum(0 not in rows for rows in forest.estimators_samples_)
known = np.mean([len(np.unique(rows)) for rows in forest.estimators_samples_]) / len(features)
assert 0.6 < known < 0.7 and abs(forest.oob_score_ - scores.mean()) < 0.03
{
    "a": forest.score(features, target) == 1, "b": forest.oob_score_ == 1, "c": forest.oob_score_ > 0.94,
    "d": judges == len(forest.estimators_),
}

# %% [markdown]
# ## How sure?
#
# `oob_decision_function_` of the same forest holds three probabilities for each wine, from the trees that have not seen
# it. Take the largest of the three: that is how sure the forest is. Compare the wines with 0.8 or more to the others.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 4
# Which of these are true?
#
# - a) For more than half of the wines it is 0.8 or more.
# - b) Where it is 0.8 or more, at least 95 % of the answers are right.
# - c) Where it is less, the answers are right as often.
# - d) Where it is less, most answers are wrong.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b)
# cell: sure
# variant: `n_estimators=100` -> `n_estimators=150`
#
# - a) Most wines are easy.
# - b) Where the trees agree they are seldom wrong.
# - c) Most mistakes are among the wines about which the trees quarrel.
# - d) Also there, most are right. *Not sure* does not mean *wrong*.

# %% tags=["solution"] name="sure"
forest = RandomForestClassifier(n_estimators=100, oob_score=True, random_state=0).fit(features, target)
chances = forest.oob_decision_function_
right, sure = chances.argmax(axis=1) == target, chances.max(axis=1) >= 0.8
assert chances.shape == (178, 3) and (~right & ~sure).sum() > (~right & sure).sum()
{
    "a": sure.mean() > 0.5, "b": right[sure].mean() >= 0.95, "c": right[~sure].mean() >= right[sure].mean(),
    "d": right[~sure].mean() < 0.5,
}

# %% [markdown]
# ## What is in the bag?
#
# Cross-validate (`folds`) two more bags of 20 models (`BaggingClassifier`): one of free trees, and one of logistic
# regressions, `make_pipeline(StandardScaler(), LogisticRegression())`. Compare each with a single model of its kind.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 5
# Which of these are true?
#
# - a) The bag of trees is more accurate than a single tree, by 0.01 or more.
# - b) The bag of logistic regressions is more accurate than a single one, by 0.01 or more.
# - c) A single logistic regression is more accurate than the bag of trees.
# - d) Bagging makes every model better.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: bags
# variant: `n_estimators=20` -> `n_estimators=30`
#
# - a) The tree is restless, and the bag calms it.
# - b) There is little variance to calm.
# - c) On these wines straight borders are enough. Always try a straight model, too.
# - d) Only one that has much variance.

# %% tags=["solution"] name="bags"
from sklearn.ensemble import BaggingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

alone, bag = {}, {}
models = {
    "tree": DecisionTreeClassifier(random_state=0), "straight": make_pipeline(StandardScaler(), LogisticRegression())
}
for name, model in models.items():
    alone[name] = cross_val_score(model, features, target, cv=folds).mean()
    many = BaggingClassifier(model, n_estimators=20, random_state=0)
    bag[name] = cross_val_score(many, features, target, cv=folds).mean()
gain = {name: bag[name] - alone[name] for name in models}
assert alone["straight"] > 0.95
{
    "a": gain["tree"] >= 0.01, "b": gain["straight"] >= 0.01, "c": alone["straight"] > bag["tree"],
    "d": min(gain.values()) > 0.01,
}

# %% [markdown]
# ## Holes
#
# Empty each cell of the table with a chance of one third
# (`features.mask(np.random.default_rng(0).random(features.shape) < 1 / 3)`). Cross-validate
# `HistGradientBoostingClassifier(max_iter=20, max_leaf_nodes=4)` on the full table and on the one with holes.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 6
# Which of these are true of the table with holes?
#
# - a) More than 90 % of the wines have at least one hole.
# - b) The model refuses the table.
# - c) The accuracy is above 0.8.
# - d) Most of the wines are left out when the model is fitted.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: holes
# variant: `max_iter=20` -> `max_iter=30`
#
# - a) The chance of 13 full cells in a row is two thirds to the power of 13, half a percent.
# - b) Each question learns to which side the empty ones go.
# - c) The thirteen measurements say similar things, so that others step in.
# - d) All are used. At most a handful of the wines have no hole, far too few for a model.

# %% tags=["solution"] name="holes"
from sklearn.ensemble import HistGradientBoostingClassifier

wiped = features.mask(np.random.default_rng(0).random(features.shape) < 1 / 3)
model = HistGradientBoostingClassifier(max_iter=20, max_leaf_nodes=4, random_state=0)
scores = cross_val_score(model, wiped, target, cv=folds)
trees = [tree for step in model.fit(wiped, target)._predictors for tree in step]
assert (~wiped.isna().any(axis=1)).sum() < 6 and round((2 / 3) ** 13, 3) == 0.005
assert all(tree.nodes["count"][0] == len(features) for tree in trees)
{
    "a": wiped.isna().any(axis=1).mean() > 0.9, "b": bool(np.isnan(scores).any()), "c": scores.mean() > 0.8,
    "d": max(tree.nodes["count"][0] for tree in trees) < len(features) / 2,
}
