# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 2: Side by side, or in a row?
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
# solution
models = {
    "forest": RandomForestRegressor(n_estimators=50, random_state=0),
    "boosting": HistGradientBoostingRegressor(max_iter=50, random_state=0),
    "line": make_pipeline(StandardScaler(), RidgeCV()),
}
errors = pd.DataFrame({
    name: -cross_val_score(model, features, target, cv=folds, scoring="neg_mean_absolute_error")
    for name, model in models.items()
})
errors.agg(["mean", "std"]).T.round(1)

# %% [markdown] tags=["solution"]
# The straight model has the lowest error. Ensembles are strong where there are curves and interactions to be found, and
# enough samples to find them. Here are few samples and much noise.

# %% [markdown]
# ## Slower
#
# **Question 2.** Give boosting smaller trees and smaller steps: `max_leaf_nodes=3` with learning rates of 0.02, 0.05,
# 0.1 and 0.3 (50 trees each). Plot error and spread against the learning rate, with a title and labels. What helps?

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns

rates = [0.02, 0.05, 0.1, 0.3]
tried = pd.DataFrame({
    rate: -cross_val_score(
        HistGradientBoostingRegressor(max_iter=50, max_leaf_nodes=3, learning_rate=rate, random_state=0),
        features, target, cv=folds, scoring="neg_mean_absolute_error",
    ) for rate in rates
})
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.errorbar(rates, tried.mean(), tried.std(), fmt="o-", capsize=4, color=sns.color_palette("colorblind")[0])
ax.set(
    xscale="log", xlabel="Learning rate (logarithmic scale)", ylabel="Mean absolute error (no unit)",
    xticks=rates, xticklabels=rates, title="Boosting with three leaves",
)
ax.minorticks_off()
plt.show()

# %% [markdown] tags=["solution"]
# *The plot shows four points with long bars. The error falls steeply from 0.02 to 0.05, and less and less after that.*
# With 50 small trees, small steps do not get far enough: a slow learner needs more trees. Beyond 0.1 the rate hardly
# matters.

# %% [markdown]
# ## Fold by fold
#
# **Question 3.** Compare the best of question 2 with the straight model, fold by fold: mean and spread of the
# difference. Is one of them better?

# %%
# solution
best = tried.mean().idxmin()
difference = tried[best] - errors["line"]
print(f"learning rate {best}: difference {difference.mean():.1f} ± {difference.std():.1f}")

# %% [markdown] tags=["solution"]
# The difference is smaller than its spread. Nothing speaks for the ensemble, and the straight model can be read. It
# would be the choice.

# %% [markdown]
# ## Beyond the table
#
# **Question 4.** Fit a forest and the straight model to the people whose `bmi` is at most 30, and predict for the
# others. What is the largest prediction of each? Which of the two can say more than the largest target that it has
# seen?

# %%
# solution
slim = features["bmi"] <= 30
largest = {
    name: models[name].fit(features[slim], target[slim]).predict(features[~slim]).max() for name in ["forest", "line"]
}
print({name: round(float(value)) for name, value in largest.items()}, "largest target seen", target[slim].max())

# %% [markdown] tags=["solution"]
# A forest gives means of targets that it has seen, and can never leave their range. A straight model can. Here it stays
# just within; for a person with a still larger `bmi` it would go on.

# %% tags=["solution", "hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert features.shape == (442, 10) and errors.mean().idxmin() == "line"
assert tried.mean().idxmin() == 0.3 and tried.mean().idxmax() == 0.02
assert abs(difference.mean()) < difference.std(), (difference.mean(), difference.std())
means = tried.mean()
assert means[0.02] - means[0.05] > means[0.05] - means[0.1] > 0 and 0 < means[0.1] - means[0.3] < 1
assert largest["forest"] < target[slim].max() and largest["forest"] < largest["line"] < target[slim].max()
