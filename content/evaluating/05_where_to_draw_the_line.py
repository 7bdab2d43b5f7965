# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Where to draw the line
#
# Most classifiers do not say *yes* or *no*. They say *37 %*, and `predict` makes a *no* of it, because that is less
# than one half. Nobody has asked you whether one half is the right place.
#
# > *When should a probability become a yes?*
#
# In this lesson you will
#
# - move the **threshold**, and watch hits and false alarms grow together,
# - draw all thresholds at once, and say in one number how well a model puts samples into order,
# - see which of two curves keeps silent about rare things,
# - put a price on mistakes, and let it decide.
#
# The biologist looks for Chinstraps from afar, as in [the last lesson](04_two_kinds_of_mistakes.py).

# %%
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

penguins = pd.read_csv("../datasets/penguins.csv")
from_afar = penguins[["flipper_length_mm", "body_mass_g"]]
is_chinstrap = penguins["species"] == "Chinstrap"
once = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)


def probabilities(classifier):
    model = make_pipeline(StandardScaler(), classifier)
    return cross_val_predict(model, from_afar, is_chinstrap, cv=once, method="predict_proba")[:, 1]


plain = probabilities(LogisticRegression())
print(f"from {plain.min():.2f} to {plain.max():.2f}; above one half: {(plain > 0.5).sum()} of {len(plain)}")

# %% [markdown]
# ## Move it
#
# ```{admonition} What do you expect?
# :class: tip
# The threshold goes down, from 0.5 to 0.1. Which of these rise, and which fall: recall, precision, number of calls?
# ```

# %%
from sklearn.metrics import precision_score, recall_score

rows = {}
for threshold in [0.5, 0.4, 0.3, 0.2, 0.1]:
    called = plain >= threshold
    rows[threshold] = {
        "calls": called.sum(), "recall": recall_score(is_chinstrap, called),
        "precision": precision_score(is_chinstrap, called),
    }
moved = pd.DataFrame(rows).T.rename_axis("threshold")
moved.round(2)

# %% [markdown]
# **Look** The same model, the same probabilities. At one half it is nearly silent, at 0.1 it finds nearly all of them,
# and calls more than half of the colony. The [threshold](../appendix/glossary.md#threshold) belongs to *your* question,
# not to the model.
#
# ## All thresholds at once
#
# For each threshold, take the share of the Chinstraps that is found (the recall, here called *true positive rate*),
# and the share of the others that is called by mistake (*false positive rate*). All these points together are the
# **[ROC curve](../appendix/glossary.md#roc-curve)**. We compare three models: the plain logistic regression, the
# balanced one, and thirty neighbours.
#
# ```{admonition} What do you expect?
# :class: tip
# In the last lesson, plain and balanced could hardly have been more different. How far apart are their curves?
# ```

# %%
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.metrics import RocCurveDisplay

chances = {
    "plain": plain, "balanced": probabilities(LogisticRegression(class_weight="balanced")),
    "30 neighbours": probabilities(KNeighborsClassifier(n_neighbors=30)),
}
fig, ax = plt.subplots(figsize=(6.4, 5), layout="constrained")
for (name, chance), style, color in zip(chances.items(), ["-", ":", "--"], sns.color_palette("colorblind")):
    RocCurveDisplay.from_predictions(
        is_chinstrap, chance, name=name, ax=ax, curve_kwargs={"linestyle": style, "color": color, "linewidth": 2.5},
    )
ax.plot([0, 1], [0, 1], color="black", linewidth=0.8, label="does not look")
ax.set(
    xlabel="False positive rate (share of the other penguins)", ylabel="True positive rate (share of the Chinstraps)",
    title="All thresholds at once",
)
ax.legend(loc="lower right")
plt.show()

# %% [markdown]
# *The plot shows three curves that rise from the lower left to the upper right, above the diagonal of those who do not
# look. Those of the plain and of the balanced model lie nearly on top of each other. That of the neighbours runs above
# them for the most part, and is closer to the upper left corner.*
#
# **Look** Plain and balanced are **nearly the same curve**: they put the penguins into nearly the same order, and
# stand at different places of it. The balanced weights have moved the threshold, and hardly anything else. A model that
# really knows more lies higher: the neighbours.
#
# ## The area under the curve
#
# In one number: the area below the curve, **[AUC](../appendix/glossary.md#auc)**. One half for those who do not look, 1
# for a perfect order. It has a meaning that one can say in words: take a Chinstrap and another penguin at random; in
# which share of such pairs does the Chinstrap have the higher probability?

# %%
from sklearn.metrics import roc_auc_score

chinstraps, others = plain[is_chinstrap], plain[~is_chinstrap]
higher = (chinstraps[:, None] > others[None, :]).mean()
draws = (chinstraps[:, None] == others[None, :]).mean()
auc = {name: roc_auc_score(is_chinstrap, chance) for name, chance in chances.items()}
print(f"{len(chinstraps)} x {len(others)} pairs: {higher + draws / 2:.4f}, area: {auc['plain']:.4f}")
print({name: round(float(value), 2) for name, value in auc.items()})

# %% [markdown]
# **Look** The same number. So the AUC only asks for the *order*. Whether 37 % is an honest 37 %, it does not see, nor
# which threshold you will choose. For choosing a *model* before you know the threshold, that is just right.
#
# ## Surprise: a curve that does not notice
#
# The friend on the next island, where one penguin in a hundred is a Chinstrap, again. We let the others weigh more.
# Beside the ROC curve we draw the **[precision-recall curve](../appendix/glossary.md#precision-recall-curve)**:
# precision against recall, for all thresholds.
#
# ```{admonition} What do you expect?
# :class: tip
# Which of the two curves will look worse on the next island?
# ```

# %%
from sklearn.metrics import PrecisionRecallDisplay

fig, axes = plt.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
styles = zip([is_chinstrap.mean(), 0.01], ["-", "--"], sns.color_palette("colorblind"))
for share, style, color in styles:
    weight = np.where(is_chinstrap, share / is_chinstrap.mean(), (1 - share) / (1 - is_chinstrap.mean()))
    options = {"sample_weight": weight, "name": f"{share:.0%} Chinstraps"}
    look = {"linestyle": style, "color": color, "linewidth": 2.5}
    RocCurveDisplay.from_predictions(
        is_chinstrap, chances["30 neighbours"], ax=axes[0], curve_kwargs=look, **options
    )
    PrecisionRecallDisplay.from_predictions(is_chinstrap, chances["30 neighbours"], ax=axes[1], **look, **options)
axes[0].set(xlabel="False positive rate (share of the others)", ylabel="True positive rate (share of the Chinstraps)")
axes[1].set(xlabel="Recall (share of the Chinstraps)", ylabel="Precision (share of the calls)", ylim=(0, 1.02))
axes[0].set_title("ROC curve: thirty neighbours")
axes[1].set_title("Precision-recall curve: thirty neighbours")
axes[1].legend(loc="upper right")
plt.show()

# %% [markdown]
# *The figure shows two panels. On the left, two ROC curves lie exactly on top of each other. On the right, the
# precision-recall curve for our penguins falls from about 0.6 to 0.2; that for the next island lies close to the
# bottom, apart from a stroke at the left edge, where nobody is called.*
#
# **Look** The ROC curve is the same, to the last digit: each of its two rates looks at one class only, so it does not
# notice how rare the other one is. The precision does. **For rare things look at precision and recall.** The number for
# it is the **[average precision](../appendix/glossary.md#average-precision)** (AP); who does not look has as much as
# the share of the class.
#
# ## A price for each mistake
#
# So where is the line? Ask what a mistake costs. For our biologist a call means a walk. A walk in vain costs a quarter
# of an hour; a missed Chinstrap costs her two hours of searching elsewhere, as much as eight walks. Count in walks: 1
# for a false alarm, 8 for a miss.
#
# If the probabilities are honest, the answer can be computed. To call in vain costs $1 \cdot (1 - p)$ on average, to
# stay silent costs $8 \cdot p$. Call if the second is larger: above $p = 1 / (1 + 8)$.
#
# ```{admonition} What do you expect?
# :class: tip
# That is a ninth. How much does it save, compared with one half, and with calling all penguins?
# ```

# %%
def cost(called):
    return 8 * (is_chinstrap & ~called).sum() + (~is_chinstrap & called).sum()


thresholds = np.linspace(0, 0.6, 121)
costs = pd.DataFrame(
    {name: [cost(chances[name] >= limit) for limit in thresholds] for name in ["plain", "30 neighbours"]},
    index=thresholds,
)
fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
for name, style, color in zip(costs, ["-", "--"], sns.color_palette("colorblind")):
    ax.plot(thresholds, costs[name], style, color=color, linewidth=2, label=name)
ax.axvline(1 / 9, color="black", linestyle=":", label="1/9, by the prices")
ax.axvline(0.5, color="grey", linewidth=0.8, label="one half")
ax.set(xlabel="Threshold (probability)", ylabel="Cost (walks)", ylim=(0, None), title="What the mistakes cost")
ax.legend(loc="lower right")
plt.show()
priced = pd.DataFrame({name: {limit: cost(chances[name] >= limit) for limit in [0, 1 / 9, 0.5]} for name in costs})
priced.rename_axis("threshold")

# %% [markdown]
# *The plot shows the cost against the threshold, one line for each model. On the left end, where everybody is called,
# both cost the same. They fall to a valley that ends at about 0.2, and rise behind it, that of the plain model steeply.
# At one half both are far above the left end. The line of the neighbours has the lower valley.*
#
# **Look** One half is a bad place, worse than calling every penguin. The ninth stands in the valley, or at its edge.
# The exact lowest point is luck of these penguins: choose it by looking, and you have [chosen by the
# test](../selection/05_the_best_of_many.py). Where prices are known and probabilities honest, compute it.
#
# Where they are not honest, scikit-learn can search the threshold inside of the training set, as it searches a knob:

# %%
from sklearn.metrics import make_scorer
from sklearn.model_selection import RepeatedStratifiedKFold, TunedThresholdClassifierCV, cross_validate


def cost_per_penguin(truth, said):
    return (8 * (truth & ~said).sum() + (~truth & said).sum()) / len(truth)


price = make_scorer(cost_per_penguin, greater_is_better=False)
neighbours = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=30))
rows = {}
for name, model in {
    "one half": neighbours, "searched": TunedThresholdClassifierCV(neighbours, scoring=price, random_state=0)
}.items():
    folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)
    result = cross_validate(model, from_afar, is_chinstrap, cv=folds, scoring=price, return_estimator=True)
    rows[name] = {"walks per penguin": -result["test_score"].mean(), "spread": result["test_score"].std()}
limits = [fitted.best_threshold_ for fitted in result["estimator"]]
tuned = pd.DataFrame(rows).T
print(f"thresholds from {min(limits):.2f} to {max(limits):.2f}")
tuned.round(2)

# %% [markdown]
# **Look** The search saves more than half of the cost, measured on penguins that took no part in it. The thresholds
# that it finds are not the same in all folds: 340 penguins do not tell them any better.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert moved["recall"].is_monotonic_increasing and moved["calls"].is_monotonic_increasing
assert moved.loc[0.5, "calls"] < 15 and moved.loc[0.1, "recall"] > 0.9 and moved.loc[0.1, "calls"] > len(plain) / 2
order = pd.DataFrame(chances).rank().corr()
assert order.loc["plain", "balanced"] > 0.97 and abs(auc["plain"] - auc["balanced"]) < 0.01
# `weight` is that of the next island.
assert abs(roc_auc_score(is_chinstrap, chances["30 neighbours"], sample_weight=weight) - auc["30 neighbours"]) < 1e-9
assert auc["30 neighbours"] > auc["plain"] + 0.05 and abs(higher + draws / 2 - auc["plain"]) < 1e-9
lowest = costs.idxmin()
assert lowest.between(0.08, 0.27).all() and costs["30 neighbours"].min() < costs["plain"].min()
assert (priced.loc[0.5] > priced.loc[0]).all() and priced.loc[0].nunique() == 1
assert (priced.loc[0.5] > 1.3 * priced.loc[0]).all()
assert (priced.loc[1 / 9] < costs.min() + 0.35 * (costs.loc[0] - costs.min())).all(), (priced, costs.min())
assert tuned["walks per penguin"]["searched"] < tuned["walks per penguin"]["one half"] / 2
assert max(limits) > min(limits) and len(penguins) == 342

# %% [markdown]
# ## Remember
#
# - A probability becomes a *yes* at a **threshold**, and one half is only a habit.
# - The **ROC curve** shows all thresholds, the **AUC** how well a model puts samples into order. Neither notices how
#   rare a class is: for rare things take precision and recall.
# - Balanced weights move the threshold. They do not make a model know more.
# - Put a price on each mistake. With honest probabilities the threshold is *price of a false alarm / sum of both
#   prices*; else search it inside of the training set.
