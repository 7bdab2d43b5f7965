# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # When to stop asking
#
# A tree that is not held back asks until every leaf is pure. It is then always right about the past.
#
# > *When should it stop?*
#
# In this lesson you will
#
# - turn four knobs that all mean *stop*, each in a way of its own,
# - prune a tree that has grown too far,
# - find out how much the choice of knob matters,
# - grow a hundred trees for the same task, and be surprised by their first questions.
#
# The task: male or female, from four measurements of 333 penguins.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv").dropna()
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
features, sex = penguins[measured], penguins["sex"]
sex.value_counts()

# %% [markdown]
# ## So many questions and no more
#
# `max_depth` limits how many questions are asked one after the other. A [validation
# curve](../appendix/glossary.md#validation-curve) shows what it does.
#
# ```{admonition} What do you expect?
# :class: tip
# Sketch two lines over the depths from 1 to 10: the accuracy on training penguins, and on test penguins.
# ```

# %%
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import RepeatedStratifiedKFold, ValidationCurveDisplay
from sklearn.tree import DecisionTreeClassifier

sns.set_palette("colorblind")
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=3, random_state=0)
depths = [1, 2, 3, 4, 5, 6, 8, 10]
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
curve = ValidationCurveDisplay.from_estimator(
    DecisionTreeClassifier(random_state=0), features, sex, param_name="max_depth", param_range=depths, cv=folds,
    ax=ax, std_display_style="errorbar", score_name="Accuracy (share of penguins)",
)
ax.set(xlabel="max_depth (questions)", title="Male or female: how deep should the tree be?")
plt.show()
train_accuracy, test_accuracy = curve.train_scores.mean(axis=1), curve.test_scores.mean(axis=1)
pd.DataFrame({"training": train_accuracy, "test": test_accuracy}, index=depths).round(3)

# %% [markdown]
# *The plot shows two lines with bars for the spread over the folds. The training accuracy climbs from about 0.7 to 1.
# The test accuracy climbs with it up to depth 3, and stays near 0.87 from there on; its bars are wide.*
#
# **Look** Left of depth 3 the tree underfits. To the right the gap opens, and the test accuracy gains nothing
# more. It does not fall much, either: a deep tree has many tiny leaves, and each of them spoils only its tiny piece
# of land.
#
# ## Four ways to say stop
#
# | knob | when it stops |
# |---|---|
# | `max_depth` | after so many questions in a row, everywhere alike |
# | `min_samples_leaf` | before a leaf would rest on fewer samples |
# | `max_leaf_nodes` | when there are so many leaves; the most useful questions are asked first |
# | `ccp_alpha` | never; it grows fully, and is then pruned |
#
# The last one needs a word. **[Pruning](../appendix/glossary.md#pruning)** first lets the tree grow, and then cuts off
# branches whose questions have not lowered the impurity enough: each leaf has to earn a price, `ccp_alpha`. The higher
# the price, the smaller the tree. A greedy tree that stops early may miss the good question that comes after a dull
# one; pruning looks back when all has been asked.
#
# ```{admonition} What do you expect?
# :class: tip
# Which of the four finds the best tree? Will it matter?
# ```

# %%
from sklearn.model_selection import GridSearchCV

knobs = {
    "max_depth": [2, 3, 4, 6, 10], "min_samples_leaf": [1, 3, 5, 10, 20],
    "max_leaf_nodes": [4, 8, 16, 32, 64], "ccp_alpha": [0, 0.003, 0.005, 0.01, 0.02],
}
rows = {}
for name, positions in knobs.items():
    search = GridSearchCV(DecisionTreeClassifier(random_state=0), {name: positions}, cv=folds).fit(features, sex)
    rows[name] = {
        "best position": search.best_params_[name], "accuracy": search.best_score_,
        "spread": search.cv_results_["std_test_score"][search.best_index_],
        "leaves": search.best_estimator_.get_n_leaves(),
    }
four_ways = pd.DataFrame(rows).T
four_ways.round(3)

# %% [markdown]
# **Look** All four arrive at nearly the same accuracy; the differences are far smaller than the spread over the folds.
# But not at the same tree: one has eight leaves or so, another three times as many. If somebody is to *read* the tree,
# that is a reason to choose. Otherwise turn one knob, and do not worry about the others. (`min_samples_leaf` is a good
# first choice for numbers: it makes the means in the leaves dependable.)
#
# ## A branch is cut off

# %%
path = DecisionTreeClassifier(random_state=0).cost_complexity_pruning_path(features, sex)
sizes = []
for price in path.ccp_alphas[:-1].clip(min=0):
    pruned = DecisionTreeClassifier(ccp_alpha=price, random_state=0).fit(features, sex)
    sizes.append({"price": price, "leaves": pruned.get_n_leaves(), "training accuracy": pruned.score(features, sex)})
sizes = pd.DataFrame(sizes)
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
ax.step(sizes["price"], sizes["leaves"], where="post", linewidth=2.5)
ax.set(
    xlabel="Price of a leaf (ccp_alpha, no unit)", ylabel="Leaves of the tree",
    title="The higher the price, the fewer leaves",
)
plt.show()

# %% [markdown]
# *The plot shows the number of leaves over the price of a leaf. It falls steeply from about 40 at price 0 to about ten,
# and then in a few wide steps to 3.*
#
# **Look** Most leaves go at once, for next to no price: they stood for single penguins. A few questions resist for
# long. These are what the tree has to say.
#
# ## Surprise: a hundred trees, a hundred opinions
#
# How certain is the *first* question, at least? It is chosen with all samples at hand. Let us give a hundred trees
# each a random four fifths of the penguins.
#
# ```{admonition} What do you expect?
# :class: tip
# Any two of these trees have most penguins in common. How many of the hundred will ask about the same feature first?
# ```

# %%
import numpy as np

opinions, answers = [], []
for seed in range(100):
    some = features.sample(frac=0.8, random_state=seed)
    tree = DecisionTreeClassifier(max_depth=4, random_state=0).fit(some, sex[some.index])
    opinions.append((measured[tree.tree_.feature[0]], round(float(tree.tree_.threshold[0]), 1)))
    answers.append(tree.predict(features) == "male")
opinions = pd.DataFrame(opinions, columns=["feature", "limit"])
print(f"{len(opinions.drop_duplicates())} different first questions")
opinions["feature"].value_counts()

# %%
answers = np.array(answers)
first, others = answers[0], answers[1:]
print(f"another tree disagrees with the first one about {(others != first).mean():.0%} of the penguins")
undecided = (answers.mean(axis=0) > 0.1) & (answers.mean(axis=0) < 0.9)
print(f"{undecided.sum()} of {len(sex)} penguins are male for more than ten of the trees, and female for more than ten")

# %% [markdown]
# **Look** The trees do not even agree about where to begin. Two features are nearly equally good for the first
# question, a few penguins more or less decide, and below another first question much else is different, too. A tree is
# **unstable**: it has much [variance](../appendix/glossary.md#variance).
#
# Two lessons follow. Do not build a story upon the first question of a single tree. And remember the remedy against
# variance: averaging. A hundred trees that disagree can vote. We cross-validate a vote of 30 trees; each gets a random
# four fifths of the training penguins.

# %%
from sklearn.ensemble import BaggingClassifier
from sklearn.model_selection import cross_val_score

candidates = {
    "one tree": DecisionTreeClassifier(random_state=0),
    "one tree, 5 penguins in each leaf": DecisionTreeClassifier(min_samples_leaf=5, random_state=0),
    "vote of 30 trees": BaggingClassifier(
        DecisionTreeClassifier(), n_estimators=30, max_samples=0.8, bootstrap=False, random_state=0
    ),
}
once = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=1)
votes = pd.DataFrame({name: cross_val_score(model, features, sex, cv=once) for name, model in candidates.items()})
votes.agg(["mean", "std"]).T.round(3)

# %% [markdown]
# **Look** The vote is better than the single tree that has grown freely, although the trees in it have grown freely,
# too. It is about as good as a tree that has been held back with care, and nobody had to turn a knob. This is the
# beginning of [another module](../ensembles/00_introduction.md).

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(features) == 333 and (np.diff(train_accuracy) > 0).all() and 0.69 < train_accuracy[0] < 0.75
assert train_accuracy[-1] > 0.99 and (np.abs(test_accuracy[2:] - 0.87) < 0.02).all()
assert test_accuracy[1] < test_accuracy[2]
assert np.ptp(four_ways["accuracy"]) < four_ways["spread"].min() / 2
assert four_ways["leaves"].max() >= 3 * four_ways["leaves"].min() and 7 <= four_ways["leaves"].min() <= 10
assert 37 <= sizes["leaves"].iloc[0] <= 44 and sizes["leaves"].is_monotonic_decreasing
assert sizes["leaves"].iloc[-1] == 3 and sizes.loc[sizes["price"] > 0.01, "leaves"].max() < 10
assert 55 <= opinions["feature"].value_counts().iloc[0] <= 85 and opinions["feature"].nunique() >= 3
assert len(opinions.drop_duplicates()) > 8 and 0.02 < (others != first).mean() < 0.2 and undecided.sum() > 20
vote_gain = votes["vote of 30 trees"].mean() - votes.mean()
assert vote_gain.iloc[0] > 0.01 and abs(vote_gain.iloc[1]) < 0.01

# %% [markdown]
# ## Remember
#
# - Four knobs stop a tree: `max_depth`, `min_samples_leaf`, `max_leaf_nodes`, `ccp_alpha`. One is usually enough.
# - **Pruning** lets a tree grow and then cuts off what is not worth its price.
# - A tree is **unstable**: a few other samples, another tree. Do not build a story upon its first question.
# - Many trees can vote. That is the way to the next models.
