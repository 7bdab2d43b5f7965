# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 1: A year later
#
# A table with 442 people who have diabetes comes with scikit-learn. You have met it in
# [What is a score worth?](../pipeline/07_what_a_score_is_worth.py) Its target is a number that says how far the disease
# has progressed a year after the measurements. There are ten features: age, sex, body mass index (`bmi`), blood
# pressure (`bp`), and six values of the blood, `s1` to `s6`. **What can a linear model tell from them?**

# %%
import pandas as pd
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_val_score

features, target = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
folds = RepeatedKFold(n_splits=5, n_repeats=4, random_state=0)
features.head()

# %% [markdown]
# ## One feature
#
# **Question 1.** Fit a linear regression with `bmi` as its only feature. What is the slope, and what does it say in
# words? What R² does it have, cross-validated with `folds`, and with which standard deviation?

# %%
# solution
bmi = features[["bmi"]]
one = LinearRegression().fit(bmi, target)
one_scores = cross_val_score(one, bmi, target, cv=folds)
print(f"slope {one.coef_[0]:.1f}, R² {one_scores.mean():.2f} (standard deviation {one_scores.std():.2f})")

# %% [markdown] tags=["solution"]
# Two people whose body mass index differs by 1 kg/m² differ, on average, by about 10 in the target. The body mass index
# alone explains about a third of the variation (R² of about 0.34).

# %% [markdown]
# **Question 2.** Plot the residuals against the prediction, with title, labels and a line at zero. Is there a pattern?

# %%
# solution
import matplotlib.pyplot as plt

predicted = one.predict(bmi)
residuals = target - predicted
fig, ax = plt.subplots(layout="constrained")
ax.scatter(predicted, residuals, s=14)
ax.axhline(0, color="black", linestyle="--")
ax.set(
    xlabel="Predicted progression (no unit)", ylabel="Residual (no unit)", title="What the body mass index leaves over"
)
plt.show()

# %% [markdown] tags=["solution"]
# *The plot shows the residuals against the prediction: a wide cloud around the dashed line at zero. Its lower edge is a
# straight falling line.* The cloud does not bend. The edge on the left has a simple reason: the target is never below
# 25, so that a prediction of 100 cannot be more than 75 too high.

# %% [markdown]
# ## All ten
#
# **Question 3.** Now all ten features. How much does R² rise? Scale them, and learn the coefficients from 50 tables
# that are drawn with `sklearn.utils.resample` (`random_state` from 0 to 49). For which features is the sign of the
# coefficient the same in at least 48 of them? Which two coefficients wobble most, and what is the correlation of these
# two features?

# %%
# solution
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import resample

scaled = make_pipeline(StandardScaler(), LinearRegression())
all_scores = cross_val_score(scaled, features, target, cv=folds)
print(f"R² {all_scores.mean():.2f} (standard deviation {all_scores.std():.2f})")

drawn = [resample(features, target, random_state=seed) for seed in range(50)]
coefficients = pd.DataFrame([scaled.fit(*table)[-1].coef_ for table in drawn], columns=features.columns)
positive = (coefficients > 0).sum()
summary = coefficients.agg(["mean", "std"]).T.assign(positive=positive)
print(summary.round(1))
print(f"correlation of s1 and s2: {features['s1'].corr(features['s2']):.2f}")

# %% [markdown] tags=["solution"]
# R² rises from about 0.34 to about 0.49. Sure of their signs are `sex`, `bmi`, `bp`, `s1`, `s2` and `s5`. Yet the sizes
# of `s1` and `s2` wobble most of all. The two say nearly the same thing (a correlation of 0.9), so that what one gains
# the other loses. Their signs are opposite, too: the model uses their *difference*. Nobody should conclude from the
# negative coefficient alone that a high `s1` is good for the patient, because a high `s1` hardly comes without a high
# `s2`.

# %% [markdown]
# ## More columns?
#
# **Question 4.** Add all squares and products with `PolynomialFeatures(2, include_bias=False)`. Does the score get
# better? Why?

# %%
# solution
from sklearn.preprocessing import PolynomialFeatures

squares = make_pipeline(StandardScaler(), PolynomialFeatures(2, include_bias=False), LinearRegression())
square_scores = cross_val_score(squares, features, target, cv=folds)
square_training = squares.fit(features, target).score(features, target)
print(f"R² {square_scores.mean():.2f} (standard deviation {square_scores.std():.2f}), training {square_training:.2f}")

# %% [markdown] tags=["solution"]
# It falls to about 0.38, while the training score rises to about 0.6: with 65 columns and some 350 people to learn from
# the model overfits. Either there is not much to gain from curves here, or there are too few people to find it. [The
# next lesson](04_a_price_on_large_numbers.py) shows how to hold such a model back.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(features) == 442 and round(one.coef_[0]) == 10 and abs(one_scores.mean() - 0.34) < 0.015
assert target.min() == 25 and abs(all_scores.mean() - 0.49) < 0.01
assert set(positive.index[(positive >= 48) | (positive <= 2)]) == {"sex", "bmi", "bp", "s1", "s2", "s5"}
assert positive["s1"] <= 2 and positive["s2"] >= 48
assert set(coefficients.std().nlargest(2).index) == {"s1", "s2"}
assert round(features["s1"].corr(features["s2"]), 1) == 0.9 and coefficients["s1"].corr(coefficients["s2"]) < -0.9
assert abs(square_scores.mean() - 0.38) < 0.02 and abs(square_training - 0.6) < 0.02
assert squares[:-1].transform(features).shape[1] == 65
