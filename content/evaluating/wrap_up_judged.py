# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Wrap-up quiz: A year ahead, judged
#
# Ten measurements of 442 people with diabetes, and how far the disease had progressed a year later. Two questions can
# be asked: *how far?*, and *further than 200?* (the fast ones). You know the table; no model has been very good at it.
#
# > *How good is not very good?*
#
# This page asks six questions. For each of them write a few lines of code into the empty cell and run them. Then choose
# a letter below the question. Only the first cell is given. (With another seed your numbers will differ a little. Your
# answers should not.)

# %%
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import KFold, RepeatedStratifiedKFold, StratifiedKFold, cross_val_predict, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

features, progression = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
fast = progression > 200
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
plain = make_pipeline(StandardScaler(), LogisticRegression())
balanced = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced"))

# %% [markdown]
# ## Who has to be beaten
#
# Cross-validate (`folds`) a `DummyClassifier` and `plain`: which accuracy do they have for `fast`?

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 1
# Which of these are true?
#
# - a) The dummy is right for more than 70 %.
# - b) The logistic regression is more accurate than the dummy.
# - c) The logistic regression is right for more than 90 %.
# - d) The dummy finds no fast one at all.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b) d)
# cell: baseline
# variant: `n_splits=5` -> `n_splits=8`
#
# - a) About 27 % are fast, and it always says *no*.
# - b) By about ten percentage points.
# - c) It is right for about four in five.
# - d) Its recall is 0.

# %% tags=["solution"] name="baseline"
from sklearn.dummy import DummyClassifier

folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
dummy = cross_validate(DummyClassifier(), features, fast, cv=folds, scoring=["accuracy", "recall"])
model = cross_validate(plain, features, fast, cv=folds)
gain = model["test_score"].mean() - dummy["test_accuracy"].mean()
assert features.shape == (442, 10) and round(fast.mean(), 2) == 0.27
assert 0.75 < model["test_score"].mean() < 0.85 and 0.07 < gain < 0.13
{
    "a": dummy["test_accuracy"].mean() > 0.7, "b": model["test_score"].mean() > dummy["test_accuracy"].mean(),
    "c": model["test_score"].mean() > 0.9, "d": dummy["test_recall"].max() == 0,
}

# %% [markdown]
# ## Two kinds of mistakes
#
# Compare `plain` and `balanced`: recall, precision and balanced accuracy.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 2
# Which of these are true of the balanced model, compared with the plain one?
#
# - a) Its recall is higher.
# - b) Its precision is higher.
# - c) Its balanced accuracy is higher.
# - d) It finds more than 95 % of the fast ones.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: mistakes
# variant: `n_splits=5` -> `n_splits=8`
#
# - a) It calls more often.
# - b) More of its calls are false.
# - c) The share of the fast ones that are found weighs as much as that of the others, and it finds many more.
# - d) It misses about one in four.

# %% tags=["solution"] name="mistakes"
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
names = ["recall", "precision", "balanced_accuracy"]
of_plain, of_balanced = (
    {name: cross_validate(model, features, fast, cv=folds, scoring=names)[f"test_{name}"].mean() for name in names}
    for model in (plain, balanced)
)
assert 0.2 < 1 - of_balanced["recall"] < 0.3 and of_balanced["recall"] > of_plain["recall"] + 0.1
{
    "a": of_balanced["recall"] > of_plain["recall"], "b": of_balanced["precision"] > of_plain["precision"],
    "c": of_balanced["balanced_accuracy"] > of_plain["balanced_accuracy"], "d": of_balanced["recall"] > 0.95,
}

# %% [markdown]
# ## Order, and rarity
#
# With `cross_val_predict(..., method="predict_proba")` and `StratifiedKFold(5, shuffle=True, random_state=0)` give each
# person a probability from either model. Compute the area under the ROC curve and the average precision, and for
# `plain` both once more, with each of the *slow* people counted ten times (`sample_weight`).

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 3
# Which of these are true?
#
# - a) The area of the plain model is above 0.75.
# - b) The areas of plain and balanced differ by more than 0.05.
# - c) With the weights, the area becomes smaller by more than 0.05.
# - d) With the weights, the average precision becomes smaller by more than 0.05.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) d)
# cell: order
# variant: `StratifiedKFold(5` -> `StratifiedKFold(8`
#
# - a) It puts the people into a rather good order.
# - b) They put them into nearly the same order; the weights of the classes move the threshold.
# - c) Each rate of the ROC curve looks at one class only.
# - d) Where the fast ones are rarer, more of the calls are false.

# %% tags=["solution"] name="order"
from sklearn.metrics import average_precision_score, roc_auc_score

deal = StratifiedKFold(5, shuffle=True, random_state=0)
chance, other = (
    cross_val_predict(model, features, fast, cv=deal, method="predict_proba")[:, 1] for model in (plain, balanced)
)
weight = np.where(fast, 1, 10)
area, precise = roc_auc_score(fast, chance), average_precision_score(fast, chance)
{
    "a": area > 0.75, "b": abs(area - roc_auc_score(fast, other)) > 0.05,
    "c": area - roc_auc_score(fast, chance, sample_weight=weight) > 0.05,
    "d": precise - average_precision_score(fast, chance, sample_weight=weight) > 0.05,
}

# %% [markdown]
# ## A price
#
# A fast one who is missed costs 5, a false alarm costs 1. Use the probabilities of `plain` from question 3. Compare
# three thresholds: 0 (call everybody), the one that the prices ask for, and one half.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 4
# Which threshold is cheapest, and which is dearest?
#
# - a) cheapest: by the prices; dearest: one half
# - b) cheapest: by the prices; dearest: 0
# - c) cheapest: one half; dearest: 0
# - d) cheapest: 0; dearest: one half
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: price
# variant: `StratifiedKFold(5` -> `StratifiedKFold(8`
#
# By the prices it is 1 / (1 + 5), a sixth.
#
# - a) One half misses many, but to call everybody costs still more here.
# - c) One half misses about two in five of the fast ones, at 5 each.
# - d) To call everybody means more than 300 false alarms.

# %% tags=["solution"] name="price"
deal = StratifiedKFold(5, shuffle=True, random_state=0)
chance = cross_val_predict(plain, features, fast, cv=deal, method="predict_proba")[:, 1]
cost = {
    name: 5 * (fast & (chance < limit)).sum() + (~fast & (chance >= limit)).sum()
    for name, limit in {"0": 0, "prices": 1 / 6, "half": 1 / 2}.items()
}
assert (~fast).sum() > 300 and 0.33 < (chance[fast] < 1 / 2).mean() < 0.47
pair = min(cost, key=cost.get), max(cost, key=cost.get)
{
    "a": pair == ("prices", "half"), "b": pair == ("prices", "0"),
    "c": pair == ("half", "0"), "d": pair == ("0", "half"),
}

# %% [markdown]
# ## How far?
#
# Now the number, `progression`. Cross-validate (`KFold(5, shuffle=True, random_state=0)`) always the mean, always the
# median, and `LinearRegression()`, with `"neg_mean_absolute_error"` and `"neg_root_mean_squared_error"`. And find the
# constant with the smallest relative error for all 442 people.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 5
# Which of these are true?
#
# - a) The linear regression beats both dummies by both scores.
# - b) The median has a lower mean absolute error than the mean.
# - c) The median has a lower root of the mean squared error than the mean.
# - d) The best constant for the relative error is below the median.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b) d)
# cell: far
# variant: `KFold(5` -> `KFold(8`
#
# - a) Its mean absolute error is lower than theirs by about a third.
# - b) The median is the best guess for the absolute error.
# - c) For the squares the mean is the best guess.
# - d) Who is judged by percent does best to say little.

# %% tags=["solution"] name="far"
from sklearn.dummy import DummyRegressor

deal = KFold(5, shuffle=True, random_state=0)
scoring = {"absolute": "neg_mean_absolute_error", "squared": "neg_root_mean_squared_error"}
error = {}
for name, model in {
    "mean": DummyRegressor(), "median": DummyRegressor(strategy="median"), "line": LinearRegression()
}.items():
    result = cross_validate(model, features, progression, cv=deal, scoring=scoring)
    error[name] = {kind: -result[f"test_{kind}"].mean() for kind in scoring}
assert all(0.27 < 1 - error["line"]["absolute"] / error[name]["absolute"] < 0.4 for name in ("mean", "median"))
constants = np.arange(20, 350)
relative = [(abs(progression - constant) / progression).mean() for constant in constants]
{
    "a": all(error["line"][kind] < min(error["mean"][kind], error["median"][kind]) for kind in scoring),
    "b": error["median"]["absolute"] < error["mean"]["absolute"],
    "c": error["median"]["squared"] < error["mean"]["squared"],
    "d": constants[np.argmin(relative)] < progression.median(),
}

# %% [markdown]
# ## Luck
#
# Let `permutation_test_score` shuffle `progression` 40 times for `LinearRegression()` (`scoring="r2"`, five shuffled
# folds), once with all 442 people and once with 40 of them (`features.sample(40, random_state=0)`).

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 6
# Which of these are true?
#
# - a) With all people, the true score is above all of the shuffled ones.
# - b) With all people, the mean of the shuffled scores is below 0.
# - c) The shuffled scores scatter more with 40 people than with all.
# - d) With all people, at least one shuffled score is above 0.2.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b) c)
# cell: luck
# variant: `"n_permutations": 40` -> `"n_permutations": 60`
#
# - a) Not very good, and far beyond luck.
# - b) What is learnt from nonsense makes it worse than to say the mean.
# - c) With few people much depends on accidents.
# - d) With 442 people luck does not get that far.

# %% tags=["solution"] name="luck"
from sklearn.model_selection import permutation_test_score

deal = KFold(5, shuffle=True, random_state=0)
few = features.sample(40, random_state=0)
options = {"cv": deal, "scoring": "r2", "n_permutations": 40, "random_state": 0}
score, shuffled, _ = permutation_test_score(LinearRegression(), features, progression, **options)
_, of_few, _ = permutation_test_score(LinearRegression(), few, progression.loc[few.index], **options)
assert shuffled.max() + 0.2 < score < 0.6
{
    "a": score > shuffled.max(), "b": shuffled.mean() < 0, "c": of_few.std() > shuffled.std(),
    "d": shuffled.max() > 0.2,
}
