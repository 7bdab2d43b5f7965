# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Two kinds of mistakes
#
# The biologist of [the first module](../pipeline/07_what_a_score_is_worth.py) looks for Chinstraps, the rarest of her
# three species. Who always says *no* is right for 80 % of the penguins, and finds none.
#
# > *If accuracy does not tell, what should I count?*
#
# In this lesson you will
#
# - count hits, misses and false alarms, and make two scores of them,
# - see two models of which each is better than the other,
# - put the two scores into one, in two ways,
# - take a good model to another colony, and hardly recognise it.
#
# As before, she sees the penguins from afar: flipper length and body mass are all that she has.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
from_afar = penguins[["flipper_length_mm", "body_mass_g"]]
is_chinstrap = penguins["species"] == "Chinstrap"
print(f"{is_chinstrap.sum()} of {len(penguins)} are Chinstraps, {is_chinstrap.mean():.0%}")

# %% [markdown]
# ## Two models
#
# Both are [logistic regressions](../linear/05_yes_no_and_how_sure.py). The second has `class_weight="balanced"`: while
# it learns, each Chinstrap counts for as much as four other penguins, so that both classes weigh the same.
#
# ```{admonition} What do you expect?
# :class: tip
# Which of the two will have the higher accuracy? Which will find more Chinstraps?
# ```

# %%
import matplotlib.pyplot as plt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import ConfusionMatrixDisplay
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

once = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
models = {
    "plain": make_pipeline(StandardScaler(), LogisticRegression()),
    "balanced": make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced")),
}
said = {name: cross_val_predict(model, from_afar, is_chinstrap, cv=once) for name, model in models.items()}
fig, axes = plt.subplots(1, 2, figsize=(8, 3.6), layout="constrained")
for ax, (name, answers) in zip(axes, said.items()):
    ConfusionMatrixDisplay.from_predictions(
        is_chinstrap, answers, display_labels=["no", "yes"], cmap="Blues", colorbar=False, ax=ax
    )
    ax.set(title=name, xlabel="The model says: Chinstrap?", ylabel="In truth: Chinstrap?")
fig.suptitle("Two models from afar (number of penguins)")
plt.show()

# %% [markdown]
# *The figure shows two tables of two by two counts. The plain model hardly ever says yes, and finds two of the 68
# Chinstraps. The balanced one finds most of them, and takes about a hundred other penguins for one.*
#
# **Look** Each table has four numbers, and each has a name. A Chinstrap that is found is a **true positive**, one that
# is missed a **false negative**. Another penguin that is taken for a Chinstrap is a **false positive**, a false alarm;
# one that is left in peace is a **true negative**. (*Positive* is what one looks for, however bad it is.)
#
# ## Recall and precision
#
# Two questions can be asked:
#
# - *Of the Chinstraps, which share is found?* That is the **[recall](../appendix/glossary.md#recall)**. It looks along
#   the lower row of the table.
# - *Of those called a Chinstrap, which share is one?* That is the **[precision](../appendix/glossary.md#precision)**.
#   It looks down the column on the right.

# %%
from sklearn.metrics import precision_score, recall_score

rows = {}
for name, answers in said.items():
    found, missed = (is_chinstrap & answers).sum(), (is_chinstrap & ~answers).sum()
    false_alarms = (~is_chinstrap & answers).sum()
    rows[name] = {
        "found": found, "missed": missed, "false alarms": false_alarms,
        "recall": found / (found + missed), "precision": found / (found + false_alarms),
    }
    assert rows[name]["recall"] == recall_score(is_chinstrap, answers)
    assert rows[name]["precision"] == precision_score(is_chinstrap, answers)
by_hand = pd.DataFrame(rows).T
by_hand.round(2)

# %% [markdown]
# **Look** The balanced model finds four out of five Chinstraps. When it calls, it is right in about one of three cases.
# The plain one is silent. If a false alarm costs a short walk, take the balanced one.
#
# One of the two scores alone is easy to have: who calls *every* penguin a Chinstrap has a recall of 1; who calls only
# the one that is beyond doubt has a precision of 1. So always tell both.
#
# ## Into one number
#
# Sometimes one number is needed, for a search, for instance. The **[F1 score](../appendix/glossary.md#f1-score)** is a
# mean of recall and precision that is low as soon as one of them is low: $2 \cdot p \cdot r / (p + r)$. The
# **[balanced accuracy](../appendix/glossary.md#balanced-accuracy)** is the mean of the shares that are right in each
# class; who does not look has one half, whatever the classes are.
#
# ```{admonition} What do you expect?
# :class: tip
# Always *no*, always *yes*, the plain model, the balanced one. Order them by accuracy, and by each of the two others.
# ```

# %%
from sklearn.dummy import DummyClassifier
from sklearn.metrics import make_scorer
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate

folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
scores = {
    "accuracy": "accuracy", "balanced accuracy": "balanced_accuracy", "recall": "recall",
    "precision": make_scorer(precision_score, zero_division=0), "F1": "f1",
}
candidates = {
    "always no": DummyClassifier(strategy="constant", constant=False),
    "always yes": DummyClassifier(strategy="constant", constant=True), **models,
}
rows = {}
for name, model in candidates.items():
    result = cross_validate(model, from_afar, is_chinstrap, cv=folds, scoring=scores)
    rows[name] = {score: result[f"test_{score}"].mean() for score in scores}
    rows[name] |= {"spread of F1": result["test_F1"].std()}
compared = pd.DataFrame(rows).T
compared.round(2)

# %% [markdown]
# **Look** The accuracy prefers those who are silent. By balanced accuracy and F1 the balanced model is ahead. But look
# who comes second by F1: *always yes*, a dummy! The F1 has no fixed baseline: it depends on how rare the class is. (And
# `zero_division=0` says what the precision should be of a model that never calls, where zero is divided by zero.)
#
# ## Surprise: the same model in another colony
#
# With the bill one can do much better: bill and flipper length, ten neighbours. Here one penguin in five is a
# Chinstrap. On the next island there are few, one in a hundred, and a friend there would like to have the model. Bills
# and flippers are the same. We keep our penguins, and let each of the others weigh more (`sample_weight`) until
# Chinstraps are as rare as there.
#
# ```{admonition} What do you expect?
# :class: tip
# Which of the two changes as Chinstraps become rare: the recall, the precision, or both? To what?
# ```

# %%
import numpy as np
from sklearn.neighbors import KNeighborsClassifier

bill_and_flipper = penguins[["bill_length_mm", "flipper_length_mm"]]
neighbours = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=10))
answers = cross_val_predict(neighbours, bill_and_flipper, is_chinstrap, cv=once)
shares = [0.5, 0.2, 0.1, 0.05, 0.02, 0.01]
rows = {}
for share in shares:
    weight = np.where(is_chinstrap, share / is_chinstrap.mean(), (1 - share) / (1 - is_chinstrap.mean()))
    rows[share] = {
        "recall": recall_score(is_chinstrap, answers, sample_weight=weight),
        "precision": precision_score(is_chinstrap, answers, sample_weight=weight),
    }
rarer = pd.DataFrame(rows).T.rename_axis("share of Chinstraps")
rarer.round(2)

# %%
import seaborn as sns

blue, orange = sns.color_palette("colorblind")[:2]
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
ax.plot(rarer.index, rarer["recall"], "o-", color=blue, label="recall")
ax.plot(rarer.index, rarer["precision"], "s--", color=orange, label="precision")
ax.set(
    xscale="log", xticks=shares, xticklabels=[f"{share:.0%}" for share in shares], ylim=(0, 1.05),
    xlabel="Share of Chinstraps in the colony (logarithmic scale)", ylabel="Score (share, no unit)",
    title="One and the same model, in other colonies",
)
ax.minorticks_off()
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# *The plot shows recall and precision against the share of Chinstraps. The recall is a level line at about 0.85. The
# precision is above 0.9 where half or a fifth are Chinstraps, and falls more and more steeply towards the left, where
# they are rare: about one half at 2 %, and little more than a third at 1 %.*
#
# **Look** The model has not changed, and neither has a single penguin. Of the Chinstraps it finds as many as before.
# But where one in a hundred is a Chinstrap, most of its calls are false: a small share of very many others is more
# than nearly all of very few. It is the same with rare diseases: **a good test for a rare thing gives mostly false
# alarms**. A precision holds for the share that it was measured with, and must be told together with it.
#
# ## More than two classes
#
# With three species, each has a recall and a precision of its own. `classification_report` prints all of them.

# %%
from sklearn.metrics import classification_report

species = cross_val_predict(neighbours, bill_and_flipper, penguins["species"], cv=once)
report = classification_report(penguins["species"], species, output_dict=True)
print(classification_report(penguins["species"], species))

# %% [markdown]
# **Look** `support` is the number of penguins. `macro avg` gives each species the same weight, `weighted avg` each
# penguin. If the rare class matters as much as the others, look at `macro`, and at the weakest line.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert is_chinstrap.sum() == 68 and 3.8 < (~is_chinstrap).sum() / is_chinstrap.sum() < 4.2
assert by_hand.loc["plain", "found"] == 2 and 80 < by_hand.loc["balanced", "false alarms"] < 120
assert 0.75 < by_hand.loc["balanced", "recall"] < 0.85 and 0.3 < by_hand.loc["balanced", "precision"] < 0.4
assert compared["accuracy"].idxmax() == "always no" and compared["accuracy"].nsmallest(2).index[1] == "balanced"
assert compared["balanced accuracy"].idxmax() == compared["F1"].idxmax() == "balanced"
assert compared["F1"].nlargest(2).index[1] == "always yes" and compared["spread of F1"]["balanced"] < 0.1
assert (compared.loc[["always no", "always yes"], "balanced accuracy"] == 0.5).all()
assert np.ptp(rarer["recall"]) < 1e-9 and 0.8 < rarer["recall"].iloc[0] < 0.9
assert rarer["precision"].loc[0.2] > 0.9 and abs(rarer["precision"].loc[0.02] - 0.5) < 0.06
assert 0.34 < rarer["precision"].loc[0.01] < 0.42
assert rarer["precision"].is_monotonic_decreasing and report["Chinstrap"]["support"] == 68
assert min(report[name]["f1-score"] for name in ("Adelie", "Gentoo")) > report["Chinstrap"]["f1-score"]

# %% [markdown]
# ## Remember
#
# - **Recall**: of those that one looks for, the share that is found. **Precision**: of the calls, the share that is
#   right. Tell both.
# - F1 and balanced accuracy put them into one number. Compare them with dummies, too.
# - `class_weight="balanced"` makes a model call more often: more are found, and more alarms are false.
# - The rarer the class, the lower the precision, of one and the same model.
