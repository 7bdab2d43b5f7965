# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Scores on penguins never seen
#
# A model that looks at one neighbour was right for *every* penguin in our table. The biologist is pleased, packs the
# model, and travels back to Antarctica.
#
# > *How often will it be right for the penguins that she meets there?*
#
# Nobody will send us those penguins. But we can do something nearly as good: hide some of ours. In this lesson you will
#
# - split a table into a part to learn from and a part to be tested on,
# - see a model learn nonsense, and get top marks for it,
# - find out how many neighbours are good for *new* penguins,
# - see how much luck there is in one split.
#
# To make it harder, and more instructive, we take two features that separate the species less well than the bill
# alone did: the depth of the bill and the length of the flipper.

# %%
import pandas as pd

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["bill_depth_mm", "flipper_length_mm"]]
target = penguins["species"]

# %% [markdown]
# ## Hide some penguins
#
# `train_test_split` shuffles the rows and deals them into two heaps. The model learns from the
# **[training set](../appendix/glossary.md#training-set)** and is asked about the
# **[test set](../appendix/glossary.md#test-set)**, which it has never seen.

# %%
from sklearn.model_selection import train_test_split

features_train, features_test, target_train, target_test = train_test_split(
    features, target, test_size=0.25, stratify=target, random_state=0
)
print(f"{len(features_train)} penguins to learn from, {len(features_test)} to be tested on")

# %% [markdown]
# **Look** A quarter is held back. Two more words in that call deserve a sentence each:
#
# - `stratify=target` [deals each species out](../appendix/glossary.md#stratify) in the same proportion, so that no heap
#   is short of Chinstraps by accident;
# - `random_state=0` is the **[seed](../appendix/glossary.md#seed)** of the shuffling. With the same seed everybody gets
#   the same two heaps. With another seed, another two.
#
# ```{admonition} What do you expect?
# :class: tip
# One neighbour, as before. What will be its score on the training set? And on the test set?
# ```

# %%
from sklearn.neighbors import KNeighborsClassifier

one_neighbour = KNeighborsClassifier(n_neighbors=1).fit(features_train, target_train)
train_score = one_neighbour.score(features_train, target_train)
test_score = one_neighbour.score(features_test, target_test)
print(f"training score: {train_score:.2f}")
print(f"test score:     {test_score:.2f}")

# %% [markdown]
# **Look** Nearly perfect on what it has seen, and far from it on what it has not. The second number is the one that
# answers the biologist. The distance between the two has a name: the model
# **[overfits](../appendix/glossary.md#overfitting)**. It has learnt its penguins by heart, accidents included.
#
# ```{admonition} Why is the training score not exactly 1 this time?
# :class: note dropdown
# Some penguins of different species have the very same bill depth and flipper length. No model that is given only these
# two can get all of them right.
# ```
#
# ## Surprise: top marks for nonsense
#
# How badly can a training score mislead? Let us give the model a task that *cannot* be learnt. We shuffle the species
# like a deck of cards and deal them out again. Now a penguin's species has nothing to do with its body. We also give
# the model all four measurements, so that hardly any two penguins are the same.
#
# ```{admonition} What do you expect?
# :class: tip
# What will the two scores be now?
# ```
#
# ```{admonition} An answer
# :class: note dropdown
# What cannot be learnt can still be learnt by heart, so the training score will be perfect. On the test set the model
# can only guess. Its guesses are as often *Adelie* as Adelies are dealt out, and so on, so that a guess is right by
# chance in about $0.44^2 + 0.36^2 + 0.20^2$ of the cases. That is a little more than a third.
# ```

# %%
measurements = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
nonsense = target.sample(frac=1, random_state=0).to_numpy()

X_train, X_test, y_train, y_test = train_test_split(
    penguins[measurements], nonsense, test_size=0.25, stratify=nonsense, random_state=0
)
fooled = KNeighborsClassifier(n_neighbors=1).fit(X_train, y_train)
fooled_train, fooled_test = fooled.score(X_train, y_train), fooled.score(X_test, y_test)
print(f"training score: {fooled_train:.2f}")
print(f"test score:     {fooled_test:.2f}")

# %% [markdown]
# **Look** A perfect training score, for something that does not exist. Learning by heart needs no sense in what is
# learnt. The test score sees through it: it is no better than guessing.
#
# ## How many neighbours, then?
#
# We go back to the real species, to bill depth and flipper length, and turn the knob again. This time we look at both
# scores.
#
# One split might be lucky or unlucky. So we split 20 times, each time with another seed, and keep all the scores.

# %%
rows = []
for seed in range(20):
    X_train, X_test, y_train, y_test = train_test_split(
        features, target, test_size=0.25, stratify=target, random_state=seed
    )
    for k in [1, 2, 3, 5, 8, 12, 20, 35, 60, 100, 150, 256]:
        model = KNeighborsClassifier(n_neighbors=k).fit(X_train, y_train)
        rows.append({"neighbours": k, "set": "training", "score": model.score(X_train, y_train)})
        rows.append({"neighbours": k, "set": "test", "score": model.score(X_test, y_test)})
scores = pd.DataFrame(rows)
mean_scores = scores.groupby(["neighbours", "set"])["score"].mean().unstack()
mean_scores.round(3)

# %%
import matplotlib.pyplot as plt
import seaborn as sns

ax = sns.lineplot(
    scores, x="neighbours", y="score", hue="set", style="set", markers=True, palette="colorblind", errorbar="sd"
)
ax.set(
    xscale="log", xlabel="Number of neighbours (logarithmic scale)", ylabel="Accuracy (share of penguins)",
    title="Training and test score, mean and spread of 20 splits",
)
plt.show()

# %% [markdown]
# *The plot shows accuracy against the number of neighbours. The training score starts near 1 and falls. The test
# score starts far below it and rises, until from about eight neighbours on the two run close together. Both sink
# slowly after 20 neighbours, and drop at the very end. Each line has a band around it, which is one standard
# deviation of the 20 splits to each side; the band of the test score is the wider one.*
#
# **Look** at three places:
#
# - **On the left** the gap is large: *overfitting*. The model follows accidents of the training set.
# - **On the right** both scores are low: *[underfitting](../appendix/glossary.md#underfitting)*. So many penguins vote
#   that the model no longer sees the differences between them. At 256 everybody votes, and every penguin is called an
#   Adelie.
# - **In between**, from about eight to 35 neighbours, lies a plateau on which it hardly matters how many you take. A
#   little more than four fifths is what these two features can do for us with this model. (That the test score runs a
#   little *above* the training score here is luck of these 342 penguins: the distance is about as small as the band.)
#
# ## How much luck is in one split?
#
# ```{admonition} What do you expect?
# :class: tip
# The 20 test scores of one and the same model with 12 neighbours: how far are the lowest and the highest apart?
# ```

# %%
twelve = scores.query("neighbours == 12 and set == 'test'")["score"]
print(f"mean {twelve.mean():.2f}, standard deviation {twelve.std():.2f}")
print(f"lowest {twelve.min():.2f}, highest {twelve.max():.2f}")

# %% [markdown]
# **Look** Same data, same model; only the seed changed. A score from one split of a small table is known *about* that
# well, and not better. Who reports two scores that differ by a hundredth, from one split each, reports luck.
#
# Take a moment to say what each number means. The *mean* tells what to expect. The
# [*spread*](../appendix/glossary.md#spread) tells how much a single test set of 86 penguins can deviate from it.

# %% tags=["hide-cell"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert len(features_test) == 86
assert 0.95 < train_score < 1 and test_score < 0.82
assert target.groupby([features[c] for c in features]).nunique().max() > 1
species_share = target.value_counts(normalize=True).round(2)
assert species_share.to_dict() == {"Adelie": 0.44, "Gentoo": 0.36, "Chinstrap": 0.20}
assert 1 / 3 < (species_share**2).sum() < 0.37
assert fooled_train == 1.0 and abs(fooled_test - (target.value_counts(normalize=True) ** 2).sum()) < 0.1
gap = mean_scores["training"] - mean_scores["test"]
assert gap[1] > 0.2 and gap.loc[8:].abs().max() < 0.03
plateau = mean_scores.loc[8:35, "test"]
assert plateau.max() < 0.85 and plateau.min() > 0.81 and plateau.idxmax() == 20
assert plateau.min() > mean_scores["test"].drop(plateau.index).max()
assert (-gap).max() < 1.5 * scores.query("set == 'test' and neighbours == 20")["score"].std()
assert (mean_scores.loc[256] < mean_scores.loc[150] - 0.2).all()
assert set(model.predict(features)) == {"Adelie"}
spread = scores.groupby(["set", "neighbours"])["score"].std()
assert spread["test"].loc[:150].mean() > spread["training"].loc[:150].mean()
assert twelve.max() - twelve.min() > 0.08

# %% [markdown]
# ## Remember
#
# - Judge a model by samples that it has **not** learnt from. `train_test_split` holds some back.
# - A training score that is much higher than the test score is the mark of **overfitting**. Two low scores are the mark
#   of **underfitting**.
# - A perfect training score proves nothing; even nonsense can be learnt by heart.
# - A test score has a **spread**. Repeat the split before you believe a small difference.
