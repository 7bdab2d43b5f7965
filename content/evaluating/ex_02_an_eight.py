# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 2: An eight, or not?
#
# 1797 handwritten digits, 8 by 8 pixels each; the table comes with scikit-learn. A machine reads letters, and *eights*
# cause trouble. **How well can two models tell an eight from the rest, and are they as sure as they should be?**
#
# One model is a logistic regression with a high price on large coefficients. The other is new: `GaussianNB`, *Gaussian
# naive Bayes*. For each class it learns how bright each pixel is, and how much that varies, and then pretends that the
# pixels have nothing to do with each other.

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

pixels, digit = load_digits(return_X_y=True)
is_eight = digit == 8
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
models = {
    "logistic": make_pipeline(StandardScaler(), LogisticRegression(C=0.01)), "naive": GaussianNB(var_smoothing=0.01)
}

# %% [markdown]
# ## Count
#
# **Question 1.** With `cross_val_predict` and `folds`, let each model say of each digit whether it is an eight. Compute
# accuracy, recall and precision. Which accuracy has somebody who always says *no*? Which model is the better one?

# %%
# Write your code here.

# %% [markdown]
# ## All thresholds
#
# **Question 2.** Take the probabilities (`method="predict_proba"`), and draw ROC and precision-recall curve of both
# models side by side. Which model puts the digits into the better order? Is the difference as large as question 1 has
# made it look?

# %%
# Write your code here.

# %% [markdown]
# ## The price
#
# **Question 3.** An eight that is missed costs 10 cents, a false alarm 1 cent. What does each model cost at one half,
# and at the threshold that the prices ask for?

# %%
# Write your code here.

# %% [markdown]
# ## As sure as it should be?
#
# **Question 4.** Sort the digits by what each model says: up to 0.1, up to 0.5, up to 0.9, and above. For each
# group, compare the mean of the probabilities with the share of eights. Which model is too sure, and which is not sure
# enough? How does that explain question 3? (Such a comparison is called
# **[calibration](../appendix/glossary.md#calibration)**.)

# %%
# Write your code here.
