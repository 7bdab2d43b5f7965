# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Who is in the test?
#
# Cross-validation deals the rows into heaps, and each heap is the test once. You may deal in many ways: scikit-learn
# has more than a dozen. Each gives you a score, and the scores differ.
#
# > *Which of them tells the truth?*
#
# In this lesson you will
#
# - deal out a rare class, once by chance and once evenly,
# - test a model on places that it knows, and on places that it has never seen,
# - watch a model lose all of its lead, by nothing but another way of dealing,
# - ask one question that tells you which way is right.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv").dropna()
rare = (penguins["species"] == "Chinstrap") & (penguins["sex"] == "female")
print(f"{rare.sum()} of {len(penguins)} penguins are female Chinstraps")

# %% [markdown]
# ## A rare class
#
# We look for female Chinstraps, a tenth of all penguins, and cut the table into ten folds.
#
# ```{admonition} What do you expect?
# :class: tip
# In each fold there are 33 or 34 penguins. If the rows are shuffled, how many female Chinstraps will the poorest fold
# have, and how many the richest?
# ```

# %%
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score

deals = {
    "shuffled": KFold(n_splits=10, shuffle=True, random_state=0),
    "stratified": StratifiedKFold(n_splits=10, shuffle=True, random_state=0),
}
rows = {}
for name, deal in deals.items():
    counts = [int(rare.iloc[test].sum()) for _, test in deal.split(penguins, rare)]
    always_no = cross_val_score(DummyClassifier(), penguins, rare, cv=deal)
    rows[name] = {"rare ones in each fold": counts, "always no": always_no.mean(), "spread": always_no.std()}
by_deal = pd.DataFrame(rows).T
by_deal

# %% [markdown]
# **Look** By chance the folds are very different; `StratifiedKFold` gives each the same share. Who always says *no* is
# right for nine in ten either way, but with the shuffled deal the scores scatter, although this "model" does the same
# everywhere. That part of a spread tells nothing about a model. [Stratify](../appendix/glossary.md#stratify), whenever
# a class is rare. (`cv=5` does so by itself for a classification, without shuffling.)
#
# ## Sixteen stations
#
# A town lends bicycles, at 16 stations. For each station and each week of three years we have the number of rides. The
# table is **simulated**; the rule is in [the data sets](../appendix/data.md). We shall predict the rides from what is
# known of the station, of the weather, and of the week.

# %%
rides = pd.read_csv("../datasets/rides.csv")
features, target = rides[["docks", "centre_km", "temperature_c", "rain_mm", "week"]], rides["rides"]
print(f"{len(rides)} rows, {rides['station'].nunique()} stations, {target.mean():.0f} rides on average")
rides.groupby("station").agg({"docks": "first", "centre_km": "first", "rides": "mean"}).round({"rides": 0}).head(4)

# %% [markdown]
# Three models: one that does not look, a straight one, and [histogram boosting](../ensembles/04_histograms.py).

# %%
from sklearn.dummy import DummyRegressor
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression

models = {
    "does not look": DummyRegressor(), "straight": LinearRegression(),
    "boosting": HistGradientBoostingRegressor(max_iter=60, random_state=0),
}


def errors_by(deal, groups=None):
    return pd.DataFrame({
        name: -cross_val_score(
            model, features, target, cv=deal, groups=groups, scoring="neg_mean_absolute_error"
        )
        for name, model in models.items()
    })


known_places = errors_by(KFold(n_splits=8, shuffle=True, random_state=0))
known_places.agg(["mean", "std"]).T.round(0)

# %% [markdown]
# **Look** Boosting is off by a quarter of what the straight model is. The town council is impressed and asks: *we are
# going to build a new station. How many rides will it have?*
#
# ## A station that nobody knows
#
# The council will have no rides of the new station to learn from. In the test above, nearly every row had rows of the
# *same* station among those that the model had learnt from, with the same docks and the same distance.
# So let us deal out whole stations. Each is a **[group](../appendix/glossary.md#group)**, and `GroupKFold` never cuts
# one: with eight folds, two stations are in the test and fourteen are learnt from.
#
# ```{admonition} What do you expect?
# :class: tip
# By how much will the error of boosting rise? Will it still be the best of the three?
# ```

# %%
from sklearn.model_selection import GroupKFold

new_places = errors_by(GroupKFold(n_splits=8), groups=rides["station"])
new_places.agg(["mean", "std"]).T.round(0)

# %%
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

fig, axes = plt.subplots(1, 2, figsize=(9, 4), sharey=True, layout="constrained")
for ax, (title, errors) in zip(axes, {"rows dealt out": known_places, "stations dealt out": new_places}.items()):
    for place, (name, color, marker) in enumerate(zip(models, sns.color_palette("colorblind"), "osD")):
        ax.plot(place + np.linspace(-0.2, 0.2, 8), errors[name], marker, color=color)
        ax.hlines(errors[name].mean(), place - 0.3, place + 0.3, color="black")
    ax.set(title=title, xticks=range(3), xticklabels=models, xlabel="Model")
axes[0].set(ylabel="Mean absolute error (rides a week)", ylim=(0, None))
fig.suptitle("The same models and rows, eight folds each")
plt.show()

# %% [markdown]
# *The figure shows two panels with eight points for each of three models, and a line at their mean. On the left, where
# rows are dealt out, the points of each model lie close together, and those of boosting far below the others. On the
# right, where stations are dealt out, they scatter widely, from below a hundred to more than two hundred, and the mean
# of boosting is the highest of the three.*
#
# ## Surprise: the lead is gone
#
# On places that it knows, boosting was by far the best. On new ones it is *no better than who does not look*:
# in five of eight folds it is worse. Which of the three is best there, eight folds so different cannot tell. That the
# error is about six times as large as it seemed, they tell clearly. Nothing was changed but the way of dealing.
#
# Docks and distance are as good as a name plate: no two stations share both. Boosting has learnt by heart
# how many rides each name plate has. This is no mistake, as long as one asks about these stations. About a new one it
# tells the rides of another station that happens to have similar numbers. The straight model cannot learn sixteen
# stations by heart: it has one slope for all of them.
#
# And both scores are **true**. They answer two questions: *how many rides at one of our stations, in a week that is
# missing?* and *how many at a station that we have never seen?*
#
# ## Do groups always matter?
#
# The **simulated** [diaries of a lake](../selection/04_forty_diaries.py) are forty groups, too: each diary has been
# kept by somebody else.
#
# ```{admonition} What do you expect?
# :class: tip
# Deal out readings, or deal out whole diaries. Will the error differ?
# ```

# %%
from sklearn.neighbors import KNeighborsRegressor

lake = pd.read_csv("../datasets/lake.csv")
rows = {}
lake_deals = {"readings dealt out": KFold(8, shuffle=True, random_state=0), "diaries dealt out": GroupKFold(8)}
for name, deal in lake_deals.items():
    errors = -cross_val_score(
        KNeighborsRegressor(n_neighbors=30), lake[["day"]], lake["temperature_c"], cv=deal,
        groups=lake["diary"] if "diaries" in name else None, scoring="neg_mean_absolute_error",
    )
    rows[name] = {"error (°C)": errors.mean(), "spread (°C)": errors.std()}
diaries = pd.DataFrame(rows).T
diaries.round(2)

# %% [markdown]
# **Look** No difference. All diaries are about the same lake, and the errors of a diary have nothing to do with
# each other: to know some readings of a diary does not help with the others. Groups matter when the samples of one
# group resemble each other *in a way that features give away*. You cannot know beforehand, so try it.
#
# ## One question
#
# **What will the model not know when it is used?** That must be missing in training, too.
#
# | the model will be asked about | so deal out | in scikit-learn |
# |---|---|---|
# | more of the same, independent samples | rows, shuffled | `KFold`, `RepeatedKFold` |
# | the same, with a rare class | rows, each class evenly | `StratifiedKFold` |
# | a new person, station, machine, hospital | whole groups | `GroupKFold`, `LeaveOneGroupOut` |
# | the same, with a rare class | whole groups, classes evenly | `StratifiedGroupKFold` |
# | the future | the past to learn from, what follows as the test | `TimeSeriesSplit` |
#
# The last row is [the next lesson](03_tomorrow.py). Look for groups in every table: several rows of one patient,
# pictures from one camera, flats in one house, two measurements of one penguin.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
counts = by_deal["rare ones in each fold"]
assert 0.09 < rare.mean() < 0.11 and max(counts["shuffled"]) - min(counts["shuffled"]) >= 4
assert max(counts["stratified"]) - min(counts["stratified"]) <= 1
assert by_deal.loc["shuffled", "spread"] > 2 * by_deal.loc["stratified", "spread"]
assert abs(by_deal["always no"] - 0.9).max() < 0.01 and len(penguins) // 10 == 33
assert rides["station"].nunique() == 16 and len(rides) == 16 * 156
known, new = known_places.mean(), new_places.mean()
assert 3 < known["straight"] / known["boosting"] < 5 < known["does not look"] / known["boosting"]
assert new["boosting"] == new.max() and 5.5 < new["boosting"] / known["boosting"] < 6.5
assert (new_places["boosting"] > new_places["does not look"]).sum() == 5
assert known_places.std().max() < 10 and new_places.std().min() > 20
assert new_places.min(axis=None) < 100 and new_places.max(axis=None) > 200
plates = rides[["station", "docks", "centre_km"]].drop_duplicates()
assert plates.duplicated(["docks", "centre_km"]).sum() == 0
assert abs(diaries["error (°C)"].diff().iloc[1]) < diaries["spread (°C)"].min()

# %% [markdown]
# ## Remember
#
# - **Stratify** when a class is rare: each fold gets its share.
# - **Groups**: rows that belong together must not be torn apart if the model will meet new groups. `GroupKFold` keeps
#   them together.
# - Another way of dealing can take away all of a model's lead. Each score answers its own question.
# - Ask: *what will the model not know when it is used?*
