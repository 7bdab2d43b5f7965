# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # The best of many
#
# You know how to compare models: give each the same test, and take the one with the best score. And then you tell your
# friends the score of the winner.
#
# > *Is the winner's score still an honest one?*
#
# Think of a hundred people who each toss a coin ten times. One of them gets nine heads. Is he good at it? In this
# lesson you will
#
# - try many models on something that cannot be predicted, and find a "good" one,
# - see the winner fail on new samples,
# - learn to keep a third heap of samples, that nobody has looked at,
# - see how much all this matters when there *is* something to predict.

# %%
import numpy as np
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv").dropna()
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
features = penguins[measured]
sex = penguins["sex"].to_numpy()


def shuffled(column, seed):
    return pd.Series(column).sample(frac=1, random_state=seed).to_numpy()


coin = shuffled(sex, seed=0)
print(f"{len(penguins)} penguins, {(sex == 'male').sum()} of them male")

# %% [markdown]
# **Look** We have two targets. `sex` is real, and in [an exercise](../pipeline/ex_02_male_or_female.py) of the first
# module it could be predicted quite well. `coin` is the same column, but shuffled like a deck of cards: it has nothing
# to do with the penguin any more. Nobody can be right about it in more than about half of the cases, except by luck.
#
# ## Seventy-five recipes
#
# There is much to choose. Which of the four measurements should the neighbours see? How many neighbours should vote?
# Every combination is a recipe.

# %%
from itertools import combinations

from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

choices_of_columns = [list(some) for size in range(1, 5) for some in combinations(range(4), size)]
recipes = [(columns, neighbours) for columns in choices_of_columns for neighbours in [1, 3, 7, 15, 31]]
print(f"{len(choices_of_columns)} choices of columns, {len(recipes)} recipes, for instance {recipes[30]}")

# %% [markdown]
# ## Two heaps, and a winner
#
# Half of the penguins to learn from. Of the other half we put one half, a quarter of all, aside into a drawer, and
# close it. On the quarter that is left we judge all 75 recipes. It is the **validation set**.

# %%
from sklearn.model_selection import train_test_split


def three_heaps(target, seed):
    X_train, X_rest, y_train, y_rest = train_test_split(
        features.to_numpy(), target, test_size=0.5, stratify=target, random_state=seed
    )
    X_validation, X_drawer, y_validation, y_drawer = train_test_split(
        X_rest, y_rest, test_size=0.5, stratify=y_rest, random_state=seed
    )
    return (X_train, y_train), (X_validation, y_validation), (X_drawer, y_drawer)


def score_of(recipe, train, other):
    columns, neighbours = recipe
    model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=neighbours))
    return model.fit(train[0][:, columns], train[1]).score(other[0][:, columns], other[1])


train, validation, drawer = three_heaps(coin, seed=0)
print(f"{len(train[1])} to learn from, {len(validation[1])} to choose by, {len(drawer[1])} in the drawer")

# %% [markdown]
# ```{admonition} What do you expect?
# :class: tip
# The target is `coin`, which nobody can predict. What will be the mean accuracy of the 75 recipes on the validation
# set? And the accuracy of the best of them?
# ```

# %%
validation_scores = pd.Series([score_of(recipe, train, validation) for recipe in recipes])
winner = recipes[validation_scores.idxmax()]
winning_score = validation_scores.max()
print(f"mean of all {validation_scores.mean():.2f}, best {winning_score:.2f}")
print(f"the winner: columns {[measured[column] for column in winner[0]]}, {winner[1]} neighbours")

# %%
import matplotlib.pyplot as plt
import seaborn as sns

green, orange = sns.color_palette("colorblind")[2], sns.color_palette("colorblind")[1]
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.hist(validation_scores, bins=np.arange(0.3, 0.7, 0.02), color=green, edgecolor="white")
ax.axvline(0.5, color="black", linestyle="--", label="a coin")
ax.axvline(winning_score, color=orange, linewidth=3, label="the winner")
ax.set(
    xlabel="Accuracy on the validation set (share of penguins)", ylabel="Number of recipes",
    title="75 recipes for something that cannot be predicted",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows a histogram of 75 scores around one half, which is marked by a dashed line. Some are well below it,
# some well above; the winner is the one at the right end.*
#
# **Look** On the whole the recipes do as well as a coin. That is right: there is nothing to learn. But they *scatter*,
# because the validation set is small, and so one of them has to come out on top. Had we been shown nothing but the
# winner, we might have believed it: a reason why just these columns tell what we want to know is quickly found.
#
# ## The drawer
#
# The penguins in the drawer have played no part, neither in learning nor in choosing. They are the
# [test set](../appendix/glossary.md#test-set). We open it **once**, for the winner.
#
# ```{admonition} What do you expect?
# :class: tip
# How will the winner do?
# ```

# %%
print(f"the winner on the validation set: {winning_score:.2f}")
print(f"the winner on the test set:       {score_of(winner, train, drawer):.2f}")

# %% [markdown]
# One split may be a freak. So we do the whole thing for eight other splits, the choosing included, each time with a
# newly shuffled coin.

# %%
def choose_and_open(target, seed, recipes):
    train, validation, drawer = three_heaps(target, seed)
    scores = [score_of(recipe, train, validation) for recipe in recipes]
    winner = recipes[int(np.argmax(scores))]
    return {"validation": max(scores), "test": score_of(winner, train, drawer)}


seeds = range(1, 9)
with_coin = pd.DataFrame([choose_and_open(shuffled(sex, seed), seed, recipes) for seed in seeds], index=seeds)
with_coin.agg(["mean", "std"]).round(2)

# %% [markdown]
# **Look** The score by which the winner was chosen is far above one half, and the score on the test set is where it
# belongs. Nothing in the code was wrong, no test sample had been learnt from. *The choosing itself* is a way of
# learning: it has learnt which recipe goes well with the accidents of the validation set. The more recipes are tried,
# the more accidents are on offer.
#
# ## When there is something to predict
#
# ```{admonition} What do you expect?
# :class: tip
# Now the real target, `sex`. Will the winner's score on the validation set still be too good? By as much?
# ```

# %%
with_sex = pd.DataFrame([choose_and_open(sex, seed, recipes) for seed in seeds], index=seeds)
with_sex.agg(["mean", "std"]).round(2)

# %%
fig, axes = plt.subplots(1, 2, figsize=(9, 4), sharey=True, layout="constrained")
for ax, (name, results) in zip(axes, {"a coin": with_coin, "the sex of the penguin": with_sex}.items()):
    for seed in seeds:
        ax.plot([0, 1], results.loc[seed], color="grey", linewidth=1)
    ax.plot([0] * len(results), results["validation"], "o", color=orange)
    ax.plot([1] * len(results), results["test"], "s", color=green)
    ax.set(
        title=name, xlabel="Heap of penguins", xticks=[0, 1], xticklabels=["validation:\nchosen by", "test:\nnew"],
        xlim=(-0.4, 1.4),
    )
axes[0].set_ylabel("Accuracy of the winner (share of penguins)")
fig.suptitle("The winner's score, where it was chosen and where it is new")
plt.show()

# %% [markdown]
# *The figure shows two panels with eight lines each. On the left, for the coin, the lines fall from about 0.6 to about
# 0.5. On the right, for the sex, most lines fall as well, from a little above 0.9 to a little below.*
#
# **Look** With a real target the winner deserves most of its score: it is far above one half on the new penguins as
# well. But most of the lines fall here, too. A score by which something was chosen is **too good**, on average, always.
# How much too good depends on how many recipes you tried, on how different they are, and on how small the validation
# set is.
#
# ## The way to do it
#
# | heap | what for | how often |
# |---|---|---|
# | training set | `fit` | as often as you like |
# | [validation set](../appendix/glossary.md#validation-set) | compare, choose, turn knobs | as often as you like |
# | test set | say how good the chosen one is | once, at the end |
#
# [Cross-validation](../appendix/glossary.md#cross-validation) may take the place of the first two heaps. Its scores
# scatter less than those of a single small validation set, so the winner has less luck in it. But it is the same game:
# if you choose by them, they are no test any more.
#
# And if the test score disappoints you? Then that is the result. If you go back, change something and open the drawer
# again, the drawer has become a validation set.
#
# ```{admonition} Is this a contradiction to what we have done so far?
# :class: note dropdown
# Not for as long as we compared two or three models whose scores were far apart: there is little luck in such a choice.
# With ten positions of a knob it begins to matter, with hundreds it matters a lot.
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(recipes) == 75 and len(choices_of_columns) == 15
assert abs(len(train[1]) / 333 - 0.5) < 0.01 and abs(len(drawer[1]) - len(validation[1])) <= 1
assert abs((sex == "male").mean() - 0.5) < 0.01
assert round(validation_scores.mean(), 1) == 0.5 and winning_score > 0.56 and validation_scores.min() < 0.45
assert validation_scores.between(0.3, 0.7).all()
assert score_of(winner, train, drawer) < winning_score - 0.03
assert abs(with_coin["validation"].mean() - 0.6) < 0.04 and abs(with_coin["test"].mean() - 0.5) < 0.05
assert (with_coin["test"] < with_coin["validation"]).sum() >= 7
assert (with_sex["test"] < with_sex["validation"]).sum() >= 5 and with_sex["test"].min() > 0.75
assert 0.9 < with_sex["validation"].mean() < 0.95 and 0.84 < with_sex["test"].mean() < 0.9
loss = (with_coin - with_sex).mean()
assert loss["validation"] - loss["test"] > 0 and len(with_sex) == 8

# %% [markdown]
# ## Remember
#
# - Choosing is learning. The score by which you chose the winner is too good.
# - Keep a **test set** in a drawer until everything is decided, and open it once.
# - Training set, validation set, test set: to learn, to choose, to judge.
# - Of a good result ask: *the best of how many?*
