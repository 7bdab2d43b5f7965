# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Knobs with names
#
# A real model is rarely one thing. Words are encoded here, lengths are scaled there, neighbours come last, and each
# part has settings of its own. The steps are tied into one [pipeline](../appendix/glossary.md#pipeline), and you hold
# the whole thing by one name: `model`.
#
# > *Where are all its knobs, and how do I turn one that sits deep inside?*
#
# In this lesson you will
#
# - list every knob of a model, and read its name from the outside to the inside,
# - turn knobs, exchange whole steps, and find out what happens if you misspell one,
# - try twenty combinations by hand, with two loops,
# - ruin a good model with a knob that does nothing at all.
#
# The penguins again. We estimate their body mass from three lengths and from their sex. (Nine penguins whose sex is not
# known stay at home.)

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv").dropna()
lengths = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
features, target = penguins[["sex", *lengths]], penguins["body_mass_g"]
print(f"{len(features)} penguins with a mass of {target.mean():.0f} g on average")
features.head(3)

# %% [markdown]
# The sex is a word, so it goes through an encoder; the lengths go through a scaler. Then the neighbours are asked.

# %%
from sklearn.compose import make_column_transformer
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

preparation = make_column_transformer((OneHotEncoder(), ["sex"]), (StandardScaler(), lengths))
model = make_pipeline(preparation, KNeighborsRegressor())
model

# %% [markdown]
# ## A list of all knobs
#
# What you set on a model before it learns is a [hyperparameter](../appendix/glossary.md#hyperparameter). Every model of
# scikit-learn hands out a dictionary of its own: `get_params()`.
#
# ```{admonition} What do you expect?
# :class: tip
# We have set nothing ourselves, apart from which column goes where. How many entries will the dictionary have: about 5,
# about 15, or more than 30?
# ```

# %%
settings = model.get_params()
print(f"{len(settings)} entries, {len(KNeighborsRegressor().get_params())} of them are the neighbours' own")
for name in settings:
    if name.startswith("kneighborsregressor__") or "scaler__" in name:
        print(f"{name} = {settings[name]!r}")

# %% [markdown]
# **Look** at one name, and read it from left to right, from the outside to the inside:
#
# | `columntransformer` | `__` | `standardscaler` | `__` | `with_mean` |
# |---|---|---|---|---|
# | the step of the pipeline | whose | part for the lengths | whose | setting |
#
# Two underscores mean *whose*. A step that `make_pipeline` or `make_column_transformer` made is called like its class,
# in small letters. There is no other rule: however deep a knob sits, its name is the way to it.
#
# Most of these settings you need never touch. They say how to compute, as `copy` or `n_jobs` do, and not what. A
# handful change what the model says: the number of neighbours, their `weights`, and a few more.
#
# ## Turning knobs
#
# `set_params` takes the same names. It can turn several knobs at once, and exchange a whole step, since a step is a
# setting as well.

# %%
from sklearn.preprocessing import MinMaxScaler

model.set_params(kneighborsregressor__n_neighbors=10, columntransformer__standardscaler=MinMaxScaler())
print(model[-1])
print(model[0].transformers[1])

# %% [markdown]
# **Look** Ten neighbours, and another scaler. It sits in the old place and answers to the old *name*,
# `standardscaler`, although it is none. (A step can also be switched off: set it to `"passthrough"`.) We put the old
# scaler back.
#
# And what if a name is wrong? We catch the error here, so that the page goes on.

# %%
model.set_params(columntransformer__standardscaler=StandardScaler())
try:
    model.set_params(kneighborsregressor__neighbours=10)
except ValueError as error:
    print(error)

# %% [markdown]
# **Look** No knob is turned in silence. The message tells the part that was asked, and all names that it knows. When
# you have forgotten how a knob is called, ask for a wrong one.
#
# ## Two knobs by hand
#
# Which knobs should we try? The number of neighbours, of course. And here is one from the middle of the model: how much
# the sex counts. `transformer_weights` multiplies the columns of a part by a number, so that two penguins of different
# sex move apart. With weight 0 the model does not know the sex, with weight 3 it is more important than any length.
#
# ```{admonition} What do you expect?
# :class: tip
# Will it help to know the sex? Will the best weight be the same for 3 neighbours and for 100?
# ```

# %%
from sklearn.model_selection import RepeatedKFold, cross_val_score

folds = RepeatedKFold(n_splits=5, n_repeats=2, random_state=0)
errors = {}
for weight in [0, 0.3, 1, 3]:
    for neighbours in [1, 3, 10, 30, 100]:
        model.set_params(
            columntransformer__transformer_weights={"onehotencoder": weight},
            kneighborsregressor__n_neighbors=neighbours,
        )
        scores = cross_val_score(model, features, target, cv=folds, scoring="neg_mean_absolute_error")
        errors[neighbours, weight] = -scores.mean()
table = pd.Series(errors).unstack().rename_axis(index="neighbours", columns="weight of the sex")
table.round(0)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

sns.set_palette("colorblind")
fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
table.plot(ax=ax, style=["o-", "s--", "^-.", "D:"], logx=True)
ax.set(
    xlabel="Number of neighbours (logarithmic scale)", ylabel="Mean absolute error (g)", xticks=table.index,
    xticklabels=table.index, title="The mass of a penguin: two knobs",
)
ax.minorticks_off()
plt.show()

# %% [markdown]
# *The plot shows the error against the number of neighbours, one line for each weight. All lines fall from more than
# 300 g at one neighbour to between 235 and 265 g at 10 and 30 neighbours, and rise again at 100. The line of weight 0
# lies above those of 0.3 and 1 everywhere. The line of weight 3 runs with that of weight 1 up to 30 neighbours, and
# then shoots up to about 480 g.*
#
# **Look** Knowing the sex helps: the line without it is never the lowest. With ten neighbours it hardly matters whether
# the weight is 1 or 3. With a hundred it matters a great deal: a model that learns from four fifths of the penguins
# knows fewer than 140 of each sex, so a hundred of the *same sex* are most of them, of whatever species. **The knobs
# depend on each other:** how much harm the one does depends on where the other stands. So they have to be tried
# together.
#
# ## Surprise: a knob that does nothing, and ruins the model
#
# Here is a simple model, without the sex: a scaler and ten neighbours. The scaler subtracts the mean of each column
# before it divides. `with_mean=False` leaves the subtraction out. To neighbours that is all the same: the *distance* of
# two penguins does not change when both are moved. So this knob does nothing. Let us turn it on a model that has
# learnt.
#
# ```{admonition} What do you expect?
# :class: tip
# The error on test penguins before the turn, right after it, and after another `fit`. Will it be three times the same?
# ```

# %%
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(features[lengths], target, random_state=0)
simple = make_pipeline(StandardScaler(), KNeighborsRegressor(n_neighbors=10)).fit(X_train, y_train)
before = mean_absolute_error(y_test, simple.predict(X_test))
simple.set_params(standardscaler__with_mean=False)
half_turned = mean_absolute_error(y_test, simple.predict(X_test))
simple.fit(X_train, y_train)
after = mean_absolute_error(y_test, simple.predict(X_test))
print(f"before {before:.0f} g, right after the turn {half_turned:.0f} g, after another fit {after:.0f} g")

# %% [markdown]
# **Look** The first and the last number are equal: the knob does nothing indeed. In between, the model is wrong by more
# than a kilogram. It had stored its training penguins *with* the mean subtracted, and now it prepares new ones
# *without*. Half of the model has learnt with the old setting and works with the new one, and nothing warns you.
#
# What a turned knob does before the next `fit` depends on the part. The number of neighbours counts at once. A decision
# tree goes on with the questions that it has learnt, whatever its depth is set to. So keep to one order: **turn, then
# fit, then predict.**
#
# ## Recipes, and what comes of them
#
# It helps to keep two things apart: the *recipe*, which is all knobs, and what it has *learnt*, in the names that end
# in an underscore. `clone` copies the recipe, and leaves behind what was learnt.

# %%
from sklearn.base import clone

fresh = clone(simple)
print("same settings:", str(fresh.get_params()) == str(simple.get_params()))
print("the original has learnt means:", hasattr(simple[0], "mean_"), "  the clone:", hasattr(fresh[0], "mean_"))

# %% [markdown]
# **Look** The clone has all settings and no memory. `cross_val_score` fits a clone for each fold, which is why it
# neither uses nor changes what your `model` has learnt. The searches of the next lessons do it as well: set the knobs
# on a clone, fit, score, throw away.
#
# ```{admonition} Try it
# :class: seealso
# Do the two loops again with a third knob, `kneighborsregressor__weights`, which may be `"uniform"` or `"distance"`.
# How many fits will it take? And how many lines of yours?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(features) == 333 and pd.read_csv("../datasets/penguins.csv")["sex"].isna().sum() == 9
assert len(settings) > 30 and "columntransformer__standardscaler__with_mean" in settings
assert table.loc[1].min() > 300 and table.loc[[10, 30]].stack().between(230, 265).all() and table.size == 20
assert (table[0] > table[[0.3, 1]].max(axis=1)).all() and (table.loc[100] > table.loc[30]).all()
assert (table.loc[:10].diff().dropna() < 0).all().all() and abs(table.loc[100, 3] - 480) < 5
assert (table.loc[:30, 3] - table.loc[:30, 1]).abs().max() < 5 and table.loc[100, 3] - table.loc[100, 1] > 100
assert table[0].gt(table.min(axis=1)).all() and (features["sex"] == "male").sum() * 0.8 < 140
assert abs(before - after) < 1e-6 and half_turned > 1000 + before
assert hasattr(simple[0], "mean_") and not hasattr(fresh[0], "mean_")
from sklearn.tree import DecisionTreeRegressor

tree = DecisionTreeRegressor(max_depth=5, random_state=0).fit(X_train, y_train)
assert (tree.predict(X_test) == tree.set_params(max_depth=1).predict(X_test)).all()
ten = simple.predict(X_test)
assert abs(simple.set_params(kneighborsregressor__n_neighbors=1).predict(X_test) - ten).max() > 100

# %% [markdown]
# ## Remember
#
# - `get_params()` lists every knob; `part__setting` is its name, read from the outside to the inside, with two
#   underscores for *whose*.
# - `set_params` turns several knobs at once and exchanges whole steps. A wrong name is an error that lists the right
#   ones.
# - Knobs depend on each other, so try them together.
# - Turn, then fit, then predict. A knob that is turned after `fit` may count at once, never, or by half.
