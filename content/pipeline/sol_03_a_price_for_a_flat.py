# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 3: A price for a flat
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
# solution
import matplotlib.pyplot as plt
import seaborn as sns

print(features.dtypes.to_dict())
print(f"{flats.isna().sum().sum()} cells are empty")
print(f"from {rent.min()} to {rent.max()} €, mean {rent.mean():.0f} €")
ax = sns.scatterplot(flats, x="area_m2", y="rent_eur", hue="lift", style="lift", palette="colorblind")
ax.set(xlabel="Area (m²)", ylabel="Rent (€ a month)", title="400 flats of a simulated town")
plt.show()

# %% [markdown] tags=["solution"]
# *The plot shows a cloud of points that rises from the lower left to the upper right. Flats with and without a lift are
# mixed.* The lift is a word, everything else a number, and nothing is missing.

# %% [markdown]
# ## A pipeline
#
# **Question 2.** Make a preparation that one-hot encodes `lift` and scales the other columns, and put it before (a) a
# `LinearRegression` and (b) a `KNeighborsRegressor` of five neighbours. Score both, and a `DummyRegressor`, with
# `"neg_mean_absolute_error"` and the folds `RepeatedKFold(n_splits=5, n_repeats=4, random_state=0)`. Give mean and
# spread in euros. How much of the baseline's error is left?

# %%
# solution
from sklearn.compose import make_column_transformer
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_val_score
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

numbers = [name for name in features.columns if name != "lift"]
preparation = make_column_transformer((OneHotEncoder(), ["lift"]), (StandardScaler(), numbers))
folds = RepeatedKFold(n_splits=5, n_repeats=4, random_state=0)
models = {
    "always the mean": DummyRegressor(), "linear regression": make_pipeline(preparation, LinearRegression()),
    "neighbours": make_pipeline(preparation, KNeighborsRegressor(n_neighbors=5)),
}
errors = pd.DataFrame({
    name: -cross_val_score(model, features, rent, cv=folds, scoring="neg_mean_absolute_error")
    for name, model in models.items()
})
errors.agg(["mean", "std"]).T.round(0)

# %% [markdown] tags=["solution"]
# Who always says the mean is off by about 170 €. The linear regression leaves about half of that error, and the
# neighbours about two fifths: similar flats have similar rents, and a line cannot bend.

# %% [markdown]
# ## Without a scale
#
# **Question 3.** Leave out the scaler (`remainder="passthrough"` in its place), and score both models again. Which of
# them does not mind, and why?

# %%
# solution
unscaled = make_column_transformer((OneHotEncoder(), ["lift"]), remainder="passthrough")
without = pd.DataFrame({
    name: -cross_val_score(
        make_pipeline(unscaled, model[-1]), features, rent, cv=folds, scoring="neg_mean_absolute_error"
    )
    for name, model in models.items() if name != "always the mean"
})
without.agg(["mean", "std"]).T.round(0)

# %% [markdown] tags=["solution"]
# The linear regression gives the same to the last digit that is shown: it multiplies each column by a number of its
# own. The neighbours measure distances: without a scale the age of the house, which goes up to 130, and the area count
# for nearly everything. So they become worse, and are no better than the line. By how much depends on whether the
# columns with the large numbers are those that matter.

# %% [markdown]
# ## A flat of your own
#
# **Question 4.** Fit the linear regression to all flats, and ask for the rent of a flat of 60 m² with two rooms, in a
# house of 40 years, on the third floor, 2 km from the centre, once with a lift and once without. What do you tell
# somebody who asks how sure you are?

# %%
# solution
flat = {"area_m2": 60, "rooms": 2, "age_years": 40, "floor": 3, "centre_km": 2.0}
asked = pd.DataFrame([flat | {"lift": word} for word in ["yes", "no"]])[features.columns]
answer = models["linear regression"].fit(features, rent).predict(asked)
print(f"with a lift {answer[0]:.0f} €, without {answer[1]:.0f} €")
print(f"usually off by {errors['linear regression'].mean():.0f} €")

# %% [markdown] tags=["solution"]
# The rent is known up to about 85 €, on average, *for flats like those of the table*. The two flats differ by a good
# 100 €; for the model, a lift is worth the same on each floor. Whether that is true, its error does not tell.

# %% tags=["solution", "hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(flats) == 400 and not flats.isna().any(axis=None)
assert features.select_dtypes("number").shape[1] == 5 and "lift" not in numbers
means = errors.mean()
left = means / means["always the mean"]
assert abs(means["always the mean"] - 170) < 5 and abs(left["linear regression"] - 0.5) < 0.05
assert abs(left["neighbours"] - 0.4) < 0.05
assert abs(without["linear regression"].mean() - means["linear regression"]) < 0.5
assert without["neighbours"].mean() > max(means["neighbours"] + 10, without["linear regression"].mean() - 5)
assert features["age_years"].max() == 130
assert abs(means["linear regression"] - 85) < 3 and 100 < answer[0] - answer[1] < 150, answer
