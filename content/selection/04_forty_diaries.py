# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Forty diaries: bias and variance
#
# Back to the lake. Forty people kept a diary, each by herself, and each fitted a curve to her own 26 numbers. In the
# evening they meet, and lay the curves on top of each other.
#
# > *Why are models wrong? And is there more than one way to be wrong?*
#
# Mostly we have a single training set, and never see what the model would have become with another. Here we have forty
# of them, from the same (simulated) lake. In this lesson you will
#
# - see that a model can be wrong in the same way each time, or in another way each time,
# - measure the two: **bias** and **variance**,
# - check that with the noise they add up to the whole error,
# - find that forty bad curves can make a good one.

# %%
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, PolynomialFeatures

lake = pd.read_csv("../datasets/lake.csv")
every_day = pd.DataFrame({"day": range(10, 356)})


def true_temperature(day):
    return 12 - 9 * np.cos(2 * np.pi * (day - 35) / 365)


def curve(degree):
    return make_pipeline(
        MinMaxScaler(feature_range=(-1, 1)), PolynomialFeatures(degree, include_bias=False), LinearRegression()
    )

# %% [markdown]
# `true_temperature` is the rule by which the program that simulated the diaries computed the lake. With real data we
# would not have it. The first and the last days of the year, where hardly anybody has measured, we leave out this time.
#
# ## Forty people, forty curves
#
# ```{admonition} What do you expect?
# :class: tip
# Each of the forty fits a straight line (degree 1). Will their lines look alike? And if each fits a curve of degree 12?
# ```

# %%
def forty_curves(degree):
    curves = []
    for _, diary in lake.groupby("diary"):
        model = curve(degree).fit(diary[["day"]], diary["temperature_c"])
        curves.append(model.predict(every_day))
    return np.array(curves)


curves = {degree: forty_curves(degree) for degree in [1, 4, 12]}
curves[1].shape

# %%
import matplotlib.pyplot as plt
import seaborn as sns

fig, axes = plt.subplots(1, 3, figsize=(11, 3.8), sharey=True, layout="constrained")
for ax, (degree, predicted), color in zip(axes, curves.items(), sns.color_palette("colorblind")):
    ax.plot(every_day["day"], predicted.T, color=color, alpha=0.25, linewidth=1)
    ax.plot(every_day["day"], predicted.mean(axis=0), color=color, linewidth=3, label="mean of the forty")
    ax.plot(every_day["day"], true_temperature(every_day["day"]), "k--", linewidth=2, label="truth")
    ax.set(xlabel="Day of the year", title=f"degree {degree}", ylim=(-5, 30))
    ax.legend(loc="lower center")
axes[0].set_ylabel("Water temperature (°C)")
fig.suptitle("Each thin line is the curve of one diary")
plt.show()

# %% [markdown]
# *The figure shows three bundles of forty thin lines, each with its mean as a thick line and the truth as a dashed one.
# Degree 1: a narrow bundle of straight, slowly rising lines, far from the truth. Degree 4: a narrow bundle close
# to the truth. Degree 12: a wide, tangled bundle around the truth, widest near both ends of the year; its mean lies on
# the truth.*
#
# **Look** at two different things, one after the other:
#
# - **Where is the thick line?** For degree 1 it misses the truth by far. All forty are wrong *in the same way*. More
#   diaries would not help. The distance of the mean from the truth is called **[bias](../appendix/glossary.md#bias)**.
# - **How wide is the bundle?** For degree 12 each curve depends on whose diary it was. They are wrong *each in another
#   way*. How far the curves of different training sets differ is called
#   **[variance](../appendix/glossary.md#variance)**.
#
# Think of archers. A bent sight makes all arrows land together, beside the mark: bias. A trembling hand scatters them
# around it: variance.
#
# ## Measured, for a single day
#
# Take one day in high summer, day 215, and put numbers on it.

# %%
day = 215
on_that_day = (every_day["day"] == day).to_numpy()
truth = true_temperature(day)
print(f"the truth on day {day}: {truth:.1f} °C")
for degree, predicted in curves.items():
    answers = predicted[:, on_that_day]
    print(f"degree {degree:>2}: mean of the forty {answers.mean():.1f} °C, standard deviation {answers.std():.1f} °C")

# %% [markdown]
# **Look** The mean of the forty tells about the bias, their standard deviation about the variance. On this day the
# straight lines agree well with each other, and all of them are wrong by far. The curves of degree 12 are
# right on average, and agree less.
#
# ## It adds up
#
# Now for all days together. We square the distances, as one always does here, because squares add up:
#
# $$\text{mean squared error} = \text{bias}^2 + \text{variance} + \text{noise}$$
#
# - **bias²**: the squared distance from the mean curve to the truth, averaged over the days;
# - **variance**: the squared distance from each curve to the mean curve, averaged over curves and days;
# - **noise**: the square of 1.5 °C, which is the standard deviation of the errors that the program added to each
#   reading.
#
# To see whether this is true we need readings that no curve has learnt from. We take the readings of all the *other*
# diaries: each of the forty curves is asked about the days of the 39 other people.

# %%
def mean_squared_error_on_the_others(degree):
    squared = []
    for number, diary in lake.groupby("diary"):
        others = lake[(lake["diary"] != number) & lake["day"].between(10, 355)]
        model = curve(degree).fit(diary[["day"]], diary["temperature_c"])
        squared.append(((model.predict(others[["day"]]) - others["temperature_c"]) ** 2).mean())
    return np.mean(squared)


true_curve = true_temperature(every_day["day"]).to_numpy()
rows = []
for degree in [1, 2, 3, 4, 6, 8, 12]:
    predicted = forty_curves(degree)
    bias_squared = ((predicted.mean(axis=0) - true_curve) ** 2).mean()
    rows.append({
        "degree": degree, "bias²": bias_squared, "variance": predicted.var(axis=0).mean(), "noise": 1.5**2,
        "measured error": mean_squared_error_on_the_others(degree),
    })
parts = pd.DataFrame(rows).set_index("degree")
parts.insert(3, "sum", parts[["bias²", "variance", "noise"]].sum(axis="columns"))
parts.round(2)

# %% [markdown]
# **Look** at the last two columns. The `sum` was put together from the truth, the curves and the noise. The `measured
# error` knows nothing of them, it only compares predictions with readings. They agree, up to the luck of the readings.
#
# ```{admonition} What do you expect?
# :class: tip
# Before the next plot: which of the parts falls as the curves get freer, which one rises, and which does not change?
# ```

# %%
ax = parts[["bias²", "variance", "noise"]].plot.bar(
    stacked=True, color=sns.color_palette("colorblind")[:3], edgecolor="black", rot=0, figsize=(7.5, 4.2)
)
for bars, hatch in zip(ax.containers, ["//", "..", ""]):
    for bar in bars:
        bar.set_hatch(hatch)
ax.plot(range(len(parts)), parts["measured error"], "kD", label="measured error")
ax.set(
    xlabel="Degree of the polynomial", ylabel="Mean squared error (°C²)", ylim=(0, 12),
    title="Where the error comes from (degree 1 reaches beyond the top)",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows one bar for each degree, made of three pieces. The bias makes most of the error at degrees 1 and 2 and
# has nearly vanished at degree 4. The variance is hardly visible at first and grows slowly; at degree 12 it is more
# than half as large as the noise. The noise is the same everywhere. Diamonds mark the measured errors, close to the
# tops of the bars.*
#
# **Look** Left of degree 4 it is bias that makes the bars high: [underfitting](../appendix/glossary.md#underfitting).
# To the right it is variance that grows: [overfitting](../appendix/glossary.md#overfitting). Freedom trades the one for
# the other. The best model is where their *sum* is lowest, not where either of them is zero. And the noise is nobody's
# fault.
#
# ## Surprise: forty bad curves make a good one
#
# Variance means: wrong in another way each time. What is wrong in different ways can cancel out. So let us do something
# simple. Instead of choosing one of the forty wild curves we take the **mean** of all, and measure how far it is from
# the truth.
#
# ```{admonition} What do you expect?
# :class: tip
# Will the mean of forty curves of degree 12 be as good as a typical one of them? As good as the *best* of them? And for
# degree 1: will the mean help?
# ```

# %%
rows = []
for degree, predicted in curves.items():
    of_each = abs(predicted - true_curve).mean(axis=1)
    of_the_mean = abs(predicted.mean(axis=0) - true_curve).mean()
    rows.append({
        "degree": degree, "typical curve": np.median(of_each), "best of the forty": of_each.min(),
        "mean of the forty": of_the_mean,
    })
crowd = pd.DataFrame(rows).set_index("degree")
crowd.round(2)

# %% [markdown]
# **Look** at the distances from the truth, in °C. The mean of the forty wild curves is nearer to the truth than the
# best of them. For the straight lines the mean is no better than any of them: where all are wrong in the same way,
# there is nothing to cancel.
#
# This is more than a curiosity. *Averaging gets rid of variance, and leaves bias as it is.* Some of the strongest
# models there are make use of it: they let many wild models vote. A later module is about them.
#
# ## And without the truth?
#
# With real data there is one training set and no truth, so nobody can read off bias and variance. But you have learnt
# to recognise them by their traces:
#
# | | too simple: bias | too free: variance |
# |---|---|---|
# | training error | high | low |
# | gap to the test error | small | large |
# | other training samples | nearly the same model | another model |
# | more samples | do not help | help |
# | what helps | more freedom, better features | less freedom, more samples, averaging |

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
answers = {degree: predicted[:, on_that_day] for degree, predicted in curves.items()}
assert curves[1].shape == (40, 346) and abs(answers[1].mean() - truth) > 5 and answers[1].std() < 0.5
assert abs(answers[12].mean() - truth) < 0.3 and answers[12].std() > 1.5 * answers[1].std()
ends = (every_day["day"] < 30) | (every_day["day"] > 335)
assert curves[12].std(axis=0)[ends].mean() > 1.3 * curves[12].std(axis=0)[~ends].mean()
assert abs(parts["sum"] / parts["measured error"] - 1).max() < 0.12
assert parts.loc[[1, 2], "bias²"].min() > 2.25 and parts.loc[4:, "bias²"].max() < 0.25 and parts.loc[1, "sum"] > 12
assert parts["variance"].is_monotonic_increasing and parts.loc[1, "variance"] < 0.3
assert 0.5 < parts.loc[12, "variance"] / 2.25 < 0.75 and parts["sum"].drop(1).max() < 12
assert parts.loc[[1, 2, 3], "bias²"].min() > parts.loc[[1, 2, 3], "variance"].max()
assert (parts.loc[[1, 2], "bias²"] > parts.loc[[1, 2], "sum"] / 2).all()
assert parts["sum"].idxmin() in (4, 6)
assert crowd.loc[12, "mean of the forty"] < crowd.loc[12, "best of the forty"]
assert abs(crowd.loc[1, "mean of the forty"] / crowd.loc[1, "typical curve"] - 1) < 0.05
assert abs(lake["temperature_c"] - true_temperature(lake["day"])).std() < 1.5
assert abs((lake["temperature_c"] - true_temperature(lake["day"])).std() - 1.5) < 0.1

# %% [markdown]
# ## Remember
#
# - **Bias**: wrong in the same way whatever the training set is. **Variance**: another model for another training set.
# - Mean squared error = bias² + variance + noise. Freedom lowers the first and raises the second.
# - More data and averaging get rid of variance, not of bias.
# - With real data you see only the traces: training error, gap, learning curve.
