# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 2: Side by side, or in a row?
#
# 442 people with diabetes, ten measurements, and how far the disease had progressed a year later. No model has been
# very good at it so far. **Forest or boosting? And does either beat a straight model?**

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import RidgeCV
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

features, target = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
folds = KFold(n_splits=5, shuffle=True, random_state=0)

# %% [markdown]
# ## As they come
#
# **Question 1.** Cross-validate (`"neg_mean_absolute_error"`, `folds`) a forest with 50 trees, histogram boosting with
# 50 trees, and `make_pipeline(StandardScaler(), RidgeCV())`. Give means and spreads. Who wins?

# %%
# Write your code here.

# %% [markdown]
# ## Slower
#
# **Question 2.** Give boosting smaller trees and smaller steps: `max_leaf_nodes=3` with learning rates of 0.02, 0.05,
# 0.1 and 0.3 (50 trees each). Plot error and spread against the learning rate, with a title and labels. What helps?

# %%
# Write your code here.

# %% [markdown]
# ## Fold by fold
#
# **Question 3.** Compare the best of question 2 with the straight model, fold by fold: mean and spread of the
# difference. Is one of them better?

# %%
# Write your code here.

# %% [markdown]
# ## Beyond the table
#
# **Question 4.** Fit a forest and the straight model to the people whose `bmi` is at most 30, and predict for the
# others. What is the largest prediction of each? Which of the two can say more than the largest target that it has
# seen?

# %%
# Write your code here.
