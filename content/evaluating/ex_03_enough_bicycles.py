# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Exercise 3: Enough bicycles
#
# The rides at sixteen bicycle stations, week by week, **simulated**. The town wants to know for each station how many
# rides there will be, and to have enough bicycles there. **Which errors count?**

# %%
import numpy as np
import pandas as pd
from sklearn.compose import TransformedTargetRegressor, make_column_transformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, mean_absolute_percentage_error, root_mean_squared_error
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

rides = pd.read_csv("../datasets/rides.csv").astype({"station": "category"})
columns = ["station", "temperature_c", "rain_mm", "week"]
past, future = rides[rides["week"] <= 130], rides[rides["week"] > 130]
print(f"{len(past)} rows to learn from, {len(future)} rows of the last half-year to judge by")

# %% [markdown]
# ## Three scores
#
# **Question 1.** Fit two models to the past, and judge both by the future, with the mean absolute error, the root of
# the mean squared error, and the relative error: `adding` as below, and the same inside of
# `TransformedTargetRegressor(adding, func=np.log, inverse_func=np.exp)`, which learns the *logarithm* of the rides.
# Which is better? (When amounts grow by factors, their logarithms grow by steps.)

# %%
adding = make_pipeline(
    make_column_transformer((OneHotEncoder(), ["station"]), remainder="passthrough"), LinearRegression()
)

# %%
# Write your code here.

# %% [markdown]
# ## Look
#
# **Question 2.** For the better model, plot the residuals against the predictions, once in rides, and once in percent
# of the prediction. With a title and labels. What is the same everywhere: the error in rides, or in percent?

# %%
# Write your code here.

# %% [markdown]
# ## Enough, nine times out of ten
#
# **Question 3.** The town wants so many bicycles that in nine of ten station-weeks there are enough. Fit
# `HistGradientBoostingRegressor(loss="quantile", quantile=0.9, max_iter=60, random_state=0)` to the past. In which
# share of the past are the rides at most as many as it says? And in which share of the future? Why?

# %%
# Write your code here.

# %% [markdown]
# ## What does it cost?
#
# **Question 4.** A ride for which no bicycle is there costs 4 €, a bicycle too many costs 1 €. Compute the mean cost in
# the future of (a) the model of question 1 with the logarithm, (b) the same, multiplied by 1.1, 1.2, 1.4 and 1.6, (c)
# the quantile model of question 3. What do you recommend? Why is the honest prediction not the cheapest?

# %%
# Write your code here.
