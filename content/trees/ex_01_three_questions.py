# %% [markdown]
# # Exercise 1: Three questions about wine
#
# The 178 wines of three varieties of grape once more, with 13 measurements each. Neighbours were good at telling the
# varieties, when the measurements had been scaled. **How far do a few questions lead, and can you ask them without a
# computer?**

# %%
import pandas as pd
from sklearn.datasets import load_wine
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier, export_text

features, variety = load_wine(return_X_y=True, as_frame=True)
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)

# %% [markdown]
# ## One question
#
# **Question 1.** Guess first: what is the highest share of the wines that a tree of depth 1 can get right, whatever it
# asks? (The varieties have 59, 71 and 48 wines.) Then fit it to all wines, print its question, and its accuracy.

# %%
# Write your code here.

# %% [markdown]
# ## A few more
#
# **Question 2.** Cross-validate trees of depth 1, 2, 3 and of any depth (`None`). Give mean and spread. How many
# leaves does each have when it is fitted to all wines? Which one would you keep?

# %%
# Write your code here.

# %% [markdown]
# ## The first question, by hand
#
# **Question 3.** Compute the [Gini impurity](../appendix/glossary.md#gini-impurity) of all wines, and the weighted
# impurity after the question that your tree of depth 1 asks. Compare with `tree_.impurity` and
# `tree_.weighted_n_node_samples`.

# %%
# Write your code here.

# %% [markdown]
# ## Scales
#
# **Question 4.** Cross-validate a tree of depth 3 with a `StandardScaler` before it, and without. What do you expect?
# Do the same with `KNeighborsClassifier()`. Why do the two kinds of model react so differently?

# %%
# Write your code here.
