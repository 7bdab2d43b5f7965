# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 2: Benign or malignant?
#
# Cells from a lump were photographed under a microscope, and a program has measured their nuclei: radius, texture,
# smoothness and so on, 30 numbers for each of 569 patients. The lumps turned out to be benign or malignant. The table
# comes with scikit-learn. **How sure can a linear model be?** (It is an exercise with an old table, not medical
# advice.)

# %%
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

features, benign = load_breast_cancer(return_X_y=True, as_frame=True)
is_malignant = benign == 0
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)

# %% [markdown]
# **Question 1.** How many of the lumps are malignant? Cross-validate (with `folds`) a `DummyClassifier`, and a pipeline
# of a scaler and `LogisticRegression()`. Which share of the baseline's mistakes is left?

# %%
# Write your code here.

# %% [markdown]
# **Question 2.** Vary `C` from 0.0001 to 10,000 in steps of a factor of 10. For each, compute the mean training and
# test score, for the accuracy *and* for the log loss (`scoring=["accuracy", "neg_log_loss"]`; give `max_iter=5000`).
# Where is each best? What happens to the log loss where `C` is large, and why does the accuracy hardly show it?

# %%
# Write your code here.

# %% [markdown]
# **Question 3.** With `cross_val_predict(..., method="predict_proba")` and `cv=5`, give each patient a probability of
# being malignant. How many malignant lumps are missed, and how many false alarms are there, if you call *malignant*
# what has a probability above 0.5? And above 0.1? Which would you prefer?

# %%
# Write your code here.
