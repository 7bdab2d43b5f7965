# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Let the dice choose
#
# Four knobs, and patience for sixteen tries. A grid has to make do with two positions for each knob: $2^4 = 16$. That
# is not much to ask of a knob.
#
# > *Which sixteen combinations should I try?*
#
# In this lesson you will
#
# - let chance choose the combinations, and say which chances there are,
# - learn why some knobs are turned by factors and not by steps,
# - let grid and dice compete, fairly, with the same number of tries,
# - see what chance has that order does not.
#
# The data are the **simulated** rents of [the last lesson](02_every_combination.py), and so is the model, a box of
# small trees that correct each other.

# %%
import pandas as pd

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
target = flats["rent_eur"]
print(f"{len(flats)} flats, rents from {target.min()} to {target.max()} € a month")

# %% [markdown]
# ## Steps or factors?
#
# For dice one has to say from where to where, and what is how likely. The number of answers of a tree is a whole
# number, and may be 2 or 31, all alike: `randint(2, 32)`, which leaves out its upper end.
#
# With other knobs we do not even know the order of magnitude. A price on large numbers in the model,
# `l2_regularization`, may be useful at 0.001 or at 10. Let us draw a thousand such prices, in two ways.
#
# ```{admonition} What do you expect?
# :class: tip
# `uniform(0.001, 9.999)` draws any number between 0.001 and 10 with the same chance. (The second number is the width of
# the range.) How many of a thousand draws will be below 0.01? And below 1?
# ```

# %%
from scipy.stats import loguniform, randint, uniform

draws = pd.DataFrame({
    "uniform": uniform(0.001, 9.999).rvs(1000, random_state=0),
    "loguniform": loguniform(0.001, 10).rvs(1000, random_state=0),
})
steps = [0.001, 0.01, 0.1, 1, 10]
counts = draws.apply(lambda column: pd.cut(column, steps).value_counts(sort=False))
counts

# %%
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

sns.set_palette("colorblind")
fig, axes = plt.subplots(1, 2, figsize=(9, 3.6), sharey=True, layout="constrained")
for ax, (name, column), color in zip(axes, draws.items(), sns.color_palette("colorblind")):
    ax.hist(column, bins=np.logspace(-3, 1, 17), color=color, edgecolor="white")
    ax.set(xscale="log", xlabel="Position of the knob (logarithmic scale)", title=name)
axes[0].set_ylabel("Number of draws")
fig.suptitle("A thousand draws between 0.001 and 10")
plt.show()

# %% [markdown]
# *The figure shows two histograms over a logarithmic axis. On the left, uniform, nearly all draws lie between 1 and 10.
# On the right, loguniform, all bars are about equally high.*
#
# **Look** Nine out of ten uniform draws are larger than 1, and the small prices hardly get a chance. `loguniform` gives
# each *factor of ten* the same chance: a quarter of the draws for each of the four. Take it where you would ask *ten
# times more, or ten times less?*, for learning rates and prices; take `uniform` or `randint` where you would ask *one
# more, or one less?*
#
# ## RandomizedSearchCV
#
# A **[random search](../appendix/glossary.md#random-search)** is used like a grid search. In the place of positions it
# gets distributions (or lists, of which each entry is equally likely), and it is told how often to try: `n_iter`.

# %%
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import KFold, RandomizedSearchCV

dice = {
    "learning_rate": loguniform(0.01, 1), "max_leaf_nodes": randint(2, 32),
    "min_samples_leaf": randint(1, 41), "l2_regularization": loguniform(0.001, 10),
}
model = HistGradientBoostingRegressor(max_iter=30, random_state=0)
search = RandomizedSearchCV(
    model, dice, n_iter=16, cv=KFold(n_splits=3, shuffle=True, random_state=0),
    scoring="neg_mean_absolute_error", random_state=0,
)
search.fit(features, target)
print(f"error {-search.best_score_:.1f} €")
pd.Series(search.best_params_).round(3)

# %% [markdown]
# **Look** The winner has crooked numbers, which nobody would have written into a grid. Do not take their digits
# seriously: a neighbour of this point would do as well.
#
# ## A fair match
#
# Is that better than a grid of sixteen? It depends on the grid. A lucky one contains a good combination, another does
# not. So let us have *six* grids against *six* rounds of dice. Each grid has two positions for each knob, and where
# they lie is drawn from the same distributions. So neither side knows more than the other.
#
# To save time there is a single split: 280 flats to learn from, 120 to choose by.
#
# ```{admonition} What do you expect?
# :class: tip
# Sixteen tries each. Which side will have the lower errors on average, and whose will jump about more? Or is it all the
# same, since both know the same?
# ```

# %%
from sklearn.model_selection import GridSearchCV, ShuffleSplit

split = ShuffleSplit(n_splits=1, test_size=120, random_state=0)
options = {"cv": split, "scoring": "neg_mean_absolute_error", "refit": False}


def two_positions(seed):
    random = np.random.RandomState(seed)
    return {name: chances.rvs(2, random_state=random) for name, chances in dice.items()}


tried = []
for seed in range(6):
    grid = GridSearchCV(model, two_positions(seed), **options).fit(features, target)
    thrown = RandomizedSearchCV(model, dice, n_iter=16, random_state=seed, **options).fit(features, target)
    tried.append({"grid": pd.DataFrame(grid.cv_results_), "dice": pd.DataFrame(thrown.cv_results_)})
match = pd.DataFrame([{side: -tries["mean_test_score"].max() for side, tries in both.items()} for both in tried])
print(match.round(1))
match.agg(["mean", "std"]).round(1)

# %% [markdown]
# **Look** row by row, and then at the two lines below. A grid that happens to lie well wins. But on average the dice do
# better, and above all they are *dependable*: their worst round is not far from their best, while the grids depend on
# where their few lines lie.
#
# ## Surprise: disorder sees more
#
# How can throwing dice be better than order? Look at the third round from above, along one knob.

# %%
unlucky, lucky = tried[2]["grid"], tried[2]["dice"]
fig, axes = plt.subplots(1, 2, figsize=(9, 3.8), sharex=True, sharey=True, layout="constrained")
for ax, name, tries, marker in zip(axes, ["grid", "dice"], [unlucky, lucky], "so"):
    ax.scatter(tries["param_learning_rate"].astype(float), -tries["mean_test_score"], s=60, alpha=0.6, marker=marker)
    ax.set(xscale="log", xlabel="learning_rate (logarithmic scale)", title=f"{name}: sixteen tries")
axes[0].set_ylabel("Mean absolute error (€ a month)")
fig.suptitle("The same sixteen tries, seen along the knob that counts most")
plt.show()
for name, tries in {"grid": unlucky, "dice": lucky}.items():
    print(name, tries["param_learning_rate"].nunique(), "learning rates,",
          tries["param_min_samples_leaf"].nunique(), "values of min_samples_leaf")

# %% [markdown]
# *The figure shows two panels, error against learning rate. On the left, sixteen squares stand in two columns of eight.
# On the right, sixteen circles are spread over the whole axis; their errors are high on the left and low between about
# 0.1 and 0.6.*
#
# **Look** Sixteen fits have told the grid about *two* learning rates. It has looked at each of them eight times, with
# other positions of the other knobs. If these matter little, that is the same fit eight times. The dice have tried
# sixteen learning rates, and sixteen of everything else too, or nearly.
#
# That is the whole secret. Of many knobs a few count, and one does not know beforehand which. Each throw says something
# new about *every* knob. The grid pays for idle knobs, the dice do not.
#
# ## When is it enough?
#
# Another good thing: a random search can be stopped at any time, or go on. How soon should one stop? In our match the
# dice were thrown 96 times. We shuffle these throws a thousand times, and each time note the best of the first, of the
# first two, of the first four.
#
# ```{admonition} What do you expect?
# :class: tip
# From 1 throw to 8, and from 8 throws to 64: which step brings more?
# ```

# %%
throws = -pd.concat([both["dice"]["mean_test_score"] for both in tried]).to_numpy()
random = np.random.default_rng(0)
orders = np.array([random.permutation(throws) for _ in range(1000)])
sizes = [1, 2, 4, 8, 16, 32, 64]
best_of = pd.DataFrame({size: orders[:, :size].min(axis=1) for size in sizes})
low, high = best_of.quantile(0.1), best_of.quantile(0.9)
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.fill_between(sizes, low, high, alpha=0.25, label="eight of ten searches")
ax.plot(sizes, best_of.mean(), "o-", label="mean")
ax.set(
    xscale="log", xlabel="Number of throws (logarithmic scale)", ylabel="Lowest error so far (€ a month)",
    xticks=sizes, xticklabels=sizes, title="The best of a few throws, and of many",
)
ax.minorticks_off()
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows the mean of the lowest error, and a band around it, against the number of throws. The mean falls from
# about 85 € for one throw to less than 60 € for eight, and then ever more slowly to less than 55 € for 64. The band is
# very wide at first and narrow in the end.*
#
# **Look** The first few throws bring nearly all, and the others a little, and certainty. There is also a rule: if the
# best twentieth of all combinations is good enough for you, one throw misses it with probability 0.95, and sixty throws
# all miss it with a probability of

# %%
print(f"{0.95**60:.3f}")

# %% [markdown]
# That is less than one in twenty, **whatever the number of knobs**. No grid can promise that. (It promises a place
# among the best twentieth, not that those are much better than the rest.)
#
# When is a grid better? With one knob or two, each of which matters, and when you want to draw a map. Then order is
# worth something, as [the next lesson](04_read_the_results.py) shows.
#
# ```{admonition} Try it
# :class: seealso
# Give `learning_rate` the distribution `uniform(0.01, 0.99)` and play the match again. Which side does it help, and
# why? (Where do the good learning rates lie?)
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert counts.to_numpy().sum() == 2000 and 0.88 < counts["uniform"].iloc[3] / 1000 < 0.92
assert counts["uniform"].iloc[0] < 5 and counts["loguniform"].between(210, 290).all()
assert set(randint(2, 32).rvs(2000, random_state=0)) == set(range(2, 32)) and len(search.cv_results_["params"]) == 16
assert (match["grid"] < match["dice"]).sum() in (1, 2) and len(match) == 6
assert match["dice"].mean() < match["grid"].mean() - 2 and match["dice"].std() < match["grid"].std() / 2
assert match["dice"].max() - match["dice"].min() < 8 < match["grid"].max() - match["grid"].min()
assert match.loc[2, "grid"] - match.loc[2, "dice"] > 10
assert unlucky["param_learning_rate"].nunique() == 2 and (unlucky["param_learning_rate"].value_counts() == 8).all()
assert lucky["param_learning_rate"].nunique() == 16 and lucky["param_min_samples_leaf"].nunique() > 9
rate, error = lucky["param_learning_rate"].astype(float), -lucky["mean_test_score"]
assert error[rate.between(0.1, 0.6)].max() < error[rate < 0.05].min() and rate.min() < 0.05 and rate.max() > 0.5
assert len(throws) == 96 and 82 < best_of[1].mean() < 89 and 56 < best_of[8].mean() < 60 and best_of[64].mean() < 55
assert (best_of.mean().diff().dropna() < 0).all() and (high - low)[1] > 10 * (high - low)[64] and 0.95**60 < 0.05

# %% [markdown]
# ## Remember
#
# - A **random search** draws each try from distributions that you give: `RandomizedSearchCV`, with `n_iter` tries.
# - `loguniform` for knobs that are turned by factors, `uniform` and `randint` for those that are turned by steps.
# - Each throw tries a new position of every knob. A grid spends most of its fits on the knobs that do not count.
# - With sixty throws you have one of the best twentieth of all combinations, in 95 of 100 searches, for any number of
#   knobs.
