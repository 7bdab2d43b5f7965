# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What is the best score worth?
#
# A search is over. It has tried sixteen combinations by [cross-validation](../appendix/glossary.md#cross-validation),
# and hands you the winner and its score.
#
# > *May I tell my friends this score?*
#
# [The best of many](../selection/05_the_best_of_many.py) has warned you: choosing is learning, and a drawer with a test
# set was the remedy. But with sixty samples, who can afford a drawer? In this lesson you will
#
# - see by how much the best score of a search is too good when there are few samples,
# - put a search inside of a cross-validation,
# - find out which settings a nested cross-validation recommends (none!), and what it is good for nevertheless.
#
# A biologist has caught 60 penguins and would like to tell the males from the females by four measurements. For this
# lesson we know more than she does: the 273 others will tell us how good her model *really* is.

# %%
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split

penguins = pd.read_csv("../datasets/penguins.csv").dropna()
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
features, sex = penguins[measured].to_numpy(), penguins["sex"].to_numpy()


def caught(seed):
    return train_test_split(features, sex, train_size=60, stratify=sex, random_state=seed)


X, X_others, y, y_others = caught(seed=0)
print(f"{len(X)} penguins caught, {len(X_others)} others")

# %% [markdown]
# Her model is a [decision tree](../appendix/glossary.md#decision-tree) with four knobs, and a random search turns them:
# how many questions one after the other, how many penguins an answer must rest on, how many of the measurements each
# question may choose from, and how it is told which question is good.

# %%
from sklearn.model_selection import RandomizedSearchCV, StratifiedKFold
from sklearn.tree import DecisionTreeClassifier

knobs = {
    "max_depth": [1, 2, 3, 4, 5, 6, 8, 10], "min_samples_leaf": list(range(1, 16)),
    "max_features": [1, 2, 3, 4], "criterion": ["gini", "entropy"],
}
search = RandomizedSearchCV(
    DecisionTreeClassifier(random_state=0), knobs, n_iter=16, random_state=0,
    cv=StratifiedKFold(n_splits=3, shuffle=True, random_state=0),
)
search.fit(X, y)
print(f"best score {search.best_score_:.2f} with {search.best_params_}")

# %% [markdown]
# ```{admonition} What do you expect?
# :class: tip
# `best_score_` is a mean over folds, and no penguin was judged by a tree that had learnt from it. Moreover the final
# tree has learnt from all 60 penguins, and not from 40. Will it do better or worse on the 273 others?
# ```

# %%
print(f"on the 273 others: {search.score(X_others, y_others):.2f}")

# %% [markdown]
# One catch may be a freak. Let her go out six times, catch 60 penguins each time, and do the whole search anew.

# %%
rows = []
for seed in range(6):
    X, X_others, y, y_others = caught(seed)
    search.fit(X, y)
    rows.append({"best score": search.best_score_, "really": search.score(X_others, y_others)})
catches = pd.DataFrame(rows)
print(catches.round(2))
catches.agg(["mean", "std"]).round(2)

# %% [markdown]
# **Look** The best score promises more than the tree keeps, in most catches, and on average by several percentage
# points. It is the maximum of sixteen means, each of which has some luck in it. Whoever takes the maximum, collects the
# luck.
#
# ## A search inside of a cross-validation
#
# The remedy is one line, because *a search is a model*. Whatever can be done with a model can be done with a search:
# also a cross-validation. It is then called a **[nested
# cross-validation](../appendix/glossary.md#nested-cross-validation)**.
#
# | | inner folds | outer folds |
# |---|---|---|
# | who makes them | the search | `cross_val_score` |
# | what for | choose the knobs | judge the one who has chosen |
# | who takes part | only the outer *training* penguins | everybody, once |
#
# For each outer fold the whole search is done anew, without the penguins of this fold. Its winner is scored on them. So
# no penguin judges a choice in which it had a say.
#
# ```{admonition} What do you expect?
# :class: tip
# Sixteen tries, three inner folds, one last fit, and five outer folds: how many trees will be grown for one catch? And
# will the mean of the outer scores be nearer to the first column of the table, or to the second?
# ```

# %%
from sklearn.model_selection import cross_val_score

outer = StratifiedKFold(n_splits=5, shuffle=True, random_state=1)
nested = []
for seed in range(6):
    X, _, y, _ = caught(seed)
    nested.append(cross_val_score(search, X, y, cv=outer).mean())
catches["nested"] = nested
print(f"trees for one catch: {5 * (16 * 3 + 1)}")
catches.agg(["mean", "std"]).round(2)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

colors = sns.color_palette("colorblind")
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
columns = ["best score", "nested", "really"]
ax.plot(columns, catches[columns].T, color="0.75", linewidth=1)
for place, (name, marker) in enumerate(zip(columns, "os^")):
    ax.plot([name] * 6, catches[name], marker, color=colors[place], markersize=8)
    ax.plot([place - 0.15, place + 0.15], [catches[name].mean()] * 2, color="black", linewidth=3)
ax.set(
    xlabel="How the tree was judged", ylabel="Accuracy (share of penguins)", title="Six catches of 60 penguins",
    xlim=(-0.4, 2.4),
)
plt.show()

# %% [markdown]
# *The plot shows three columns of six points (some lie on top of each other), joined by thin lines, with a black bar at
# each mean. The bar of the best
# scores is highest. Those of the nested scores and of the real ones are lower, and close to each other.*
#
# **Look** at the bars. On average over the catches the nested score tells what the trees are really worth; the best
# score does not. Look at the points, too: a *single* nested score may be off by several percentage points, up or down.
# There are only 60 penguins. Nesting takes the bias away and not the [variance](../appendix/glossary.md#variance).
#
# ## Surprise: it recommends nothing
#
# The biologist is content, and would like to know *which* settings the nested cross-validation recommends. Let us ask
# each of the five searches of the first catch for its winner.

# %%
from sklearn.model_selection import cross_validate

X, X_others, y, y_others = caught(seed=0)
result = cross_validate(search, X, y, cv=outer, return_estimator=True)
winners = pd.DataFrame([inner.best_params_ for inner in result["estimator"]])
winners["score on the fold"] = result["test_score"].round(2)
winners

# %% [markdown]
# **Look** The five searches do not agree, although all of them have tried the same sixteen combinations, and any two of
# them share three quarters of their penguins. So there is no setting that "comes out of" a nested cross-validation.
# What it judges is not a tree but a *way of choosing* trees: give this search 48 penguins, and what it hands back will
# be right about so often.
#
# And the scores on the single folds? Each of them rests on twelve penguins. Only their mean is worth telling, with its
# spread.
#
# So this is what one does:
#
# 1. `cross_val_score(search, X, y)`: the mean, with its spread, is what you tell.
# 2. `search.fit(X, y)` with *all* samples: its `best_estimator_` is what you use.
# 3. `best_score_` has done its duty inside of the search. It is not for publication.
#
# ```{admonition} Does the drawer become superfluous?
# :class: note dropdown
# With many samples a drawer is simpler and cheaper: one search, one score. With few samples a drawer is either too
# small to tell anything or takes away too much to learn from. Then nest. In both cases *everything* that was chosen by
# looking at the samples (features, scaling, the kind of model) has to happen inside.
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(features) == 333 and len(X) == 60 and len(X_others) == 273 and len(search.cv_results_["params"]) == 16
assert (catches["best score"] > catches["really"]).sum() >= 4
gap = catches["best score"].mean() - catches["really"].mean()
assert 0.03 < gap < 0.12, gap
assert abs(catches["nested"].mean() - catches["really"].mean()) < gap / 2
assert catches["nested"].mean() < catches["best score"].mean() - 0.02
assert 0.04 < abs(catches["nested"] - catches["really"]).max() < 0.15
assert 5 * (16 * 3 + 1) == 245 and len(winners.iloc[:, :4].drop_duplicates()) >= 2

# %% [markdown]
# ## Remember
#
# - The best score of a search is the maximum of many means. With few samples it is clearly too good.
# - A search is a model. `cross_val_score(search, X, y)` judges it by samples that had no say in its choice.
# - A nested cross-validation judges a **way of choosing**, and recommends no settings.
# - Tell the nested score. Use what the search gives when it is fitted to all samples.
