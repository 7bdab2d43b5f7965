# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Every combination
#
# Two knobs made two loops. Three knobs make three loops, and then there is the notebook to keep of who was best, and in
# the end somebody has to fit the winner.
#
# > *Can't the machine turn the knobs?*
#
# It can. In this lesson you will
#
# - turn one knob after the other by hand, and get stuck,
# - let `GridSearchCV` try every combination, and use it like a model,
# - count what that costs before you start it,
# - see a winner in the corner of the grid, and find out what the grid was not asked.
#
# The rents of the 400 flats in a town that does not exist are **simulated**; `_scripts/make_flats.py` in the sources of
# this course made them up. A hundred flats go into the drawer, until the end.

# %%
import pandas as pd
from sklearn.model_selection import train_test_split

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
X_rest, X_drawer, y_rest, y_drawer = train_test_split(features, flats["rent_eur"], test_size=100, random_state=0)
print(f"{len(X_rest)} flats to learn from and to choose by, {len(X_drawer)} in the drawer")
X_rest.head(3)

# %% [markdown]
# ## A box with many knobs
#
# The model of this lesson, `HistGradientBoostingRegressor`, is the subject of a later module. For now it is a box.
# Inside are many small [decision trees](../appendix/glossary.md#decision-tree), one after the other, and each tries to
# correct what those before it have left wrong. We shall turn three of its knobs:
#
# | knob | what it says | set to, unless you say otherwise |
# |---|---|---|
# | `max_iter` | how many trees | 100 |
# | `learning_rate` | which part of each correction is believed | 0.1 |
# | `max_leaf_nodes` | how many different answers a tree may have at most | 31 |
#
# ## One knob after the other
#
# By hand one would do it like this: start somewhere, find the best learning rate, keep it, find the best number of
# trees, keep it, and so on, until nothing gets better.

# %%
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import KFold, cross_val_score

folds = KFold(n_splits=5, shuffle=True, random_state=0)
grid = {"learning_rate": [0.03, 0.1, 0.3, 1], "max_iter": [10, 30, 100, 300]}
knobs = {"learning_rate": 1, "max_iter": 10}
for name in ["learning_rate", "max_iter", "learning_rate"]:
    errors = {}
    for value in grid[name]:
        model = HistGradientBoostingRegressor(**(knobs | {name: value}), random_state=0)
        scores = cross_val_score(model, X_rest, y_rest, cv=folds, scoring="neg_mean_absolute_error")
        errors[value] = -scores.mean()
    knobs[name] = min(errors, key=errors.get)
    print(f"{name} = {knobs[name]}: error {errors[knobs[name]]:.1f} €")
by_hand = errors[knobs["learning_rate"]]

# %% [markdown]
# **Look** The third round changes nothing any more. Whichever of the two knobs we turn alone, the error rises. We have
# arrived, so it seems.
#
# ```{admonition} What do you expect?
# :class: tip
# Four learning rates and four numbers of trees make 16 combinations. How many different ones have we tried? Will one
# that we have not tried be better?
# ```
#
# ## GridSearchCV
#
# A **[grid search](../appendix/glossary.md#grid-search)** tries every combination. It needs three things: a model, a
# dictionary of knobs and positions, and folds.

# %%
from sklearn.model_selection import GridSearchCV

search = GridSearchCV(
    HistGradientBoostingRegressor(random_state=0), grid, cv=folds, scoring="neg_mean_absolute_error"
)
search.fit(X_rest, y_rest)
print(search.best_params_, f"error {-search.best_score_:.1f} €, by hand {by_hand:.1f} €")

# %% [markdown]
# **Look** There is a better combination, and a bit further away: *many* trees of which *little* is believed. From where
# we stood by hand there is no way to it, as long as only one knob moves at a time. The two knobs trade one for the
# other, and here is how:

# %%
results = pd.DataFrame(search.cv_results_)
errors = -results.pivot(index="param_max_iter", columns="param_learning_rate", values="mean_test_score")
errors.round(1)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

sns.set_palette("colorblind")
fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
errors.plot(ax=ax, style=["o-", "s--", "^-.", "D:"], logx=True)
ax.set(
    xlabel="Number of trees (max_iter, logarithmic scale)", ylabel="Mean absolute error (€ a month)",
    xticks=errors.index, xticklabels=errors.index, title="The slower the learning, the more trees it takes",
)
ax.legend(title="learning_rate")
ax.minorticks_off()
plt.show()

# %% [markdown]
# *The plot shows four lines, one for each learning rate, against the number of trees. For 0.03 the error falls from
# about 140 € with 10 trees to about 60 € with 300. For 0.1 it falls to its lowest at 100 trees, for 0.3 at 30, and then
# rises a little. For 1 it is lowest with 10 trees, about 74 €, and rises.*
#
# **Look** Each line has its own lowest point, and it moves to the left as the learning rate grows. Who asks for *the
# best number of trees* has to be asked back: *at which learning rate?*
#
# Be fair, though. By hand we have tried 10 different combinations, the grid has tried 16, and the gain is about one
# euro a month. The errors of a single combination differ by more than that from fold to fold.
#
# ## A search is a model
#
# After the search, one more fit is done: the best combination learns from *all* flats that the search was given (this
# is called `refit`). So the search can do whatever a model can, and you may put it wherever a model may stand.

# %%
print(search.best_estimator_)
print("predicted rents:", search.predict(X_rest.head(3)).round(0))

# %% [markdown]
# ## What it costs
#
# Every position of every knob with every position of every other, once for each fold, and the last fit:
#
# $$4 \cdot 4 \cdot 5 + 1 = 81$$
#
# ```{admonition} What do you expect?
# :class: tip
# Five knobs with four positions each, and five folds: how many fits?
# ```

# %%
from sklearn.model_selection import ParameterGrid

five_knobs = ParameterGrid({f"knob {number}": range(4) for number in range(5)})
fits = len(ParameterGrid(grid)) * folds.n_splits + 1
print(f"two knobs: {fits} fits; five knobs: {len(five_knobs) * folds.n_splits + 1} fits")

# %% [markdown]
# **Look** Each knob *multiplies* the work. A fit of a twentieth of a second is nothing; more than five thousand of them
# take over four minutes. (There are no shortcuts in your browser: `n_jobs`, which spreads the work over several
# processors, has nothing to spread it over here. See [what differs in the browser](../appendix/browser.md).)
#
# ## Surprise: what the grid was not asked
#
# The winner stands in a corner of the grid: 0.03 was the lowest learning rate and 300 the largest number of trees. So
# the lowest error may well lie outside. Let us go on in this direction: more trees, of which less is believed. And let
# us try a knob that we had not touched: the number of answers of a tree.
#
# ```{admonition} What do you expect?
# :class: tip
# Which brings more, to go on in the direction of the corner, or the new knob?
# ```

# %%
options = {
    "further into the corner": {"learning_rate": [0.02], "max_iter": [600]},
    "another knob": {"learning_rate": [0.1, 0.3], "max_iter": [100], "max_leaf_nodes": [2, 3, 4, 8, 31]},
}
searches = {"first grid": search}
for name, positions in options.items():
    searches[name] = GridSearchCV(
        HistGradientBoostingRegressor(random_state=0), positions, cv=folds, scoring="neg_mean_absolute_error"
    ).fit(X_rest, y_rest)
for name, done in searches.items():
    print(f"{name:<24}{-done.best_score_:.1f} €  {done.best_params_}")

# %% [markdown]
# **Look** In the corner nothing more is to be had. The new knob has brought more than the first grid has over the
# search by hand: trees with only three answers each, far away from the 31 that nobody had questioned. A grid search
# finds the best of what *you* have written down. It does not know what you have left out, and does not tell.
#
# So look at the winner's place. In the middle of the grid: good. At an edge: move the grid, and see. And ask which
# knobs are not in it at all.
#
# ## The drawer
#
# The drawer is opened once. We have decided for the last search; the model with all knobs as they come is our baseline.

# %%
from sklearn.metrics import mean_absolute_error

untuned = HistGradientBoostingRegressor(random_state=0).fit(X_rest, y_rest)
tuned_error = mean_absolute_error(y_drawer, searches["another knob"].predict(X_drawer))
untuned_error = mean_absolute_error(y_drawer, untuned.predict(X_drawer))
print(f"untuned {untuned_error:.1f} €, tuned {tuned_error:.1f} € a month")

# %% [markdown]
# **Look** On new flats the tuned model is better, too, by a few euros. It is not a miracle. The default settings of a
# good library are the fruit of much experience; tuning is for the last part of the way. Better features or more samples
# often bring more, and one should look there first.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(flats) == 400 and len(X_rest) == 300 and knobs == {"learning_rate": 0.3, "max_iter": 30}
assert search.best_params_ == {"learning_rate": 0.03, "max_iter": 300} and len(results) == 16
assert 0.5 < by_hand + search.best_score_ < 1.5 and results["std_test_score"][search.best_index_] > 2
tried = {(rate, 10) for rate in grid["learning_rate"]} | {(0.3, trees) for trees in grid["max_iter"]}
assert len(tried | {(rate, 30) for rate in grid["learning_rate"]}) == 10
assert errors.loc[30].idxmin() == 0.3 and errors[0.3].idxmin() == 30
assert errors[0.03].idxmin() == 300 and errors[0.1].idxmin() == 100 and errors[1].idxmin() == 10
assert abs(errors.loc[10, 0.03] - 140) < 2 and abs(errors.loc[300, 0.03] - 60) < 1 and round(errors.loc[10, 1]) == 74
defaults = HistGradientBoostingRegressor().get_params()
assert (defaults["max_iter"], defaults["learning_rate"], defaults["max_leaf_nodes"]) == (100, 0.1, 31)
assert fits == 81 and len(five_knobs) * 5 + 1 == 5121 and 240 < 5121 / 20 < 270
gains = {name: done.best_score_ - search.best_score_ for name, done in searches.items()}
assert gains["further into the corner"] < 0.5 and gains["another knob"] > 1.5, gains
assert searches["another knob"].best_params_["max_leaf_nodes"] == 3
assert gains["another knob"] > by_hand + search.best_score_
assert 2 < untuned_error - tuned_error < 6

# %% [markdown]
# ## Remember
#
# - Knobs trade one for the other. Turned one at a time, they get stuck; a **grid search** tries every combination.
# - `GridSearchCV` is a model: after `fit` it predicts with the best combination, which has learnt from all it was
#   given.
# - The number of fits is a product: positions times positions times folds. Count before you start.
# - A winner at the edge of the grid asks for another grid. And no grid tells what was left out of it.
