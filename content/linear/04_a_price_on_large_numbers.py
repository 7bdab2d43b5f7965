# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A price on large numbers
#
# In [the last lesson](03_curves_from_straight_lines.py) we made columns: squares, products, cubes. With 400 flats there
# was enough data for them. Somebody has moved to our (invented) town and has noted 60 flats only.
#
# > *Can I give a model many columns and few samples, and keep it from learning accidents by heart?*
#
# Yes, by telling it that large coefficients have a price. This is called
# **[regularisation](../appendix/glossary.md#regularisation)**. In this lesson you will
#
# - see a linear model overfit completely,
# - put a price on large coefficients, and choose how high it is,
# - watch the coefficients shrink,
# - find out why scaling suddenly matters for a linear model.

# %%
import pandas as pd

few = pd.read_csv("../datasets/flats.csv").sample(60, random_state=0)
features = few.drop(columns="rent_eur").assign(lift=(few["lift"] == "yes").astype(int))
target = few["rent_eur"]
print(f"{len(features)} flats, {features.shape[1]} features")

# %% [markdown]
# ## More columns than flats
#
# All products of up to three features make 83 columns. (The second scaler brings these to one scale; why, we shall
# see.)
#
# ```{admonition} What do you expect?
# :class: tip
# In each of five folds the model learns from 48 flats. It has 83 numbers to choose. What will its training score be?
# ```

# %%
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

folds = RepeatedKFold(n_splits=5, n_repeats=4, random_state=0)


def many_columns(model):
    return make_pipeline(StandardScaler(), PolynomialFeatures(3, include_bias=False), StandardScaler(), model)


def scores_of(model):
    result = pd.DataFrame(cross_validate(model, features, target, cv=folds, return_train_score=True))
    return result[["train_score", "test_score"]].agg(["mean", "std"])


free = scores_of(many_columns(LinearRegression()))
free.round(3)

# %% [markdown]
# **Look** The training score is 1, in every fold. Whoever may choose 83 numbers can meet 48 rents exactly. On flats
# that it has not seen, R² is far lower, and it jumps about from fold to fold. This is
# [overfitting](../appendix/glossary.md#overfitting), and no neighbour was involved.
#
# ## Ridge: who wants large numbers has to pay
#
# To swing up and down between the flats a curve needs large coefficients that nearly cancel each other. So let us
# change what the model is asked to make small. Not only the squared residuals, but
#
# $$\text{sum of squared residuals} + \alpha \cdot \text{sum of squared coefficients}$$
#
# The second part is the price, and $\alpha$ (alpha) says how high it is. With $\alpha = 0$ we are back at the linear
# regression. With a huge $\alpha$ all coefficients are nearly zero, and the model says the mean. (The intercept is
# free.) This model is called **[ridge regression](../appendix/glossary.md#ridge-regression)**.
#
# ```{admonition} What do you expect?
# :class: tip
# As alpha rises, what will happen to the training score? And to the test score?
# ```

# %%
import numpy as np
import seaborn as sns
from sklearn.linear_model import Ridge
from sklearn.model_selection import ValidationCurveDisplay

sns.set_palette("colorblind")
alphas = np.logspace(-3, 4, 15)
curve = ValidationCurveDisplay.from_estimator(
    many_columns(Ridge()), features, target, param_name="ridge__alpha", param_range=alphas, cv=folds,
    score_name="R²", std_display_style="errorbar",
)
curve.ax_.set(xlabel="alpha (logarithmic scale)", title="A price that is too low, and one that is too high")
for line, marker in zip(curve.errorbar_, "os"):
    line[0].set_marker(marker)
curve.ax_.legend(["Training set", "Test set"])

mean_test = pd.Series(curve.test_scores.mean(axis=1), index=alphas)
best_alpha = mean_test.idxmax()
print(f"best of these alphas: {best_alpha:.1f}, R² {mean_test.max():.2f}")

# %% [markdown]
# *The plot shows R² against alpha, with a bar of one standard deviation to each side. The training score starts at 1
# and falls, slowly first and then quickly. The test score starts near 0.7, rises to about 0.8 for an alpha between 1
# and 10, and then falls together with the training score to nearly zero. Its bars are shortest where it is highest, or
# a little to the right of it.*
#
# **Look** From the left: an alpha that is next to nothing overfits. A moderate price costs the training set little and
# makes the test score higher *and* steadier. Beyond 100 the price is too high, and the model underfits. So alpha is a
# [hyperparameter](../appendix/glossary.md#hyperparameter) that goes from free to stiff, as the number of neighbours
# did.
#
# ## Watch them shrink

# %%
import matplotlib.pyplot as plt

paths = []
for alpha in alphas:
    fitted = many_columns(Ridge(alpha=alpha)).fit(features, target)
    paths.append(fitted[-1].coef_)
names = list(fitted[:-1].get_feature_names_out())
paths = np.array(paths)

fig, ax = plt.subplots(layout="constrained")
ax.plot(alphas, paths, color="grey", linewidth=0.8, alpha=0.6)
blue, orange = sns.color_palette("colorblind").as_hex()[:2]
ax.plot(alphas, paths[:, names.index("area_m2")], color=blue, linewidth=3, label="area")
ax.plot(alphas, paths[:, names.index("age_years^2")], "-.", color=orange, linewidth=3, label="age²")
ax.axvline(best_alpha, color="black", linestyle="--", label="best alpha")
ax.set(
    xscale="log", xlabel="alpha (logarithmic scale)", ylabel="Coefficient (€ per standard deviation)",
    title="83 coefficients and their price",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows one line for each of the 83 coefficients against alpha. At a small alpha many of them are large, some
# positive and some negative. As alpha grows they shrink towards zero. At the best alpha, which a dashed line marks,
# those of the square of the age and of the area stand out; just below the area runs a grey line that looks like its
# twin.*
#
# **Look** On the left a crowd is busy with accidents, and the area and the bowl of the age are two among many. The
# price makes the crowd quiet, and what is really there, above all these two, remains. A coefficient that pays off on
# many flats can afford its price.
#
# And the twin? It is the area times the square of the lift. On one scale, the lift is close to -1 or to 1, so its
# square is nearly the same for all flats, and the column nearly a copy of the area. Remember how [two measurements of
# one flipper](02_what_the_numbers_say.py#measured-twice) made a model waver. The price settles it: two halves are
# cheaper than one whole, because of the squares.
#
# ## Surprise: now the unit matters
#
# A linear regression does not mind whether the area is in square metres or in square centimetres: we saw in [the second
# lesson](02_what_the_numbers_say.py) that the coefficient simply changes with the unit.
#
# ```{admonition} What do you expect?
# :class: tip
# Is this still so for a ridge regression, without a scaler? Think of who has to pay.
# ```

# %%
for name, model in {"LinearRegression": LinearRegression(), "Ridge, alpha 100": Ridge(alpha=100)}.items():
    for unit, factor in {"m²": 1, "1000 m²": 0.001}.items():
        converted = features.assign(area_m2=features["area_m2"] * factor)
        rent = model.fit(converted, target).predict(converted.iloc[[0]])[0]
        print(f"{name:<17} area in {unit:<8}: rent of the first flat {rent:.0f} €")

# %% [markdown]
# **Look** The flats are the same. The linear regression says the same rent twice. The ridge regression does not: in a
# large unit the numbers of the area are tiny, its coefficient would have to be huge, and that is too expensive. So the
# model does without the area!
#
# The price is only fair if all features are on one scale. **Regularised models want a scaler in front**, for another
# reason than the neighbours and with the same remedy.
#
# ## Who chooses alpha?
#
# We have tried 15 alphas and looked at the test scores. That is fine for a picture. But then the best of the 15 scores
# is a little too good: it was chosen *because* it was high, on the very flats that should judge it. The choice has to
# be made with training samples alone. `RidgeCV` does this: it tries all alphas by a cross-validation *inside* the
# training set.

# %%
from sklearn.linear_model import RidgeCV

models = {
    "6 columns, free": make_pipeline(StandardScaler(), LinearRegression()),
    "83 columns, free": many_columns(LinearRegression()),
    "83 columns, with a price": many_columns(RidgeCV(alphas=alphas)),
}
compared = {name: scores_of(model)["test_score"] for name, model in models.items()}
pd.DataFrame(compared).T.round(3)

# %% [markdown]
# **Look** Six columns are too few to follow the bowls and products of this town: the model underfits. 83 free columns
# do better on average in spite of all overfitting. 83 columns with a price do best, and vary least.
#
# ## Some numbers exactly zero: the lasso
#
# There is another way to set the price: not the squares of the coefficients but their sizes, without the sign. This is
# the **[lasso](../appendix/glossary.md#lasso)**. It looks like a small change.

# %%
from sklearn.linear_model import Lasso

counts = {}
for name, model in {"ridge": Ridge(alpha=best_alpha), "lasso": Lasso(alpha=5, max_iter=50_000)}.items():
    fitted = many_columns(model).fit(features, target)
    numbers = pd.Series(fitted[-1].coef_, index=fitted[:-1].get_feature_names_out())
    counts[name] = (numbers != 0).sum()
    print(f"{name}: {counts[name]} of {len(numbers)} coefficients are not zero")
numbers[numbers.abs().nlargest(6).index].round(0)

# %% [markdown]
# **Look** The ridge makes coefficients small, but not zero: halving a number that is small already saves next to
# nothing of its square. For the lasso, the last euro costs as much as the first, so it drops what it can do without.
# Among its largest are the area, the square of the age, and the product of floor and lift: just those that we found by
# looking. (The table shows scaled columns, so that the numbers may be compared.)
#
# ```{warning}
# Of two features that say nearly the same thing, the lasso may keep one and drop the other, by accident. *Dropped* does
# not mean *without effect*.
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert free["train_score"]["mean"] > 0.9999 and free["test_score"]["mean"] < 0.8 and free["test_score"]["std"] > 0.1
assert many_columns(Ridge()).fit(features, target)[-1].coef_.size == 83
mean_train, spread = pd.Series(curve.train_scores.mean(axis=1), index=alphas), curve.test_scores.std(axis=1)
assert 0.65 < mean_test.iloc[0] < 0.75 and 0.78 < mean_test.max() < 0.83 and 1 <= best_alpha <= 10.1
assert mean_train.is_monotonic_decreasing and mean_test.iloc[-1] < 0.15
assert spread[mean_test.argmax()] < 0.8 * spread[0] and 0 <= spread[:12].argmin() - mean_test.argmax() <= 4
at_best = np.abs(paths[alphas.tolist().index(best_alpha)])
ranked = [names[place] for place in np.argsort(-at_best)]
assert ranked[:3] == ["age_years^2", "area_m2", "area_m2 lift^2"] and np.sort(at_best)[-4] < 0.8 * np.sort(at_best)[-3]
prepared = pd.DataFrame(fitted[:-1].transform(features), columns=names)
assert prepared["area_m2"].corr(prepared["area_m2 lift^2"]) > 0.98
assert (np.abs(paths[0]) > 50).sum() >= 5 and paths[0].min() < -50
linear = [LinearRegression().fit(features * [f, 1, 1, 1, 1, 1], target).predict(features * [f, 1, 1, 1, 1, 1])
          for f in (1, 0.001)]
assert np.abs(linear[0] - linear[1]).max() < 0.01
converted_model = Ridge(alpha=100).fit(features.assign(area_m2=features["area_m2"] / 1000), target)
assert abs(converted_model.coef_[0] * features["area_m2"].std() / 1000) < 5
table = pd.DataFrame(compared)
assert table.loc["mean"].is_monotonic_increasing and table.loc["std"].idxmin() == "83 columns, with a price"
assert counts["ridge"] == 83 and counts["lasso"] < 40
largest = set(numbers.abs().nlargest(6).index)
assert {"area_m2", "age_years^2", "floor lift"} <= largest, largest

# %% [markdown]
# ## Remember
#
# - A linear model with many columns can overfit completely: as many free numbers as samples meet every target.
# - **Regularisation** puts a price on large coefficients. **Ridge** shrinks all of them, the **lasso** makes some
#   exactly zero.
# - The price `alpha` is a hyperparameter: too low overfits, too high underfits. Choose it inside the training set.
# - Scale the features first, or the unit decides who pays.
