# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # The best question
#
# In the game of questions a child asks *is it the Queen?* and a clever player asks *is it alive?* The tree of the last
# lesson has begun with the flipper, and with a limit of 206.5 mm.
#
# > *How does a tree find out which question to ask?*
#
# In this lesson you will
#
# - measure how mixed a group is,
# - try all questions, and find the one that the tree has found,
# - see why it does not simply count mistakes,
# - meet a task that two questions would solve, and that a tree hardly sees.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
features, species = penguins[["bill_length_mm", "flipper_length_mm"]], penguins["species"]
print(f"{len(penguins)} penguins of {species.nunique()} species")

# %% [markdown]
# ## How mixed is a group?
#
# A good question sorts: on each side of it the penguins are more alike than before. So we need a number for how mixed a
# group is. Take two penguins of the group at random (you may take the same one twice). How probable is it that they are
# of *different* species? This is the **[Gini impurity](../appendix/glossary.md#gini-impurity)**:
#
# $$\text{impurity} = 1 - (p_1^2 + p_2^2 + p_3^2)$$
#
# where $p_1$, $p_2$ and $p_3$ are the shares of the three species. A group of one species has 0.

# %%
def impurity(group):
    return 1 - (group.value_counts(normalize=True) ** 2).sum()


groups = {
    "only Gentoos": species[species == "Gentoo"], "all penguins": species,
    "one of each": pd.Series(["Adelie", "Chinstrap", "Gentoo"]),
}
for name, group in groups.items():
    print(f"{name}: {impurity(group):.3f}")

# %% [markdown]
# ## Try them all
#
# There is no trick to it. A tree tries *every* feature with *every* limit: the middle between any two neighbouring
# values. For each it computes the impurity of both sides, weighted with the number of penguins on each side.
#
# ```{admonition} What do you expect?
# :class: tip
# How many different questions can be asked about these two features: about 2, about 200, or about 20,000?
# ```

# %%
def questions(table, target):
    rows = []
    for name, column in table.items():
        values = sorted(column.unique())
        for low, high in zip(values, values[1:]):
            limit = (low + high) / 2
            left, right = target[column <= limit], target[column > limit]
            mixed = (len(left) * impurity(left) + len(right) * impurity(right)) / len(target)
            mistakes = len(target) - left.value_counts().max() - right.value_counts().max()
            rows.append({"feature": name, "limit": limit, "impurity": mixed, "mistakes": mistakes})
    return pd.DataFrame(rows).sort_values("impurity", ignore_index=True)


tried = questions(features, species)
print(f"{len(tried)} questions")
tried.head(4).round(3)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

blue, orange = sns.color_palette("colorblind").as_hex()[:2]
fig, axes = plt.subplots(1, 2, figsize=(10, 3.8), sharey=True, layout="constrained")
labels = {"bill_length_mm": "Bill length (mm)", "flipper_length_mm": "Flipper length (mm)"}
for ax, (name, label), color in zip(axes, labels.items(), [orange, blue]):
    part = tried[tried["feature"] == name].sort_values("limit")
    ax.plot(part["limit"], part["impurity"], color=color)
    lowest = part.loc[part["impurity"].idxmin()]
    ax.plot(lowest["limit"], lowest["impurity"], "o", color="black")
    ax.axhline(impurity(species), linestyle="--", color="grey")
    ax.set(xlabel=f"Limit: {label}", title=f"Lowest at {lowest['limit']:.1f} mm")
axes[0].set_ylabel("Gini impurity after the question (no unit)")
plt.show()

# %% [markdown]
# *The figure shows two curves, the impurity after the question against the limit. A dashed line marks the impurity
# before it. The curve of the bill falls to a lowest point at about 42 mm, that of the flipper to a lower one at 206.5
# mm. At both ends the curves reach the dashed line.*
#
# **Look** A limit at the very end sends everybody to the same side, and sorts nothing. In between lies a best limit
# for each feature, and the flipper wins. Is it what scikit-learn has found?

# %%
from sklearn.tree import DecisionTreeClassifier

stump = DecisionTreeClassifier(max_depth=1, random_state=0).fit(features, species)
first = stump.tree_
print(f"{features.columns[first.feature[0]]} <= {first.threshold[0]}")
print(f"impurity before {first.impurity[0]:.3f}, left {first.impurity[1]:.3f}, right {first.impurity[2]:.3f}")

# %% [markdown]
# Then the same is done with the penguins on the left, and the same with those on the right, and so on. That is the
# whole method. (With `criterion="entropy"` another measure of how mixed a group is takes the place of the Gini
# impurity. It rarely makes a difference that matters.)
#
# ## Why not count mistakes?
#
# The table has a column with the number of mistakes: how many penguins are in the minority on their side. Would it not
# be simpler to make *that* small?

# %%
fewest = tried["mistakes"].min()
print(f"fewest mistakes: {fewest}, by {(tried['mistakes'] == fewest).sum()} question(s)")
rare = pd.Series(["Adelie"] * 90 + ["Chinstrap"] * 10)
weight = pd.DataFrame({"heavy": [0] * 70 + [1] * 30})
sorted_out = questions(weight, rare).iloc[0]
print(f"a question that sorts out 70 Adelies: impurity {impurity(rare):.3f} -> {sorted_out['impurity']:.3f},")
print(f"mistakes 10 -> {sorted_out['mistakes']:.0f}")

# %% [markdown]
# **Look** at the second example: 90 Adelies and 10 Chinstraps. A question puts 70 Adelies on one side, and on the other
# side 20 Adelies and all 10 Chinstraps. That is progress: the rare ones are now a third of a small group. The number of
# mistakes does not notice, since *Adelie* is still the best answer on both sides. The impurity does. **It rewards
# questions that make the next question easier.**
#
# ## Surprise: the question that nobody asks
#
# Now a field of 400 plants, **simulated** in the next cell. Those in the north-east and in the south-west are in
# flower, the others are not, without any exception. Two questions, one after the other, would get every plant right:
# *east or west of the middle?* and then *north or south of it?*
#
# ```{admonition} What do you expect?
# :class: tip
# Cross-validated trees, with one, two, three and more questions one after the other. Which accuracy has the tree that
# may ask two?
# ```

# %%
import numpy as np
from sklearn.model_selection import cross_val_score

random = np.random.default_rng(7)
field = pd.DataFrame(random.uniform(-50, 50, size=(400, 2)), columns=["east_m", "north_m"])
in_flower = (field["east_m"] > 0) == (field["north_m"] > 0)
rows = {}
for depth in [1, 2, 3, 4, 5, 6]:
    plants = DecisionTreeClassifier(max_depth=depth, random_state=0)
    scores = cross_val_score(plants, field, in_flower, cv=5)
    rows[depth] = {"accuracy": scores.mean(), "spread": scores.std()}
by_depth = pd.DataFrame(rows).T.rename_axis("questions one after the other")
by_depth.round(2)

# %%
from matplotlib.colors import ListedColormap
from sklearn.inspection import DecisionBoundaryDisplay

fig, axes = plt.subplots(1, 3, figsize=(11, 3.9), sharey=True, layout="constrained")
for ax, depth in zip(axes, [1, 2, 5]):
    plants = DecisionTreeClassifier(max_depth=depth, random_state=0).fit(field, in_flower)
    DecisionBoundaryDisplay.from_estimator(
        plants, field, ax=ax, response_method="predict", plot_method="pcolormesh", alpha=0.3,
        cmap=ListedColormap([blue, orange]), vmin=0, vmax=1, grid_resolution=150,
    )
    for flower, marker, color in [(False, "o", blue), (True, "^", orange)]:
        part = field[in_flower == flower]
        ax.scatter(*part.to_numpy().T, s=9, marker=marker, color=color, label="in flower" if flower else "not")
    ax.set(xlabel="East (m)", ylabel="", title=f"max_depth={depth}")
axes[0].set_ylabel("North (m)")
axes[0].legend(loc="upper left")
plt.show()

# %% [markdown]
# *The figure shows three maps of the field. The plants form a chessboard of four squares. With one question the whole
# map has one colour: both leaves give the same answer. With two, a sliver on the left and a broad strip at the bottom
# have the colour of "not", and the rest that of "in flower". With five the four squares are found, but for a remnant at
# the left edge.*
#
# **Look** The question that leads to the goal, *east or west of the middle?*, does nothing *by itself*: on either side
# half of the plants are in flower, as before. So no limit is better than any other, apart from accidents, and the tree
# starts with an accident. It takes some more questions until the pieces are small enough for the next question to
# be obvious.
#
# A tree is **[greedy](../appendix/glossary.md#greedy)**: it takes the question that is best *now*, and never looks
# ahead, nor does it take back a question. To try all trees would take longer than anybody can wait. Mostly that is no
# harm, as features that work together usually say a little alone, too.
#
# ```{admonition} Try it
# :class: seealso
# Hand the tree a column more: the product `east_m * north_m`. How many questions does it need now?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(penguins) == 342 and impurity(groups["only Gentoos"]) == 0 and 100 < len(tried) < 400
best = tried.iloc[0]
assert best["feature"] == "flipper_length_mm" and best["limit"] == 206.5 == first.threshold[0]
weights = first.weighted_n_node_samples[1:] / 342
assert abs((weights * first.impurity[1:]).sum() - best["impurity"]) < 1e-9
assert abs(first.impurity[0] - impurity(species)) < 1e-9
bill = tried[tried["feature"] == "bill_length_mm"].iloc[0]
assert 41.5 < bill["limit"] < 42.5 and bill["impurity"] > best["impurity"]
assert tried["impurity"].max() > impurity(species) - 0.01 and tried["impurity"].max() <= impurity(species)
assert sorted_out["mistakes"] == 10 and sorted_out["impurity"] < impurity(rare)
two_questions = in_flower == ~((field["east_m"] > 0) ^ (field["north_m"] > 0))
assert two_questions.all() and by_depth.loc[1, "accuracy"] < 0.6 and by_depth.loc[2, "accuracy"] < 0.75
assert by_depth.loc[5, "accuracy"] > 0.95
one, two = (DecisionTreeClassifier(max_depth=depth, random_state=0).fit(field, in_flower) for depth in (1, 2))
assert len(set(one.predict(field))) == 1 and abs(one.tree_.threshold[0]) > 40 and two.score(field, in_flower) < 0.7
product = field.assign(product=field["east_m"] * field["north_m"])
assert cross_val_score(DecisionTreeClassifier(max_depth=1), product, in_flower, cv=5).mean() > 0.98

# %% [markdown]
# ## Remember
#
# - A tree tries every feature with every limit, and takes the question after which the two sides are **purest**.
# - The **Gini impurity** is the chance that two samples of a group, drawn at random, are of different classes.
# - It rewards progress that a count of mistakes does not see.
# - A tree is **greedy**: what is good only in combination, it may find late.
