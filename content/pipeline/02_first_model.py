# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A first model: ask the neighbours
#
# In [the last lesson](01_table_and_target.py) we found a rule for the species of a penguin by looking at a plot. It had
# two numbers in it, and we chose them by eye.
#
# > *Can the computer find the rule by itself?*
#
# It can, and in a way that you could explain to a child: **to guess what a new penguin is, look at the penguins that
# resemble it most.** In this lesson you will
#
# - do this by hand for one penguin,
# - let scikit-learn do it for all of them: `fit`, `predict`, `score`,
# - see what the model has learnt, as a map,
# - turn the one knob that this model has.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["bill_length_mm", "bill_depth_mm"]]
target = penguins["species"]
features.head()

# %% [markdown]
# From here on we keep two things apart: the **features** (a table, one row for each penguin) and the **target** (one
# column, one species for each penguin). Every model in scikit-learn is given these two.
#
# ## By hand, for one penguin
#
# Somebody sends us the measurements of a penguin that is not in the table: its bill is 44.5 mm long and 17.4 mm deep.
#
# ```{admonition} What do you expect?
# :class: tip
# Which of our penguins could help us? How would you measure that two penguins *resemble* each other?
# ```
#
# A natural answer is the distance in the plot, as a ruler would measure it: the root of the sum of the squared
# differences.

# %%
newcomer = pd.DataFrame({"bill_length_mm": [44.5], "bill_depth_mm": [17.4]})

differences = features - newcomer.iloc[0]
distance = ((differences**2).sum(axis="columns")) ** 0.5
nearest = distance.nsmallest(5)
penguins.loc[nearest.index, ["species", "bill_length_mm", "bill_depth_mm"]].assign(distance=nearest.round(2))

# %% [markdown]
# **Look** The five penguins that are nearest to the newcomer, the very nearest first. They do not agree, and the
# very nearest is alone in its opinion. We can let them vote:

# %%
votes = penguins.loc[nearest.index, "species"].value_counts()
votes

# %%
import matplotlib.pyplot as plt
import seaborn as sns

palette = dict(zip(["Adelie", "Chinstrap", "Gentoo"], sns.color_palette("colorblind").as_hex()))
markers = {"Adelie": "o", "Chinstrap": "s", "Gentoo": "X"}
ax = sns.scatterplot(
    penguins, x="bill_length_mm", y="bill_depth_mm", hue="species", style="species", palette=palette, markers=markers
)
ax.scatter(*features.loc[nearest.index].T.values, s=120, facecolors="none", edgecolors="black", label="5 nearest")
ax.scatter(*newcomer.T.values, s=200, marker="+", color="black", label="newcomer")
ax.set(
    xlabel="Bill length (mm)", ylabel="Bill depth (mm)", xlim=(38, 50), ylim=(15, 21),
    title="The newcomer stands where three species meet",
)
ax.legend(loc="upper left", fontsize="x-small")
plt.show()

# %% [markdown]
# *The plot shows the middle part of the plot of the bills. A black cross, the newcomer, lies where the three clouds
# meet. The five nearest penguins carry a black ring.*
#
# This is the whole idea of the **[k-nearest neighbours](../appendix/glossary.md#k-nearest-neighbours)** model. The
# letter *k* stands for how many neighbours vote.
#
# ## With scikit-learn, for any number of penguins

# %%
from sklearn.neighbors import KNeighborsClassifier

model = KNeighborsClassifier(n_neighbors=5)
model.fit(features, target)

# %% [markdown]
# **Look** What you see is a drawing of the model. Two lines made it:
#
# - the first *makes* a model that knows nothing yet, and sets its knob: five neighbours;
# - `fit` is the [learning](../appendix/glossary.md#fit): the model is shown features **and** target. This kind of model
#   simply remembers them. Others will compute something from them.
#
# Now we can ask it. `predict` takes features only.

# %%
newcomer_species = model.predict(newcomer)
newcomer_species

# %%
pd.DataFrame(model.predict_proba(newcomer), columns=model.classes_)

# %% [markdown]
# **Look** `predict` gives the winner of the vote that we held by hand. `predict_proba` gives each species' share of the
# votes. It is good to know both: the model has an answer, and it tells how divided the neighbours were.
#
# ## How often is it right?
#
# We ask the model for the species of all penguins in the table, and compare with the truth.

# %%
predictions = model.predict(features)
share_right = (predictions == target).mean()
print(f"by hand: {share_right:.3f}")
print(f"score:   {model.score(features, target):.3f}")

# %% [markdown]
# **Look** [`score`](../appendix/glossary.md#score) did the same in one step: predict, compare, take the share. For
# models that predict a class, the score is the accuracy that you know from the last lesson. The rule that we made by
# hand was right for 91 % of the penguins. The neighbours do better, and nobody had to look at a plot.
#
# ## A map of what the model would say
#
# A model has an answer for *every* possible bill, not only for those in the table. We can colour each place of the plot
# by what the model would say there.
#
# ```{admonition} What do you expect?
# :class: tip
# The more neighbours vote, the ... will the border between the colours be?
# ```
#
# ```{admonition} An answer
# :class: note dropdown
# The more neighbours vote, the *calmer* the border: a single odd penguin is outvoted by those around it. Then look at
# the map on the right: a border can also be too calm.
# ```

# %%
from matplotlib.colors import ListedColormap
from sklearn.inspection import DecisionBoundaryDisplay

land = ListedColormap(list(palette.values()))
fig, axes = plt.subplots(1, 3, figsize=(12, 4), sharey=True, layout="constrained")
for ax, k in zip(axes, [1, 15, 200]):
    fitted = KNeighborsClassifier(n_neighbors=k).fit(features, target)
    DecisionBoundaryDisplay.from_estimator(
        fitted, features, ax=ax, response_method="predict", plot_method="pcolormesh", cmap=land, vmin=0, vmax=2,
        alpha=0.3, grid_resolution=150, xlabel="Bill length (mm)", ylabel="Bill depth (mm)",
    )
    sns.scatterplot(
        features, x="bill_length_mm", y="bill_depth_mm", hue=target, style=target, palette=palette, markers=markers,
        ax=ax, s=20, legend=ax is axes[0],
    )
    ax.set_title(f"{k} neighbour{'s' if k > 1 else ''}")
fig.suptitle("What the model says at each place")
plt.show()

# %% [markdown]
# *The figure shows three maps. With 1 neighbour the borders are ragged, and there are small islands around single
# penguins. With 15 neighbours the islands are gone and the borders are calmer. With 200 neighbours two colours are
# left: nowhere does the model say Chinstrap.*
#
# **Look** One neighbour: each penguin, however odd, rules over the land around it. Two hundred: there are only 68
# Chinstrap penguins, so they can never have the most votes among two hundred, even where they live.
#
# ## Surprise: a perfect score
#
# ```{admonition} What do you expect?
# :class: tip
# We turn the knob from 1 to 342, which is everybody. Which setting will have the best score?
# ```

# %%
scores = {}
for k in [1, 5, 15, 50, 200, 342]:
    fitted = KNeighborsClassifier(n_neighbors=k).fit(features, target)
    scores[k] = fitted.score(features, target)
pd.Series(scores, name="score").rename_axis("neighbours").round(3)

# %% [markdown]
# **Look** At the lower end everybody votes, about every penguin. The most common species always wins, and we are back
# at the 44 % of the closed eyes.
#
# At the upper end stands a perfect score. With one neighbour the model never makes a mistake. Have we solved the
# biologist's problem?
#
# Think about what happened. We asked the model about penguins that it *remembers*. The nearest neighbour of a penguin
# that is in the table is ... that penguin itself. The model looked up the answer. It is as if the questions of an exam
# had been handed out, with the answers, the day before.
#
# So the ragged map on the left has the best score of the three, and you may well feel that it is not the best model.
# [The next lesson](03_unseen_penguins.py) shows how to measure what you feel.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert votes.size == 3 and target[nearest.index[0]] != newcomer_species[0]
assert votes[target[nearest.index[0]]] == 1 and newcomer_species[0] == votes.idxmax() and votes.iloc[0] > votes.iloc[1]
assert share_right == model.score(features, target) > 0.91
assert scores[1] == 1.0 and max(scores, key=scores.get) == 1
assert round(scores[342], 2) == round((target == "Adelie").mean(), 2) == 0.44
assert (target == "Chinstrap").sum() == 68 and len(target) == 342
assert set(fitted.predict(features)) == {"Adelie"}
two_hundred = KNeighborsClassifier(n_neighbors=200).fit(features, target)
assert set(two_hundred.predict(features)) == {"Adelie", "Gentoo"}
rule = [("Adelie" if a < 43 else "Gentoo" if b < 17 else "Chinstrap") for a, b in features.values]
assert round((rule == target).mean(), 2) == 0.91

# %% [markdown]
# ## Remember
#
# - **k-nearest neighbours** predicts what most of the *k* most similar samples are.
# - Every model in scikit-learn has the same three verbs: `fit(features, target)` learns, `predict(features)` answers,
#   `score(features, target)` says how good the answers are.
# - What you set before learning, like `n_neighbors`, is called a
#   **[hyperparameter](../appendix/glossary.md#hyperparameter)**. It decides how free the model is: few neighbours make
#   ragged borders, many make calm ones.
# - A score on samples that the model has learnt from can be perfect, and mean nothing.
