# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Curves from straight lines
#
# A linear model adds up its features, each times a number. The world is seldom so straight. A flat in a new house is
# dear, and so is one in a fine old house, and what was built in between is cheap. A high floor is lovely, if there is a
# lift.
#
# > *Can a model that only knows straight lines learn a curve?*
#
# It can, if we hand it the right columns. In this lesson you will
#
# - meet two features that seem to be worth nothing, and are not,
# - let a linear model draw curves, with polynomials and with splines,
# - let two features work together: an **interaction**,
# - see that more freedom is not always better.
#
# This time the table is **simulated**: 400 flats of a town that does not exist. Their rents were drawn by the rules in
# the script `make_flats.py` of this course, and some noise was added. We do not tell you the rules yet. The advantage
# of an invented town is that at the end we can look up the truth.

# %%
import pandas as pd

flats = pd.read_csv("../datasets/flats.csv")
target = flats["rent_eur"]
flats.head()

# %% [markdown]
# **Look** Each row is a flat: its area, the number of rooms, the age of the house, the floor (0 is the ground floor),
# whether there is a lift, how far it is to the centre, and as the target the monthly rent in euros.
#
# ## Two worthless features?

# %%
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_val_score

folds = RepeatedKFold(n_splits=5, n_repeats=2, random_state=0)


def r_squared(model, features):
    return cross_val_score(model, features, target, cv=folds)


for column in ["area_m2", "centre_km", "age_years", "floor"]:
    scores = r_squared(LinearRegression(), flats[[column]])
    print(f"{column:>10} alone: R² {scores.mean():.2f} (standard deviation {scores.std():.2f})")

# %% [markdown]
# **Look** The area explains most of the rent. The age of the house and the floor have an
# [R²](../appendix/glossary.md#r-squared) of about 0, no better than always saying the mean. Somebody in a hurry would
# throw these two columns out.
#
# ```{admonition} What do you expect?
# :class: tip
# Before you do: remember the first two paragraphs of this page. How would a plot of rent against age look?
# ```

# %%
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

blue, orange, green = sns.color_palette("colorblind").as_hex()[:3]
by_area = LinearRegression().fit(flats[["area_m2"]], target)
beyond_area = (target - by_area.predict(flats[["area_m2"]])).rename("beyond_area_eur")

fig, axes = plt.subplots(1, 2, figsize=(11, 4), sharey=True, layout="constrained")
sns.regplot(x=flats["age_years"], y=beyond_area, ci=None, ax=axes[0], scatter_kws={"s": 12, "color": blue},
            line_kws={"color": "black"})
sns.pointplot(x=flats["floor"], y=beyond_area, hue=flats["lift"], hue_order=["no", "yes"], palette=[orange, green],
              markers=["s", "o"], linestyles=["--", "-"], errorbar="sd", dodge=0.2, ax=axes[1])
axes[0].set(xlabel="Age of the house (years)", ylabel="Rent beyond what the area explains (€)",
            title="Age: the best line is level")
axes[1].set(xlabel="Floor (0: ground floor)", title="Floor: mean and spread, by lift")
plt.show()

# %% [markdown]
# *The figure shows two plots of the rent that is left over when the effect of the area is taken away. Left, against the
# age of the house: the points form a bowl, high for new and for very old houses, low in between; the straight line
# through them is level. Right, the mean against the floor: with a lift it rises from floor to floor, without a lift it
# falls.*
#
# **Look** Both features say a lot, and a straight line cannot hear it. On the left the line is level because the left
# half falls as much as the right half rises. On the right, the flats with a lift go up and those without go down, and
# their mean stays where it is.
#
# **R² = 0 meant: no *straight line* helps.** It did not mean that there is nothing to learn.
#
# ## A new column makes a curve
#
# A bowl is a *square*: $(\text{age} - 65)^2$ is large on both sides and zero in the middle. So let us give the model
# one column more, the square of the age. It remains a linear regression: it still multiplies each column by a number
# and adds up. Only the columns are no longer straight.
#
# $$\text{rent} = b + w_1 \cdot \text{age} + w_2 \cdot \text{age}^2$$

# %%
straight = flats[["area_m2", "age_years"]]
bent = straight.assign(age_squared=flats["age_years"] ** 2)
straight_scores, bent_scores = r_squared(LinearRegression(), straight), r_squared(LinearRegression(), bent)
print(f"area, age:       R² {straight_scores.mean():.2f} (standard deviation {straight_scores.std():.2f})")
print(f"area, age, age²: R² {bent_scores.mean():.2f} (standard deviation {bent_scores.std():.2f})")

learnt = LinearRegression().fit(bent, target)
bottom = -learnt.coef_[1] / (2 * learnt.coef_[2])
print(f"the bottom of the bowl is at {bottom:.0f} years")

# %% [markdown]
# **Look** One column, and the score rises by far more than its spread. The model has also found out at which age a
# house is cheapest.
#
# ## Let the computer make the columns
#
# We knew that a square would do, because we had looked. `PolynomialFeatures` makes squares, cubes and so on up to a
# degree, and `SplineTransformer` makes something more supple: it cuts the feature into pieces and fits a smooth curve
# that may bend differently in each. Such a curve is called a **[spline](../appendix/glossary.md#spline)**. (The spline
# steps of the next cell are made so that the curve goes on in a straight line beyond the data.)
#
# ```{admonition} What do you expect?
# :class: tip
# Now a small town: somebody knows only 30 flats. We fit polynomials of degree 2 and 15 to them. Which one will pass
# closer to the 30 points? Which would you trust for another flat?
# ```

# %%
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, SplineTransformer, StandardScaler

curves = {
    "straight line": LinearRegression(),
    "degree 2": make_pipeline(PolynomialFeatures(2), StandardScaler(), LinearRegression()),
    "degree 15": make_pipeline(StandardScaler(), PolynomialFeatures(15), LinearRegression()),
    "spline": make_pipeline(SplineTransformer(n_knots=4, extrapolation="linear"), LinearRegression()),
}
few = flats.sample(30, random_state=1)
ages = pd.DataFrame({"age_years": np.arange(0, 131)})
fig, axes = plt.subplots(1, 4, figsize=(13, 3.6), sharey=True, layout="constrained")
for ax, (name, curve) in zip(axes, curves.items()):
    curve.fit(few[["age_years"]], beyond_area[few.index])
    ax.scatter(flats["age_years"], beyond_area, s=8, color="lightgrey", label="other flats")
    ax.scatter(few["age_years"], beyond_area[few.index], s=25, color=blue, label="the 30 flats")
    ax.plot(ages, curve.predict(ages), color=orange, linewidth=2.5, label="curve")
    ax.set(xlabel="Age of the house (years)", title=name, ylim=(-400, 500))
axes[0].set_ylabel("Rent beyond what the area explains (€)")
axes[0].legend(fontsize="small")
plt.show()

# %% [markdown]
# *The figure shows four curves through the same 30 flats, with all other flats in grey behind them. The straight line
# misses the bowl. Degree 2 follows the bowl. Degree 15 swings up and down between the 30 flats. The spline
# follows the bowl nearly as well as degree 2.*
#
# **Look** The straight line [underfits](../appendix/glossary.md#underfitting), degree 15
# [overfits](../appendix/glossary.md#overfitting). More columns mean more freedom, and freedom costs data. How does it
# look with few flats and with many?

# %%
rows = []
for size in [30, 100, 400]:
    for seed in range(6):
        part = flats.sample(size, random_state=seed)
        for name, curve in curves.items():
            scores = cross_val_score(curve, part[["age_years"]], beyond_area[part.index], cv=5,
                                     scoring="neg_median_absolute_error")
            rows.append({"flats": size, "curve": name, "error": -scores.mean()})
typical_error = pd.DataFrame(rows).pivot_table(
    index="curve", columns="flats", values="error", aggfunc="median", sort=False
)
typical_error.round(0).astype(int)

# %% [markdown]
# **Look** Each number is a typical error in euros (the median over the test flats, and over six choices of flats).
# With 30 flats, degree 15 is the worst of all. With 400 it comes close to the best, and still has no advantage.
# Degree 2 and the spline are good throughout. If you do not know the shape, a spline with a few pieces is a good first
# guess: it does not swing far.
#
# ## Two features that work together
#
# The floor is good news with a lift and bad news without. No number by which to multiply the floor can be right for
# both. The remedy is again a column: the *product* of the floor and the lift (1 for yes, 0 for no). It is 0 for all
# flats without a lift, so that the model can have one slope for these and another for the rest. This is called an
# **[interaction](../appendix/glossary.md#interaction)**.

# %%
has_lift = (flats["lift"] == "yes").astype(int)
apart = bent.assign(floor=flats["floor"], has_lift=has_lift)
together = apart.assign(floor_with_lift=flats["floor"] * has_lift)
results = {
    "area, age": straight_scores,
    "+ age²": bent_scores,
    "+ floor, lift": r_squared(LinearRegression(), apart),
    "+ floor x lift": r_squared(LinearRegression(), together),
    "+ centre": r_squared(LinearRegression(), together.assign(centre_km=flats["centre_km"])),
}
pd.DataFrame(results).agg(["mean", "std"]).T.round(3)

# %%
final = LinearRegression().fit(together.assign(centre_km=flats["centre_km"]), target)
learnt_numbers = pd.Series(final.coef_, index=final.feature_names_in_)
learnt_numbers.round(2)

# %% [markdown]
# **Look** Each column has earned its place. And now read: without a lift, each floor costs about 23 €. With a lift, it
# brings as much, since the product adds about 47 € per floor.
#
# ```{admonition} The truth
# :class: note dropdown
# In the script, each floor brings 25 € with a lift and costs 25 € without, a square metre costs 8 €, a kilometre to the
# centre takes 20 € off, and the age enters as $0.06 \cdot (\text{age} - 65)^2$ euros. The model has come close to all
# of it. What remains, a noise with a standard deviation of 50 €, nobody can predict.
# ```
#
# ## Surprise: did we need to look?
#
# You may think: we only found this because we looked at the right plots. `PolynomialFeatures(degree=2)` makes *all*
# squares and *all* products of two features. It needs no eyes.

# %%
from sklearn.compose import make_column_transformer
from sklearn.preprocessing import OneHotEncoder

numbers = ["area_m2", "rooms", "age_years", "floor", "centre_km"]
encode = make_column_transformer((OneHotEncoder(drop="if_binary"), ["lift"]), (StandardScaler(), numbers))
plain = make_pipeline(encode, LinearRegression())
second = make_pipeline(encode, PolynomialFeatures(2, include_bias=False), LinearRegression())
third = make_pipeline(encode, PolynomialFeatures(3, include_bias=False), LinearRegression())
blind = {}
for name, model in {"features as they are": plain, "degree 2": second, "degree 3": third}.items():
    blind[name] = r_squared(model, flats.drop(columns="rent_eur"))
    model.fit(flats.drop(columns="rent_eur"), target)
    print(f"{name:<21}{model[-1].coef_.size:>3} columns, R² {blind[name].mean():.3f} (spread {blind[name].std():.3f})")

# %% [markdown]
# **Look** Degree 2 finds in one line what we found by looking, and is as good. Most of its columns are useless,
# but with 400 flats that does little harm. Degree 3 makes three times as many columns, and the score falls again.
#
# So which is better, to look or to let the computer multiply? With enough data both work. With little data, each
# useless column hurts. And what you have found by looking you can explain.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
single = {column: r_squared(LinearRegression(), flats[[column]]).mean() for column in ["area_m2", "age_years", "floor"]}
assert single["area_m2"] > 0.5 and abs(single["age_years"]) < 0.05 and abs(single["floor"]) < 0.05
assert len(flats) == 400 and target.between(200, 2000).all()
assert bent_scores.mean() - straight_scores.mean() > 2 * bent_scores.std() and 60 < bottom < 70
assert typical_error[30].idxmax() == "degree 15"
assert (typical_error.loc[["degree 2", "spline"]] < typical_error.loc["straight line"]).all(axis=None)
assert typical_error.loc["degree 15", 400] < 1.06 * typical_error[400].min()
steps = pd.DataFrame(results).mean()
assert steps.is_monotonic_increasing and steps.diff().min() > 0.01
assert round(learnt_numbers["floor"]) == -23 and round(learnt_numbers["floor_with_lift"]) == 47
assert abs(learnt_numbers["area_m2"] - 8) < 0.5 and abs(learnt_numbers["age_squared"] - 0.06) < 0.01
assert abs(learnt_numbers["centre_km"] + 20) < 3
assert abs(blind["degree 2"].mean() - steps.iloc[-1]) < 0.01
assert blind["degree 3"].mean() < blind["degree 2"].mean() and third[-1].coef_.size > 3 * second[-1].coef_.size

# %% [markdown]
# ## Remember
#
# - A linear model is linear in its *numbers*. With the right columns (squares, splines, products) it can draw curves.
# - A feature with R² = 0 on its own may be a curve, or wait for a partner. Plot before you throw away.
# - An **interaction** is a product of two features: the effect of one depends on the other.
# - Each column is freedom, and freedom needs data. How to have many columns and keep them in check is the subject of
#   [the next lesson](04_a_price_on_large_numbers.py).
