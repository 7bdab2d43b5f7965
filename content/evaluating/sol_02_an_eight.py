# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 2: An eight, or not?
#
# 1797 handwritten digits, 8 by 8 pixels each; the table comes with scikit-learn. A machine reads letters, and *eights*
# cause trouble. **How well can two models tell an eight from the rest, and are they as sure as they should be?**
#
# One model is a logistic regression with a high price on large coefficients. The other is new: `GaussianNB`, *Gaussian
# naive Bayes*. For each class it learns how bright each pixel is, and how much that varies, and then pretends that the
# pixels have nothing to do with each other.

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

pixels, digit = load_digits(return_X_y=True)
is_eight = digit == 8
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
models = {
    "logistic": make_pipeline(StandardScaler(), LogisticRegression(C=0.01)), "naive": GaussianNB(var_smoothing=0.01)
}

# %% [markdown]
# ## Count
#
# **Question 1.** With `cross_val_predict` and `folds`, let each model say of each digit whether it is an eight. Compute
# accuracy, recall and precision. Which accuracy has somebody who always says *no*? Which model is the better one?

# %%
# solution
from sklearn.metrics import accuracy_score, precision_score, recall_score

rows = {"always no": {"accuracy": 1 - is_eight.mean(), "recall": 0}}
for name, model in models.items():
    said = cross_val_predict(model, pixels, is_eight, cv=folds)
    rows[name] = {
        "accuracy": accuracy_score(is_eight, said), "recall": recall_score(is_eight, said),
        "precision": precision_score(is_eight, said),
    }
counted = pd.DataFrame(rows).T
counted.round(2)

# %% [markdown] tags=["solution"]
# The naive model has a *lower* accuracy than always *no*, and yet it finds nine eights of ten; the price is that more
# than half of its calls are false. The logistic regression never calls in vain, and misses more than half. Neither is
# better as such.

# %% [markdown]
# ## All thresholds
#
# **Question 2.** Take the probabilities (`method="predict_proba"`), and draw ROC and precision-recall curve of both
# models side by side. Which model puts the digits into the better order? Is the difference as large as question 1 has
# made it look?

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.metrics import PrecisionRecallDisplay, RocCurveDisplay

chances = {
    name: cross_val_predict(model, pixels, is_eight, cv=folds, method="predict_proba")[:, 1]
    for name, model in models.items()
}
fig, axes = plt.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
for (name, chance), style, color in zip(chances.items(), ["-", "--"], sns.color_palette("colorblind")):
    look = {"linestyle": style, "color": color, "linewidth": 2.5}
    RocCurveDisplay.from_predictions(is_eight, chance, name=name, ax=axes[0], curve_kwargs=look)
    PrecisionRecallDisplay.from_predictions(is_eight, chance, name=name, ax=axes[1], **look)
axes[0].set(xlabel="False positive rate (share of the others)", ylabel="True positive rate (share of the eights)")
axes[1].set(xlabel="Recall (share of the eights)", ylabel="Precision (share of the calls)")
axes[0].set_title("ROC curve")
axes[1].set_title("Precision-recall curve")
plt.show()

# %% [markdown] tags=["solution"]
# *The figure shows two panels with two curves each; in both, the curve of the logistic regression is the higher one
# nearly everywhere, by little on the left, by more on the right.* The logistic regression puts the digits into the
# better order. In question 1 the two stood at two very different thresholds, and that made most of the difference.

# %% [markdown]
# ## The price
#
# **Question 3.** An eight that is missed costs 10 cents, a false alarm 1 cent. What does each model cost at one half,
# and at the threshold that the prices ask for?

# %%
# solution
rows = {}
for name, chance in chances.items():
    for label, limit in [("one half", 1 / 2), ("1 / 11", 1 / 11)]:
        called = chance >= limit
        rows.setdefault(name, {})[label] = 10 * (is_eight & ~called).sum() + (~is_eight & called).sum()
costs = pd.DataFrame(rows).T
costs

# %% [markdown] tags=["solution"]
# For the logistic regression the threshold saves more than half of the cost. For the naive model it makes next to no
# difference.

# %% [markdown]
# ## As sure as it should be?
#
# **Question 4.** Sort the digits by what each model says: up to 0.1, up to 0.5, up to 0.9, and above. For each
# group, compare the mean of the probabilities with the share of eights. Which model is too sure, and which is not sure
# enough? How does that explain question 3? (Such a comparison is called
# **[calibration](../appendix/glossary.md#calibration)**.)

# %%
# solution
rows = []
for name, chance in chances.items():
    group = pd.cut(chance, [0, 0.1, 0.5, 0.9, 1], include_lowest=True)
    for interval, part in pd.DataFrame({"said": chance, "eight": is_eight}).groupby(group, observed=True):
        rows.append({
            "model": name, "probability": str(interval), "digits": len(part), "said": part["said"].mean(),
            "eights": part["eight"].mean(),
        })
sure = pd.DataFrame(rows)
sure.round(2)

# %% [markdown] tags=["solution"]
# The naive model is far too sure: where it says nearly 100 %, fewer than half are eights. It counts neighbouring
# pixels, which say the same, as if they were so many witnesses. So nearly all of its probabilities are close to 0 or 1,
# and a threshold between them changes hardly anything. The logistic regression is not sure enough: where it says two
# thirds, all of them are eights. That is what the high price on its coefficients does. Prices make a threshold only if
# the probabilities can be believed. (`CalibratedClassifierCV` learns to correct them.)

# %% tags=["solution", "hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert counted.loc["naive", "accuracy"] < counted.loc["always no", "accuracy"] and counted.loc["naive", "recall"] > 0.88
assert counted.loc["naive", "precision"] < 0.5 and counted.loc["logistic", "precision"] > 0.995
assert counted.loc["logistic", "recall"] < 0.5 and pixels.shape == (1797, 64)
from sklearn.metrics import average_precision_score, roc_auc_score
area = {name: roc_auc_score(is_eight, chance) for name, chance in chances.items()}
precise = {name: average_precision_score(is_eight, chance) for name, chance in chances.items()}
assert 0 < area["logistic"] - area["naive"] < 0.05 < precise["logistic"] - precise["naive"]
assert costs.loc["logistic", "1 / 11"] < costs.loc["logistic", "one half"] / 2
assert abs(costs.loc["naive"].diff().iloc[1]) < 0.1 * costs.loc["naive", "one half"]
naive, logistic = (sure[sure["model"] == name].reset_index(drop=True) for name in ("naive", "logistic"))
assert naive["said"].iloc[-1] > 0.97 and naive["eights"].iloc[-1] < 0.5 and naive["digits"].iloc[[0, -1]].sum() > 1600
assert logistic["eights"].iloc[-1] > 0.98 and 0.58 < logistic["said"].iloc[-1] < 0.75
