# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Would more data help?
#
# The doctor has measured 442 people. It took years. Her predictions are off by about 45 points, and she would like them
# to be better. She could ask for money to measure another 400.
#
# > *Is it worth it? Would more data make the model better?*
#
# She cannot wait until the people have been measured to find out. But she can do the next best thing: *pretend to have
# fewer people than she has*, and watch what each addition has brought so far. In this lesson you will
#
# - draw a **learning curve**: both errors, for more and more training samples,
# - see an error get worse *because* there is more data, and understand why that is fine,
# - tell from a learning curve what to ask for: more samples, more features, or another model,
# - meet a model that 60 samples make worse than 30.

# %%
import pandas as pd
from sklearn.datasets import load_diabetes

diabetes = load_diabetes(as_frame=True, scaled=False)
features, target = diabetes.data, diabetes.target
always_the_mean = (target - target.mean()).abs().mean()
print(f"{len(features)} people; who always says the mean is off by {always_the_mean:.0f} points")

# %% [markdown]
# ## One model, more and more people
#
# We take a [linear regression](../appendix/glossary.md#linear-regression). For each of 20 splits we hold a fifth of the
# people back for the test. Of the others the model may learn from the first 20, then from the first 30, and so on. The
# test people stay the same.
#
# ```{admonition} What do you expect?
# :class: tip
# As there are more and more people to learn from: what will the test error do? And the *training* error, on the very
# people that the model learns from?
# ```

# %%
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import ShuffleSplit, learning_curve

splits = ShuffleSplit(n_splits=20, test_size=0.2, random_state=0)


def errors_by_size(model, features, sizes):
    sizes, training, test = learning_curve(
        model, features, target, train_sizes=sizes, cv=splits, scoring="neg_mean_absolute_error"
    )
    index = pd.Index(sizes, name="people")
    return pd.DataFrame({
        "training error": abs(training.mean(axis=1)), "test error": abs(test.mean(axis=1)),
        "spread of the test error": test.std(axis=1),
    }, index=index)


sizes = [20, 30, 60, 120, 200, 280, 353]
straight = errors_by_size(LinearRegression(), features, sizes)
straight.round(1)

# %% [markdown]
# scikit-learn can draw this as well. The plot is called a **[learning curve](../appendix/glossary.md#learning-curve)**.

# %%
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import LearningCurveDisplay

sns.set_palette("colorblind")


def draw(model, features, title, ax=None, sizes=sizes):
    curve = LearningCurveDisplay.from_estimator(
        model, features, target, train_sizes=sizes, cv=splits, ax=ax, scoring="neg_mean_absolute_error",
        negate_score=True, score_name="Mean absolute error (points)",
    )
    for line, style in zip(curve.lines_, ["o--", "s-"]):
        line.set(marker=style[0], linestyle=style[1:])
    curve.ax_.set(xlabel="People to learn from", title=title, xscale="linear", ylim=(0, 85))
    curve.ax_.legend(["training error", "test error"])


draw(LinearRegression(), features, "Linear regression, ten features")
plt.show()

# %% [markdown]
# *The plot shows two errors against the number of people, each with a band that is one standard deviation of the 20
# splits to each side. The test error falls steeply at first, then slowly. The training error rises. From about 200
# people on the two run close together and nearly level, at about 44 points.*
#
# **Look** at both lines:
#
# - The **test error falls**. With more people the accidents of each weigh less.
# - The **training error rises**! The model has not become worse. With ten features, twenty people can be matched
#   quite closely, accidents included; hundreds of people cannot. What falls away is the part that was learnt by heart.
#
# The two come towards each other like a pair of pincers, and what they close on is what *this model with these
# features* can do. On the right they have nearly met, so there is hardly anything left to gain.

# %%
gain = straight.loc[200, "test error"] - straight.loc[353, "test error"]
print(f"from 200 to 353 people the test error falls by {gain:.1f} points")

# %% [markdown]
# So, should the doctor measure another 400? Not for this model. Her money is better spent on something else.
#
# ## More features instead
#
# Suppose that of each person only the body mass index were known.
#
# ```{admonition} What do you expect?
# :class: tip
# One feature instead of ten. Where will the pincers close: lower, higher, earlier, later?
# ```

# %%
fig, axes = plt.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
draw(LinearRegression(), features[["bmi"]], "One feature: body mass index", ax=axes[0])
draw(LinearRegression(), features, "Ten features", ax=axes[1])
axes[1].set_ylabel("")
plt.show()
only_bmi = errors_by_size(LinearRegression(), features[["bmi"]], sizes)

# %% [markdown]
# *The figure shows two learning curves. With one feature the two errors meet early, before 100 people, at a little
# above 50 points. With ten features they start farther apart, meet later, and lower.*
#
# **Look** With one feature, 60 people are as good as 353: nobody needs more data to draw one line. But it stays worse.
# *The simpler a model, the less data it needs, and the sooner more data stops helping.* Whoever sees pincers that have
# closed too high has to make the model richer: other features, or more freedom.
#
# ## Surprise: more people, and worse
#
# Then let us give it freedom. With `PolynomialFeatures` the model may use the square of each feature and the product of
# each pair, 65 columns in all.
#
# ```{admonition} What do you expect?
# :class: tip
# Draw the two lines in the air before you run the cell. Where will the gap be large?
# ```

# %%
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

rich_model = make_pipeline(StandardScaler(), PolynomialFeatures(2, include_bias=False), LinearRegression())
rich = errors_by_size(rich_model, features, sizes)
n_columns = rich_model[:2].fit_transform(features).shape[1]
print(f"{n_columns} columns")
rich.round(1)

# %%
fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
ax.plot(rich.index, rich["test error"], "s-", label="65 columns")
ax.plot(straight.index, straight["test error"], "o--", label="10 columns")
ax.axhline(always_the_mean, color="black", linestyle=":", label="always the mean")
ax.set(
    yscale="log", xlabel="People to learn from", ylabel="Test error (points, logarithmic scale)",
    title="A free model, and a simple one", yticks=[50, 100, 200, 400], yticklabels=[50, 100, 200, 400],
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows the test error of both models. That of the simple one falls smoothly. That of the free one rises to a
# sharp peak of several hundred points at 60 people, and then falls steeply. It crosses the level of always saying the
# mean between 120 and 200 people, and at 353 people it is still a little above the simple one.*
#
# **Look** at the peak. With 60 people the free model is far worse than with 20 or 30, and far worse than saying the
# mean with closed eyes. Its training error is zero there. There are about as many columns as people: the model can
# *just* meet every single target, and has to twist itself to do so. With more people than columns it cannot meet them
# all any more, and that is its rescue.
#
# From there on it is a textbook case of [overfitting](../appendix/glossary.md#overfitting): a large gap between its two
# errors, which *closes* with more data. So for this model more people would help. Whether it would then beat the simple
# one, no curve can tell: it has not got there yet.
#
# ## What to ask for
#
# | the learning curve shows | it means | so |
# |---|---|---|
# | a gap, and the test error still falls | too free for so few samples | more samples, or a simpler model |
# | no gap, level, too high | too simple | better features, or a freer model; more samples change nothing |
# | no gap, level, low enough | done | stop |
#
# And one caution: a learning curve knows about *more of the same*. If the doctor's next 400 people came from another
# country, or were younger, the curve would know nothing of them.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(features) == 442 and n_columns == 65 and 44 < straight.loc[353, "test error"] < 46
assert (straight["test error"].diff().dropna() < 0).all()
assert straight["training error"].is_monotonic_increasing
gaps = straight["test error"] - straight["training error"]
assert gaps[20] > 25 and gaps.loc[200:].max() < 5 and straight.loc[353].iloc[:2].max() < 45.5
assert 0 < gain < 2 and straight.loc[200:, ["training error", "test error"]].sub(44).abs().max(axis=None) < 1.5
assert abs(only_bmi.loc[60, "test error"] - only_bmi.loc[353, "test error"]) < 2
assert (only_bmi["test error"] - only_bmi["training error"]).loc[120:].abs().max() < 3
assert 50 < only_bmi.loc[353, "test error"] < 55
assert only_bmi.loc[353, "test error"] > straight.loc[353, "test error"] + 5
assert rich["test error"].idxmax() == 60 and rich.loc[60, "test error"] > 200
assert rich.loc[60, "test error"] > 2 * rich.loc[[20, 30], "test error"].max() and rich.loc[60, "training error"] < 1e-6
assert rich.loc[120, "test error"] > always_the_mean > rich.loc[200, "test error"]
assert 0 < rich.loc[353, "test error"] - straight.loc[353, "test error"] < 6
rich_gap = rich["test error"] - rich["training error"]
assert (rich_gap.loc[120:].diff().dropna() < 0).all() and rich_gap[353] > 5

# %% [markdown]
# ## Remember
#
# - A **learning curve** shows training and test error for more and more training samples. Pretend to have less, to see
#   what more would bring.
# - With more data the test error falls and the training error *rises*. They close on what the model can do.
# - **Still a gap?** More data helps. **Closed, and too high?** It does not: change the features or the model.
# - Freedom has to be paid for with data. Beware when you have about as many columns as samples.
