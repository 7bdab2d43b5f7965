# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Read the results
#
# A search ends with one line: these are the best settings. It has done a hundred fits for it, and most of what they
# have told is thrown away by whoever reads that line alone.
#
# > *What has the search found out, beside the winner?*
#
# In this lesson you will
#
# - read the table in which a search writes down everything,
# - find out how far ahead the winner really is,
# - draw a map of two knobs, and discover one that is switched off,
# - draw many knobs at once, and see which of them count.
#
# The **simulated** rents once more, and the box of small trees, with 30 trees so that it goes quickly.

# %%
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import GridSearchCV, KFold

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
target = flats["rent_eur"]
folds = KFold(n_splits=5, shuffle=True, random_state=0)
model = HistGradientBoostingRegressor(max_iter=30, random_state=0)
grid = {"learning_rate": [0.03, 0.1, 0.3, 1], "max_leaf_nodes": [2, 3, 4, 8, 16, 31]}
search = GridSearchCV(model, grid, cv=folds, scoring="neg_mean_absolute_error").fit(features, target)
results = pd.DataFrame(search.cv_results_)
print(f"{len(results)} rows, {results.shape[1]} columns")
list(results.columns)

# %% [markdown]
# **Look** One row for each combination. The columns are of four kinds: how long it took (`..._time`), the positions of
# the knobs (`param_...`), the score in each fold (`split0_...` and so on), and mean, standard deviation and rank of
# these.
#
# The scores are errors with a minus, as always. We make a table that one can read.

# %%
per_fold = -results.filter(regex="^split")
table = pd.DataFrame({
    "learning_rate": results["param_learning_rate"], "max_leaf_nodes": results["param_max_leaf_nodes"],
    "error": per_fold.mean(axis=1), "spread": per_fold.std(axis=1), "mean_fit_time": results["mean_fit_time"],
}).sort_values("error", kind="stable")
table.head(6).round(2)

# %% [markdown]
# ```{admonition} What do you expect?
# :class: tip
# The winner is ahead of the second by about two euros, and the spread of either is seven or more. So the lead means
# nothing?
# ```
#
# ## How far ahead?
#
# The spread says how much the *folds* differ: one fifth of the flats is harder than another. But all combinations were
# tried on the same folds. A hard fold is hard for all of them. So compare within each fold: by how much is another
# combination worse than the winner, fold by fold?

# %%
order = table.index[:6]
behind = per_fold.loc[order].sub(per_fold.loc[order[0]], axis="columns")
behind.columns = [f"fold {number}" for number in range(1, 6)]
behind.insert(0, "settings", [f"{r.learning_rate:g}, {r.max_leaf_nodes}" for r in table.head(6).itertuples()])
behind["mean"], behind["spread"] = behind.iloc[:, 1:6].mean(axis=1), behind.iloc[:, 1:6].std(axis=1)
behind.round(1)

# %% [markdown]
# **Look** at the second row. It is behind in *every* fold, by half a euro to four. Fold by fold the winner's lead is
# quite sure, although it is much smaller than the spread of the errors. The third row is ahead in one fold and behind
# in four. So do not compare two means by their spreads if both come from the same folds: compare the differences. (And
# remember that the winner was picked from 24; a part of its lead is luck. [The next
# lesson](05_what_the_best_is_worth.py) is about that.)
#
# Something else is odd in this table. Have you seen it?
#
# ## A map of two knobs
#
# A grid over two knobs can be drawn as a map, a **[heat map](../appendix/glossary.md#heat-map)**: a colour for each
# error.
#
# ```{admonition} What do you expect?
# :class: tip
# Where will the good region lie: a spot, a strip, a corner? Will the trees with two answers want a higher or a lower
# learning rate than those with 31?
# ```

# %%
import matplotlib.pyplot as plt

area = table.pivot(index="learning_rate", columns="max_leaf_nodes", values="error")
fig, ax = plt.subplots(figsize=(7.5, 4.2), layout="constrained")
image = ax.imshow(area, cmap="viridis_r", aspect="auto", origin="lower")
for row in range(area.shape[0]):
    for column in range(area.shape[1]):
        value = area.iloc[row, column]
        ax.text(column, row, f"{value:.1f}", ha="center", va="center", color="white" if value > 90 else "black")
ax.set(
    xticks=range(area.shape[1]), xticklabels=area.columns, yticks=range(area.shape[0]), yticklabels=area.index,
    xlabel="max_leaf_nodes: answers of a tree", ylabel="learning_rate", title="Mean absolute error, 30 trees",
)
fig.colorbar(image, label="Mean absolute error (€ a month)")
plt.show()

# %% [markdown]
# *The map has four rows, one for each learning rate, and six columns. The bright, good cells lie in the row 0.3,
# brightest at four answers. Below, at 0.1 and 0.03, the errors grow, most of all on the left, to 128 €. Above, at 1,
# they are lower than at 0.3 in the very first column, and higher in all others, up to 78 €.*
#
# **Look** for the shape. The best cell of the left column is at the very top: simple trees have to take large steps if
# there are only thirty of them. In the right column it is one row lower. And the winner has neighbours on all sides
# that are worse: it does not stand at an edge.
#
# ## Surprise: a knob that is switched off
#
# The two columns on the right are equal to the last digit. 16 answers or 31: no difference at all, in any fold.
#
# ```{admonition} What do you expect?
# :class: tip
# How can that be? A tree that may have 31 answers has more freedom than one that may have 16. What could keep it from
# using it?
# ```
#
# There is another knob, which we have not touched: `min_samples_leaf`, the smallest number of training flats that an
# answer must rest on. It is 20 unless one says otherwise. Let us lower it.

# %%
from sklearn.model_selection import cross_val_score

for samples in [20, 5]:
    for answers in [16, 31]:
        model.set_params(learning_rate=0.3, max_leaf_nodes=answers, min_samples_leaf=samples)
        scores = cross_val_score(model, features, target, cv=folds, scoring="neg_mean_absolute_error")
        print(f"min_samples_leaf {samples:>2}, max_leaf_nodes {answers}: {-scores.mean():.3f} €")
model.set_params(learning_rate=0.1, max_leaf_nodes=31, min_samples_leaf=20)
print("at most", int(len(features) * 4 / 5) // 20, "answers of 20 flats each")

# %% [markdown]
# **Look** In each fold a model learns from 320 flats. If every answer must rest on 20 of them there are 16 answers at
# most, whatever `max_leaf_nodes` allows. One knob had **switched the other off**. With `min_samples_leaf` 5 it works
# again.
#
# Equal rows in a table of results are worth a look. They tell that a knob is idle, misunderstood, or (not so rarely)
# that its name stands in the grid and never reached the model.
#
# ## Many knobs in one picture
#
# A map has two axes. For four knobs there is the plot of
# **[parallel coordinates](../appendix/glossary.md#parallel-coordinates)**: one upright axis for each knob, and each try
# is a line that runs through its positions. It goes well with a random search.

# %%
from scipy.stats import loguniform, randint
from sklearn.model_selection import RandomizedSearchCV

dice = {
    "learning_rate": loguniform(0.03, 1), "max_leaf_nodes": randint(2, 32),
    "min_samples_leaf": randint(1, 61), "l2_regularization": loguniform(0.001, 10),
}
drawn = RandomizedSearchCV(
    model, dice, n_iter=40, cv=KFold(n_splits=3, shuffle=True, random_state=0),
    scoring="neg_mean_absolute_error", random_state=1, refit=False,
).fit(features, target)
tries = pd.DataFrame(drawn.cv_results_["params"]).assign(error=-drawn.cv_results_["mean_test_score"])
tries = tries.sort_values("error", ignore_index=True)
tries.head(3).round(3)

# %% [markdown]
# Each axis is stretched to run from 0, its lowest value, to 1, its highest; for knobs that are turned by factors we
# take the logarithm first. The eight best tries are drawn in colour.
#
# ```{admonition} What do you expect?
# :class: tip
# On which axes will the coloured lines run close together, and on which all over the place?
# ```

# %%
import numpy as np
import seaborn as sns

blue, grey = sns.color_palette("colorblind")[0], "0.75"
factors = ["learning_rate", "l2_regularization"]
scaled = tries.assign(**{name: np.log10(tries[name]) for name in factors})
scaled = (scaled - scaled.min()) / (scaled.max() - scaled.min())
fig, ax = plt.subplots(figsize=(9, 4.4), layout="constrained")
for place in reversed(range(len(scaled))):
    best = place < 8
    ax.plot(scaled.columns, scaled.iloc[place], "o-" if best else "-", color=blue if best else grey,
            linewidth=2 if best else 1, zorder=2 if best else 1)
for place, name in enumerate(scaled.columns):
    ax.axvline(place, color="black", linewidth=0.8)
    ax.text(place, -0.06, f"{tries[name].min():.3g}", ha="center", va="top")
    ax.text(place, 1.06, f"{tries[name].max():.3g}", ha="center", va="bottom")
labels = [f"{name}\n(logarithm)" if name in factors else name for name in scaled.columns[:-1]]
ax.set_xticks(range(5), [*labels, "error (€ a month)"])
ax.set(ylim=(-0.17, 1.17), yticks=[], xlabel="Knob", ylabel="From lowest to highest",
       title="Forty tries, the best eight in blue")
plt.show()

# %% [markdown]
# *The plot shows forty lines over five upright axes: four knobs, and the error on the right. On the axis of the
# learning rate the eight best, in blue, come together in the upper half. On the axes of max_leaf_nodes and
# l2_regularization they are spread widely; on that of min_samples_leaf they keep out of the upper part.*
#
# **Look** axis by axis. Where the blue lines **meet**, the knob counts, and the plot says where to search on: learning
# rates between 0.1 and 0.6. Where they are **spread**, the knob counts little, or can be made up for by another. The
# next search might leave such a knob alone.

# %%
pd.DataFrame({"best eight, lowest": tries[:8].min(), "best eight, highest": tries[:8].max(),
              "all, lowest": tries.min(), "all, highest": tries.max()}).round(3)

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(results) == 24 and list(table.iloc[0, :2]) == [0.3, 4] and table["spread"].iloc[:2].min() > 7
assert 1.5 < table["error"].iloc[1] - table["error"].iloc[0] < 2.5
second, third = behind.iloc[1, 1:6].astype(float), behind.iloc[2, 1:6].astype(float)
assert 0.5 < second.min() and second.max() < 4 and (third > 0).sum() == 4
assert behind["spread"].iloc[1] < table["spread"].iloc[1] / 4
assert area[2].idxmin() == 1 and (area.loc[1] > area.loc[0.3]).iloc[1:].all()
assert area[31].idxmin() == 0.3 and area.loc[0.3].idxmin() == 4
assert abs(area.loc[0.03, 2] - 128) < 1 and abs(area.loc[1, 31] - 78) < 1
assert np.array_equal(per_fold[results["param_max_leaf_nodes"] == 16], per_fold[results["param_max_leaf_nodes"] == 31])
free = [cross_val_score(HistGradientBoostingRegressor(max_iter=30, learning_rate=0.3, max_leaf_nodes=n,
        min_samples_leaf=5, random_state=0), features, target, cv=folds).mean() for n in (16, 31)]
assert abs(free[0] - free[1]) > 0.0001 and HistGradientBoostingRegressor().min_samples_leaf == 20
assert tries["learning_rate"][:8].between(0.1, 0.6).all() and scaled["min_samples_leaf"][:8].max() < 0.6
assert (scaled["learning_rate"][:8] > 0.45).all() and len(tries) == 40
assert np.ptp(scaled["max_leaf_nodes"][:8]) > 0.6 and np.ptp(scaled["l2_regularization"][:8]) > 0.7

# %% [markdown]
# ## Remember
#
# - `cv_results_` has a row for each combination. Read more of it than the first line.
# - Compare combinations **fold by fold**: all were tried on the same folds, so their differences spread less than they
#   do.
# - A heat map shows two knobs, parallel coordinates many. Where the good tries meet, a knob counts.
# - Equal rows: a knob is idle. Another one has switched it off, or it never reached the model.
