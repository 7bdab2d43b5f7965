# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 2: Benign or malignant?
#
# Cells from a lump were photographed under a microscope, and a program has measured their nuclei: radius, texture,
# smoothness and so on, 30 numbers for each of 569 patients. The lumps turned out to be benign or malignant. The table
# comes with scikit-learn. **How sure can a linear model be?** (It is an exercise with an old table, not medical
# advice.)

# %%
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

features, benign = load_breast_cancer(return_X_y=True, as_frame=True)
is_malignant = benign == 0
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)

# %% [markdown]
# **Question 1.** How many of the lumps are malignant? Cross-validate (with `folds`) a `DummyClassifier`, and a pipeline
# of a scaler and `LogisticRegression()`. Which share of the baseline's mistakes is left?

# %%
# solution
from sklearn.dummy import DummyClassifier

model = make_pipeline(StandardScaler(), LogisticRegression())
accuracy = {
    name: cross_validate(estimator, features, is_malignant, cv=folds)["test_score"]
    for name, estimator in {"does not look": DummyClassifier(), "logistic regression": model}.items()
}
print(f"{is_malignant.sum()} of {len(features)} are malignant")
table = pd.DataFrame(accuracy).agg(["mean", "std"]).T
left = (1 - table["mean"]["logistic regression"]) / (1 - table["mean"]["does not look"])
print(f"share of mistakes left: {left:.2f}")
table.round(3)

# %% [markdown] tags=["solution"]
# 212 of 569 are malignant. Who does not look is right for 63 %, the logistic regression for 97 to 98 %: less than a
# tenth of the mistakes is left.

# %% [markdown]
# **Question 2.** Vary `C` from 0.0001 to 10,000 in steps of a factor of 10. For each, compute the mean training and
# test score, for the accuracy *and* for the log loss (`scoring=["accuracy", "neg_log_loss"]`; give `max_iter=5000`).
# Where is each best? What happens to the log loss where `C` is large, and why does the accuracy hardly show it?

# %%
# solution
rows = {}
for C in [0.0001, 0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000]:
    free = make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=5000))
    result = cross_validate(
        free, features, is_malignant, cv=folds, scoring=["accuracy", "neg_log_loss"], return_train_score=True
    )
    rows[C] = {
        "training accuracy": result["train_accuracy"].mean(), "test accuracy": result["test_accuracy"].mean(),
        "training loss": -result["train_neg_log_loss"].mean(), "test loss": -result["test_neg_log_loss"].mean(),
    }
by_freedom = pd.DataFrame(rows).T.rename_axis("C")
by_freedom.round(3)

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns

ax = sns.lineplot(by_freedom[["training loss", "test loss"]], palette="colorblind", markers=True)
ax.set(xscale="log", xlabel="C (logarithmic scale)", ylabel="Log loss (no unit)", title="Too free: sure, and wrong")
plt.show()

# %% [markdown] tags=["solution"]
# *The plot shows the log loss against C. The training loss falls all the way. The test loss falls to its lowest point
# at C = 1, and then rises again, more and more steeply.* Accuracy and loss are both best around 0.1 to 1. With a large
# `C` the model becomes surer of everything, of its mistakes too, and being sure and wrong is what the log loss
# punishes. The accuracy only counts the mistakes, and there are just a few more of them.

# %% [markdown]
# **Question 3.** With `cross_val_predict(..., method="predict_proba")` and `cv=5`, give each patient a probability of
# being malignant. How many malignant lumps are missed, and how many false alarms are there, if you call *malignant*
# what has a probability above 0.5? And above 0.1? Which would you prefer?

# %%
# solution
from sklearn.model_selection import cross_val_predict

probability = cross_val_predict(model, features, is_malignant, cv=5, method="predict_proba")[:, 1]
limits = {}
for limit in [0.5, 0.1]:
    alarm = probability > limit
    limits[limit] = {"missed": (is_malignant & ~alarm).sum(), "false alarms": (~is_malignant & alarm).sum()}
pd.DataFrame(limits).T.rename_axis("limit")

# %% [markdown] tags=["solution"]
# With the lower limit fewer malignant lumps are missed, and more healthy people are alarmed. A missed one costs more
# than a second look, so most would prefer the lower limit. The model gives probabilities; where to draw the line is for
# people to decide.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert features.shape == (569, 30) and is_malignant.sum() == 212
assert round(table["mean"]["does not look"], 2) == 0.63 and left < 0.1
assert 0.97 < table["mean"]["logistic regression"] < 0.985
assert by_freedom["test loss"].idxmin() == 1 and by_freedom["test accuracy"].idxmax() in (0.1, 1)
assert by_freedom["training loss"].is_monotonic_decreasing and by_freedom["test loss"].loc[1:].is_monotonic_increasing
assert by_freedom["test loss"].loc[10_000] > 4 * by_freedom["test loss"].min()
assert 0.005 < by_freedom["test accuracy"].max() - by_freedom["test accuracy"].loc[10_000] < 0.05
assert limits[0.1]["missed"] < limits[0.5]["missed"] and limits[0.1]["false alarms"] > limits[0.5]["false alarms"]
