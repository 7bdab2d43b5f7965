# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 1: Another island
#
# The biologist would like to know the mass of a penguin from bill and flipper, without a balance. Next year she may go
# to the same islands again, or to another one. **How far off will her model be, there?**

# %%
import pandas as pd
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, LeaveOneGroupOut, cross_val_score
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]]
mass = penguins["body_mass_g"]

# %% [markdown]
# ## Who has to be beaten
#
# **Question 1.** Cross-validate (`"neg_mean_absolute_error"`, `KFold(5, shuffle=True, random_state=0)`) four models:
# always the mean, always the median, a linear regression, and `KNeighborsRegressor(10)` behind a scaler. Give mean and
# spread in grams. Which of the two dummies is the better baseline, and why?

# %%
# Write your code here.

# %% [markdown]
# ## Next year
#
# **Question 2.** `LeaveOneGroupOut` leaves out one group after the other. Leave out one `year` after the other, and
# give the three errors of each model. Will she be able to use the model next year?

# %%
# Write your code here.

# %% [markdown]
# ## Another island
#
# **Question 3.** Now leave out one `island` after the other (the groups come in the order of the alphabet). Plot the
# errors of the four models for each island, with a title and labels. Where does it go wrong? Look at who lives where.

# %%
# Write your code here.

# %% [markdown]
# ## Only Adelies
#
# **Question 4.** Adelies live on all three islands. Do questions 1 and 3 again with Adelies only (line and dummy are
# enough). What would you tell her: can the model go to another island?

# %%
# Write your code here.
