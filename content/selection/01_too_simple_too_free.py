# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Too simple, too free
#
# A swimmer keeps a diary. Once a fortnight she holds a thermometer into the lake and writes down what it says. At the
# end of the year she would like to draw a curve through her 26 numbers, so that next year she can look up, for any day,
# how warm the water will be.
#
# > *Which curve should she trust?*
#
# Through 26 points one can draw a ruler's line, a gentle bow, or a line that wriggles from point to point. In this
# lesson you will
#
# - fit curves that are allowed to bend more and more,
# - see the one that comes nearest to the points go badly wrong,
# - give names to both ways of failing, and see what they look like,
# - meet the error that no model can get rid of.
#
# The lake is **simulated**: a small program, `_scripts/make_lake.py` in the sources of this course, made up the
# temperatures. So this time there is somebody who knows the truth, and in the end we will ask.

# %%
import pandas as pd

lake = pd.read_csv("../datasets/lake.csv")
mine = lake[lake["diary"] == 1]
others = lake[lake["diary"] != 1]
print(f"{len(mine)} measurements of hers, {len(others)} of {others['diary'].nunique()} other swimmers")
mine.head()

# %% [markdown]
# **Look** `day` counts the days of the year, from 1. `temperature_c` is in degrees Celsius. Diary 1 is hers. The other
# diaries belong to people who swim in the same lake, in the same year. She does not know them yet. They will be our
# test set.

# %%
import matplotlib.pyplot as plt
import seaborn as sns

sns.set_palette("colorblind")
fig, ax = plt.subplots(layout="constrained")
ax.scatter(mine["day"], mine["temperature_c"], color="black")
ax.set(xlabel="Day of the year", ylabel="Water temperature (°C)", title="One diary: a measurement in each fortnight")
plt.show()

# %% [markdown]
# *The plot shows 26 points. They lie low in winter, at about 3 °C, rise to about 21 °C in summer, and fall again. They
# do not lie on a smooth line: each is a degree or two above or below where one would expect it.*
#
# ## A line that may bend
#
# A [linear regression](../appendix/glossary.md#linear-regression) of the temperature on the day draws a straight line.
# To let the line bend we give the model more columns, all made from the day: its square, its cube, and so on. A sum of
# such powers is called a **polynomial**, and the highest power is its **degree**. The higher the degree, the more often
# the curve may turn.

# %%
from sklearn.preprocessing import MinMaxScaler, PolynomialFeatures

small_days = MinMaxScaler(feature_range=(-1, 1)).set_output(transform="pandas").fit_transform(mine[["day"]])
powers = PolynomialFeatures(degree=3, include_bias=False).set_output(transform="pandas")
powers.fit_transform(small_days).iloc[[0, 12, 25]].round(2)

# %% [markdown]
# **Look** Three of her days, early, in the middle and late in the year, each with its powers up to the third. Before
# that, `MinMaxScaler` has squeezed the days between -1 and 1. Otherwise the numbers get out of hand: the 15th power of
# 364 has 39 digits.
#
# We tie the steps together, as always. The degree is the hyperparameter, the knob that says how free the model is.

# %%
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline


def curve(degree):
    return make_pipeline(
        MinMaxScaler(feature_range=(-1, 1)), PolynomialFeatures(degree, include_bias=False), LinearRegression()
    )


fitted = {degree: curve(degree).fit(mine[["day"]], mine["temperature_c"]) for degree in [1, 5, 15]}

# %% [markdown]
# ```{admonition} What do you expect?
# :class: tip
# Three curves: one that cannot bend, one that may turn up to four times, one that may turn up to 14 times. Which comes
# nearest to her points? Which would you use to decide whether to bring a wetsuit?
# ```

# %%
every_day = pd.DataFrame({"day": range(1, 365)})
fig, axes = plt.subplots(1, 3, figsize=(11, 3.6), sharey=True, layout="constrained")
for ax, (degree, model), color in zip(axes, fitted.items(), sns.color_palette("colorblind")):
    ax.scatter(mine["day"], mine["temperature_c"], color="black", s=15)
    ax.plot(every_day["day"], model.predict(every_day), color=color, linewidth=2.5)
    ax.set(xlabel="Day of the year", title=f"degree {degree}", ylim=(-4, 42))
axes[0].set_ylabel("Water temperature (°C)")
fig.suptitle("The same 26 points, and three curves")
plt.show()

# %% [markdown]
# *The figure shows the same points three times. Degree 1: a slowly rising line that misses summer and winter alike.
# Degree 5: a smooth hill through the middle of the points. Degree 15: a line that wriggles from point to point, and
# shoots up steeply at both ends of the year.*
#
# **Look** at the third curve where there are no points, before her first measurement and after her last. How warm does
# it think the lake gets?

# %%
wild = fitted[15].predict(every_day)
print(f"degree 15: warmest {wild.max():.0f} °C, on day {every_day['day'][wild.argmax()]}")

# %% [markdown]
# ## The error on her own diary
#
# Let us measure how far the curves are from the points: the
# [mean absolute error](../appendix/glossary.md#mean-absolute-error), in degrees Celsius.

# %%
from sklearn.metrics import mean_absolute_error

rows = []
for degree in range(1, 16):
    model = curve(degree).fit(mine[["day"]], mine["temperature_c"])
    rows.append({
        "degree": degree,
        "her diary": mean_absolute_error(mine["temperature_c"], model.predict(mine[["day"]])),
        "others": mean_absolute_error(others["temperature_c"], model.predict(others[["day"]])),
    })
errors = pd.DataFrame(rows).set_index("degree")
errors["her diary"].loc[[1, 2, 3, 5, 10, 15]].round(2)

# %% [markdown]
# **Look** The more powers, the nearer the curve comes to her points. By this column the wildest one is the best. That
# is no accident: a curve of a higher degree can do all that one of a lower degree can, and then some.
#
# ```{admonition} What do you expect?
# :class: tip
# The same curves, but now measured on the diaries of the other swimmers: the same lake, other days, other readings.
# Will this column fall as well?
# ```
#
# ## Surprise: nearer to the points, farther from the lake

# %%
ax = errors.plot(style=["o--", "s-"], figsize=(7, 4.2))
ax.set(
    xlabel="Degree of the polynomial (how often the curve may bend)", ylabel="Mean absolute error (°C)",
    title="The curves were fitted to her diary", ylim=(0, None),
)
plt.show()
errors.loc[[1, 2, 3, 5, 10, 15]].round(2)

# %% [markdown]
# *The plot shows two lines over the degree. The error on her own diary falls from about 5 °C, first steeply, then
# slowly, to less than 1 °C. The error on the other diaries falls with it to about degree 4, stays level for a while,
# and rises again from about degree 9 on.*
#
# **Look** from left to right:
#
# - **Degree 1** is wrong by about 5 °C on both. The straight line is *too simple*: it cannot say that summers are warm.
#   This is [underfitting](../appendix/glossary.md#underfitting).
# - **Degree 5** does best on the other diaries.
# - **Degree 15** is best on hers, and on the others its error is more than one and a half times that of degree 5. It
#   is *too free*: it has also learnt on which days her thermometer happened to be in the sun. This is
#   [overfitting](../appendix/glossary.md#overfitting).
#
# ## The error that stays
#
# Even the best curve is wrong by more than a degree on the diaries of others. Is there a better one, that we have
# missed? This is where it helps that the lake is simulated. The program that made the diaries used the rule below, and
# then added a random error to each reading. Let us ask the *truth itself* to predict.

# %%
import numpy as np


def true_temperature(day):
    return 12 - 9 * np.cos(2 * np.pi * (day - 35) / 365)


error_of_truth = mean_absolute_error(others["temperature_c"], true_temperature(others["day"]))
print(f"the truth is off by {error_of_truth:.2f} °C, degree 5 by {errors.loc[5, 'others']:.2f} °C")

# %% [markdown]
# **Look** Who knows the truth is hardly better than the curve of degree 5. What is left is
# **[noise](../appendix/glossary.md#noise)**: gusts of wind, a thermometer that is read in a hurry. No model can predict
# it. Whoever gets below this error on data that was learnt from, has learnt noise.
#
# With real data nobody can ask the truth. That is why we need test samples, and why an error that is not zero is no
# reason to be ashamed.
#
# ## And without the other diaries?
#
# Next year's swimmer has only her own diary. She can still find out: by
# [cross-validation](../appendix/glossary.md#cross-validation), where each of her days is predicted by a curve that has
# not seen it.
#
# ```{admonition} What do you expect?
# :class: tip
# Will her 26 points alone warn her of degree 15?
# ```

# %%
from sklearn.model_selection import RepeatedKFold, cross_val_score

folds = RepeatedKFold(n_splits=13, n_repeats=5, random_state=0)
cross_validated = {}
for degree in [1, 3, 5, 8, 15]:
    scores = cross_val_score(
        curve(degree), mine[["day"]], mine["temperature_c"], cv=folds, scoring="neg_mean_absolute_error"
    )
    cross_validated[degree] = -scores.mean()
pd.Series(cross_validated).round(1)

# %% [markdown]
# **Look** It warns her, and loudly. When a day near the end of the year is left out, the wildest curve says anything
# about it. (The scores are called `neg_...` because in scikit-learn higher is always better; so an error is handed out
# with a minus, and we take it away again.)
#
# ```{admonition} Try it
# :class: seealso
# Take another diary for `mine`, number 2 or 3. Which degree is best now, and how warm does degree 15 think the lake
# gets?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(mine) == 26 and others["diary"].nunique() == 39 and len(str(364**15)) == 39
assert 1 < mine["temperature_c"].nsmallest(4).mean() < 4.5 and 20 < mine["temperature_c"].nlargest(4).mean() < 22.5
assert 30 < wild.max() < 42 and wild.min() > -4 and every_day["day"][wild.argmax()] < mine["day"].min()
assert wild[-1] > 20 and fitted[1].predict(every_day)[-1] > fitted[1].predict(every_day)[0]
assert (errors["her diary"].diff().dropna() < 0.02).all() and errors["her diary"].idxmin() == 15
assert errors.loc[4:8, "others"].max() < 1.4 < errors.loc[9:, "others"].min() and errors.loc[15, "her diary"] < 1
assert errors["others"].idxmin() == 5 and abs(errors.loc[1] - 5).max() < 0.3
assert 1.5 < errors.loc[15, "others"] / errors.loc[5, "others"] < 2 and errors.loc[5, "others"] > 1
assert 0 < errors.loc[5, "others"] - error_of_truth < 0.2
assert errors.loc[15, "her diary"] < error_of_truth
assert abs(lake["temperature_c"] - true_temperature(lake["day"])).mean() < 1.5
assert cross_validated[15] > 5 * cross_validated[5] and cross_validated[1] > 3 * cross_validated[5]

# %% [markdown]
# ## Remember
#
# - A model can be **too simple** to follow what is there, or **too free** to leave out what is not.
# - The error on the training set falls as the model gets freer. It cannot tell you where to stop. The error on samples
#   that were not learnt from first falls, and then rises: it can.
# - Overfitting lives *between* and *beyond* the points: look at what a model says where it has no data.
# - **Noise** stays. The best model has an error, too.
