# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 2: Another season?
#
# The balance is still broken, so the body mass of the penguins has to be estimated from their lengths. The biologist
# wonders whether to spend another season on the ice, to measure some hundred penguins more. **What would it bring?**
# And is there something else that would bring more?

# %%
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import ShuffleSplit
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

penguins = pd.read_csv("../datasets/penguins.csv")
lengths = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
target = penguins["body_mass_g"]
splits = ShuffleSplit(n_splits=30, test_size=0.25, random_state=0)
sizes = [10, 15, 25, 40, 60, 100, 150, 256]
straight = LinearRegression()
neighbours = make_pipeline(StandardScaler(), KNeighborsRegressor(n_neighbors=5))

# %% [markdown]
# ## Two models grow up
#
# **Question 1.** Compute the learning curves of both models, `straight` and `neighbours`, with `learning_curve`, the
# given `splits` and `sizes`, and `scoring="neg_mean_absolute_error"`. Draw the *test* errors of both, in grams, over
# the number of penguins to learn from, into one plot with a title and labelled axes. Which model would you take if you
# had ten penguins? And which with 256?

# %%
# Write your code here.

# %% [markdown]
# ## Is the season worth it?
#
# **Question 2.** For both models: how large is the gap between training and test error with 256 penguins? By how many
# grams has the test error fallen from 150 to 256? What would you expect of another hundred penguins?

# %%
# Write your code here.

# %% [markdown]
# ## Something else
#
# **Question 3.** Everybody on the ice can see which species a penguin belongs to. Tell the linear regression
# (`OneHotEncoder` for `species`, the lengths passed through). Compare its test error with and without the species, with
# 256 penguins, and with 60. What is worth more, the species or the other 196 penguins?

# %%
# Write your code here.

# %% [markdown]
# ## An honest number
#
# **Question 4.** Now choose the number of neighbours, and say how good the chosen model is. For each of the seeds 0 to
# 9: put a quarter of the penguins into a drawer (`train_test_split` with that seed), choose among 1, 2, 3, 5, 8, 12, 20
# and 35 neighbours by the cross-validated error on the others (`cv=5`), fit the winner to the others, open the drawer.
# Give the means of both errors: the one by which it was chosen, and the one from the drawer. Is the first one too good,
# and by much?

# %%
# Write your code here.
