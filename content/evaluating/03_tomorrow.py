# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Tomorrow is not in the table
#
# The town that lends bicycles wants to know every Sunday how many rides there will be in the week to come: so many
# people are needed to carry the bicycles around. There are three years of weeks to learn from.
#
# > *How good will the model be in weeks that have not happened yet?*
#
# In this lesson you will
#
# - test a model on weeks between those that it knows, and on weeks after them,
# - lose to somebody who repeats the number of last week,
# - give the model what can be known on a Sunday, and nothing else,
# - look farther ahead, and leave a gap.
#
# The table is the **simulated** one of [the last lesson](02_who_is_in_the_test.py). We add up all stations.

# %%
import pandas as pd

rides = pd.read_csv("../datasets/rides.csv")
town = rides.groupby("week", as_index=False).agg({"temperature_c": "first", "rain_mm": "first", "rides": "sum"})
town["rides_before"] = town["rides"].shift(1)
town["temperature_before"] = town["temperature_c"].shift(1)
town["rain_before"] = town["rain_mm"].shift(1)
town = town.dropna()
target = town["rides"]
town.head(3)

# %% [markdown]
# **Look** `shift(1)` moves a column one row down: beside each week stands now what was in the week before. The very
# first week has no week before it, and is dropped.

# %%
import matplotlib.pyplot as plt
import seaborn as sns

blue, orange, green = sns.color_palette("colorblind")[:3]
fig, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
ax.plot(town["week"], target, color=blue, linewidth=1.5)
ax.set(xlabel="Week", ylabel="Rides a week, all stations", ylim=(0, None), title="Three years of rides (simulated)")
plt.show()

# %% [markdown]
# *The plot shows the rides against the week: three waves, high in summer and low in winter, each higher than
# the one before, with smaller jumps from week to week.*
#
# ## Weeks in between
#
# A [forest](../ensembles/02_forests.py) is told the number of the week, the temperature and the rain (we pretend
# that the weather forecast is perfect). We shuffle the weeks and deal out six folds, as so often.

# %%
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold, cross_val_score

weather = ["week", "temperature_c", "rain_mm"]
forest = RandomForestRegressor(n_estimators=50, random_state=0)


def errors_of(model, columns, deal):
    return -cross_val_score(model, town[columns], target, cv=deal, scoring="neg_mean_absolute_error")


in_between = errors_of(forest, weather, KFold(n_splits=6, shuffle=True, random_state=0))
print(f"{target.mean():.0f} rides on average, off by {in_between.mean():.0f} ± {in_between.std():.0f}")

# %% [markdown]
# **Look** A tenth of all rides. But the week in the test stood *between* weeks that the forest had learnt from, and
# next Sunday there will be no week after the coming one to look at.
#
# ## Weeks to come
#
# `TimeSeriesSplit` only learns from what was before the test. Each of six tests is a quarter of a year, thirteen weeks.

# %%
from sklearn.model_selection import TimeSeriesSplit

ahead = TimeSeriesSplit(n_splits=6, test_size=13)
fig, ax = plt.subplots(figsize=(8, 2.8), layout="constrained")
for number, (learn, test) in enumerate(ahead.split(town), start=1):
    labels = ("learn", "test") if number == 1 else (None, None)
    ax.barh(number, len(learn), left=learn[0], color=blue, label=labels[0])
    ax.barh(number, len(test), left=test[0], color=orange, hatch="//", edgecolor="white", label=labels[1])
ax.invert_yaxis()
ax.set(xlabel="Week", ylabel="Round", yticks=range(1, 7), title="The past to learn from, then a quarter of a year")
ax.legend(loc="upper right")
plt.show()

# %% [markdown]
# *The drawing shows six rounds below each other. In each a long bar, from which the model learns, begins at the first
# week, and a short hatched bar, the test, follows right behind it. From round to round the long bar grows by a quarter
# of a year, and the test moves on.*
#
# ```{admonition} What do you expect?
# :class: tip
# The same forest. Will its error be larger now? And who is better: the forest, or a clerk who says each Sunday *as many
# as last week*?
# ```

# %%
to_come = errors_of(forest, weather, ahead)
clerk = np.array([
    np.abs(target.iloc[test] - town["rides_before"].iloc[test]).mean() for _, test in ahead.split(town)
])
shown = pd.DataFrame({"forest": to_come, "clerk": clerk}, index=pd.RangeIndex(1, 7, name="round"))
pd.concat([shown.T, shown.agg(["mean", "std"]).T], axis=1).round(0)

# %% [markdown]
# ## Surprise: last week knows better
#
# The error of the forest has more than doubled, and on average the clerk, who has no model, no weather and no computer,
# is ahead of it. It is not so in every quarter: in three of six the forest is better. In two others it is off by more
# than twice as much as the clerk.
#
# Two things have gone wrong. The rides **grow** from year to year, and a forest [never says more than it has
# seen](../trees/03_steps_for_numbers.py#surprise-no-flat-is-dearer); for the weeks to come, it says what known weeks of
# such a weather had. Where there are more rides than ever in such weather, it is lost. And the town has **moods**: good
# weeks are followed by good ones. Among shuffled weeks, the forest could read the mood from the weeks on either side.
# That is why it looked so good: *neighbours in time give each other away*, like rows of one station.
#
# ## What is known on a Sunday
#
# The clerk has something that the forest was not given: last week. Let us give it to the models, and have a straight
# one take part, which may go on growing.
#
# ```{admonition} What do you expect?
# :class: tip
# Which will be best in the weeks to come: the forest or the straight model, each with and without last week?
# ```

# %%
from sklearn.linear_model import LinearRegression

with_last = [*weather, "rides_before", "temperature_before", "rain_before"]
rows = {"clerk": {"weeks to come": clerk.mean(), "spread": clerk.std(ddof=1)}}
for name, model in {"forest": forest, "straight": LinearRegression()}.items():
    for columns, told in [(weather, "weather"), (with_last, "weather and last week")]:
        errors = errors_of(model, columns, ahead)
        between = errors_of(model, columns, KFold(n_splits=6, shuffle=True, random_state=0)).mean()
        rows[f"{name}: {told}"] = {"weeks to come": errors.mean(), "spread": errors.std(ddof=1), "in between": between}
known = pd.DataFrame(rows).T
known.round(0)

# %% [markdown]
# **Look** The straight model with last week is the only one that is clearly ahead of the clerk, in each of the six
# quarters. And compare the two
# columns of errors: the shuffled weeks have promised too much to each of the models. Worse, they say
# that last week is of no use to the forest; in the weeks to come it is.
#
# ## Four weeks ahead
#
# Now suppose that the people have to be hired a month before. On that day one does not know last week, but the week
# four weeks before the one that is asked for. So shift by four. And mind the border: between the last week of which the
# rides are known and the first week of the test there are three others. `gap=3` keeps them out of the training.
#
# ```{admonition} What do you expect?
# :class: tip
# What becomes of the clerk (*as many as four weeks before*), and of the straight model?
# ```

# %%
town4 = rides.groupby("week", as_index=False).agg({"temperature_c": "first", "rain_mm": "first", "rides": "sum"})
for name in ["rides", "temperature_c", "rain_mm"]:
    town4[f"{name}_before"] = town4[name].shift(4)
town4 = town4.dropna()
ahead4 = TimeSeriesSplit(n_splits=6, test_size=13, gap=3)
straight4 = -cross_val_score(
    LinearRegression(), town4.drop(columns="rides"), town4["rides"], cv=ahead4, scoring="neg_mean_absolute_error"
)
off = (town4["rides"] - town4["rides_before"]).abs()
clerk4 = np.array([off.iloc[test].mean() for _, test in ahead4.split(town4)])
print(f"four weeks ahead: clerk {clerk4.mean():.0f} ± {clerk4.std():.0f}, ", end="")
print(f"straight {straight4.mean():.0f} ± {straight4.std():.0f}")

# %% [markdown]
# **Look** Both are much worse: in four weeks a mood passes and the season moves on. *How far ahead?* belongs to the
# question, and to the score that you tell. (In truth it is worse still, since nobody knows the weather of the next
# month. Our perfect forecast was a gift to the models.)
#
# ```{admonition} Try it
# :class: seealso
# Take the weather of the week itself away from the straight model, and leave it last week only. Is it still ahead of
# the clerk?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert 0.08 < in_between.mean() / target.mean() < 0.12 and 2 < to_come.mean() / in_between.mean() < 2.5
assert clerk.mean() < to_come.mean() - 100 and (to_come < clerk).sum() == 3
assert (to_come > 2 * clerk).sum() == 2
assert (errors_of(LinearRegression(), with_last, ahead) < clerk).all()
yearly = [target[town["week"].between(*years)].mean() for years in [(1, 52), (53, 104), (105, 156)]]
assert yearly[0] < yearly[1] < yearly[2]
errors = known["weeks to come"]
best = "straight: weather and last week"
assert errors.idxmin() == best and errors[best] < errors["clerk"] - 150
assert errors.drop([best, "clerk"]).min() > errors["clerk"] - 40
assert (known["in between"] < errors).drop("clerk").all()
gain = {name: errors[f"{name}: weather"] - errors[f"{name}: weather and last week"] for name in ("forest", "straight")}
assert gain["straight"] > gain["forest"] + 100 and gain["forest"] > 100, gain
assert known.loc["forest: weather", "in between"] < known.loc["forest: weather and last week", "in between"]
assert straight4.mean() > 1.4 * errors[best] and clerk4.mean() > 1.2 * clerk.mean()

# %% [markdown]
# ## Remember
#
# - What lies in the future when the model is used has to lie in the future in the test: `TimeSeriesSplit`.
# - The baseline for time is a clerk who repeats the last number. Beat that first.
# - Neighbours in time give each other away, so shuffled folds promise too much.
# - Give the model only what is known on the day of the question, and leave a gap as long as you look ahead.
