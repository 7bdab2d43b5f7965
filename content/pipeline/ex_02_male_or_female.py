# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 2: Male or female?
#
# This exercise uses everything from this module: scaling, cross-validation, words and numbers, and a baseline.
#
# Nobody could say of nine penguins in our table whether they were male or female. **Could a model?** You will build one
# from the other penguins, find out how far you can trust it, and then ask it about the nine.
#
# Two models will compete: the five nearest neighbours, and `LogisticRegression`. The second is new to you, and that
# does not matter: in spite of its name it predicts categories, and it has the same three verbs. (`max_iter=1000`
# allows it to take as many steps as it needs.)

# %%
import pandas as pd
from sklearn.linear_model import LogisticRegression

penguins = pd.read_csv("../datasets/penguins.csv")
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]

# %% [markdown]
# ## Prepare
#
# **Question 1.** Make a table `known` with the penguins whose sex is known, and a table `unknown` with the others.
# How many are there of each? Of the known ones, how many are female and how many male? What accuracy does that
# promise to somebody who does not look?

# %%
# Write your code here.

# %% [markdown]
# ## Compare
#
# **Question 2.** Make two pipelines that scale the four measurements and then use (a) five neighbours and (b)
# `LogisticRegression(max_iter=1000)`. Score both, and a `DummyClassifier`, with **the same** folds:
# `RepeatedStratifiedKFold(n_splits=5, n_repeats=5, random_state=0)`. Give mean and standard deviation. Are both models
# worth something? Is one of them clearly better?

# %%
# Write your code here.

# %% [markdown]
# **Question 3.** Now tell the models the species too. Use `make_column_transformer` to one-hot encode `species` and to
# scale the measurements. Which of the two models gains, and in how many of the 25 rounds?
#
# Before you run it: why might the *species* help to tell the *sex*, although each species has as many males as females?

# %%
# Write your code here.

# %% [markdown]
# ## Ask
#
# **Question 4.** Fit the logistic regression with species to all known penguins. Look at `predict_proba` for the nine
# unknown ones. For how many is the model surer than 90 %? And what would you write beside the results if you gave
# them to the biologist?

# %%
# Write your code here.

# %% [markdown]
# ## One more time
#
# **Question 5.** Back to the wines of the first exercise. All 13 features and five neighbours were right for about
# seven wines in ten. Put a scaler in front, and cross-validate with `folds`, with the scaler and without.

# %%
# Write your code here.
