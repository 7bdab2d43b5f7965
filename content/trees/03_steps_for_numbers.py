# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Steps for numbers
#
# Questions lead to a leaf, and the leaf says *Adelie*. But what should it say if the target is a number, a temperature
# or a rent?
#
# > *How can yes and no end in a number?*
#
# In this lesson you will
#
# - see what a **regression tree** draws,
# - find its first question by yourself,
# - let it have as many questions as it likes,
# - ask it about something larger than anything it has seen.
#
# First the **simulated** diaries of a lake: on which day of the year how warm was the water? The tree learns from three
# of the forty diaries, the others judge it.

# %%
import pandas as pd

lake = pd.read_csv("../datasets/lake.csv")
three, others = lake[lake["diary"] <= 3], lake[lake["diary"] > 3]
print(f"{len(three)} readings to learn from, {len(others)} to judge by")

# %% [markdown]
# ## One question, two numbers
#
# ```{admonition} What do you expect?
# :class: tip
# With one question a tree can give two answers. Which question would you ask about the day, if you want to be wrong by
# as little as possible? What would you answer on each side?
# ```
#
# In a leaf, a regression tree says the **mean** of its training samples, since no other number makes the squared
# error smaller. And it takes the question after which the squared error is smallest. We try all of them.

# %%
def squared_error(group):
    return ((group - group.mean()) ** 2).sum()


days, temperature = three["day"], three["temperature_c"]
values = sorted(days.unique())
errors = {}
for low, high in zip(values, values[1:]):
    limit = (low + high) / 2
    errors[limit] = squared_error(temperature[days <= limit]) + squared_error(temperature[days > limit])
best = min(errors, key=errors.get)
print(f"best: day <= {best}; before it {temperature[days <= best].mean():.1f} °C, after it "
      f"{temperature[days > best].mean():.1f} °C")

# %%
from sklearn.tree import DecisionTreeRegressor, export_text

stump = DecisionTreeRegressor(max_depth=1, random_state=0).fit(three[["day"]], temperature)
print(export_text(stump, feature_names=["day"], decimals=1))

# %% [markdown]
# **Look** The tree has found the same. It is the method of [the last lesson](02_the_best_question.py), with another
# measure of how mixed a group is: how far its numbers are from their mean.
#
# ## More questions, more steps
#
# ```{admonition} What do you expect?
# :class: tip
# What will the prediction look like as a line over the days: straight, a smooth curve, or something else? And with as
# many questions as the tree likes?
# ```

# %%
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

blue, orange = sns.color_palette("colorblind").as_hex()[:2]
calendar = pd.DataFrame({"day": np.arange(1, 365)})
fig, axes = plt.subplots(1, 3, figsize=(11, 3.8), sharey=True, layout="constrained")
rows = {}
for ax, depth in zip(axes, [1, 3, None]):
    tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(three[["day"]], temperature)
    ax.scatter(days, temperature, s=12, color="grey", label="readings")
    ax.plot(calendar, tree.predict(calendar), color=blue, linewidth=2, label="tree")
    ax.set(xlabel="Day of the year", title=f"max_depth={depth}: {tree.get_n_leaves()} leaves")
    rows[depth] = {
        "leaves": tree.get_n_leaves(),
        "training": (tree.predict(three[["day"]]) - temperature).abs().mean(),
        "others": (tree.predict(others[["day"]]) - others["temperature_c"]).abs().mean(),
    }
axes[0].set_ylabel("Water temperature (°C)")
axes[0].legend()
plt.show()
errors_by_depth = pd.DataFrame(rows).T.rename_axis("max_depth")
errors_by_depth.round(2)

# %% [markdown]
# *The figure shows three plots of the water temperature over the days of the year. The readings form a hill with its
# top in summer. The tree of depth 1 is a single step from cold to warm. That of depth 3 is a staircase up and down the
# hill. The last one has a step for nearly every reading and jumps from each to the next.*
#
# **Look** A regression tree draws **steps**: level land, and then a jump. Whatever the world looks like, a tree
# approaches it by more and narrower steps. The table gives the mean absolute errors in degrees. On its training
# readings the last tree is wrong by next to nothing; on the other diaries its error is ten times as large. It has
# learnt the noise as well.
#
# (Where it is still a little wrong on its own readings, two diaries have different readings of the same day. No
# question about the day can tell them apart.)
#
# How sure is the error on the others? Let us learn from other diaries.

# %%
repeated = []
for start in range(1, 38, 3):
    some, rest = lake[lake["diary"].between(start, start + 2)], lake[~lake["diary"].between(start, start + 2)]
    for depth in [1, 3, 5, 20]:
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(some[["day"]], some["temperature_c"])
        error = (tree.predict(rest[["day"]]) - rest["temperature_c"]).abs().mean()
        repeated.append({"max_depth": depth, "error": error})
by_depth = pd.DataFrame(repeated).groupby("max_depth")["error"].agg(["mean", "std"])
by_depth.round(2)

# %% [markdown]
# **Look** Thirteen times three diaries. One question is always worst. And as many as the tree likes are worse than
# five in a row, in all turns but one.
#
# ## Surprise: no flat is dearer
#
# Now the **simulated** rents. Our agent has let only flats of up to 80 m² so far. A tree and a line learn from these.
#
# ```{admonition} What do you expect?
# :class: tip
# Somebody asks for the rent of a flat of 85, of 110, and of 150 m². What will the line say, what the tree?
# ```

# %%
from sklearn.linear_model import LinearRegression

flats = pd.read_csv("../datasets/flats.csv")
small, large = flats[flats["area_m2"] <= 80], flats[flats["area_m2"] > 80]
tree = DecisionTreeRegressor(max_depth=3, random_state=0).fit(small[["area_m2"]], small["rent_eur"])
line = LinearRegression().fit(small[["area_m2"]], small["rent_eur"])
asked = pd.DataFrame({"area_m2": [60, 80, 85, 110, 150]})
asked.assign(line=line.predict(asked), tree=tree.predict(asked)).round(0)

# %%
fig, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
areas = pd.DataFrame({"area_m2": np.arange(20, 151)})
ax.scatter(small["area_m2"], small["rent_eur"], s=10, color="grey", label="flats of up to 80 m²")
ax.scatter(large["area_m2"], large["rent_eur"], s=14, color="grey", marker="x", label="larger flats, not shown to them")
ax.plot(areas, line.predict(areas), "--", color=orange, linewidth=2.5, label="line")
ax.plot(areas, tree.predict(areas), color=blue, linewidth=2.5, label="tree")
ax.set(xlabel="Area (m²)", ylabel="Rent (€ a month)", title="The last step of a tree goes on for ever")
ax.legend()
plt.show()

# %%
for name, model in {"line": line, "tree": tree}.items():
    wrong = large["rent_eur"] - model.predict(large[["area_m2"]])
    print(f"{name}: wrong by {wrong.abs().mean():.0f} € on large flats, on average {wrong.mean():.0f} € too low")

# %% [markdown]
# *The plot shows rents against areas. Up to 80 m² the line and the steps of the tree rise together. Beyond, the line
# goes on rising through the crosses of the larger flats, while the tree stays level.*
#
# **Look** All large flats fall into the last leaf, whose answer is a mean of small flats. A tree **cannot say anything
# that lies beyond what it has seen**: neither below the smallest nor above the largest target of its training set. For
# penguins that is a comfort: no bird of negative weight, as [the line once
# promised](../linear/01_a_line_through_penguins.py). For rents, prices and anything that grows it is a trap.
#
# Here the line is lucky, for in this invented town large flats go on like small ones. Outside of the data neither of
# the two knows anything: the line goes on, the tree stands still.
#
# ```{admonition} Try it
# :class: seealso
# Give the tree more questions, `max_depth=10`. Do the answers beyond 80 m² get any better? Why not?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert lake["diary"].nunique() == 40 and best == stump.tree_.threshold[0]
assert np.allclose(stump.tree_.value[[1, 2], 0, 0], [temperature[days <= best].mean(), temperature[days > best].mean()])
assert list(errors_by_depth["leaves"].iloc[:2]) == [2, 8] and errors_by_depth["leaves"].iloc[2] > 60
last = errors_by_depth.iloc[2]
assert last["training"] < 0.2 and 9 < last["others"] / last["training"] < 12 and three["day"].duplicated().any()
turns = pd.DataFrame(repeated).assign(turn=np.repeat(range(13), 4))
table = turns.pivot(index="turn", columns="max_depth", values="error")
assert len(table) == 13 and (table.idxmax(axis=1) == 1).all() and (table[20] > table[5]).sum() == 12, table
assert tree.predict(asked.iloc[2:]).std() == 0 and tree.predict(areas).max() <= small["rent_eur"].max()
assert (large["rent_eur"] - tree.predict(large[["area_m2"]])).mean() > 100
assert abs((large["rent_eur"] - line.predict(large[["area_m2"]])).mean()) < 50
more = DecisionTreeRegressor(max_depth=10, random_state=0).fit(small[["area_m2"]], small["rent_eur"])
assert more.predict(asked.iloc[2:]).std() == 0

# %% [markdown]
# ## Remember
#
# - A **regression tree** says the mean of its training samples in the leaf. It draws steps.
# - Its questions make the squared error small.
# - With as many questions as it likes it learns the noise.
# - It never says anything outside of the range of its training targets.
