# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 1: A bag by hand
#
# 569 lumps, 30 measurements of their cells; benign or malignant. The table comes with scikit-learn. **Build a bag of
# trees yourself, and find out what each tree is good for.** (An exercise with an old table, not medical advice.)

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import resample

features, target = load_breast_cancer(return_X_y=True, as_frame=True)
X_train, X_test, y_train, y_test = train_test_split(
    features, target, test_size=200, stratify=target, random_state=0
)

# %% [markdown]
# ## Forty trees
#
# **Question 1.** Fit 40 trees, each to a table drawn by `resample` from the training samples (use the number of the
# tree as `random_state` of both). Keep their predictions for the test samples in an array with 40 rows. How accurate
# are they, on average, and with which spread?

# %%
# solution
votes = []
for number in range(40):
    X_drawn, y_drawn = resample(X_train, y_train, random_state=number)
    votes.append(DecisionTreeClassifier(random_state=number).fit(X_drawn, y_drawn).predict(X_test))
votes = np.array(votes)
single = (votes == y_test.to_numpy()).mean(axis=1)
print(f"single trees: {single.mean():.3f} ± {single.std():.3f}")

# %% [markdown]
# ## The vote
#
# **Question 2.** Let the first 1, 5, 15 and 39 trees vote (odd numbers, so that nobody draws). Plot the accuracy
# against the number of trees, with a title and labels, and a line for the mean of the single trees. What does the vote
# gain?

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns

blue, orange = sns.color_palette("colorblind")[:2]
numbers = [1, 5, 15, 39]
accuracy = [((votes[:number].mean(axis=0) > 0.5) == y_test).mean() for number in numbers]
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.plot(numbers, accuracy, "o-", color=blue, label="vote")
ax.axhline(single.mean(), color=orange, linestyle="--", label="mean of single trees")
ax.set(xlabel="Number of trees", ylabel="Accuracy (share of lumps)", title="What the vote gains")
ax.legend()
plt.show()

# %% [markdown] tags=["solution"]
# *The plot shows the accuracy of the vote at four numbers of trees, always above a dashed line, the mean of the single
# trees.* The vote is better than a single tree is on average (the first tree happens to be a good one), and the first
# few trees bring nearly everything. The rest is chance: the four points differ by three of the 200 lumps.

# %% [markdown]
# ## Agreement
#
# **Question 3.** For which share of the test samples do all 40 trees agree? How often are they wrong there, and how
# often is the vote of 39 wrong where they do not agree?

# %%
# solution
share = votes.mean(axis=0)
agree = (share == 0) | (share == 1)
wrong = (votes[:39].mean(axis=0) > 0.5) != y_test
print(f"all agree on {agree.mean():.2f}; wrong there {wrong[agree].mean():.3f}, elsewhere {wrong[~agree].mean():.3f}")

# %% [markdown] tags=["solution"]
# Where all agree the vote is hardly ever wrong. Where they quarrel it is wrong far more often. So the *share* of votes
# tells how sure the bag is, and that is what `predict_proba` of a forest gives.

# %% [markdown]
# ## Out of the bag
#
# **Question 4.** Fit a `RandomForestClassifier` with 100 trees and `oob_score=True`. Compare its `oob_score_` with its
# accuracy on the test samples. How far may two such numbers differ by chance? (The standard error of a share $p$ of
# $n$ samples is $\sqrt{p (1 - p) / n}$.)

# %%
# solution
from sklearn.ensemble import RandomForestClassifier

forest = RandomForestClassifier(n_estimators=100, oob_score=True, random_state=0).fit(X_train, y_train)
test_score = forest.score(X_test, y_test)
error = np.sqrt(test_score * (1 - test_score) / len(y_test))
print(f"out of bag {forest.oob_score_:.3f}, test {test_score:.3f}, standard error of the test score {error:.3f}")

# %% [markdown] tags=["solution"]
# The two differ by no more than a few standard errors. With 200 test samples more cannot be told, and the out-of-bag
# score did not need them.

# %% tags=["solution", "hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(features) == 569 and features.shape[1] == 30
assert min(accuracy) > single.mean() and round(np.ptp(accuracy) * len(y_test)) == 3
assert single[0] > single.mean() and accuracy[3] - accuracy[1] < accuracy[1] - single.mean() + 0.01
assert wrong[agree].mean() < 0.03 and wrong[~agree].mean() > 5 * wrong[agree].mean()
assert abs(forest.oob_score_ - test_score) < 3 * error
