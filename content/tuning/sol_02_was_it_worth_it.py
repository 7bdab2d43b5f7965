# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 2: Was it worth the search?
#
# 569 lumps, 30 measurements of the nuclei of their cells under the microscope; the lumps turned out to be benign or
# malignant. The table comes with scikit-learn. A colleague has let a search run all night, and is proud of its best
# score. **What was the search worth?** (This is an exercise with an old table, not medical advice.)

# %%
import pandas as pd
from scipy.stats import loguniform
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RandomizedSearchCV, StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

features, target = load_breast_cancer(return_X_y=True)
model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
inner = StratifiedKFold(n_splits=3, shuffle=True, random_state=0)
outer = StratifiedKFold(n_splits=5, shuffle=True, random_state=1)

# %% [markdown]
# The logistic regression has a knob called `C`, for how freely it may follow the training samples: small is stiff,
# large is free.
#
# ## Draw
#
# **Question 1.** `C` may lie anywhere between 0.0001 and 10,000. Which distribution do you take, and how likely is it
# that a draw lies between 0.1 and 10? Check it with a thousand draws (`rvs(1000, random_state=0)`).

# %%
# solution
prices = loguniform(1e-4, 1e4)
draws = prices.rvs(1000, random_state=0)
share = ((draws > 0.1) & (draws < 10)).mean()
print(f"share between 0.1 and 10: {share:.2f}")

# %% [markdown] tags=["solution"]
# The order of magnitude is unknown, so `loguniform`. From 0.0001 to 10,000 there are eight factors of ten, from 0.1 to
# 10 two of them: one draw in four. With `uniform` it would be one in a thousand.

# %% [markdown]
# ## Search
#
# **Question 2.** Run a `RandomizedSearchCV` with 20 draws of `C` (`random_state=0`, `cv=inner`). Plot the mean score
# against `C`, with a title, labels, and bars for the spread (`ax.errorbar`). Is there one best `C`?

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns

search = RandomizedSearchCV(model, {"logisticregression__C": prices}, n_iter=20, cv=inner, random_state=0)
search.fit(features, target)
results = pd.DataFrame(search.cv_results_).sort_values("param_logisticregression__C")
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.errorbar(
    results["param_logisticregression__C"].astype(float), results["mean_test_score"], results["std_test_score"],
    fmt="o", color=sns.color_palette("colorblind")[0], capsize=3,
)
ax.set(
    xscale="log", xlabel="C (logarithmic scale)", ylabel="Accuracy (share of lumps)", title="Twenty draws of C"
)
plt.show()
print(f"best score {search.best_score_:.3f} with C = {search.best_params_['logisticregression__C']:.3g}")

# %% [markdown] tags=["solution"]
# *The plot shows twenty points with bars. From the left they rise steeply, from less than 0.7 to about 0.98 between 0.1
# and 10, and on the right they fall a little.* In the middle there is a plateau: several points whose bars overlap. One
# of them has to be the highest.

# %% [markdown]
# ## Judge
#
# **Question 3.** Score three things by `cross_val_score` with `cv=outer`: the `model` as it is (`C` is 1 then), the
# search, and the model with `C=0.0001`. Give means and spreads. Compare the first two fold by fold: how large is the
# mean difference, and its spread? What do you say to the colleague?

# %%
# solution
stiff = make_pipeline(StandardScaler(), LogisticRegression(C=0.0001))
scores = pd.DataFrame({
    name: cross_val_score(candidate, features, target, cv=outer)
    for name, candidate in {"as it comes": model, "searched": search, "C = 0.0001": stiff}.items()
})
difference = scores["searched"] - scores["as it comes"]
print(f"the search changes the accuracy by {difference.mean():.3f}, with a spread of {difference.std():.3f}")
scores.agg(["mean", "std"]).round(3)

# %% [markdown] tags=["solution"]
# The search brings nothing that could be told from luck: the difference is smaller than its spread over the folds. The
# makers of the library have chosen the default so that it does well where columns are on one scale. That one *can* turn
# the knob badly, the last column shows. A result like this is a good one: keep the simple model, and spend the night
# sleeping.

# %% [markdown]
# ## Which C?
#
# **Question 4.** The nested cross-validation has made five searches. Which `C` did each of them choose
# (`cross_validate(..., return_estimator=True)`)? By which factor do the smallest and the largest differ? Do the scores
# on their folds differ as much?

# %%
# solution
from sklearn.model_selection import cross_validate

result = cross_validate(search, features, target, cv=outer, return_estimator=True)
chosen = [done.best_params_["logisticregression__C"] for done in result["estimator"]]
chosen = pd.DataFrame({"C": chosen, "accuracy": result["test_score"]})
print(f"largest C: {chosen['C'].max() / chosen['C'].min():.3g} times the smallest")
chosen.round(3)

# %% [markdown] tags=["solution"]
# Whichever `C` of the plateau is chosen, the accuracy is nearly the same. So there is no right `C` to report. What can
# be reported is the nested score of the search, or just as well the score of the model as it comes.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert features.shape == (569, 30) and 0.21 < share < 0.29
assert abs((10 - 0.1) / (1e4 - 1e-4) - 0.001) < 0.0001
means = results.set_index("param_logisticregression__C")["mean_test_score"]
assert 0.97 < means[(means.index > 0.1) & (means.index < 10)].min() and means.max() < 0.985
assert means.iloc[0] < 0.7 and 0.005 < means.max() - means.iloc[-1] < 0.05
assert (means > means.max() - results["std_test_score"].mean()).sum() >= 3
assert abs(difference.mean()) < difference.std() and abs(difference.mean()) < 0.01
assert scores["C = 0.0001"].mean() < scores["as it comes"].mean() - 0.02
assert chosen["C"].max() / chosen["C"].min() > 1000
assert chosen["accuracy"].min() > 0.94 and chosen["accuracy"].max() - chosen["accuracy"].min() < 0.05
