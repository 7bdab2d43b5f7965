# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 1: A year later
#
# A table with 442 people who have diabetes comes with scikit-learn. You have met it in
# [What is a score worth?](../pipeline/07_what_a_score_is_worth.py) Its target is a number that says how far the disease
# has progressed a year after the measurements. There are ten features: age, sex, body mass index (`bmi`), blood
# pressure (`bp`), and six values of the blood, `s1` to `s6`. **What can a linear model tell from them?**

# %%
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_val_score

features, target = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
folds = RepeatedKFold(n_splits=5, n_repeats=4, random_state=0)
features.head()

# %% [markdown]
# ## One feature
#
# **Question 1.** Fit a linear regression with `bmi` as its only feature. What is the slope, and what does it say in
# words? What R² does it have, cross-validated with `folds`, and with which standard deviation?

# %%
# Write your code here.

# %% [markdown]
# **Question 2.** Plot the residuals against the prediction, with title, labels and a line at zero. Is there a pattern?

# %%
# Write your code here.

# %% [markdown]
# ## All ten
#
# **Question 3.** Now all ten features. How much does R² rise? Scale them, and learn the coefficients from 50 tables
# that are drawn with `sklearn.utils.resample` (`random_state` from 0 to 49). For which features is the sign of the
# coefficient the same in at least 48 of them? Which two coefficients wobble most, and what is the correlation of these
# two features?

# %%
# Write your code here.

# %% [markdown]
# ## More columns?
#
# **Question 4.** Add all squares and products with `PolynomialFeatures(2, include_bias=False)`. Does the score get
# better? Why?

# %%
# Write your code here.
