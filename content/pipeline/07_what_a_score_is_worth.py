# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What is a score worth?
#
# By now you can build a model, and measure it so that it cannot cheat. You get a number. You show it to somebody, and
# she asks:
#
# > *80 percent. Is that good?*
#
# It is the best question that you can be asked, and the number alone has no answer. In this lesson you will
#
# - compare a model with somebody who does not look: a **baseline**,
# - meet a score of 80 % that is worth nothing,
# - meet a score of 0.5 that is worth something,
# - look behind a score, at the mistakes.

# %%
import pandas as pd
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

penguins = pd.read_csv("../datasets/penguins.csv")
is_chinstrap = penguins["species"] == "Chinstrap"

# %% [markdown]
# ## Is it a Chinstrap?
#
# Chinstraps are the rarest of our three species, and the biologist cares only for them. So the target is a yes or a
# no: *is this penguin a Chinstrap?* She can see the flippers from afar, and the penguins walk over a balance on their
# way to the sea. So we have flipper length and body mass.

# %%
from_afar = penguins[["flipper_length_mm", "body_mass_g"]]
model = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=5, random_state=0)

afar_scores = cross_val_score(model, from_afar, is_chinstrap, cv=folds)
print(f"accuracy {afar_scores.mean():.2f} (standard deviation {afar_scores.std():.2f})")

# %% [markdown]
# Right four times out of five, properly cross-validated. Is that good?
#
# ## Surprise: the same score without looking
#
# To know what a score is worth we need something to compare it with, a
# **[baseline](../appendix/glossary.md#baseline)**. scikit-learn has a model for those who do not look.
# `DummyClassifier` ignores the features, and always gives the most frequent answer of the training set.
#
# ```{admonition} What do you expect?
# :class: tip
# What will its score be?
# ```

# %%
from sklearn.dummy import DummyClassifier

dummy_scores = cross_val_score(DummyClassifier(strategy="most_frequent"), from_afar, is_chinstrap, cv=folds)
print(f"accuracy {dummy_scores.mean():.2f} (standard deviation {dummy_scores.std():.2f})")

# %% [markdown]
# **Look** The same. Who always says *no, it is not a Chinstrap* is right four times out of five as well, because four
# out of five penguins are none. And this model has never found a single Chinstrap!
#
# So our 80 % were worth nothing, at least as an accuracy. Let the model have the bill instead:

# %%
bill = penguins[["bill_length_mm", "bill_depth_mm"]]
bill_scores = cross_val_score(model, bill, is_chinstrap, cv=folds)
print(f"accuracy {bill_scores.mean():.2f} (standard deviation {bill_scores.std():.2f})")

# %% [markdown]
# **Look** Do not read this as *80 % and then some*. Read it from the baseline up: of the mistakes that one makes
# without looking, most are gone. That is what the bill is worth.

# %%
mistakes_left = (1 - bill_scores.mean()) / (1 - dummy_scores.mean())
print(f"of all mistakes of the baseline, {mistakes_left:.0%} are left")

# %% [markdown]
# ## Look at the mistakes
#
# Accuracy treats all mistakes alike. A **[confusion matrix](../appendix/glossary.md#confusion-matrix)** counts them one
# kind at a time.
#
# ```{admonition} What do you expect?
# :class: tip
# The model that sees flipper and mass is about as often right as the one that always says *no*. Is it the same model in
# disguise, or does it make other mistakes?
# ```

# %%
import matplotlib.pyplot as plt
from sklearn.metrics import ConfusionMatrixDisplay
from sklearn.model_selection import StratifiedKFold, cross_val_predict

once = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
models = {
    "without looking": (DummyClassifier(strategy="most_frequent"), from_afar),
    "flipper and mass": (model, from_afar),
    "bill": (model, bill),
}
found = {}
fig, axes = plt.subplots(1, 3, figsize=(10, 3.6), layout="constrained")
for ax, (name, (estimator, features)) in zip(axes, models.items()):
    said = cross_val_predict(estimator, features, is_chinstrap, cv=once)
    found[name] = {"found": (said & is_chinstrap).sum(), "false alarms": (said & ~is_chinstrap).sum()}
    ConfusionMatrixDisplay.from_predictions(
        is_chinstrap, said, display_labels=["no", "yes"], cmap="Blues", colorbar=False, ax=ax
    )
    ax.set(title=name, xlabel="The model says: Chinstrap?", ylabel="In truth: Chinstrap?")
fig.suptitle("Who is taken for whom (number of penguins)")
plt.show()

# %%
pd.DataFrame(found).T

# %% [markdown]
# *The figure shows three tables of two by two counts. In each, the upper left is a right "no" and the lower right a
# right "yes". Without looking, the whole right-hand column is empty. With flipper and mass, some of the 68 Chinstraps
# are found, and about as many other penguins are taken for one. With the bill, most are found and there are few false
# alarms.*
#
# **Look** The first two are about equally often right, and yet quite different. One never finds what we look for. The
# other finds some, and pays for it with false alarms. Which is better depends on what a missed Chinstrap costs, and
# what a false alarm. The accuracy does not know. [A later
# module](../evaluating/04_two_kinds_of_mistakes.py) is about scores that do.
#
# ## The other way round: a low score that is worth something
#
# Now a regression, with another table. It comes with scikit-learn: 442 people with diabetes, ten features such as
# age, body mass index, blood pressure and blood values, and as the target a number that says how far the disease had
# progressed a year later.

# %%
from sklearn.datasets import load_diabetes

diabetes = load_diabetes(as_frame=True, scaled=False)
diabetes.frame[["age", "bmi", "bp", "target"]].describe().loc[["mean", "std", "min", "max"]].round(1)

# %% [markdown]
# For a regression, `score` gives a number called **R²** (*[R squared](../appendix/glossary.md#r-squared)*). It has a
# baseline built in:
#
# - 1 means that every prediction is exactly right,
# - 0 means no better than always saying the mean,
# - below 0 means worse than that.

# %%
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_validate

rows = {}
for name, regressor in {"always the mean": DummyRegressor(), "linear regression": LinearRegression()}.items():
    result = cross_validate(
        regressor, diabetes.data, diabetes.target, scoring=["r2", "neg_mean_absolute_error"],
        cv=RepeatedKFold(n_splits=5, n_repeats=5, random_state=0),
    )
    rows[name] = {
        "R²": result["test_r2"].mean(), "R² spread": result["test_r2"].std(),
        "error": -result["test_neg_mean_absolute_error"].mean(),
        "error spread": result["test_neg_mean_absolute_error"].std(),
    }
worth = pd.DataFrame(rows).T
worth.round(2)

# %% [markdown]
# **Look** An R² of about a half. In a school exam, half would be poor. But look at the other columns: the error of
# the predictions is by about a third smaller than that of the baseline. For something as uncertain as the course of a
# disease over a year, that may well be useful to a doctor.
#
# So: an accuracy of 80 % was worth nothing, and an R² of one half was worth something. What decides is the distance
# to the baseline, and what it would change in the world.
#
# ```{admonition} Why is the R² of the baseline a tiny bit *below* 0?
# :class: note dropdown
# It says the mean of its training set, and the mean of the test set is always a little different.
# ```
#
# ## Three questions to ask about any score
#
# 1. **Measured on what?** On samples that the model, *and everything before it in the pipeline*, has never seen?
# 2. **How much does it wobble?** Over folds, over seeds?
# 3. **Compared with what?** With a dummy, with the rule that people use today?

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert round(afar_scores.mean(), 2) == round(dummy_scores.mean(), 2) == 0.8
assert round(is_chinstrap.mean(), 1) == 0.2 and is_chinstrap.sum() == 68
assert mistakes_left < 0.25
assert found["without looking"] == {"found": 0, "false alarms": 0}
assert 10 < found["flipper and mass"]["found"] < 34
assert 0.7 < found["flipper and mass"]["false alarms"] / found["flipper and mass"]["found"] < 1.4
assert found["bill"]["found"] > 50 and found["bill"]["false alarms"] < 10
assert diabetes.data.shape == (442, 10)
assert 0.45 < worth.loc["linear regression", "R²"] < 0.55
assert 0.6 < worth.loc["linear regression", "error"] / worth.loc["always the mean", "error"] < 0.72
assert -0.02 < worth.loc["always the mean", "R²"] < 0

# %% [markdown]
# ## Remember
#
# - A score means something only next to a **baseline**. `DummyClassifier` and `DummyRegressor` are models for those who
#   do not look.
# - When one answer is common, always giving it has a high accuracy, and finds nothing.
# - Two models with the same score can make quite different mistakes. A confusion matrix shows them.
# - Ask of every score: measured on what, how much does it wobble, compared with what?
