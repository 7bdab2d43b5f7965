# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Yes, no, and how sure
#
# Weights and rents are numbers, and a line gives a number. But the biologist also asks questions whose answer is a
# word: *is this an Adelie or a Chinstrap?*
#
# > *How can adding up numbers end in a yes or a no?*
#
# In this lesson you will
#
# - turn a sum into a probability: **logistic regression**,
# - see its border on a map, and why it is straight,
# - find out whether a probability of 90 % deserves its name,
# - meet a model that becomes surer and surer, and what holds it back,
# - bend the border with new columns.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
two = penguins[penguins["species"] != "Gentoo"]
is_chinstrap = (two["species"] == "Chinstrap").rename("Chinstrap")
bill_length = two[["bill_length_mm"]]
print(f"{len(two)} penguins, of which {is_chinstrap.sum()} are Chinstraps")

# %% [markdown]
# ## A line for yes and no?
#
# Write 1 for *yes, a Chinstrap* and 0 for *no*. A linear regression could then be fitted to these numbers.
#
# ```{admonition} What do you expect?
# :class: tip
# Think of a penguin with a very long bill. What could go wrong?
# ```

# %%
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from sklearn.linear_model import LinearRegression, LogisticRegression

blue, orange, green = sns.color_palette("colorblind").as_hex()[:3]
line = LinearRegression().fit(bill_length, is_chinstrap)
model = LogisticRegression(C=100).fit(bill_length, is_chinstrap)
lengths = pd.DataFrame({"bill_length_mm": np.linspace(30, 60, 301)})

fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
wobble = np.random.default_rng(0).uniform(-0.03, 0.03, len(two))
ax.scatter(bill_length, is_chinstrap + wobble, s=14, color="grey", label="a penguin (1: Chinstrap, 0: Adelie)")
ax.plot(lengths, line.predict(lengths), "--", color=orange, linewidth=2.5, label="linear regression")
ax.plot(lengths, model.predict_proba(lengths)[:, 1], color=blue, linewidth=2.5, label="logistic regression")
ax.axhline(0.5, color="black", linewidth=0.8)
ax.set(
    xlabel="Bill length (mm)", ylabel="Chinstrap? (probability, no unit)", title="A line and an S-shaped curve"
)
ax.legend()
plt.show()

# %% [markdown]
# *The plot shows the penguins as points at 0 (Adelies, mostly below 44 mm) and at 1 (Chinstraps, mostly above). A
# dashed straight line rises through them; it is below 0 on the left and above 1 on the right. A solid S-shaped curve
# stays between 0 and 1 and rises steeply around 44 mm.*
#
# **Look** The line says more than *yes* on the right and less than *no* on the left. The curve stays between 0 and 1,
# so it can be read as a probability: low, then in doubt, then high.
#
# ## From a sum to a probability
#
# The S is made in two steps. First comes a sum, as in any linear model:
#
# $$s = \text{intercept} + \text{coefficient} \cdot \text{bill length}$$
#
# It may be any number. Then the **[logistic function](../appendix/glossary.md#logistic-function)** squeezes it between
# 0 and 1:
#
# $$p = \frac{1}{1 + e^{-s}}$$
#
# A sum of 0 becomes ½, *I do not know*. A large positive sum comes close to 1, a large negative one close to 0. This is
# **[logistic regression](../appendix/glossary.md#logistic-regression)**.

# %%
newcomers = pd.DataFrame({"bill_length_mm": [40.0, 44.0, 45.0, 48.0]})
sums = model.intercept_[0] + model.coef_[0, 0] * newcomers["bill_length_mm"]
by_hand = 1 / (1 + np.exp(-sums))
newcomers.assign(sum=sums, by_hand=by_hand, predict_proba=model.predict_proba(newcomers)[:, 1]).round(2)

# %% [markdown]
# **Look** What we computed by hand is what `predict_proba` gives. Two neighbouring millimetres, from 44 to 45, change
# the probability a lot. Where the sum is far from 0, a millimetre changes little.
#
# A linear regression makes the squared residuals small. A logistic regression makes the **[log
# loss](../appendix/glossary.md#log-loss)** small: it takes the probability that the model gave to the *right* answer,
# and asks for minus its logarithm. To say 90 % and be right costs little, to say 50 % costs more, and to say 99.9 % and
# be wrong costs a lot.

# %%
for probability in [0.999, 0.9, 0.5, 0.1, 0.001]:
    print(f"gave {probability:>5.1%} to the right answer: loss {-np.log(probability):.3f}")

# %% [markdown]
# ## A straight border
#
# With two features the sum is 0 along a straight line. On one side the answer is *yes*, on the other *no*. This line is
# the **[decision boundary](../appendix/glossary.md#decision-boundary)**. With three species the model makes one sum for
# each, and the largest wins; the borders between them are straight all the same.

# %%
from matplotlib.colors import ListedColormap
from sklearn.inspection import DecisionBoundaryDisplay
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

bill = penguins[["bill_length_mm", "bill_depth_mm"]]
palette = dict(zip(["Adelie", "Chinstrap", "Gentoo"], [blue, orange, green]))
three = make_pipeline(StandardScaler(), LogisticRegression()).fit(bill, penguins["species"])
fig, ax = plt.subplots(layout="constrained")
DecisionBoundaryDisplay.from_estimator(
    three, bill, ax=ax, response_method="predict", plot_method="pcolormesh",
    cmap=ListedColormap(list(palette.values())),
    vmin=0, vmax=2, alpha=0.3, grid_resolution=150,
)
sns.scatterplot(penguins, x="bill_length_mm", y="bill_depth_mm", hue="species", style="species", palette=palette,
                markers={"Adelie": "o", "Chinstrap": "s", "Gentoo": "X"}, s=25, ax=ax)
ax.set(xlabel="Bill length (mm)", ylabel="Bill depth (mm)", title="Three species, three straight borders")
plt.show()

# %% [markdown]
# *The plot shows a map of bill length and bill depth in three colours, one for each species, with straight borders
# that meet in one point. Nearly all penguins stand on land of their own colour.*
#
# **Look** Compare it with [the maps of the nearest neighbours](../pipeline/02_first_model.py). There the borders wound
# around single penguins. Here they are as simple as borders can be. Is that too simple?

# %%
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier

folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
neighbours = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))
accuracy = pd.DataFrame({
    name: cross_val_score(estimator, bill, penguins["species"], cv=folds)
    for name, estimator in {"logistic regression": three, "five neighbours": neighbours}.items()
})
accuracy.agg(["mean", "std"]).T.round(3)

# %% [markdown]
# **Look** For these penguins it is not: both are right for about 96 %. And the logistic regression needs to remember
# nine numbers, not 342 penguins.
#
# ## Does 90 % deserve its name?
#
# A probability is a promise: of all penguins to which the model gives 90 %, about nine in ten should be what it says.
# With cross-validation we can check. We take a harder question, so that there are doubts: *male or female, from the
# bill alone?*

# %%
from sklearn.compose import make_column_transformer
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.preprocessing import OneHotEncoder

known = penguins.dropna(subset="sex")
is_male = known["sex"] == "male"
once = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)


def promises(estimator):
    promised = cross_val_predict(estimator, known, is_male, cv=once, method="predict_proba")[:, 1]
    table = pd.DataFrame({"promised": promised, "male in truth": is_male.to_numpy(), "penguins": 1})
    groups = table.groupby(pd.cut(table["promised"], [0, 0.2, 0.4, 0.6, 0.8, 1]).rename("group"))
    return groups.agg({"promised": "mean", "male in truth": "mean", "penguins": "sum"})


scale = (StandardScaler(), list(bill.columns))
bill_only = promises(make_pipeline(make_column_transformer(scale), LogisticRegression()))
bill_only.round(2)

# %% [markdown]
# **Look** Each row is a group of penguins with similar probabilities. The promises are not kept. Where the model says
# about 50 %, 70 % are males, and where it says 92 %, only about 80 % are.
#
# Why? A bill that is deep for a Gentoo is shallow for an Adelie, and the model does not know who is who. One sum has to
# do for three species. Let us tell it.

# %%
one_hot = (OneHotEncoder(), ["species"])
with_species = promises(make_pipeline(make_column_transformer(scale, one_hot), LogisticRegression()))
with_species.round(2)

# %% [markdown]
# **Look** Now the two columns go together: what it promises and what is true differ by a tenth or so at most, and with
# some dozens of penguins in a row one cannot ask for much more. And fewer penguins are in doubt. A logistic
# regression keeps its promises if a sum of its columns can describe the matter. Not before, and the probability itself
# does not tell you. So check.
#
# ## Surprise: too good to stop
#
# ```{admonition} What do you expect?
# :class: tip
# Adelie or Gentoo, from bill length and depth: a straight line separates them without one mistake. The steeper the S,
# the lower the loss. How steep will the model make it?
# ```

# %%
no_chinstrap = penguins[penguins["species"] != "Chinstrap"]
is_gentoo = no_chinstrap["species"] == "Gentoo"
steepness = {}
for C in [0.01, 1, 100, 10_000, 1_000_000]:  # a small tol: do not stop early
    fitted = make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=10_000, tol=1e-8))
    fitted.fit(no_chinstrap[bill.columns], is_gentoo)
    right = fitted.score(no_chinstrap[bill.columns], is_gentoo)
    steepness[C] = np.linalg.norm(fitted[-1].coef_)
    print(f"C = {C:>9}: accuracy {right:.3f}, length of the coefficients {steepness[C]:.1f}")

# %% [markdown]
# **Look** From the third line on nobody is mistaken any more, but the coefficients grow and grow.
# There is no best model: whoever is right for everybody can always lower the loss by being *surer*. What stops
# it is the price of large coefficients, [regularisation](../appendix/glossary.md#regularisation), which is built in.
#
# In `LogisticRegression` it is set the other way round: `C` is the *freedom*. A small `C` means a high price, a large
# `C` a low one. As with ridge, put a scaler in front, so that the price is fair.
#
# ## Bent borders
#
# Sometimes a straight border is not enough. We go back to the flats of [the third
# lesson](03_curves_from_straight_lines.py) (they are simulated). *Is the rent above 800 €?* We know the area and the
# age of the house, and we know by now that the age makes a bowl.

# %%
from sklearn.preprocessing import SplineTransformer

flats = pd.read_csv("../datasets/flats.csv")
is_dear = flats["rent_eur"] > 800
area_and_age = flats[["area_m2", "age_years"]]
borders = {
    "straight": make_pipeline(StandardScaler(), LogisticRegression()),
    "with splines": make_pipeline(SplineTransformer(n_knots=4), StandardScaler(), LogisticRegression()),
}
rows = {name: cross_val_score(border, area_and_age, is_dear, cv=folds) for name, border in borders.items()}
pd.DataFrame(rows).agg(["mean", "std"]).T.round(3)

# %%
fig, axes = plt.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
for ax, (name, border) in zip(axes, borders.items()):
    border.fit(area_and_age, is_dear)
    shown = DecisionBoundaryDisplay.from_estimator(
        border, area_and_age, ax=ax, response_method="predict_proba", plot_method="pcolormesh", cmap="cividis",
        vmin=0, vmax=1, alpha=0.6, grid_resolution=100,
    )
    for dear, marker, colour in [(False, "o", "white"), (True, "^", "black")]:
        part = area_and_age[is_dear == dear]
        ax.scatter(part["area_m2"], part["age_years"], marker=marker, color=colour, edgecolor="black", s=18,
                   label="above 800 €" if dear else "up to 800 €")
    ax.set(xlabel="Area (m²)", ylabel="Age of the house (years)", title=name)
axes[1].legend(loc="lower right")
fig.colorbar(shown.surface_, ax=axes, label="Probability that the rent is above 800 €")
plt.show()

# %% [markdown]
# *The figure shows two maps of area and age, coloured by the probability of a rent above 800 €, with the flats as
# points. On the left the border is a straight, nearly upright line. On the right it bends: it bulges to the right for
# houses of middle age, in which a flat must be larger to be dear.*
#
# **Look** It is the same trick as before: the border is straight in the new columns, and bent in the old ones.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert line.predict(lengths)[0] < 0 and line.predict(lengths)[-1] > 1
half = lengths["bill_length_mm"][model.predict_proba(lengths)[:, 1].searchsorted(0.5)]
assert 43.5 < half < 45 and np.abs(by_hand - model.predict_proba(newcomers)[:, 1]).max() < 1e-9
assert by_hand[2] - by_hand[1] > 0.2 and by_hand[0] < 0.05 and by_hand[3] > 0.95
assert (two["bill_length_mm"] > 44).eq(is_chinstrap).mean() > 0.9
assert three.score(bill, penguins["species"]) > 0.95 and accuracy.mean().round(2).between(0.95, 0.97).all()
assert three[-1].coef_.size + three[-1].intercept_.size == 9
broken = (bill_only["promised"] - bill_only["male in truth"]).abs()
assert round(bill_only["promised"].iloc[2], 1) == 0.5 and round(bill_only["male in truth"].iloc[2], 2) == 0.7
assert round(bill_only["promised"].iloc[4], 2) == 0.92 and 0.78 < bill_only["male in truth"].iloc[4] < 0.83
difference = (with_species["promised"] - with_species["male in truth"]).abs()
assert difference.max() < 0.13 and difference.mean() < broken.mean() * 0.7 and with_species["penguins"].min() >= 24
assert with_species["penguins"].iloc[1:4].sum() < bill_only["penguins"].iloc[1:4].sum()
assert pd.Series(steepness).is_monotonic_increasing and steepness[1_000_000] > 3 * steepness[100] and right == 1
fitted = make_pipeline(StandardScaler(), LogisticRegression(C=100)).fit(no_chinstrap[bill.columns], is_gentoo)
assert fitted.score(no_chinstrap[bill.columns], is_gentoo) == 1
gain = rows["with splines"] - rows["straight"]
assert gain.mean() > 0.02 and (gain > 0).mean() > 0.7
sizes = pd.DataFrame({"area_m2": np.arange(40, 110)})
threshold = {
    age: (borders["with splines"].predict_proba(sizes.assign(age_years=age))[:, 1] < 0.5).sum() for age in (5, 65, 125)
}
assert threshold[65] > threshold[5] + 5 and threshold[65] > threshold[125] + 5

# %% [markdown]
# ## Remember
#
# - **Logistic regression** adds up features and squeezes the sum between 0 and 1: a probability. Its borders are
#   straight.
# - It is fitted by the log loss, which makes it expensive to be sure and wrong. Check by cross-validation whether its
#   probabilities keep what they promise.
# - `C` is freedom: a small `C` means strong regularisation. Scale the features first.
# - New columns bend the border, as they bend a line.
