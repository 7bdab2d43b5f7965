# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Boosting with histograms
#
# To find the best question about a column, a tree tries every gap between two values. With a hundred thousand rows
# these are a hundred thousand gaps, for each column, at each question, in each tree.
#
# > *Must it be that exact?*
#
# In this lesson you will
#
# - put a column into a few bins, and see how little gets lost,
# - give the model words and empty cells as they are,
# - let it find out by itself when to stop,
# - find information in what is *not* there.
#
# The **simulated** rents; nobody minds if the lift is a word now.

# %%
import numpy as np
import pandas as pd
from sklearn.model_selection import KFold, cross_val_score

flats = pd.read_csv("../datasets/flats.csv").astype({"lift": "category"})
features, target = flats.drop(columns="rent_eur"), flats["rent_eur"]
folds = KFold(n_splits=5, shuffle=True, random_state=0)
features.dtypes.to_frame("type")

# %% [markdown]
# ## A few bins are enough
#
# `HistGradientBoostingRegressor` sorts each column into at most 255 **bins** before the first tree: equally full
# drawers, in order. From then on it asks only *which drawer or below?* Words in a column of type `category` get a
# drawer each.
#
# ```{admonition} What do you expect?
# :class: tip
# Let us be rough: 64, 16, 8, or 3 bins for each column. When will the error rise?
# ```

# %%
from sklearn.ensemble import HistGradientBoostingRegressor

rows = {}
for bins in [3, 8, 16, 64, 255]:
    model = HistGradientBoostingRegressor(max_bins=bins, max_iter=60, max_leaf_nodes=6, random_state=0)
    errors = -cross_val_score(model, features, target, cv=folds, scoring="neg_mean_absolute_error")
    rows[bins] = {"error (€)": errors.mean(), "spread (€)": errors.std()}
table = pd.DataFrame(rows).T.rename_axis("bins")
table.round(1)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.errorbar(
    table.index, table["error (€)"], table["spread (€)"], fmt="o-", capsize=4,
    color=sns.color_palette("colorblind")[0],
)
ax.set(
    xscale="log", xticks=table.index, xticklabels=table.index, xlabel="Number of bins (logarithmic scale)",
    ylabel="Mean absolute error (€)", title="Rents: a few bins are enough",
)
ax.minorticks_off()
plt.show()

# %% [markdown]
# *The plot shows the error against the number of bins, with bars for the spread over five folds. It is highest with 3
# bins, falls steeply to 16, and is level from there on, within the bars.*
#
# **Look** Sixteen bins do as well as 255. What is lost in a bin is smaller than the noise of the rents, and the next
# trees mend much of it. On 400 flats nobody needs to save time. Let us take a larger table: 3000 made-up samples with
# ten features, and thirty trees of eight leaves from either machine.

# %%
from timeit import repeat

from sklearn.datasets import make_friedman1
from sklearn.ensemble import GradientBoostingRegressor

many, answer = make_friedman1(n_samples=3000, noise=1, random_state=0)
seconds = []
for model in [
    GradientBoostingRegressor(n_estimators=30, max_leaf_nodes=8, max_depth=None, random_state=0),
    HistGradientBoostingRegressor(max_iter=30, max_leaf_nodes=8, random_state=0),
]:
    seconds.append(min(repeat(lambda: model.fit(many, answer), number=1, repeat=3)))
faster = seconds[0] > 3 * seconds[1]
print("with bins it is more than three times as fast:", faster)

# %% [markdown]
# **Look** The more rows, the more it saves (print `seconds` to see how long it took here). So this is the boosting to
# take for large tables.
#
# ## When to stop
#
# Boosting can have too many trees. With `early_stopping=True` the model puts a tenth of its samples aside, watches its
# error on them, and stops when that has not become lower for ten trees.
#
# ```{admonition} What do you expect?
# :class: tip
# A thousand trees are allowed. How many will be grown? And will each run, with another tenth aside, stop at the same
# place?
# ```

# %%
grown = []
for seed in range(10):
    model = HistGradientBoostingRegressor(
        max_iter=1000, max_leaf_nodes=6, early_stopping=True, random_state=seed
    ).fit(features, target)
    grown.append(model.n_iter_)
print("trees grown:", sorted(grown))

# %% [markdown]
# **Look** A tenth of 400 flats are 40, and 40 flats are a shaky judge. The places where it stops are far apart.
# Nowhere near a thousand, though: as a brake it is good, as an answer to *how many trees are best* it is not. (With
# more than 10,000 samples early stopping is on unless you say otherwise.)
#
# ## Empty cells
#
# Linear models and neighbours refuse a table with empty cells. This one has a drawer for *empty*, and each question
# learns on which side the empty ones fare better. Let us wipe out cells by chance: of each column, a third.
#
# ```{admonition} What do you expect?
# :class: tip
# How much worse will the error be: hardly, half as much again, or worse than the mean of all rents?
# ```

# %%
random = np.random.default_rng(0)
wiped = features.mask(random.random(features.shape) < 1 / 3)
model = HistGradientBoostingRegressor(max_iter=60, max_leaf_nodes=6, random_state=0)
options = {"full table": features, "a third wiped out by chance": wiped}
missing_rows = {}
for name, columns in options.items():
    errors = -cross_val_score(model, columns, target, cv=folds, scoring="neg_mean_absolute_error")
    missing_rows[name] = {"error (€)": errors.mean(), "spread (€)": errors.std()}
baseline = (target - target.mean()).abs().mean()
print(f"the mean for everybody: {baseline:.0f} €")
pd.DataFrame(missing_rows).T.round(1)

# %% [markdown]
# **Look** It works, with no preparation at all. It costs a lot, of course: what has been wiped out is gone, and the
# model cannot guess the area of a flat from nothing. (The trees and forests of scikit-learn take empty numbers, too.)
#
# ## Surprise: the empty cells talk
#
# Until now chance has wiped the cells out. In real tables people leave them empty, and people have reasons. Suppose
# that the owners of dear flats do not tell the area: it is empty wherever the rent is above 1000 €. To see what the
# holes do, let the area be the only feature, and compare three tables: all areas known; some empty by chance; just as
# many empty, but those of the dear flats.
#
# ```{admonition} What do you expect?
# :class: tip
# Which of the three has the lowest error, and which the highest?
# ```

# %%
area, share = features[["area_m2"]], (target > 1000).mean()
three = {
    "all areas known": area, "some empty by chance": area.mask(random.random(area.shape) < share),
    "empty for the dear flats": area.mask(target > 1000),
}
area_rows = {}
for name, column in three.items():
    errors = -cross_val_score(model, column, target, cv=folds, scoring="neg_mean_absolute_error")
    area_rows[name] = {"empty": column["area_m2"].isna().mean(), "error (€)": errors.mean(), "spread (€)": errors.std()}
by_area = pd.DataFrame(area_rows).T
by_area.round(2)

# %% [markdown]
# **Look** By chance, holes cost something. But where they were made on purpose the table with holes predicts *better*
# than the full one. The hole says that the rent is above 1000 €, and that is worth more than the area. The model has
# used it, without a word.
#
# Is that good? If owners will go on being silent in the same way, yes. If the area is empty because somebody looked at
# the rent first, it is a [data leak](../appendix/glossary.md#data-leak), and on new flats it will be gone. Always ask
# *why* a cell is empty.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
errors_of = table["error (€)"]
assert errors_of.idxmax() == 3 and errors_of[3] - errors_of[16] > 10 and errors_of[8] > errors_of[16]
assert errors_of.loc[16:].max() - errors_of.loc[16:].min() < table["spread (€)"].min()
assert HistGradientBoostingRegressor().max_bins == 255 and HistGradientBoostingRegressor().n_iter_no_change == 10
assert HistGradientBoostingRegressor().validation_fraction == 0.1
assert max(grown) < 500 and max(grown) > 1.5 * min(grown), grown
chance, full = (missing_rows[name]["error (€)"] for name in ["a third wiped out by chance", "full table"])
assert full * 1.2 < chance < baseline, (full, chance, baseline)
known, by_chance, on_purpose = by_area["error (€)"]
assert on_purpose + 5 < known < by_chance - 3, by_area
assert abs(by_area["empty"].iloc[2] - by_area["empty"].iloc[1]) < 0.05

# %% [markdown]
# ## Remember
#
# - Histogram boosting asks about bins, not values. It is fast on large tables, and hardly less exact.
# - It takes categories (columns of type `category`) and empty cells as they are.
# - `early_stopping` is a brake. On small tables it is a shaky one.
# - An empty cell can say something. Ask why it is empty before you are glad of it.
