# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Which knobs of an ensemble?
#
# A forest has a good fifteen knobs, histogram boosting has more than twenty. You know how to search
# ([module 3](../tuning/00_introduction.md)); you do not know yet where it is worth the while.
#
# > *Which model, which knobs, and how long should I search?*
#
# In this lesson you will
#
# - say what each important knob does to bias and variance,
# - search for a forest and for boosting with the same number of tries,
# - see which of the two has more to gain,
# - score the searches themselves, and meet an old friend.
#
# | knob | forest | boosting | what it does |
# |---|---|---|---|
# | number of trees | `n_estimators`: many, not tuned | `max_iter`: with the learning rate | steadier; boosting: freer |
# | learning rate | none | `learning_rate` | smaller: slower, needs more trees |
# | size of a tree | large as it comes | `max_leaf_nodes`, small | larger: freer |
# | samples in a leaf | `min_samples_leaf` | `min_samples_leaf` | larger: stiffer |
# | features at a question | `max_features` | `max_features` | fewer: trees less alike |

# %%
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestRegressor
from sklearn.model_selection import KFold, RandomizedSearchCV, cross_validate

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
target = flats["rent_eur"]
inner, outer = (KFold(n_splits=splits, shuffle=True, random_state=1) for splits in (2, 4))
print(f"{len(RandomForestRegressor().get_params())} knobs and {len(HistGradientBoostingRegressor().get_params())}")

# %% [markdown]
# ## Two searches
#
# Six tries each, scored in a [nested cross-validation](../appendix/glossary.md#nested-cross-validation): the search
# never sees the flats that judge it. The rents are **simulated**.
#
# ```{admonition} What do you expect?
# :class: tip
# For which of the two models will the search be worth more? Which will be better in the end?
# ```

# %%
from scipy.stats import loguniform, randint

forest = RandomForestRegressor(n_estimators=30, random_state=0)
boosting = HistGradientBoostingRegressor(max_iter=60, random_state=0)
forest_knobs = {"max_features": randint(1, 7), "min_samples_leaf": randint(1, 16)}
boosting_knobs = {
    "learning_rate": loguniform(0.05, 0.6), "max_leaf_nodes": randint(2, 64), "min_samples_leaf": randint(1, 21),
}
options = {"cv": inner, "n_iter": 6, "scoring": "neg_mean_absolute_error", "random_state": 0}
models = {
    "forest as it comes": forest, "forest, searched": RandomizedSearchCV(forest, forest_knobs, **options),
    "boosting as it comes": boosting, "boosting, searched": RandomizedSearchCV(boosting, boosting_knobs, **options),
}

# %%
done = {
    name: cross_validate(
        model, features, target, cv=outer, scoring="neg_mean_absolute_error", return_estimator=True
    )
    for name, model in models.items()
}
errors = pd.DataFrame({name: -result["test_score"] for name, result in done.items()})
errors.agg(["mean", "std"]).T.round(1)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
blue, orange = sns.color_palette("colorblind")[:2]
places = np.arange(len(errors.columns))
for _, fold in errors.iterrows():
    ax.plot(fold, places, "o-", color=blue, alpha=0.5, linewidth=0.8)
ax.plot(errors.mean(), places, "D", color=orange, markersize=9, label="mean of four folds")
ax.set(
    yticks=places, yticklabels=errors.columns, xlabel="Mean absolute error (€)", ylabel="Model",
    title="A search each, on four folds",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows four rows of four thin points, one for each fold and joined by lines, and a diamond at their mean.
# Along each line the two points of boosting lie to the left of the two of the forest. The diamond of boosting,
# searched, is leftmost; those of the forest are nearly below each other.*
#
# **Look** Which *kind* of ensemble it is counts for more than any knob: boosting is better in every fold, before and
# after the search. The rents are made of a few simple effects, added up, and adding up is what boosting does. On other
# tables it may be the other way round, as on [the lake](03_boosting.py#too-many), so try both.
#
# ## Read the winners
#
# ```{admonition} What do you expect?
# :class: tip
# Four folds, four searches of boosting. Will they have chosen the same learning rate?
# ```

# %%
searches = done["boosting, searched"]["estimator"]
chosen = pd.DataFrame([search.best_params_ for search in searches])
print("leaves tried:", sorted(tried["max_leaf_nodes"] for tried in searches[0].cv_results_["params"]))
chosen.round(2)

# %% [markdown]
# **Look** All draw the same six candidates, as the seed is the same, and all four choose the same one: the one with the
# smallest trees. Trees of 31 leaves, which come unasked, are far too large for 300 flats. (Six tries are few. With
# another seed there may be no small trees among them, and then the search is hardly worth anything.)
#
# ## Surprise: the forest had nothing to gain
#
# The forest *searched* is not better than the forest *as it comes*. Its knobs are kind: free trees, and many of them,
# do well here, and 52 fits were spent to find that out. Boosting has gained in every fold.
#
# That is a good reason to begin with a forest. It says, without any search, what can be had from a table. Then try
# boosting, and search *its* knobs: learning rate and size of the trees first.

# %%
best_inner = np.mean([-search.best_score_ for search in searches])
outside = errors["boosting, searched"].mean()
fits = 4 * (6 * 2 + 1)
print(f"{fits} fits for each search; boosting: inside {best_inner:.1f} €, outside {outside:.1f} €")

# %% [markdown]
# **Look** The best score *inside* a search and the score *outside* differ for two reasons that pull in opposite
# directions. The best of six has had some luck, so it looks too good. And inside, a model learns from half as many
# flats, so it looks too bad; here that counts for more. Tell the number from outside.
#
# ```{admonition} Try it
# :class: seealso
# Give the searches another seed, `"random_state": 2`, and then twenty tries (`"n_iter": 20`, which takes a while).
# Which of the two brings the small trees back?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(RandomForestRegressor().get_params()) >= 15 and len(HistGradientBoostingRegressor().get_params()) > 20
kinds = errors[["forest as it comes", "forest, searched"]], errors[["boosting as it comes", "boosting, searched"]]
assert (kinds[0].min(axis=1) > kinds[1].max(axis=1)).all(), errors
gain = errors["forest as it comes"].mean() - errors["forest, searched"].mean()
assert gain < 0.5 and (errors["boosting, searched"] < errors["boosting as it comes"]).all(), errors
assert chosen.nunique().max() == 1 and best_inner > outside
leaves = [tried["max_leaf_nodes"] for tried in searches[0].cv_results_["params"]]
assert chosen["max_leaf_nodes"].max() == min(leaves) and len(flats) * 3 // 4 == 300
assert HistGradientBoostingRegressor().max_leaf_nodes == 31 and fits == 52

# %% [markdown]
# ## Remember
#
# - Choose the kind of ensemble first. It counts for more than its knobs.
# - A forest is good as it comes. Give it many trees; `max_features` and `min_samples_leaf` if you must.
# - Boosting has to be searched: learning rate together with the number of trees, then the size of the trees.
# - Score the search from outside.
