# %% [markdown]
# # Exercise 2: Was it worth the search?
#
# 569 lumps, 30 measurements of the nuclei of their cells under the microscope; the lumps turned out to be benign or
# malignant. The table comes with scikit-learn. A colleague has let a search run all night, and is proud of its best
# score. **What was the search worth?** (This is an exercise with an old table, not medical advice.)

# %%
import pandas as pd
from scipy.stats import loguniform
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RandomizedSearchCV, StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

features, target = load_breast_cancer(return_X_y=True)
model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
inner = StratifiedKFold(n_splits=3, shuffle=True, random_state=0)
outer = StratifiedKFold(n_splits=5, shuffle=True, random_state=1)

# %% [markdown]
# The logistic regression has a knob called `C`, for how freely it may follow the training samples: small is stiff,
# large is free.
#
# ## Draw
#
# **Question 1.** `C` may lie anywhere between 0.0001 and 10,000. Which distribution do you take, and how likely is it
# that a draw lies between 0.1 and 10? Check it with a thousand draws (`rvs(1000, random_state=0)`).

# %%
# Write your code here.

# %% [markdown]
# ## Search
#
# **Question 2.** Run a `RandomizedSearchCV` with 20 draws of `C` (`random_state=0`, `cv=inner`). Plot the mean score
# against `C`, with a title, labels, and bars for the spread (`ax.errorbar`). Is there one best `C`?

# %%
# Write your code here.

# %% [markdown]
# ## Judge
#
# **Question 3.** Score three things by `cross_val_score` with `cv=outer`: the `model` as it is (`C` is 1 then), the
# search, and the model with `C=0.0001`. Give means and spreads. Compare the first two fold by fold: how large is the
# mean difference, and its spread? What do you say to the colleague?

# %%
# Write your code here.

# %% [markdown]
# ## Which C?
#
# **Question 4.** The nested cross-validation has made five searches. Which `C` did each of them choose
# (`cross_validate(..., return_estimator=True)`)? By which factor do the smallest and the largest differ? Do the scores
# on their folds differ as much?

# %%
# Write your code here.
