# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A game of questions
#
# You find a penguin and would like to know its species. A friend who knows them well is on the telephone. She asks: *is
# the flipper longer than 206 mm?* You measure, and say no. *Is the bill longer than 43 mm?* Yes. *Then it is a
# Chinstrap.*
#
# > *Can a model learn which questions to ask?*
#
# In this lesson you will
#
# - let a **decision tree** learn questions from penguins, and read them,
# - follow one penguin from question to question,
# - see what the answers look like on a map,
# - ask a tree how sure it is,
# - change the units of a feature, and wait for something to happen.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
features, species = penguins[["bill_length_mm", "flipper_length_mm"]], penguins["species"]
species.value_counts()

# %% [markdown]
# ## Two questions, one after the other
#
# A **[decision tree](../appendix/glossary.md#decision-tree)** asks questions of one kind only: *is this feature at most
# so large?* `max_depth=2` allows two of them, one after the other.
#
# ```{admonition} What do you expect?
# :class: tip
# Which share of the 342 penguins can two questions get right? (Who always says *Adelie* is right for 44 %.)
# ```

# %%
from sklearn.tree import DecisionTreeClassifier, export_text

tree = DecisionTreeClassifier(max_depth=2, random_state=0).fit(features, species)
right = tree.score(features, species)
print(f"right for {right:.0%} of the penguins from which it has learnt")
print(export_text(tree, feature_names=list(features.columns), decimals=1))

# %%
import matplotlib.pyplot as plt
from sklearn.tree import plot_tree

fig, ax = plt.subplots(figsize=(9, 4.6), layout="constrained")
plot_tree(tree, feature_names=features.columns, class_names=tree.classes_, impurity=False, precision=1, ax=ax)
ax.set_title("A tree of depth 2: lengths in mm, values are numbers of Adelies, Chinstraps, Gentoos")
plt.show()

# %% [markdown]
# *The figure shows seven boxes, joined by arrows from top to bottom. The box at the top holds all 342 penguins and asks
# whether the flipper is at most 206.5 mm. Below it, the box on the left asks whether the bill is at most 43.4 mm, the
# box on the right whether it is at most 40.9 mm. The four boxes at the bottom ask nothing; they are Adelie, Chinstrap,
# Adelie and Gentoo.*
#
# **Look** Read it from top to bottom; *yes* goes to the left. Each box tells how many penguins arrive there, and of
# which species they are. A box at the bottom is a **[leaf](../appendix/glossary.md#leaf)**: there the tree has no
# question left, and says what most of its training penguins in this leaf are.
#
# Not every path asks the same second question. What is asked next depends on what was answered before. That is a way
# for features to work together without anybody multiplying columns.
#
# ## By hand
#
# A tree is the one model that you can write down as a program and read aloud.

# %%
def by_hand(penguin):
    if penguin["flipper_length_mm"] <= 206.5:
        return "Adelie" if penguin["bill_length_mm"] <= 43.35 else "Chinstrap"
    return "Adelie" if penguin["bill_length_mm"] <= 40.85 else "Gentoo"


same = (features.apply(by_hand, axis=1) == tree.predict(features)).mean()
print(f"the same answer as the tree for {same:.0%} of the penguins")

# %% [markdown]
# ## The land of the leaves
#
# Two features make a map. Each leaf owns a piece of it.
#
# ```{admonition} What do you expect?
# :class: tip
# A linear model draws straight borders, neighbours draw winding ones. What do the borders of a tree look like? Could
# one of them run diagonally?
# ```

# %%
import seaborn as sns
from matplotlib.colors import ListedColormap
from sklearn.inspection import DecisionBoundaryDisplay

blue, orange, green = sns.color_palette("colorblind").as_hex()[:3]
markers = dict(zip(tree.classes_, "o^s"))
deep = DecisionTreeClassifier(random_state=0).fit(features, species)
fig, axes = plt.subplots(1, 2, figsize=(10, 4.2), sharey=True, layout="constrained")
for ax, model, title in zip(axes, [tree, deep], ["two questions", "as many questions as it likes"]):
    DecisionBoundaryDisplay.from_estimator(
        model, features, ax=ax, response_method="predict", plot_method="pcolormesh",
        cmap=ListedColormap([blue, orange, green]), vmin=0, vmax=2, alpha=0.3, grid_resolution=200,
    )
    for name, color in zip(tree.classes_, [blue, orange, green]):
        part = features[species == name]
        ax.scatter(*part.to_numpy().T, s=12, color=color, marker=markers[name], label=name)
    ax.set(xlabel="Bill length (mm)", ylabel="Flipper length (mm)", title=title)
axes[0].legend()
plt.show()

# %% [markdown]
# *The figure shows two maps of bill length and flipper length. All borders are level or upright. On the left the map is
# cut into four rectangles, two of them for Adelies, and some penguins stand on land of another species. On the right
# there are thin strips and small rectangles besides, and nearly every penguin stands on land of its own colour.*
#
# **Look** A question about one feature cuts straight across, so all land is made of rectangles. On the right the tree
# has gone on asking until every leaf held a single species, if need be for the sake of one penguin. You have seen such
# [overfitting](../appendix/glossary.md#overfitting) before. Cross-validation tells what it is worth:

# %%
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate

folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
rows = {}
for name, model in {"two questions": tree, "as many as it likes": deep}.items():
    result = cross_validate(model, features, species, cv=folds, return_train_score=True)
    rows[name] = {
        "leaves": model.get_n_leaves(), "training": result["train_score"].mean(),
        "test": result["test_score"].mean(), "spread": result["test_score"].std(),
    }
table = pd.DataFrame(rows).T
table.round(3)

# %% [markdown]
# **Look** On its training penguins the deep tree makes no mistake. On new ones it is no better than the
# one with four leaves, which you can explain on the telephone. When to stop asking is the subject of [a later
# lesson](04_when_to_stop.py).
#
# ## How sure?
#
# A tree has probabilities, too: the shares of the species among the training penguins in the leaf.

# %%
newcomers = pd.DataFrame({"bill_length_mm": [38.0, 43.3, 43.4, 60.0], "flipper_length_mm": [190, 190, 190, 190]})
chances = pd.DataFrame(tree.predict_proba(newcomers), columns=tree.classes_).round(3)
pd.concat([newcomers, chances], axis=1)

# %% [markdown]
# **Look** The first two penguins are in the same leaf, so they get the same probabilities, although one of them stands
# right at the border. A tenth of a millimetre further everything is different. Then, up to the longest bill in
# the world, nothing changes again. The tree knows no *nearly*.
#
# ## Surprise: it does not mind the units
#
# Neighbours went astray when [one feature was in grams and the other in
# millimetres](../pipeline/04_fair_distances.py). Let us be nasty to a tree: the bill in metres, and of the flipper the
# logarithm.
#
# ```{admonition} What do you expect?
# :class: tip
# For how many of the 342 penguins will the tree of two questions change its answer?
# ```

# %%
import numpy as np

odd = pd.DataFrame({
    "bill_length_m": features["bill_length_mm"] / 1000, "flipper_log": np.log(features["flipper_length_mm"]),
})
odd_tree = DecisionTreeClassifier(max_depth=2, random_state=0).fit(odd, species)
changed = (odd_tree.predict(odd) != tree.predict(features)).sum()
print(f"{changed} answers have changed")
print(export_text(odd_tree, feature_names=list(odd.columns), decimals=4))

# %% [markdown]
# **Look** Not one. The limits are other numbers, and they lie between the same two penguins as before. A question *at
# most or more?* only needs to know who is longer than whom. Units, scaling, and bent scales leave this *order* as it
# is. So **trees need no scaler**, and no logarithm either. (Words still have to become numbers. And the nastiness has a
# limit: for scikit-learn two values that differ by less than 0.0000001 are equal. With the bill in *kilometres* an
# answer changes.)
#
# ```{admonition} Try it
# :class: seealso
# Add `bill_depth_mm` as a third feature, and let the tree ask three questions. Does it use the new feature? Where?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(penguins) == 342 and round(species.eq("Adelie").mean(), 2) == 0.44 and 0.94 < right < 0.96
nodes = tree.tree_
assert nodes.node_count == 7 and list(nodes.threshold[[0, 1, 4]].round(2)) == [206.5, 43.35, 40.85]
leaf_names = tree.classes_[nodes.value[[2, 3, 5, 6], 0].argmax(axis=1)]
assert list(leaf_names) == ["Adelie", "Chinstrap", "Adelie", "Gentoo"] and same == 1
assert table.loc["as many as it likes", "training"] == 1 and table.loc["two questions", "leaves"] == 4
assert table["test"].diff().iloc[1] < 0.005 and deep.score(features, species) == 1
assert (chances.iloc[0] == chances.iloc[1]).all() and (chances.iloc[2] == chances.iloc[3]).all()
assert list(chances.idxmax(axis=1)) == ["Adelie", "Adelie", "Chinstrap", "Chinstrap"] and changed == 0
kilometres = features / 1_000_000
far = DecisionTreeClassifier(max_depth=2, random_state=0).fit(kilometres, species).predict(kilometres)
assert (far != tree.predict(features)).sum() >= 1

# %% [markdown]
# ## Remember
#
# - A **decision tree** asks *is this feature at most so large?*, one question after the other, and says what most of
#   the training samples in the same **leaf** are.
# - It can be read aloud. Its land is made of rectangles.
# - Its probabilities are shares of a leaf: the same all over the leaf, and another beyond the border.
# - Only the order of the values counts. Trees need no scaling.
