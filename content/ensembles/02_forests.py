# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A forest
#
# The trees of a bag have learnt from nearly the same rows, so they resemble each other: most begin by asking about the
# same feature. A mean of answers that all go wrong together is wrong as well.
#
# > *How do I get trees that go wrong in different ways?*
#
# In this lesson you will
#
# - measure how alike the errors of two trees are,
# - make trees less alike by hiding features from them, and see where that pays,
# - score a forest without any test set,
# - find a name that does not keep its promise.
#
# The **simulated** rents again.

# %%
import pandas as pd
from sklearn.model_selection import train_test_split

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
X_train, X_test, y_train, y_test = train_test_split(features, flats["rent_eur"], test_size=100, random_state=0)
print(f"{features.shape[1]} features:", *features.columns)

# %% [markdown]
# ## Hide some of the features
#
# In a **[random forest](../appendix/glossary.md#random-forest)** each tree learns from a drawn table, as in a bag. In
# addition, *at each question* only a few features, drawn at random, may be asked about: `max_features`. The best
# question may be out of the draw, and the tree has to take another way.
#
# ```{admonition} What do you expect?
# :class: tip
# With `max_features=1` chance decides what is asked about. Will a single tree become better or worse? Will the errors
# of two trees be more alike or less? And the forest as a whole?
# ```

# %%
import numpy as np
from sklearn.ensemble import RandomForestRegressor

rows = {}
for shown in [1, 2, 3, 6]:
    forest = RandomForestRegressor(n_estimators=100, max_features=shown, random_state=0).fit(X_train, y_train)
    errors = np.array([tree.predict(X_test.to_numpy()) for tree in forest]) - y_test.to_numpy()
    pairs = np.corrcoef(errors)[np.triu_indices(len(errors), k=1)]
    rows[shown] = {
        "begin with area": np.mean([tree.tree_.feature[0] == 0 for tree in forest]),
        "one tree (€)": np.abs(errors).mean(), "correlation of errors": pairs.mean(),
        "forest (€)": np.abs(errors.mean(axis=0)).mean(),
    }
table = pd.DataFrame(rows).T.rename_axis("max_features")
table.round(2)

# %% [markdown]
# **Look** The last row is a plain bag: all hundred trees begin with the area. The fewer features may be asked about,
# the less alike are the errors of two trees, and the worse is a single tree. Both reach the forest: different trees are
# good, worse trees are bad. What is left when the two are weighed is the forest's error, and here hiding does not pay.
# Floor area decides most of the rent; with `max_features=1` five of six draws leave it out.
#
# ## Where hiding pays
#
# The handwritten digits that come with scikit-learn have 64 features, the brightness of 8 times 8 pixels. Neighbouring
# pixels say similar things.
#
# ```{admonition} What do you expect?
# :class: tip
# Here a forest may ask about 1, 8, or all 64 features at each question. Which is best?
# ```

# %%
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

pixels, digit = load_digits(return_X_y=True)
rows = {}
for shown in [1, 8, 64]:
    forest = RandomForestClassifier(n_estimators=30, max_features=shown, random_state=0)
    scores = cross_val_score(forest, pixels, digit, cv=StratifiedKFold(4, shuffle=True, random_state=0))
    rows[shown] = {"accuracy": scores.mean(), "spread": scores.std()}
digits = pd.DataFrame(rows).T.rename_axis("max_features")
digits.round(3)

# %% [markdown]
# **Look** With all features it is the *worst* of the three. If the best pixel is out of the draw, another one tells
# nearly the same, so a tree loses little, and the trees differ. How many features to show is a knob, to be tried.
#
# ## How many trees?
#
# ```{admonition} What do you expect?
# :class: tip
# With more and more trees, will the forest overfit at some time, as a tree does with more and more questions?
# ```

# %%
numbers = [1, 3, 10, 30, 100]
runs = []
for seed in range(8):
    forest = RandomForestRegressor(n_estimators=100, max_features=3, random_state=seed).fit(X_train, y_train)
    answers = np.array([tree.predict(X_test.to_numpy()) for tree in forest])
    runs.append([np.abs(answers[:number].mean(axis=0) - y_test).mean() for number in numbers])
growth = pd.DataFrame(runs, columns=numbers)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.errorbar(
    numbers, growth.mean(), growth.std(), fmt="o-", capsize=4, color=sns.color_palette("colorblind")[0]
)
ax.set(
    xscale="log", xticks=numbers, xticklabels=numbers, xlabel="Number of trees (logarithmic scale)",
    ylabel="Mean absolute error on 100 flats (€)", title="Eight forests: mean and spread",
)
ax.minorticks_off()
plt.show()

# %% [markdown]
# *The plot shows the error against the number of trees. The line falls steeply from one tree to ten, and then less and
# less; it does not rise again. The bars, the spread over eight forests, are much shorter with a hundred trees than
# with one.*
#
# **Look** More trees do not overfit: each is one more voice in the same mean. They only make the forest steadier and
# slower. So the number of trees is no knob to be tuned. Take as many as you have patience for.
#
# ## A score without a test set
#
# A third of the flats were not in a tree's drawn table. To this tree they are new. So ask, for each flat, only the
# trees that have not seen it: the **[out-of-bag score](../appendix/glossary.md#out-of-bag-score)**.

# %%
forest = RandomForestRegressor(n_estimators=200, max_features=3, oob_score=True, random_state=0)
forest.fit(X_train, y_train)
scores = {"training": forest.score(X_train, y_train), "out of bag": forest.oob_score_}
scores["test"] = forest.score(X_test, y_test)
pd.Series(scores, name="R²").round(2).to_frame()

# %% [markdown]
# **Look** The training score is far too good, as with any model that may learn by heart. The out-of-bag score is close
# to the test score, and no flat had to stay at home for it.
#
# ## Surprise: a forest that is none
#
# Here is a forest as it comes, with no settings of ours, and a bag of trees.
#
# ```{admonition} What do you expect?
# :class: tip
# Cross-validated, will the forest be better than the bag? By how much?
# ```

# %%
from sklearn.ensemble import BaggingRegressor
from sklearn.model_selection import KFold

folds = KFold(n_splits=5, shuffle=True, random_state=0)
rows = {}
for kind in [RandomForestRegressor, BaggingRegressor]:
    model = kind(n_estimators=50, random_state=0)
    errors = -cross_val_score(model, features, flats["rent_eur"], cv=folds, scoring="neg_mean_absolute_error")
    rows[kind.__name__] = {"mean (€)": errors.mean(), "spread (€)": errors.std()}
pair = pd.DataFrame(rows).T
print("max_features, as it comes:", RandomForestRegressor().max_features)
pair.round(1)

# %% [markdown]
# **Look** They differ by far less than the folds do. The reason is in the first line: `max_features=1.0` is a share,
# *all* features. So `RandomForestRegressor`, as it comes, hides nothing: it **is** a bag of trees. (The classifier does
# hide: its `max_features` is `"sqrt"`, the square root of their number.) And mind the point: `1.0` means all features,
# `1` means a single one.
#
# ```{admonition} Try it
# :class: seealso
# Print `forest.feature_importances_` beside the names of the columns. Which feature has no effect of its own on the
# rent, as [the data sets](../appendix/data.md) tell? What importance has it?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert list(table["begin with area"]) == sorted(table["begin with area"]) and table["begin with area"][6] == 1
assert digits["accuracy"].idxmin() == 64 and digits["accuracy"].idxmax() == 8 and pixels.shape[1] == 64
assert digits["accuracy"][8] - digits["accuracy"][64] > digits["spread"].max()
assert table["forest (€)"].idxmin() == 6 and list(features.columns).index("area_m2") == 0
assert table["one tree (€)"].is_monotonic_decreasing and table["correlation of errors"].is_monotonic_increasing
assert table["forest (€)"].idxmax() == 1 and (table["forest (€)"] < table["one tree (€)"]).all()
means, spreads = growth.mean(), growth.std()
assert means.is_monotonic_decreasing and spreads[100] < spreads[10] < spreads[1], growth.agg(["mean", "std"])
assert means[1] - means[10] > 3 * (means[10] - means[100])
assert scores["training"] > 0.95 and abs(scores["out of bag"] - scores["test"]) < 0.04
assert scores["training"] - scores["out of bag"] > 0.1
assert pair["mean (€)"].diff().abs().max() < pair["spread (€)"].min() / 2
assert RandomForestRegressor().max_features == 1.0 and RandomForestClassifier().max_features == "sqrt"

# %% [markdown]
# ## Remember
#
# - A **random forest** is a bag of trees that may ask, at each question, about a few features drawn at random only.
# - Hiding features makes trees worse and less alike. `max_features` weighs the one against the other.
# - More trees do not overfit. They make the forest steadier.
# - The out-of-bag score judges each sample by the trees that have not seen it.
# - `RandomForestRegressor` hides no feature unless you set `max_features`.
