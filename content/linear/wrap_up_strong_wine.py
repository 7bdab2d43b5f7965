# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Wrap-up quiz: How strong is the wine?
#
# The chemical analysis of 178 wines that you know from the first module holds their alcohol, in percent by volume. A
# winemaker asks:
#
# > *Could I tell the alcohol from the other twelve values, and save one measurement?*
#
# This page asks six questions. For each of them write a few lines of code into the empty cell and run them. Then choose
# a letter below the question. Only the first cell is given. (With another seed your numbers will differ a little. Your
# answers should not.)

# %%
import pandas as pd
from sklearn.datasets import load_wine
from sklearn.model_selection import KFold

wine = load_wine(as_frame=True)
features = wine.data.drop(columns="alcohol")
alcohol = wine.data["alcohol"]
colour = features[["color_intensity"]]
folds = KFold(n_splits=10, shuffle=True, random_state=0)

# %% [markdown]
# ## A line
#
# Dark wines tend to be strong. Fit a `LinearRegression` to `colour` and `alcohol`, with all wines.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 1
# By how much does the predicted alcohol (in percent by volume) rise if the colour intensity rises by 1?
#
# - a) 0.02
# - b) 0.19
# - c) 0.55
# - d) 12.03
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: slope
# variant: `LinearRegression()` -> `Ridge(alpha=0.001)`, `import LinearRegression` -> `import LinearRegression, Ridge`
#
# That is the coefficient. By how much the *true* alcohol changes for one wine, it does not say.
#
# - a) Did you write the colour in other units?
# - c) This is the correlation of the two columns.
# - d) This is the intercept: the prediction for a wine without any colour.

# %% tags=["solution"] name="slope"
from sklearn.linear_model import LinearRegression

line = LinearRegression().fit(colour, alcohol)
assert wine.data.shape == (178, 13) and features.shape[1] == 12
assert round(colour["color_intensity"].corr(alcohol), 2) == 0.55 and round(line.intercept_, 2) == 12.03
line.coef_[0]

# %% [markdown]
# ## A curve
#
# Cross-validate (with `folds`) the line, and a pipeline of `PolynomialFeatures(2)` and `LinearRegression()`, both on
# `colour` alone.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 2
# How does the square of the colour intensity change the mean R²?
#
# - a) It lowers it by more than 0.05.
# - b) It changes it by no more than 0.05.
# - c) It raises it by more than 0.05.
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: curve
# variant: `n_splits=10` -> `n_splits=5`
# variant: `PolynomialFeatures(2)` -> `SplineTransformer(n_knots=4)`, `import PolynomialFeatures` -> `import PolynomialFeatures, SplineTransformer`
#
# The alcohol rises with the colour at first and then no longer. A line cannot do that, a bent one can. A plot shows it
# at once.
#
# - a) One column more does not overfit with 178 wines.
# - b) Did you score both with the same folds?

# %% tags=["solution"] name="curve"
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures

bent = make_pipeline(PolynomialFeatures(2), LinearRegression())
gain = cross_val_score(bent, colour, alcohol, cv=folds).mean() - cross_val_score(line, colour, alcohol, cv=folds).mean()
{"a": gain < -0.05, "b": abs(gain) <= 0.05, "c": gain > 0.05}

# %% [markdown]
# ## All columns, all products
#
# Now all twelve features: scale them, make all squares and products of two (`include_bias=False`), and fit a
# `LinearRegression`. Cross-validate with `return_train_score=True`.
#
# ```{admonition} A hint
# :class: note dropdown
# `make_pipeline(StandardScaler(), PolynomialFeatures(2, include_bias=False), LinearRegression())`
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 3
# Which of these are true of the mean scores?
#
# - a) The training R² is above 0.75.
# - b) The test R² is above 0.75.
# - c) The test R² is below 0: worse than always saying the mean.
# - d) The model underfits.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: products
# variant: `n_splits=10` -> `n_splits=20`
#
# - a) 90 columns can follow 160 wines closely.
# - b) Only the training score is that high.
# - c) On wines that it has not seen the model does worse than somebody who does not look.
# - d) Then the training score would be low, too. It overfits.

# %% tags=["solution"] name="products"
from sklearn.model_selection import cross_validate
from sklearn.preprocessing import StandardScaler

products = make_pipeline(StandardScaler(), PolynomialFeatures(2, include_bias=False), LinearRegression())
result = cross_validate(products, features, alcohol, cv=folds, return_train_score=True)
train_score, test_score = result["train_score"].mean(), result["test_score"].mean()
assert products[:-1].fit_transform(features).shape[1] == 90 and int(0.9 * len(features)) == 160
{"a": train_score > 0.75, "b": test_score > 0.75, "c": test_score < 0, "d": train_score < 0.5}

# %% [markdown]
# ## A price
#
# Put another `StandardScaler()` behind the products, and a `Ridge(alpha=...)` in the place of the linear regression.
# Cross-validate it with alpha 0.01, 1, 100 and 100,000.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 4
# Which alpha has the highest mean R²?
#
# - a) 0.01
# - b) 1
# - c) 100
# - d) 100,000
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: price
# variant: `n_splits=10` -> `n_splits=5`
#
# 90 columns and few wines: it takes a high price to keep them quiet, and one that is too high silences everything.
#
# - a) This is next to no price, and the model still overfits.
# - b) Better, and not enough: the R² is still below 0.
# - d) All coefficients are nearly zero: the model says the mean.

# %% tags=["solution"] name="price"
from sklearn.linear_model import Ridge

by_alpha = {
    letter: cross_val_score(make_pipeline(*products[:-1], StandardScaler(), Ridge(alpha=alpha)), features, alcohol,
                            cv=folds).mean()
    for letter, alpha in {"a": 0.01, "b": 1, "c": 100, "d": 100_000}.items()
}
assert by_alpha["a"] < by_alpha["b"] < 0 and abs(by_alpha["d"]) < 0.2
max(by_alpha, key=by_alpha.get)

# %% [markdown]
# ## What was it good for?
#
# Compare the best ridge of the last question with a plain `LinearRegression` of the twelve features as they are.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 5
# What do you conclude for this table?
#
# - a) The ridge with 90 columns is better by more than 0.1.
# - b) The ridge with 90 columns is not better by more than 0.1: the extra columns were not worth it.
# - c) The plain linear regression is no better than always saying the mean.
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: worth
# variant: `n_splits=10` -> `n_splits=5`
#
# The price has repaired the damage that the products had done, and hardly more than that. Try the simple model first:
# it tells you what the complicated one is worth.
#
# - a) Look at both means, and at their spread.
# - c) Its R² is well above 0.

# %% tags=["solution"] name="worth"
plain = cross_val_score(LinearRegression(), features, alcohol, cv=folds).mean()
repaired = (by_alpha["c"] - test_score) / (plain - test_score)
assert 0.9 < repaired < 1.1 and plain > 0.3
{"a": by_alpha["c"] - plain > 0.1, "b": by_alpha["c"] - plain <= 0.1 and plain > 0.1, "c": plain <= 0.1}

# %% [markdown]
# ## Which grape?
#
# At last a classification: the variety of grape (`wine.target`) from **two** columns, `alcohol` and `color_intensity`.
# Fit a pipeline of a scaler and `LogisticRegression(C=...)` to all wines, with `C=1` and with `C=0.0001`, and look at
# `predict` and `predict_proba`.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 6
# Which of these are true?
#
# - a) With `C=1` the model is right for more than 80 % of the wines.
# - b) With `C=0.0001` no wine gets a probability above 0.6 for any variety.
# - c) A smaller `C` means more freedom.
# - d) With `C=1` the model has learnt nine numbers: two coefficients and an intercept for each variety.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b) d)
# cell: grapes
# variant: `C=0.0001` -> `C=0.001`
#
# - a) Two columns are enough to draw good borders.
# - b) With such a high price the coefficients are nearly zero, and each wine gets nearly the same probabilities: the
#   shares of the varieties.
# - c) It is the other way round: a small `C` is a high price, as a large `alpha` is.
# - d) Three sums, of two products and an intercept each. The largest sum wins.

# %% tags=["solution"] name="grapes"
from sklearn.linear_model import LogisticRegression

two_columns = wine.data[["alcohol", "color_intensity"]]
free = make_pipeline(StandardScaler(), LogisticRegression(C=1)).fit(two_columns, wine.target)
dear = make_pipeline(StandardScaler(), LogisticRegression(C=0.0001)).fit(two_columns, wine.target)
shares = wine.target.value_counts(normalize=True).sort_index().to_numpy()
assert abs(dear.predict_proba(two_columns) - shares).max() < 0.1 and abs(dear[-1].coef_).max() < 0.1
assert free[-1].coef_.shape == (3, 2) and free[-1].intercept_.shape == (3,)
freedom = abs(dear[-1].coef_).sum() > abs(free[-1].coef_).sum()
{
    "a": free.score(two_columns, wine.target) > 0.8,
    "b": dear.predict_proba(two_columns).max() < 0.6,
    "c": freedom,
    "d": free[-1].coef_.size + free[-1].intercept_.size == 9,
}
