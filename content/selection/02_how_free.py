# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # How free should a model be?
#
# A model can be too simple, and it can be too free. In [the last lesson](01_too_simple_too_free.py) we could see it in
# a plot, since there was a single feature. With ten features there is nothing to look at. What remains is a knob, and
# scores.
#
# > *The knob has many positions. Which one should I take, and how sure can I be?*
#
# In this lesson you will
#
# - draw a **validation curve**: both errors, for every position of the knob,
# - read it from left to right, and find the plateau,
# - find out how much luck is in the best position, and choose without it,
# - meet a model with a training error of zero that does *not* do badly.
#
# The data are the 442 people with diabetes whom you know from
# [the first module](../pipeline/07_what_a_score_is_worth.py#the-other-way-round-a-low-score-that-is-worth-something).
# A doctor has ten measurements of each, and would like to know how far the disease will have progressed in a year.

# %%
import pandas as pd
from sklearn.datasets import load_diabetes

diabetes = load_diabetes(as_frame=True, scaled=False)
features, target = diabetes.data, diabetes.target
print(f"{len(features)} people, {features.shape[1]} features")
print(f"progression: mean {target.mean():.0f}, from {target.min():.0f} to {target.max():.0f} points")

# %% [markdown]
# ## The model and its knob
#
# We ask the neighbours again. In a [regression](../appendix/glossary.md#regression) they do not vote: the prediction
# is the **mean** of their targets. The knob is the number of neighbours. As the ten features have different units, a
# scaler comes first.

# %%
from sklearn.model_selection import RepeatedKFold, cross_validate
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

model = make_pipeline(StandardScaler(), KNeighborsRegressor())
folds = RepeatedKFold(n_splits=5, n_repeats=3, random_state=0)


def mean_errors(model):
    result = cross_validate(
        model, features, target, cv=folds, scoring="neg_mean_absolute_error", return_train_score=True
    )
    return abs(result["train_score"].mean()), abs(result["test_score"].mean())


for neighbours in [1, 100]:
    training, test = mean_errors(model.set_params(kneighborsregressor__n_neighbors=neighbours))
    print(f"{neighbours:>3} neighbours: training error {training:.0f} points, test error {test:.0f} points")

# %% [markdown]
# **Look** at how the knob is turned from outside: `set_params`, with the name of the step, two underscores, and the
# name of the setting. A step that `make_pipeline` made is called like its class, in small letters.
#
# One neighbour: nothing wrong in the training set, and far off in the test set. That is
# [overfitting](../appendix/glossary.md#overfitting). With 100 neighbours both errors are nearly the same, and not
# small. That is [underfitting](../appendix/glossary.md#underfitting).
#
# ## All positions at once
#
# `ValidationCurveDisplay` does the same for as many positions as you like, and draws it. The result is called a
# **[validation curve](../appendix/glossary.md#validation-curve)**.
#
# ```{admonition} What do you expect?
# :class: tip
# On which side of the plot will the model be freest, on the left with few neighbours, or on the right with many? At
# which number do you expect the lowest test error?
# ```

# %%
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import ValidationCurveDisplay

sns.set_palette("colorblind")
positions = [1, 2, 3, 5, 8, 12, 20, 35, 60, 100]
curve = ValidationCurveDisplay.from_estimator(
    model, features, target, param_name="kneighborsregressor__n_neighbors", param_range=positions, cv=folds,
    scoring="neg_mean_absolute_error", negate_score=True, score_name="Mean absolute error (points)",
)
for line, style in zip(curve.lines_, ["o--", "s-"]):
    line.set(marker=style[0], linestyle=style[1:])
curve.ax_.set(
    xscale="log", xlabel="Number of neighbours (logarithmic scale)", title="How free should the neighbours be?",
    xticks=positions, xticklabels=positions,
)
curve.ax_.minorticks_off()
curve.ax_.legend(["training error", "test error"])
plt.show()

# %% [markdown]
# *The plot shows two errors against the number of neighbours, each with a band that is one standard deviation of the
# folds to each side. The training error starts at 0 and rises. The test error starts at about 60 points, falls quickly,
# is nearly level between about 5 and 20 neighbours, and then rises slowly together with the training error.*
#
# **Look** It is the same picture as with the curves in the lake, as in a mirror: here the *left* is the free side. So
# never learn by heart that large numbers are good or bad. Look which side has the gap between the two errors: there the
# model is free.
#
# - **Left:** a large gap. The model is too free.
# - **Right:** hardly a gap, and both errors rise. The model is too simple.
# - **Between:** the test error is low, and hardly moves.

# %%
test_errors = pd.DataFrame(-curve.test_scores, index=pd.Index(positions, name="neighbours"))
summary = test_errors.agg(["mean", "std"], axis="columns")
summary.round(1)

# %% [markdown]
# ## How much luck is in the best position?
#
# The lowest mean is at 12 neighbours. Shall we tell the doctor that 12 is *the* number?
#
# ```{admonition} What do you expect?
# :class: tip
# We deal the same people into five other folds, twelve times over. How often will 12 neighbours be the best?
# ```

# %%
from sklearn.model_selection import KFold, cross_val_score

nearby = [5, 8, 12, 20, 35]
winners = []
for seed in range(12):
    errors = {}
    for neighbours in nearby:
        model.set_params(kneighborsregressor__n_neighbors=neighbours)
        scores = cross_val_score(
            model, features, target, cv=KFold(n_splits=5, shuffle=True, random_state=seed),
            scoring="neg_mean_absolute_error",
        )
        errors[neighbours] = -scores.mean()
    winners.append(min(errors, key=errors.get))
times_best = pd.Series(winners).value_counts().reindex(nearby, fill_value=0)
times_best.rename_axis("neighbours").rename("times best")

# %% [markdown]
# **Look** Twelve wins most of the deals, but not all of them, although the people and the model are the same each time.
# On a plateau the errors are so close together that luck has a say in who comes first. So do not ask for *the best*
# position. Ask which positions are **good enough**, and take a calm one among them: it leans less on single samples.
#
# A rule of thumb that does this: take the lowest mean, add the uncertainty of that mean, and choose the simplest model
# that is still below. As the uncertainty we take the standard deviation divided by the square root of the number of
# folds, which is called the **standard error**.

# %%
n_folds = 5
best = summary["mean"].idxmin()
limit = summary.loc[best, "mean"] + summary.loc[best, "std"] / n_folds**0.5
good_enough = summary.index[summary["mean"] <= limit]
print(f"best: {best} neighbours; good enough: an error of up to {limit:.1f} points")
print(f"these are: {list(good_enough)}; the simplest of them has {good_enough.max()} neighbours")

# %% [markdown]
# We divide by the root of 5, and not of 15, although we have 15 scores: the three repetitions share the same people, so
# they do not count as 15 independent tests. It is a rule of thumb, no law. Its point is that you decide *before*
# looking what you will call the same.
#
# ## Surprise: no training error, and no harm
#
# Our model has another knob. So far each of the neighbours counted alike. With `weights="distance"` the near ones count
# for more: each is weighted by one divided by its distance.
#
# ```{admonition} What do you expect?
# :class: tip
# With these weights, what is the training error? (What is the distance of a person in the training set from the nearest
# person in the training set?) And what will that do to the test error?
# ```

# %%
rows = []
for weights in ["uniform", "distance"]:
    for neighbours in [5, 12, 35]:
        weighted = KNeighborsRegressor(n_neighbors=neighbours, weights=weights)
        training, test = mean_errors(make_pipeline(StandardScaler(), weighted))
        rows.append({"weights": weights, "neighbours": neighbours, "training error": training, "test error": test})
comparison = pd.DataFrame(rows).set_index(["weights", "neighbours"])
comparison.round(1)

# %% [markdown]
# **Look** With `distance` the training error is zero, whatever the number of neighbours: each person is at distance 0
# from himself, and such a neighbour outweighs all others. The gap is as large as can be. And yet the test error is no
# worse, even a trifle better.
#
# So a gap between the two errors is a *symptom*. It tells you where to look. But the *verdict* is the test error alone.
# Do not throw a model away because it knows its training set by heart, if it also does well on what it has never seen.
# (Of the models that you will meet later in this course, some of the best are like that.)
#
# ## What a validation curve does not show
#
# We have turned one knob and left the others alone. Two knobs may depend on each other, and that needs a search; a
# later module is about it. And there is something else. We have looked at ten test errors, and picked the lowest. Is
# *that* number still an honest one? Keep the question; [the last lesson](05_the_best_of_many.py) of this module answers
# it.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
training_errors = pd.DataFrame(-curve.train_scores, index=positions).mean(axis="columns")
gap = summary["mean"] - training_errors
assert features.shape == (442, 10) and training_errors[1] < 1e-9 and 57 < summary.loc[1, "mean"] < 63
assert (gap.diff().dropna() < 0).all() and abs(gap[100]) < 1 and (training_errors.diff().dropna() > 0).all()
assert best == 12 and summary.loc[5:20, "mean"].max() - summary.loc[best, "mean"] < 2
assert summary["mean"].idxmin() == 12 and summary.loc[100, "mean"] > summary.loc[12, "mean"] + 3
assert (times_best > 0).sum() >= 2 and 6 < times_best[12] < 12 and times_best.sum() == 12
assert set(good_enough) >= {8, 12, 20} and summary.shape[0] == 10 and test_errors.shape[1] == 15
assert comparison.loc["distance", "training error"].max() < 1e-6
lead = comparison.loc["uniform", "test error"] - comparison.loc["distance", "test error"]
assert lead.min() > 0 and lead.max() < 1

# %% [markdown]
# ## Remember
#
# - A **validation curve** shows training and test error for every position of one knob. The side with the gap is the
#   free side.
# - The best position is often one of many on a plateau. Choose what is **good enough** and simple.
# - A gap is a symptom. The verdict is the error on samples that were not learnt from.
# - Turn the knob of a step in a pipeline with `set_params(step__setting=...)`.
