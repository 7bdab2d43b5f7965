# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What do the numbers say?
#
# A line has a slope, and the slope says something: 50 g for each millimetre of flipper. With more features the model
# has more such numbers. People love to read them: *what matters most? what makes it rise, what makes it fall?*
#
# > *Can I believe what the coefficients tell me?*
#
# Partly. They are an honest description of the model. Whether they describe the world is another question. In this
# lesson you will
#
# - read a model with several features,
# - see the sign of a coefficient turn, although no penguin has changed,
# - compare coefficients fairly, and see how much they wobble,
# - measure the same thing twice, and confuse the model.

# %%
import pandas as pd
from sklearn.linear_model import LinearRegression

penguins = pd.read_csv("../datasets/penguins.csv")
target = penguins["body_mass_g"]
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]

model = LinearRegression().fit(penguins[measured], target)
pd.Series(model.coef_, index=measured).round(1)

# %% [markdown]
# **Look** One number for each feature. To predict, each feature is multiplied by its number, and all is added up,
# together with the intercept. The unit is grams per millimetre, for all three.
#
# Let us do it by hand for the first penguin, to see that there is no more to it.

# %%
first = penguins[measured].iloc[0]
parts = first * model.coef_
by_hand = model.intercept_ + parts.sum()
print(parts.round(0).to_string())
print(f"intercept         {model.intercept_:.0f}")
print(f"sum: {by_hand:.0f} g, model.predict: {model.predict(penguins[measured].iloc[[0]])[0]:.0f} g")

# %% [markdown]
# The right way to read a coefficient is a long sentence: *if the flipper is one millimetre longer, **and everything
# else in the model stays as it is**, the prediction rises by about 50 g.* The middle part is easily forgotten. It is
# what this lesson is about.
#
# ## Surprise: a sign turns
#
# How does the mass change with the **depth of the bill**? We ask three models. The first sees the depth only. The
# second also sees the flipper. The third sees the depth and the species.
#
# ```{admonition} What do you expect?
# :class: tip
# The penguins are the same, the depth is the same. Will the three models agree on the coefficient of the depth?
# ```

# %%
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

one_hot = make_column_transformer((OneHotEncoder(), ["species"]), remainder="passthrough")
depth_models = {
    "depth alone": (LinearRegression(), ["bill_depth_mm"]),
    "depth and flipper": (LinearRegression(), ["flipper_length_mm", "bill_depth_mm"]),
    "depth and species": (make_pipeline(one_hot, LinearRegression()), ["species", "bill_depth_mm"]),
}
depth_coefficients = {}
for name, (estimator, columns) in depth_models.items():
    estimator.fit(penguins[columns], target)
    linear = estimator[-1] if len(columns) > 1 and "species" in columns else estimator
    depth_coefficients[name] = linear.coef_[-1]
pd.Series(depth_coefficients, name="g per mm of depth").round(0)

# %%
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

palette = dict(zip(["Adelie", "Chinstrap", "Gentoo"], sns.color_palette("colorblind").as_hex()))
markers = {"Adelie": "o", "Chinstrap": "s", "Gentoo": "X"}
ax = sns.scatterplot(
    penguins, x="bill_depth_mm", y="body_mass_g", hue="species", style="species", palette=palette, markers=markers,
    s=25, alpha=0.6,
)
for species, group in penguins.groupby("species"):
    depths = group["bill_depth_mm"]
    ends = pd.DataFrame({"species": species, "bill_depth_mm": [depths.min(), depths.max()]})
    ax.plot(ends["bill_depth_mm"], estimator.predict(ends), color=palette[species], linewidth=3)
alone = depth_models["depth alone"][0]
depths = pd.DataFrame({"bill_depth_mm": [13, 21.5]})
ax.plot(depths, alone.predict(depths), "--", color="black", linewidth=2)
ax.set(
    xlabel="Bill depth (mm)", ylabel="Body mass (g)",
    title="Down over all penguins (dashed), up within each species",
)
plt.show()

# %% [markdown]
# *The plot shows body mass against bill depth. The Gentoo penguins form a cloud of their own, at the upper left:
# shallow bills, large masses. A dashed line through all points falls. Three parallel solid lines, one through each
# species, rise; those of the Adelies and the Chinstraps lie one on top of the other.*
#
# **Look** Alone, a millimetre of depth *costs* nearly 200 g. With the flipper it brings about 20 g. Among penguins
# of the same species it brings about 250 g. None of these numbers is wrong. They answer different questions:
#
# - *I know nothing but the depth. What does a deeper bill tell me?* That it is probably not a Gentoo, and so lighter.
# - *I know the species. What does a deeper bill tell me?* That it is a large one of its kind.
#
# You have met this in [the very first lesson](../pipeline/01_table_and_target.py), as a correlation. It does not go
# away in a model. A coefficient always means *given the other features that are in the model*. Add one, and all others
# may change. And no coefficient says what would happen if you *made* the bill deeper.
#
# ## Which feature counts most?
#
# ```{admonition} What do you expect?
# :class: tip
# If we write the flipper in metres instead of millimetres, what happens to its coefficient? To the predictions?
# ```
#
# ```{admonition} An answer
# :class: note dropdown
# The coefficient becomes a thousand times as large, since now it is grams per *metre*. The predictions stay the same to
# the last gram. So a large coefficient does not mean an important feature. It may mean a large unit.
# ```

# %%
in_metres = penguins[measured].assign(flipper_length_mm=penguins["flipper_length_mm"] / 1000)
metres = LinearRegression().fit(in_metres, target)
print(f"coefficient of the flipper: {model.coef_[2]:.0f} g per mm, {metres.coef_[2]:.0f} g per m")
largest_change = np.abs(metres.predict(in_metres) - model.predict(penguins[measured])).max()
print(f"largest change of a prediction: {largest_change:.6f} g")

# %% [markdown]
# To compare coefficients, put the features on one scale first, as in [Grams, millimetres and fair
# distances](../pipeline/04_fair_distances.py). Then each says by how many grams the prediction rises if the feature
# rises by *one standard deviation*, that is, by a step that is ordinary for it.
#
# We also want to know how sure the model is of them. So we let it learn from 50 tables. Each is drawn from ours at
# random: one penguin after the other, and each may be drawn again, until there are as many as before. (This is called
# the **[bootstrap](../appendix/glossary.md#bootstrap)**.)

# %%
from sklearn.preprocessing import StandardScaler
from sklearn.utils import resample


def wobble(estimator, features, repeats=50):
    rows = []
    for seed in range(repeats):
        sample_features, sample_target = resample(features, target, random_state=seed)
        rows.append(estimator.fit(sample_features, sample_target)[-1].coef_)
    return pd.DataFrame(rows, columns=features.columns)


scaled_model = make_pipeline(StandardScaler(), LinearRegression())
coefficients = wobble(scaled_model, penguins[measured])
coefficients.agg(["mean", "std"]).T.round(0)

# %%
ax = sns.boxplot(coefficients, orient="h", color="white", linecolor="black", showfliers=False)
sns.stripplot(coefficients, orient="h", palette="colorblind", size=4, ax=ax)
ax.axvline(0, color="black", linestyle="--")
ax.set(
    xlabel="Coefficient (g per standard deviation of the feature)", ylabel="Feature",
    title="Three coefficients, learnt from 50 drawn tables",
)
plt.show()

# %% [markdown]
# *The plot shows three rows of 50 points each, and a dashed line at zero. The coefficients of the length and of the
# depth of the bill lie close to zero, most of them to its right and some to its left. The coefficient of the flipper
# lies far to the right, at about 700 g.*
#
# **Look** Now the three may be compared. The flipper counts by far the most. Of the bill we cannot even say whether it
# makes the prediction rise or fall: with other penguins of the same kind, the sign could have been the other.
#
# ## Measured twice
#
# Suppose that a second person has measured the flippers as well, with an error of a millimetre or so. We simulate that,
# and give the model both columns.
#
# ```{admonition} What do you expect?
# :class: tip
# The flipper counted for about 700 g. What will the two flipper columns get? Will the predictions become better, worse,
# or stay the same?
# ```

# %%
random = np.random.default_rng(0)
second_opinion = penguins["flipper_length_mm"] + random.normal(0, 1, len(penguins)).round(1)
twice = penguins[measured].assign(flipper_again_mm=second_opinion)
doubled = wobble(scaled_model, twice)
flipper_sum = doubled["flipper_length_mm"] + doubled["flipper_again_mm"]
doubled.assign(both_flippers_added=flipper_sum).agg(["mean", "std"]).T.round(0)

# %%
fig, ax = plt.subplots(figsize=(6, 5), layout="constrained")
ax.scatter(doubled["flipper_length_mm"], doubled["flipper_again_mm"], color=palette["Adelie"], label="a drawn table")
total = flipper_sum.mean()
ax.plot([400, 1900], [total - 400, total - 1900], "--", color="black", label=f"sum of both: {total:.0f} g")
ax.axhline(0, color="grey", linewidth=0.8)
ax.axvline(0, color="grey", linewidth=0.8)
ax.set(
    xlabel="Coefficient of the flipper (g per standard deviation)",
    ylabel="Coefficient of the flipper, measured again\n(g per standard deviation)",
    title="What one loses, the other gains",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows 50 points, one for each drawn table: the coefficient of the first flipper column to the right, that of
# the second upwards. The points lie along a falling straight line, on which the sum of both is always the same. Most
# points lie below zero: there the second coefficient is negative.*
#
# **Look** Each of the two wobbles several times as much as the flipper alone did. Their *sum* hardly wobbles more than
# before. The data say clearly what the two are worth together, and next to nothing about how to divide it between
# them. The model has to divide it somehow, and follows accidents: in most of the tables the second opinion even gets a
# *negative* number. A longer flipper makes a lighter bird, as long as one measures it the second time?

# %%
from sklearn.model_selection import RepeatedKFold, cross_val_score

folds = RepeatedKFold(n_splits=5, n_repeats=5, random_state=0)
once_errors, twice_errors = (
    -cross_val_score(scaled_model, columns, target, cv=folds, scoring="neg_mean_absolute_error")
    for columns in (penguins[measured], twice)
)
print(f"flipper once:  off by {once_errors.mean():.0f} g (standard deviation {once_errors.std():.0f} g)")
print(f"flipper twice: off by {twice_errors.mean():.0f} g (standard deviation {twice_errors.std():.0f} g)")

# %% [markdown]
# **Look** The predictions do not suffer. So it depends on what you want. To *predict*, features that say the same
# thing do little harm. To *read* the coefficients, they do much. In real tables, features that say nearly the same
# thing are the rule.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert abs(by_hand - model.predict(penguins[measured].iloc[[0]])[0]) < 1e-6 and round(model.coef_[2]) == 50
alone_g, flipper_g, species_g = depth_coefficients.values()
assert -200 < alone_g < -180 and 15 < flipper_g < 30 and 240 < species_g < 270
assert largest_change < 1e-6 and abs(metres.coef_[2] / model.coef_[2] - 1000) < 1e-6
means, spread = coefficients.mean(), coefficients.std()
assert 650 < means["flipper_length_mm"] < 750
for bill in ["bill_length_mm", "bill_depth_mm"]:
    assert 0.05 < (coefficients[bill] > 0).mean() < 0.98 and abs(means[bill]) < 60
assert doubled["flipper_length_mm"].std() > 3 * spread["flipper_length_mm"]
assert doubled["flipper_again_mm"].std() > 3 * spread["flipper_length_mm"]
assert (doubled["flipper_again_mm"] < 0).mean() > 0.8
assert flipper_sum.std() < 1.5 * spread["flipper_length_mm"] and abs(total - means["flipper_length_mm"]) < 30
assert abs(twice_errors.mean() - once_errors.mean()) < 5

# %% [markdown]
# ## Remember
#
# - A coefficient says by how much the prediction changes if its feature changes by one, *and all other features in the
#   model stay as they are*.
# - Add or leave out a feature, and the others' coefficients may change, even their signs. They describe the model, not
#   what causes what.
# - To compare coefficients, scale the features. To know how sure they are, learn them from several drawn tables.
# - Features that say nearly the same thing make coefficients wobble, and hardly hurt predictions.
