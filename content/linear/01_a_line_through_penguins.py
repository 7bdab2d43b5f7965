# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A line through the penguins
#
# The balance of the biologist is heavy, and penguins do not like to stand on it. A ruler weighs next to nothing. In
# [Words in the table](../pipeline/06_words.py) a `LinearRegression` told the mass of a penguin from other
# measurements, and we took it as it came. Now we want to know:
#
# > *What does such a model do, and why this line and not another?*
#
# In this lesson you will
#
# - draw a line by hand, and say in one number how badly it fits,
# - see why one line is the best of all, and let scikit-learn find it,
# - look at what the line leaves over,
# - ask it about a penguin of a kind that it has never seen, and be sorry.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["flipper_length_mm"]]
target = penguins["body_mass_g"]
pd.concat([features, target], axis="columns").describe().loc[["mean", "std", "min", "max"]].round(0)

# %% [markdown]
# **Look** The flippers are between 172 and 231 mm long, and the masses go from 2700 to 6300 g. Keep the first of these
# in mind: it says for which penguins we have any experience.
#
# ## Three lines by hand
#
# A straight line needs two numbers. The **slope** says by how many grams the prediction rises with each millimetre of
# flipper. The **[intercept](../appendix/glossary.md#intercept)** says where the line starts, at a flipper of 0 mm:
#
# $$\text{mass} = \text{intercept} + \text{slope} \cdot \text{flipper length}$$
#
# Here are three lines that somebody has drawn with a ruler.

# %%
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

by_hand = {"A": (200, 20), "B": (-1800, 30), "C": (-7800, 60)}
colours = dict(zip(by_hand, sns.color_palette("colorblind").as_hex()))
styles = dict(zip(by_hand, ["-", "--", ":"]))
flippers = np.array([170, 235])

fig, ax = plt.subplots(layout="constrained")
ax.scatter(features, target, s=14, color="lightgrey", edgecolor="grey", label="a penguin")
for name, (intercept, slope) in by_hand.items():
    masses = intercept + slope * flippers
    ax.plot(flippers, masses, styles[name], color=colours[name], linewidth=2.5, label=f"line {name}")
ax.set(xlabel="Flipper length (mm)", ylabel="Body mass (g)", title="Three lines drawn by hand")
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows body mass against flipper length: a cloud of points that rises from the lower left to the upper right.
# All three lines cross in the middle of it. Line A is the flattest; at long flippers it runs below most points. Line B
# is a little steeper. Line C is the steepest and follows the cloud best, though at short flippers it is too low.*
#
# ```{admonition} What do you expect?
# :class: tip
# Which of the three fits best? And how would you say *how much* better it is, in one number?
# ```
#
# ## How badly does a line fit?
#
# For each penguin the line is off by some grams: its true mass minus what the line says. This is called the
# **[residual](../appendix/glossary.md#residual)**. It is positive if the penguin lies above the line, and negative if
# it lies below. To make one number of 342 residuals, take their squares, and the mean of these: the
# **[mean squared error](../appendix/glossary.md#mean-squared-error)**.


# %%
def mean_squared_error_of(intercept, slope):
    residuals = target - (intercept + slope * penguins["flipper_length_mm"])
    return (residuals**2).mean()


hand_errors = {name: mean_squared_error_of(*line) for name, line in by_hand.items()}
table = pd.DataFrame({"mean squared error (g²)": hand_errors})
table.assign(**{"its root (g)": table["mean squared error (g²)"] ** 0.5}).round(0).astype(int)

# %% [markdown]
# **Look** Line C is the best of the three. The squares have an awkward unit, square grams, so the root stands beside
# it: that is in grams again, and roughly a typical size of a residual.
#
# Why squares, and not just the sizes of the residuals? With squares, one mistake of 1000 g counts as much as a
# hundred mistakes of 100 g. The line is drawn towards penguins that lie far off. That is sometimes a virtue and
# sometimes not. But it makes the sum so smooth that there is exactly one best line, as the next picture shows.
#
# ## A bowl with one lowest point
#
# Let us try slopes from 20 to 80 g per mm. To be fair to each slope we give it the intercept that suits it best, which
# is the one with which the line goes through the mean penguin.

# %%
slopes = np.linspace(20, 80, 61)
mean_flipper, mean_mass = penguins["flipper_length_mm"].mean(), target.mean()
errors = [mean_squared_error_of(mean_mass - slope * mean_flipper, slope) for slope in slopes]
best_tried = slopes[np.argmin(errors)]

fig, ax = plt.subplots(layout="constrained")
ax.plot(slopes, np.array(errors) / 1000, color=colours["A"], linewidth=2.5)
ax.plot(best_tried, min(errors) / 1000, "X", color=colours["B"], markersize=12, label="the lowest that we tried")
ax.set(
    xlabel="Slope (g per mm)", ylabel="Mean squared error (1000 g²)", ylim=(0, None),
    title="Too flat is bad, too steep is bad, and one slope is best",
)
ax.legend()
plt.show()
print(f"best slope among those tried: {best_tried:.0f} g per mm")

# %% [markdown]
# *The plot shows the mean squared error against the slope. It is a smooth bowl. It falls from the left, has its lowest
# point, marked with a cross, at 50 g per mm, and rises again to the right.*
#
# **Look** There is one lowest point, and no second valley in which one could get stuck. This is true for every linear
# regression, with any number of features. So the computer need not try; it can compute the lowest point straight away.

# %%
from sklearn.linear_model import LinearRegression

model = LinearRegression().fit(features, target)
slope, intercept = model.coef_[0], model.intercept_
print(f"slope: {slope:.1f} g per mm, intercept: {intercept:.0f} g")
print(f"root of the mean squared error: {mean_squared_error_of(intercept, slope) ** 0.5:.0f} g")

# %% [markdown]
# **Look** What was learnt ends in an underscore, as always: `coef_` holds one number for each feature, the
# **[coefficients](../appendix/glossary.md#coefficient)**. With one feature this is the slope. *A penguin whose flipper
# is one millimetre longer is, on average, 50 g heavier.* That is the whole model. It can be written on a
# postcard, and used without a computer.
#
# Finding the line with the smallest sum of squares is also called the method of **least squares**.
#
# ## Is it any good?
#
# You know the three questions: measured on what, how much does it wobble, compared with what?

# %%
from sklearn.dummy import DummyRegressor
from sklearn.model_selection import RepeatedKFold, cross_val_score

folds = RepeatedKFold(n_splits=5, n_repeats=5, random_state=0)
unseen_errors = pd.DataFrame({
    name: -cross_val_score(estimator, features, target, cv=folds, scoring="neg_mean_absolute_error")
    for name, estimator in {"always the mean": DummyRegressor(), "line": model}.items()
})
unseen_errors.agg(["mean", "std"]).T.round(0).astype(int)

# %% [markdown]
# **Look** On penguins that it has not seen, the line is off by about 315 g ([mean absolute
# error](../appendix/glossary.md#mean-absolute-error)); who always says the mean is off by twice as much. The spread
# over the folds is small compared with that.
#
# ## What is left over
#
# A plot of the residuals shows what the line could not explain. If it has found all there is, they are a shapeless
# cloud around zero.
#
# ```{admonition} What do you expect?
# :class: tip
# We colour the penguins by their species, which the model was not told. Will the three clouds lie around zero?
# ```

# %%
residuals = target - model.predict(features)
palette = dict(zip(["Adelie", "Chinstrap", "Gentoo"], sns.color_palette("colorblind")))
markers = {"Adelie": "o", "Chinstrap": "s", "Gentoo": "X"}
ax = sns.scatterplot(
    penguins, x="flipper_length_mm", y=residuals, hue="species", style="species", palette=palette, markers=markers
)
ax.axhline(0, color="black", linestyle="--")
ax.set(
    xlabel="Flipper length (mm)", ylabel="Residual: true minus predicted mass (g)", title="What the line leaves over"
)
ax.legend(loc="upper right")
plt.show()

left_over = residuals.groupby(penguins["species"]).mean()
left_over.round(0).astype(int)

# %% [markdown]
# *The plot shows the residual against the flipper length, and a dashed line at zero. Most points lie between -800 and
# 800 g. The Adelie and the Gentoo penguins lie around zero or a little above it. The Chinstraps lie mostly below it.*
#
# **Look** The Chinstraps are lighter than the line says, by about 200 g on average. So something is left that could
# be learnt, if only we told the model the species. [The next lesson](02_what_the_numbers_say.py) gives it more
# features.
#
# ## Surprise: a bird that weighs less than nothing
#
# A colleague has found a young bird. Its flipper measures 110 mm.
#
# ```{admonition} What do you expect?
# :class: tip
# What will the model say? First guess, then compute it in your head: intercept plus 110 times the slope.
# ```

# %%
chick = pd.DataFrame({"flipper_length_mm": [110]})
chick_mass = model.predict(chick)[0]
print(f"predicted mass: {chick_mass:.0f} g")

# %% [markdown]
# **Look** A negative mass. The model did not hesitate and gave no warning. It has learnt from flippers between 172 and
# 231 mm, and there the line is a good description. Beyond, the line just goes on, because that is what lines do.
#
# To predict outside of what was learnt is called **[extrapolation](../appendix/glossary.md#extrapolation)**. No score
# that we have computed says anything about it: all the test penguins came from the same range. The intercept is
# an extrapolation as well: it is what a penguin *without flippers* would weigh, and nobody should try to make sense of
# it.
#
# ```{admonition} What would k nearest neighbours have said?
# :class: note dropdown
# The mean mass of the penguins with the shortest flippers, whichever flipper you ask for, 110 mm or 10 mm. This looks
# more sensible, and it is just as much a guess.
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert penguins["flipper_length_mm"].min() == 172 and penguins["flipper_length_mm"].max() == 231
assert target.min() == 2700 and target.max() == 6300 and len(target) == 342
assert min(hand_errors, key=hand_errors.get) == "C"
long = penguins.query("flipper_length_mm > 215")
assert (long["body_mass_g"] > 200 + 20 * long["flipper_length_mm"]).mean() > 0.9
assert best_tried == 50 and round(slope) == 50 and slope > 0
assert mean_squared_error_of(intercept, slope) <= min(errors) and (np.diff(errors, 2) > 0).all()
assert mean_squared_error_of(intercept, slope) < hand_errors["C"]
mean_errors, spreads = unseen_errors.mean(), unseen_errors.std()
assert round(mean_errors["line"] / 5) * 5 == 315 and 1.9 < mean_errors["always the mean"] / mean_errors["line"] < 2.4
assert spreads.max() < 60
assert -230 < left_over["Chinstrap"] < -170 and left_over["Adelie"] > 0 and left_over["Gentoo"] > 0
assert (residuals[penguins["species"] == "Chinstrap"] < 0).mean() > 0.65 and (residuals.abs() < 800).mean() > 0.9
short = penguins.query("flipper_length_mm < 185")
assert (short["body_mass_g"] > -7800 + 60 * short["flipper_length_mm"]).mean() > 0.7
assert chick_mass < 0 and intercept < 0

# %% [markdown]
# ## Remember
#
# - A **linear regression** with one feature is a line: an intercept and a slope. The slope has a unit, and a meaning.
# - A **residual** is what is true minus what is predicted. Least squares finds the line whose squared residuals are
#   smallest on average, and there is only one such line.
# - Plot the residuals. A pattern in them is something that the model has not learnt.
# - Outside of the range that it has learnt from, a line goes on without a word. That is **extrapolation**.
