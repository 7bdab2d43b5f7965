# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Many trees, one answer
#
# A [decision tree](../trees/04_when_to_stop.py) that may ask as much as it likes learns its table by heart, errors and
# all. Give it another table of the same town and it becomes another tree. One would like to ask a hundred such trees
# and take the mean of what they say.
#
# > *But where do I get a hundred tables, if I have one?*
#
# In this lesson you will
#
# - make many tables from one, with the [bootstrap](../appendix/glossary.md#bootstrap),
# - grow a tree on each and take the mean of their answers,
# - measure what that does to [bias](../appendix/glossary.md#bias) and [variance](../appendix/glossary.md#variance),
# - find out which models gain nothing by it.
#
# The forty diaries of the temperature of a lake, **simulated**, are known from
# [an earlier lesson](../selection/04_forty_diaries.py). At first you have only one of them.

# %%
import numpy as np
import pandas as pd

lake = pd.read_csv("../datasets/lake.csv")
diary = lake[lake["diary"] == 1]
days = pd.DataFrame({"day": np.arange(1, 365)})
truth = 12 - 9 * np.cos(2 * np.pi * (days["day"] - 35) / 365)
print(f"{len(diary)} readings in one diary, {lake['diary'].nunique()} diaries")

# %% [markdown]
# ## A hundred diaries from one
#
# The [bootstrap](../linear/02_what_the_numbers_say.py) draws as many rows as the table has, and may draw a row again.
#
# ```{admonition} What do you expect?
# :class: tip
# Which share of the readings will be missing from such a drawn diary: about a tenth, a third, or a half?
# ```

# %%
from sklearn.tree import DecisionTreeRegressor
from sklearn.utils import resample

answers, missing = [], []
for seed in range(100):
    drawn = resample(diary, random_state=seed)
    missing.append(1 - drawn["day"].nunique() / len(diary))
    tree = DecisionTreeRegressor(random_state=0).fit(drawn[["day"]], drawn["temperature_c"])
    answers.append(tree.predict(days))
answers = np.array(answers)
print(f"missing on average: {np.mean(missing):.2f}")

# %%
import matplotlib.pyplot as plt
import seaborn as sns

blue, orange, green = sns.color_palette("colorblind")[:3]
fig, ax = plt.subplots(figsize=(8, 4.2), layout="constrained")
ax.plot(days["day"], answers[:3].T, color=blue, linewidth=0.8, alpha=0.6)
ax.plot([], [], color=blue, linewidth=0.8, label="three of the trees")
ax.plot(days["day"], answers.mean(axis=0), color=orange, linewidth=2.5, label="mean of 100 trees")
ax.plot(days["day"], truth, "--", color="black", label="rule of the simulation")
ax.set(xlabel="Day of the year", ylabel="Temperature (°C)", title="Three trees, and the mean of a hundred")
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows stairs: three thin lines that jump up and down by several degrees at different days, and a thick line,
# the mean, whose steps are smaller and more of them. A dashed smooth curve, the rule of the simulation, rises from
# winter to summer and falls again; the thick line keeps closer to it.*
#
# **Look** About a third of the readings are missing from each drawn diary. So each tree has been misled by other
# readings, at other days, and jumps elsewhere. The mean of them all still climbs stairs, but smaller ones.
#
# Draw tables by bootstrap, fit a model to each, take the mean: that is **[bagging](../appendix/glossary.md#bagging)**,
# short for *bootstrap aggregating*. (Where the target is a category, the mean of the probabilities is taken.)
#
# ## What became better?
#
# Since the lake is simulated we have forty diaries. With each we fit one tree, and one bag of 50 trees. How far is the
# mean of all forty models from the rule (bias), and how much do the forty differ (variance)?
#
# ```{admonition} What do you expect?
# :class: tip
# Which of the two will the bag make smaller: the bias, the variance, or both?
# ```

# %%
from sklearn.ensemble import BaggingRegressor
from sklearn.linear_model import LinearRegression


def bias_and_variance(model):
    fits = [model.fit(one[["day"]], one["temperature_c"]).predict(days) for _, one in lake.groupby("diary")]
    return {"bias²": ((np.mean(fits, axis=0) - truth) ** 2).mean(), "variance": np.var(fits, axis=0).mean()}


one_tree = DecisionTreeRegressor(random_state=0)
parts = pd.DataFrame({
    "tree": bias_and_variance(one_tree),
    "bag of 50 trees": bias_and_variance(BaggingRegressor(one_tree, n_estimators=50, random_state=0)),
}).T
parts.round(2)

# %% [markdown]
# **Look** The variance has fallen to about a half. The bias is next to nothing for both. That is the whole idea of
# bagging: take models that are right *on average* and restless, and calm them.
#
# The errors do not vanish, however many trees there are: all the bag's tables are drawn from the *same* diary, and what
# is wrong in the diary is wrong in all of them.
#
# ## Rents
#
# Now the **simulated** rents of 400 flats. Two trees, one free and one with only two questions in a row, and a straight
# model. Each of them alone, and in a bag of 30.
#
# ```{admonition} What do you expect?
# :class: tip
# For which of the three will the bag be a great help, and for which none?
# ```

# %%
from sklearn.model_selection import KFold, cross_val_score

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
folds = KFold(n_splits=5, shuffle=True, random_state=0)
shallow = DecisionTreeRegressor(max_depth=2, random_state=0)
models = {"free tree": one_tree, "two questions": shallow, "line": LinearRegression()}
rows = {}
for name, model in models.items():
    for how, tried in {"alone": model, "bag": BaggingRegressor(model, n_estimators=30, random_state=0)}.items():
        scores = cross_val_score(tried, features, flats["rent_eur"], cv=folds, scoring="neg_mean_absolute_error")
        rows[name, how] = {"error (€)": -scores.mean(), "spread (€)": scores.std()}
rents = pd.DataFrame(rows).T
rents.round(1)

# %% [markdown]
# **Look** The free tree was the restless one, and gains by far the most: its error falls by more than 20 € a month. The
# tree with two questions gains less. It is too simple, and the mean of simple answers is still rather simple.
#
# ## Surprise: the line gains nothing
#
# The straight model has the same error alone and in the bag, up to a euro. There is hardly any variance to calm: six
# coefficients from 320 flats. What is wrong with it is bias, and the mean of straight models is again a straight
# model.
#
# So bagging is a cure for *one* illness. A model that overfits is what it needs, and the tree that nobody would use
# alone is the best part of a bag.
#
# ```{admonition} Try it
# :class: seealso
# Put neighbours in the bag: `KNeighborsRegressor(n_neighbors=1)` and `n_neighbors=20`, with a scaler before them. Which
# gains more? Guess first.
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert lake["diary"].nunique() == 40 and 0.3 < np.mean(missing) < 0.42
one_error, mean_error = ((answers - truth.to_numpy()) ** 2).mean(), ((answers.mean(axis=0) - truth) ** 2).mean()
assert mean_error < one_error * 0.8
assert (np.abs(np.diff(answers, axis=1)).max(axis=1) > 2).all()
assert np.abs(np.diff(answers.mean(axis=0))).max() < np.abs(np.diff(answers, axis=1)).max(axis=1).mean()
tree_parts, bag_parts = parts.loc["tree"], parts.loc["bag of 50 trees"]
assert 0.4 < bag_parts["variance"] / tree_parts["variance"] < 0.6
assert bag_parts["bias²"] < 0.1 * bag_parts["variance"] and tree_parts["bias²"] < 0.1 * tree_parts["variance"]
gain = rents["error (€)"].unstack()["alone"] - rents["error (€)"].unstack()["bag"]
assert gain["free tree"] > 20 and 1 < gain["two questions"] < gain["free tree"] / 2 and abs(gain["line"]) < 1
assert rents["error (€)"].idxmin() == ("free tree", "bag") and features.shape[1] == 6 and len(flats) * 0.8 == 320

# %% [markdown]
# ## Remember
#
# - **Bagging**: draw tables by bootstrap, fit a model to each, take the mean of their answers.
# - It lowers the variance and leaves the bias as it is. So it helps models that overfit, above all free trees.
# - The trees of a bag all come from one table. What is wrong in the table stays wrong.
