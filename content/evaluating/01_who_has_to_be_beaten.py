# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Who has to be beaten?
#
# In the first module [a score of 80 percent was worth nothing](../pipeline/07_what_a_score_is_worth.py): somebody who
# did not look at the penguins had the same. Since then we have carried a baseline along, mostly without much thought.
#
# > *Which baseline is the right one, and can a score fool me all the same?*
#
# In this lesson you will
#
# - choose the best guess of those who do not look, and see that there are several,
# - put a rule of thumb between them and the model,
# - find out how good a score pure luck can reach,
# - meet 90 percent, far above the baseline, and nothing behind it.

# %%
import numpy as np
import pandas as pd
from sklearn.model_selection import KFold, StratifiedKFold, cross_validate

penguins = pd.read_csv("../datasets/penguins.csv")
bill, species = penguins[["bill_length_mm"]], penguins["species"]
species.value_counts(normalize=True).round(2)

# %% [markdown]
# ## Three ways of not looking
#
# `DummyClassifier` ignores the features. It can always say the most frequent species (`"most_frequent"`), draw one so
# that each comes as often as in the training set (`"stratified"`), or draw one of three with equal chances
# (`"uniform"`).
#
# ```{admonition} What do you expect?
# :class: tip
# Whose accuracy is highest? Many people would draw in proportion: that seems to be the fairest guess.
# ```

# %%
from sklearn.dummy import DummyClassifier

deal = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
rows = []
for strategy in ["most_frequent", "prior", "stratified", "uniform"]:
    for seed in range(10):
        dummy = DummyClassifier(strategy=strategy, random_state=seed)
        result = cross_validate(dummy, bill, species, cv=deal, scoring=["accuracy", "neg_log_loss"])
        scores = {"accuracy": result["test_accuracy"].mean(), "log loss": -result["test_neg_log_loss"].mean()}
        rows.append({"strategy": strategy} | scores)
guesses = pd.DataFrame(rows).groupby("strategy", sort=False).agg(["mean", "std"])
guesses.round(3)

# %% [markdown]
# **Look** Who draws in proportion is right less often than who always says *Adelie*. An Adelie is drawn in 44 % of the
# cases, and only in 44 % of these it is one.
#
# And look at `"prior"`. It says *Adelie* as well, but asked for probabilities it gives the shares of the three species,
# while `"most_frequent"` claims to be 100 % sure. So the two have the same accuracy, and for the [log
# loss](../appendix/glossary.md#log-loss), which punishes those who are sure and wrong, one is the best of the four and
# the other is very bad. **The right baseline is the best guess for the score that you use.**
#
# ## The same for numbers
#
# 442 people with diabetes, and a number that says how far the disease had progressed a year later (without a unit).
# `DummyRegressor` can say the mean, the median, or any quantile of the training targets.
#
# ```{admonition} What do you expect?
# :class: tip
# Two scores: the [mean absolute error](../appendix/glossary.md#mean-absolute-error), and the root of the [mean squared
# error](../appendix/glossary.md#mean-squared-error). Is the same guess best for both?
# ```

# %%
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor

people, progression = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
errors = {"absolute": "neg_mean_absolute_error", "root of squared": "neg_root_mean_squared_error"}
options = {
    "mean": DummyRegressor(), "median": DummyRegressor(strategy="median"),
    "upper quarter": DummyRegressor(strategy="quantile", quantile=0.75),
}
rows = {}
for name, dummy in options.items():
    result = cross_validate(dummy, people, progression, cv=KFold(5, shuffle=True, random_state=0), scoring=errors)
    rows[name] = {"says": float(dummy.fit(people, progression).constant_[0, 0])}
    rows[name] |= {error: -result[f"test_{error}"].mean() for error in errors}
numbers = pd.DataFrame(rows).T
numbers.round(1)

# %% [markdown]
# **Look** The median has the smallest absolute error, the mean the smallest squared error. That is no accident. For
# the absolute error it only counts that as many people lie above the guess as below; the squared error is drawn
# towards those who lie far off, and here a few lie far above. In [the last lesson](06_how_wrong.py) this will turn
# against us.
#
# ## A rule of thumb
#
# Not to look at all is the lowest hurdle. The next one is what people do today, without you. Who has to guess the rent
# of a flat takes its area times the usual price of a square metre. (The rents are **simulated**.)
#
# ```{admonition} What do you expect?
# :class: tip
# The median of all rents is off by about 170 € on average, a [forest](../ensembles/02_forests.py) with all six features
# by about 65 €. Where is the rule of thumb, with one feature and one number?
# ```

# %%
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LinearRegression

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
ladder = {
    "does not look: median": (DummyRegressor(strategy="median"), features),
    "price per m²": (LinearRegression(fit_intercept=False), features[["area_m2"]]),
    "a line for the area": (LinearRegression(), features[["area_m2"]]),
    "forest, six features": (RandomForestRegressor(n_estimators=50, random_state=0), features),
}
rows = {}
for name, (model, columns) in ladder.items():
    result = cross_validate(
        model, columns, flats["rent_eur"], cv=KFold(5, shuffle=True, random_state=0), scoring="neg_mean_absolute_error"
    )
    rows[name] = {"error (€)": -result["test_score"].mean(), "spread (€)": result["test_score"].std()}
steps = pd.DataFrame(rows).T
steps.round(1)

# %% [markdown]
# **Look** Each step has to justify itself. One number, the price of a square metre, removes a third of the error of
# those who do not look. A line, which may start anywhere, is a little better. The forest nearly halves what the rule of
# thumb leaves: it is worth its trouble, and *that* is its worth, not the distance to those who do not look.
#
# ## How good can luck get?
#
# Forty penguins, two measurements, and the question whether they are male or female. On average a guess is right for
# half of them. But with so few samples one can be lucky. So we deal the answers out anew, like a deck of cards, and
# cross-validate again: this is what the same recipe scores when there is nothing to find. `permutation_test_score` does
# it a hundred times.
#
# ```{admonition} What do you expect?
# :class: tip
# The hundred scores will scatter around one half. How high is the highest?
# ```

# %%
from sklearn.model_selection import permutation_test_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

few = penguins.dropna().sample(40, random_state=0)
neighbours = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))
score, by_luck, p_value = permutation_test_score(
    neighbours, few[["bill_length_mm", "flipper_length_mm"]], few["sex"], cv=deal, n_permutations=100, random_state=0
)
print(f"score {score:.3f}")
print(f"with shuffled answers {by_luck.mean():.2f} ± {by_luck.std():.2f}, at most {by_luck.max():.3f}")

# %%
import matplotlib.pyplot as plt
import seaborn as sns

blue, orange = sns.color_palette("colorblind")[:2]
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
ax.hist(by_luck, bins=np.arange(0.2125, 0.8, 0.025), color=blue, edgecolor="white", label="answers shuffled")
ax.axvline(score, color=orange, linewidth=3, label="true answers")
ax.axvline(0.5, color="black", linestyle="--", label="a coin")
ax.set(
    xlabel="Accuracy (share of 40 penguins)", ylabel="Number of shuffles", xlim=(0.2, 0.8),
    title="What luck can do with forty penguins",
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows a histogram of a hundred accuracies around one half, which is marked by a dashed line. They reach from
# below 0.3 to nearly 0.7. A thick line, the score with the true answers, stands to the right of all of them.*
#
# **Look** One half is the baseline *on average*. With forty penguins luck alone reaches two thirds now and then. The
# true score lies beyond all hundred of them, so we may believe that bill and flipper tell something about the sex. How
# much, is known badly. This is a **[permutation test](../appendix/glossary.md#permutation-test)**.
#
# ## Surprise: 90 percent of nothing
#
# A researcher has 60 blood samples, with 2000 substances measured in each, and asks which of 30 patients will become
# better. Two thousand columns are too many. So she first picks the 20 that go best with the answer, and then
# cross-validates a logistic regression, with five folds, as one should.

# %%
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

random = np.random.default_rng(0)
substances, better = random.normal(size=(60, 2000)), np.repeat([False, True], 30)
picked = SelectKBest(k=20).fit_transform(substances, better)
picked_scores = cross_val_score(LogisticRegression(), picked, better, cv=deal)
print(f"accuracy {picked_scores.mean():.2f} ± {picked_scores.std():.2f}")

# %% [markdown]
# The baseline is 0.50. So that is a great success?
#
# ```{admonition} What do you expect?
# :class: tip
# Look at the code again: where do the 2000 substances come from?
# ```
#
# They are random numbers, all of them. The dummy has not noticed: it only says what a guess is worth. Let us shuffle
# the answers as above, and repeat **everything** that the researcher did, the picking included. Beside it the same
# recipe with the picking *inside* of a pipeline.

# %%
whole = make_pipeline(SelectKBest(k=20), LogisticRegression())
rows = []
for seed in range(5):
    shuffled = np.random.default_rng(seed).permutation(better)
    picked = SelectKBest(k=20).fit_transform(substances, shuffled)
    rows.append({
        "picked before": cross_val_score(LogisticRegression(), picked, shuffled, cv=deal).mean(),
        "picked inside": cross_val_score(whole, substances, shuffled, cv=deal).mean(),
    })
luck = pd.DataFrame(rows)
luck.agg(["mean", "std"]).T.round(2)

# %% [markdown]
# **Look** With answers that mean nothing her recipe scores as well as before. So the score was made by the recipe, and
# not by the blood. Among 2000 columns of chance there are always some that go with the answers of these 60 people, *the
# test folds included*. It is a [data leak](../appendix/glossary.md#data-leak). With the picking inside, where each fold
# picks from its own training samples, one half is left.
#
# No dummy that ignores the features can reveal this. **Shuffle the target, do everything again, and see what
# is left**: that is the baseline for a whole recipe.
#
# ```{admonition} Try it
# :class: seealso
# Pick 20 of 50 substances, not of 2000. How much of the 90 percent is left? And with 600 blood samples?
# ```

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
accuracy, loss = guesses["accuracy"]["mean"], guesses["log loss"]["mean"]
shares = species.value_counts(normalize=True)
assert round(shares["Adelie"], 2) == 0.44 and accuracy["most_frequent"] == accuracy["prior"] == accuracy.max()
assert accuracy["stratified"] < accuracy["prior"] - 0.05 and abs(accuracy["stratified"] - (shares**2).sum()) < 0.02
assert loss.idxmin() == "prior" and loss[["most_frequent", "stratified"]].min() > 15
assert numbers["absolute"].idxmin() == "median" and numbers["root of squared"].idxmin() == "mean"
assert numbers.loc["mean", "says"] > numbers.loc["median", "says"] and len(people) == 442
rents = steps["error (€)"]
assert rents.is_monotonic_decreasing and features.shape[1] == 6
assert abs(rents.iloc[0] - 170) < 5 and abs(rents.iloc[3] - 65) < 5
assert 0.6 < rents.iloc[1] / rents.iloc[0] < 0.72 and 0.5 < rents.iloc[3] / rents.iloc[1] < 0.6
assert score > by_luck.max() and 0.64 < by_luck.max() < 0.7 and abs(by_luck.mean() - 0.5) < 0.03
assert by_luck.min() < 0.3 and len(by_luck) == 100 and p_value < 0.01
assert picked_scores.mean() > 0.85 and abs(luck["picked before"].mean() - 0.9) < 0.06
assert luck["picked before"].mean() > picked_scores.mean() - 0.05
assert abs(luck["picked inside"].mean() - 0.5) < 0.08

# %% [markdown]
# ## Remember
#
# - There are several ways of not looking. The right baseline is the best guess *for your score*: the prior for the log
#   loss, the median for the absolute error, the mean for the squared error.
# - Above it stands the rule of thumb that people use today. A model is worth what it adds to that.
# - With few samples luck reaches high scores. A **permutation test** shows how high.
# - Shuffle the target and do *everything* again. If the score stays, the recipe leaks.
