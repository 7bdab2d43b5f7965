# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 1: A bag by hand
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
# Write your code here.

# %% [markdown]
# ## The vote
#
# **Question 2.** Let the first 1, 5, 15 and 39 trees vote (odd numbers, so that nobody draws). Plot the accuracy
# against the number of trees, with a title and labels, and a line for the mean of the single trees. What does the vote
# gain?

# %%
# Write your code here.

# %% [markdown]
# ## Agreement
#
# **Question 3.** For which share of the test samples do all 40 trees agree? How often are they wrong there, and how
# often is the vote of 39 wrong where they do not agree?

# %%
# Write your code here.

# %% [markdown]
# ## Out of the bag
#
# **Question 4.** Fit a `RandomForestClassifier` with 100 trees and `oob_score=True`. Compare its `oob_score_` with its
# accuracy on the test samples. How far may two such numbers differ by chance? (The standard error of a share $p$ of
# $n$ samples is $\sqrt{p (1 - p) / n}$.)

# %%
# Write your code here.
