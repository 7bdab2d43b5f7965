# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # One corrects the other
#
# In a bag every tree works on the same task and knows nothing of the others. There is another way to make use of many
# trees: the second looks at what the first has left wrong, the third at what the two have left, and so on.
#
# > *Can a hundred weak trees, one after the other, be stronger than a hundred strong ones side by side?*
#
# In this lesson you will
#
# - build this machine by hand, in five lines,
# - let it run too far,
# - compare it with a forest,
# - give it strong trees, and be surprised.
#
# The **simulated** rents, once more.

# %%
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
X_train, X_test, y_train, y_test = train_test_split(features, flats["rent_eur"], test_size=100, random_state=0)
print(f"mean rent {y_train.mean():.0f} €")

# %% [markdown]
# ## By hand
#
# Start with the mean rent for everybody. Look at the [residuals](../appendix/glossary.md#residual), what is missing.
# Grow a small tree that predicts *the residuals*, and add its answer. Look at what is missing now; repeat.
#
# ```{admonition} What do you expect?
# :class: tip
# Each tree asks only one question. The error on new flats is about 170 € with the mean alone. After how many such trees
# is it halved: 3, 20, or 200?
# ```

# %%
from sklearn.tree import DecisionTreeRegressor

answer_train = np.full(len(y_train), y_train.mean())
answer_test = np.full(len(y_test), y_train.mean())
by_hand = [np.abs(answer_test - y_test).mean()]
for _ in range(100):
    stump = DecisionTreeRegressor(max_depth=1, random_state=0).fit(X_train, y_train - answer_train)
    answer_train += 0.5 * stump.predict(X_train)
    answer_test += 0.5 * stump.predict(X_test)
    by_hand.append(np.abs(answer_test - y_test).mean())
halved = int(np.argmax(np.array(by_hand) < by_hand[0] / 2))
print(f"mean alone {by_hand[0]:.0f} €, halved after {halved} trees, after 100 trees {by_hand[100]:.0f} €")

# %% [markdown]
# **Look** This is **[boosting](../appendix/glossary.md#boosting)**. Each tree has two answers only, and is nearly
# worthless alone. The sum of them is a good model.
#
# The `0.5` is the **learning rate**: which part of each correction is believed. In scikit-learn the machine is called
# `GradientBoostingRegressor`. With the same settings it does the same:

# %%
from sklearn.ensemble import GradientBoostingRegressor

machine = GradientBoostingRegressor(n_estimators=100, learning_rate=0.5, max_depth=1, random_state=0)
machine.fit(X_train, y_train)
from_machine = np.abs(machine.predict(X_test) - y_test).mean()
print(f"by hand {by_hand[100]:.1f} €, by the machine {from_machine:.1f} €")

# %% [markdown]
# **Look** The same error.
#
# ## Too many
#
# In a bag more trees do no harm. Here a later tree is not one more voice: it is one more correction, and in the end
# there is nothing left to correct but noise.
#
# To see it, back to the **simulated** lake and its [forty diaries](../selection/04_forty_diaries.py): 26 readings each,
# with errors of 1.5 °C or so. We know the rule, and ten of the diaries give the spread.
#
# ```{admonition} What do you expect?
# :class: tip
# Up to 200 trees with two questions in a row, for learning rates of 1, 0.3 and 0.05, and a bag. How will the error go
# on with more and more trees? Sketch four lines.
# ```

# %%
from sklearn.ensemble import BaggingRegressor

lake = pd.read_csv("../datasets/lake.csv")
days = pd.DataFrame({"day": np.arange(1, 365)})
truth = 12 - 9 * np.cos(2 * np.pi * (days["day"].to_numpy() - 35) / 365)
rates, curves = [1, 0.3, 0.05], {}
for number, diary in lake[lake["diary"] <= 10].groupby("diary"):
    day, reading = diary[["day"]], diary["temperature_c"]
    for rate in rates:
        row = GradientBoostingRegressor(n_estimators=200, learning_rate=rate, max_depth=2, random_state=0)
        stages = row.fit(day, reading).staged_predict(days)
        curves[f"boosting, rate {rate}", number] = [np.abs(stage - truth).mean() for stage in stages]
    bag = BaggingRegressor(DecisionTreeRegressor(), n_estimators=200, random_state=0).fit(day, reading)
    answers = np.cumsum([tree.predict(days.to_numpy()) for tree in bag.estimators_], axis=0)
    means_so_far = answers / np.arange(1, 201)[:, None]
    curves["bag", number] = np.abs(means_so_far - truth).mean(axis=1)
curves = pd.DataFrame(curves, index=range(1, 201)).T.groupby(level=0)
means, spreads = curves.mean().T, curves.std().T
pd.DataFrame({"lowest (°C)": means.min(), "at": means.idxmin(), "200 trees (°C)": means.loc[200]}).round(2)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
for name, style, color in zip(means.columns, [":", "-.", "--", "-"], sns.color_palette("colorblind")):
    ax.plot(means.index, means[name], style, color=color, linewidth=2, label=name)
    low, high = means[name] - spreads[name], means[name] + spreads[name]
    ax.fill_between(means.index, low, high, color=color, alpha=0.15)
ax.set(
    xscale="log", ylim=(0.5, 2.5), xlabel="Number of trees (logarithmic scale)", xticks=[1, 3, 10, 30, 100, 200],
    xticklabels=[1, 3, 10, 30, 100, 200],
    ylabel="Mean absolute error (°C)", title="Ten diaries: mean and spread of the distance from the rule",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows four lines with bands against the number of trees. The line of the bag falls and then stays level,
# below all others. The lines of boosting fall first. With rate 1 the lowest place is reached soon, and is the highest
# of all; from there the line is level. With 0.3 and 0.05 the lowest places are about equally low, with 0.05 far later,
# and both lines rise again behind them, towards that of rate 1.*
#
# **Look** Boosting *can* have too many trees: in the end it has learnt the errors of the readings by heart. The
# learning rate decides when. Who believes each correction in full never gets as far down. Rates of 0.3 and 0.05 get
# equally far; the small one takes several times as many trees, and it is harder to miss its best place, since it stays
# near it for longer.
#
# `staged_predict` gives the answers after each tree: one fit, and all numbers of trees are there.
#
# ## Weak side by side, weak in a row
#
# The rents again, cross-validated.
#
# ```{admonition} What do you expect?
# :class: tip
# A forest of 60 trees and 60 boosted trees. Both once with trees of depth 2, once with free trees. Which of the four
# is best, and which is worst?
# ```

# %%
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold, cross_val_score

folds, rows = KFold(n_splits=4, shuffle=True, random_state=0), {}
for depth in [2, None]:
    pair = {
        "forest": RandomForestRegressor(n_estimators=60, max_depth=depth, random_state=0),
        "boosting": GradientBoostingRegressor(n_estimators=60, max_depth=depth, learning_rate=0.2, random_state=0),
        "one tree": DecisionTreeRegressor(max_depth=depth, random_state=0),
    }
    for name, model in pair.items():
        errors = -cross_val_score(
            model, features, flats["rent_eur"], cv=folds, scoring="neg_mean_absolute_error"
        )
        rows[name, "free" if depth is None else f"depth {depth}"] = f"{np.mean(errors):.0f} ± {np.std(errors):.0f}"
pd.Series(rows).unstack()

# %% [markdown]
# **Look** The weak trees are good in a row and poor side by side. With the free trees it is just the other way round.
#
# ## Surprise: strong trees have nothing to pass on
#
# Boosted *free* trees are hardly better than one free tree. The first of them fits the training rents completely, up to
# the part that is not believed; the second is given the rest of the *same* residuals and grows the same way. Nobody
# corrects anything: they all agree on the noise.
#
# So the two machines want opposite parts. A bag calms restless trees: it needs strong ones, and lowers the variance.
# Boosting teaches simple trees, step by step: it needs weak ones, and lowers the bias.
#
# ```{admonition} Try it
# :class: seealso
# Do the hand-made machine with `max_depth=2`, and with 0.1 in the place of 0.5. How many trees does it need now?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
value = {key: float(text.split(" ")[0]) for key, text in rows.items()}
assert abs(by_hand[0] - 170) < 15 and 3 < halved <= 40, (by_hand[0], halved)
assert abs(by_hand[100] - from_machine) < 0.05
one, middle, slow = (f"boosting, rate {rate}" for rate in rates)
best, end = means.min(), means.loc[200]
assert means.idxmin()[one] < means.idxmin()[middle] < means.idxmin()[slow] / 3 and means.idxmin()[slow] < 150
assert best[one] > best[middle] + 0.1 and abs(best[middle] - best[slow]) < 0.05
assert (end[[middle, slow]] > best[[middle, slow]] + 0.08).all()
assert end[one] < best[one] + 0.03 and end["bag"] < best["bag"] + 0.03
assert best["bag"] == best.min() and np.ptp(end[[one, middle, slow]]) < 0.2
near = {name: (means[name] < best[name] + 0.05).sum() for name in (middle, slow)}
assert near[slow] > 3 * near[middle] and len(diary) == 26, near
assert value["boosting", "depth 2"] == min(value.values())
assert value["forest", "depth 2"] > value["forest", "free"] + 15
assert abs(value["boosting", "free"] - value["one tree", "free"]) < 8, value
assert value["forest", "free"] < value["boosting", "free"] - 10

# %% [markdown]
# ## Remember
#
# - **Boosting**: small trees one after the other, each fitted to what those before it have left wrong.
# - The learning rate says which part of each correction is believed. Small rates need more trees; a rate of 1 is hasty.
# - Too many trees overfit here. `staged_predict` shows where.
# - Forests want strong trees and lower the variance; boosting wants weak ones and lowers the bias.
