# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 3: A price for a flat
#
# Another table, and a number as the target: the monthly rents of 400 flats of a town that does not exist. The table is
# **simulated**. **What would a flat cost, and how far off would you be?**
#
# You need what you have learnt about words, about scales, about cross-validation, and about baselines.

# %%
import pandas as pd

flats = pd.read_csv("../datasets/flats.csv")
features, rent = flats.drop(columns="rent_eur"), flats["rent_eur"]
flats.head(3)

# %% [markdown]
# ## Look first
#
# **Question 1.** Which columns are numbers, and which hold words? Is anything missing? What are the lowest, the mean
# and the highest rent? Plot the rent against the area, with a title and labels, and tell flats with and without a lift
# apart.

# %%
# Write your code here.

# %% [markdown]
# ## A pipeline
#
# **Question 2.** Make a preparation that one-hot encodes `lift` and scales the other columns, and put it before (a) a
# `LinearRegression` and (b) a `KNeighborsRegressor` of five neighbours. Score both, and a `DummyRegressor`, with
# `"neg_mean_absolute_error"` and the folds `RepeatedKFold(n_splits=5, n_repeats=4, random_state=0)`. Give mean and
# spread in euros. How much of the baseline's error is left?

# %%
# Write your code here.

# %% [markdown]
# ## Without a scale
#
# **Question 3.** Leave out the scaler (`remainder="passthrough"` in its place), and score both models again. Which of
# them does not mind, and why?

# %%
# Write your code here.

# %% [markdown]
# ## A flat of your own
#
# **Question 4.** Fit the linear regression to all flats, and ask for the rent of a flat of 60 m² with two rooms, in a
# house of 40 years, on the third floor, 2 km from the centre, once with a lift and once without. What do you tell
# somebody who asks how sure you are?

# %%
# Write your code here.
