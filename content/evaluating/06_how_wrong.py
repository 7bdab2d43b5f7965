# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # How wrong, and for whom?
#
# A model says 740 €, and the flat costs 800 €. Off by 60 €. Off by 7.5 %. Too low. Of four hundred such numbers, one
# has to be made.
#
# > *Which number says how good a regression is?*
#
# In this lesson you will
#
# - compute five scores from the same errors, and say what each is for,
# - let one typing error loose on them,
# - see R² fall while the model stays as good as it was,
# - look at the errors one by one,
# - see a fair-looking score ask for predictions that are far too low.
#
# The rents are **simulated**, and so are the rides.

# %%
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_predict

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
rent = flats["rent_eur"]
folds = KFold(n_splits=5, shuffle=True, random_state=0)
models = {
    "straight": LinearRegression(),
    "boosting": HistGradientBoostingRegressor(max_iter=80, max_leaf_nodes=6, random_state=0),
}
says = pd.DataFrame({name: cross_val_predict(model, features, rent, cv=folds) for name, model in models.items()})
says.assign(rent=rent).head(3).round(0)

# %% [markdown]
# ## Five scores
#
# Each flat has been predicted once, by a model that had not seen it. Five ways to sum up:
#
# - the [mean absolute error](../appendix/glossary.md#mean-absolute-error), in euros;
# - the median of the absolute errors: half of the flats are off by less;
# - the root of the [mean squared error](../appendix/glossary.md#mean-squared-error), in euros, large errors count most;
# - the **[relative error](../appendix/glossary.md#relative-error)**: each error in percent of the true rent, on
#   average;
# - [R²](../appendix/glossary.md#r-squared), without a unit: which part of the ups and downs is explained.

# %%
from sklearn.metrics import (
    mean_absolute_error,
    mean_absolute_percentage_error,
    median_absolute_error,
    r2_score,
    root_mean_squared_error,
)

scores = {
    "mean (€)": mean_absolute_error, "median (€)": median_absolute_error,
    "root of squares (€)": root_mean_squared_error,
    "relative": mean_absolute_percentage_error, "R²": r2_score,
}


def five(truth, predicted):
    return {name: score(truth, predicted) for name, score in scores.items()}


table = pd.DataFrame({name: five(rent, says[name]) for name in says}).T
table.round(3)

# %% [markdown]
# **Look** All five prefer boosting. For the same model the median is smaller than the mean, and the mean smaller than
# the root of the squares: a few large errors pull the latter two up. Who wants to rent *one* flat would like to know
# the first two. Who owns many flats, and can bear small errors but not a large one, looks at the third.
#
# ## A typing error
#
# Somebody has written a rent for the whole year into one cell of the table, twelve times too much.
#
# ```{admonition} What do you expect?
# :class: tip
# One flat of 400. Which of the five scores will hardly move, and which will be worst hit?
# ```

# %%
typo = rent.copy()
typo.iloc[0] = 12 * typo.iloc[0]
hit = pd.DataFrame({"as it was": five(rent, says["boosting"]), "one typing error": five(typo, says["boosting"])})
hit.round(3)

# %% [markdown]
# **Look** The median has not noticed. The mean has become larger by two thirds, the root of the squares about ten times
# as large, and R² has fallen from 0.89 to 0.13: by one flat. (The relative error hardly moves, since the wrong
# rent is so large itself.) A large gap between median and root asks you to look at the worst samples.
#
# ## As good as before, and a lower score
#
# A housing office asks about flats of middle size only, from 60 to 75 m². We judge the straight model by them.
#
# ```{admonition} What do you expect?
# :class: tip
# Its predictions stay what they are. Will the error in euros differ much? And R²?
# ```

# %%
middle = features["area_m2"].between(60, 75)
parts = {
    f"all {len(flats)} flats": five(rent, says["straight"]),
    f"the {middle.sum()} of middle size": five(rent[middle], says["straight"][middle]),
}
by_range = pd.DataFrame(parts).T
by_range["spread of the rents (€)"] = [rent.std(), rent[middle].std()]
by_range[["mean (€)", "root of squares (€)", "spread of the rents (€)", "R²"]].round(2)

# %% [markdown]
# **Look** The errors are the same up to a few euros, and R² has fallen from about three quarters to less than one half.
# It compares with somebody who says the mean *of these flats*, and for flats that resemble each other the mean is a
# good guess. So two R² can only be compared on the same samples. Euros can be compared with your purse.
#
# ## Look at them

# %%
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.metrics import PredictionErrorDisplay

fig, axes = plt.subplots(1, 2, figsize=(10, 4.2), sharey=True, layout="constrained")
for ax, name, color in zip(axes, says, sns.color_palette("colorblind")):
    PredictionErrorDisplay.from_predictions(
        rent, says[name], kind="residual_vs_predicted", ax=ax, scatter_kwargs={"color": color, "s": 14}
    )
    ax.set(title=name, xlabel="Predicted rent (€)", ylabel="Residual: true minus predicted (€)")
axes[1].set_ylabel("")
fig.suptitle("Errors of the rents, flat by flat (simulated)")
plt.show()

# %% [markdown]
# *The figure shows the residuals of all flats against the predicted rent, around a dashed line at zero. For the
# straight model most points lie between -200 and 250 €, and there are more far above the line than far below. For
# boosting the cloud is narrower, with two points far above it.*
#
# **Look** No score shows a shape; a plot does. Is the cloud centred around zero everywhere? Does it become wider to the
# right? Are there points all by themselves? Each of these is a question to the model, or to the table.
#
# ## Percent
#
# At the [bicycle stations](02_who_is_in_the_test.py), 50 rides too many are a lot for a small station and nothing for a
# large one. So a relative error seems to be fair. To see what it asks for, look for the best number of all: one that is
# said for each station and each week.
#
# ```{admonition} What do you expect?
# :class: tip
# The mean is 260 rides a week, the median 239. Which number has the smallest relative error: one near to these, a
# larger one, or a smaller one?
# ```

# %%
rides = pd.read_csv("../datasets/rides.csv")
truth = rides["rides"].to_numpy()
numbers = np.arange(20, 500, 5)
curves = pd.DataFrame({
    "root of squares": [((truth - number) ** 2).mean() ** 0.5 for number in numbers],
    "mean": [np.abs(truth - number).mean() for number in numbers],
    "relative": [(np.abs(truth - number) / truth).mean() for number in numbers],
}, index=numbers)
best_number = curves.idxmin()
best_number.to_frame("best number (rides a week)")

# %%
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
for name, style, color in zip(curves, ["-", "--", "-."], sns.color_palette("colorblind")):
    curve = curves[name] / curves[name].min()
    ax.plot(numbers, curve, style, color=color, linewidth=2, label=name)
    ax.plot(best_number[name], 1, "o", color=color)
ax.set(
    xlabel="Number that is always said (rides a week)", ylabel="Error, divided by the smallest (no unit)",
    ylim=(0.9, 3), title="Each score has its own best guess",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows three valleys, one for each score, with a point at the lowest place. Those of the root of the squares
# and of the mean lie close together, at about 250. That of the relative error lies far to the left, at about 85, and
# its line rises steeply on the right.*
#
# ## Surprise: who is judged by percent says too little
#
# The smallest relative error belongs to a number that is far below the mean and the median. The reason: who says too
# much can be off by 500 %, who says too little never by more than 100 %. So being careful means saying little.
#
# It is the same with models. We train one for the squares, as usual, and one for the relative error: it makes the
# absolute error small, where each row is weighted with 1 divided by its rides.

# %%
known = rides[["docks", "temperature_c", "week"]]
options = {"max_iter": 30, "max_leaf_nodes": 5, "random_state": 0}
trained = {
    "root of squares": (HistGradientBoostingRegressor(**options), None),
    "relative": (HistGradientBoostingRegressor(loss="absolute_error", **options), {"sample_weight": 1 / truth}),
}
rows = {}
for name, (model, params) in trained.items():
    said = cross_val_predict(model, known, truth, cv=folds, params=params)
    rows[f"trained for: {name}"] = {
        "root of squares": root_mean_squared_error(truth, said), "mean": mean_absolute_error(truth, said),
        "relative": mean_absolute_percentage_error(truth, said), "said in all / true": said.sum() / truth.sum(),
    }
for_whom = pd.DataFrame(rows).T
for_whom.round(2)

# %% [markdown]
# **Look** Each wins at what it was trained for. And the last column: who is trained for percent says, in all, only
# about three fifths of the rides that there were. If the town buys bicycles by that, many people will walk. **Decide
# first what an error costs, then choose the score, then train for it.**
#
# | the question | the score |
# |---|---|
# | By how much is it off, usually? | mean or median absolute error |
# | Must there be no large errors? | root of the mean squared error, largest error |
# | Sums must be right (budgets, stocks) | squared error; compare the sums |
# | How does it compare with saying the mean? | R², on the same samples |
# | Orders of magnitude, all amounts alike | error of the logarithms; relative error with care |
# | Too little costs more than too much | quantile loss: [exercise 3](ex_03_enough_bicycles.py) |

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert (table.loc["boosting"].drop("R²") < table.loc["straight"].drop("R²")).all() and len(flats) == 400
assert table.loc["boosting", "R²"] > table.loc["straight", "R²"]
assert (table["median (€)"] < table["mean (€)"]).all() and (table["mean (€)"] < table["root of squares (€)"]).all()
grown = hit["one typing error"] / hit["as it was"]
assert abs(grown["median (€)"] - 1) < 0.02
assert 1.6 < grown["mean (€)"] < 1.72 and 9.5 < grown["root of squares (€)"] < 10.5
assert list(hit.loc["R²"].round(2)) == [0.89, 0.13] and grown["relative"] < 1.1
whole, part = by_range.iloc[0], by_range.iloc[1]
assert abs(part["mean (€)"] - whole["mean (€)"]) < 5 and abs(whole["R²"] - 0.75) < 0.03 and part["R²"] < 0.5
residuals = says.rsub(rent, axis=0)
assert residuals["straight"].between(-200, 250).mean() > 0.95
assert residuals["boosting"].std() < residuals["straight"].std()
assert (residuals["boosting"] > 250).sum() == 2
assert (residuals["straight"] > 200).sum() > 2 * (residuals["straight"] < -200).sum()
assert round(truth.mean()) == 260 and np.median(truth) == 239
assert 80 <= best_number["relative"] <= 90 and best_number[["mean", "root of squares"]].sub(250).abs().max() <= 15
assert all(for_whom[name].idxmin() == f"trained for: {name}" for name in trained)
shares = for_whom["said in all / true"]
assert abs(shares.iloc[0] - 1) < 0.02 and 0.55 < shares.iloc[1] < 0.67

# %% [markdown]
# ## Remember
#
# - Mean and median of the absolute errors are in the unit of the target. The root of the squares is ruled by the
#   largest errors: compare them.
# - R² depends on who is in the test. Compare it on the same samples only.
# - Look at the residuals. A shape in them is something that no score tells.
# - Relative errors reward saying too little. Choose the score by what an error costs, before you train.
