# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Wrap-up quiz: From which island?
#
# The biologist has found an old box of index cards. Each card holds the measurements of one penguin, and its species.
# But the name of the island, which used to be on the back, has faded.
#
# > *Could the island be told from the penguin?*
#
# You have all that it takes to answer her. This page asks six questions. For each of them write a few lines of code
# into the empty cell and run them. Then choose a letter below the question.
#
# Only the first cell is given. It makes a table, a new target, the **island**, and the folds that you should use
# throughout. (With another seed your numbers will differ a little. Your answers should not.)

# %%
import pandas as pd
from sklearn.model_selection import StratifiedKFold

penguins = pd.read_csv("../datasets/penguins.csv")
measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
target = penguins["island"]
folds = StratifiedKFold(n_splits=10, shuffle=True, random_state=0)

# %% [markdown]
# ## Without looking
#
# Somebody who does not look names the most common island for every card. Cross-validate that with `folds`.
#
# ```{admonition} A hint
# :class: note dropdown
# scikit-learn has a model for those who do not look.
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 1
# What is the mean accuracy, to two digits?
#
# - a) 0.15
# - b) 0.33
# - c) 0.49
# - d) 0.72
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: baseline
# variant: `n_splits=10` -> `n_splits=5`
# variant: `DummyClassifier()` -> `DummyClassifier(strategy="prior")`
#
# Nearly half of the penguins live on Biscoe. Everything below has to be compared with this number.
#
# - a) This is the share of the rarest island.
# - b) There are three islands, but they are not equally common.
# - d) So good it is not: no island is home to so many.

# %% tags=["solution"] name="baseline"
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import cross_val_score

assert target.value_counts(normalize=True).round(2).to_dict() == {"Biscoe": 0.49, "Dream": 0.36, "Torgersen": 0.15}
baseline = cross_val_score(DummyClassifier(), penguins[measured], target, cv=folds).mean()
baseline

# %% [markdown]
# ## A fair distance
#
# Now a model that looks at the four measurements: five nearest neighbours, once as they are, and once with a scaler in
# front.
#
# ```python
# bare = KNeighborsClassifier(n_neighbors=5)
# scaled = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))
# ```
#
# Cross-validate both.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 2
# What does the scaler do to the mean accuracy?
#
# - a) It lowers it by more than 0.02.
# - b) It changes it by no more than 0.02.
# - c) It raises it by more than 0.02.
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: scaling
# variant: `n_splits=10` -> `n_splits=5`
# variant: `n_neighbors=5` -> `n_neighbors=7`
# variant: `import StandardScaler` -> `import MinMaxScaler`, `StandardScaler()` -> `MinMaxScaler()`
#
# In grams and millimetres, the mass makes nearly all of the distance. On one scale the bill has a say, too.
#
# - a) That would happen if the mass were the only feature that tells the islands apart.
# - b) The neighbours measure distances, and units matter to them. Did you score both models on the same columns?

# %% tags=["solution"] name="scaling"
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

bare = KNeighborsClassifier(n_neighbors=5)
scaled = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=5))
spread = penguins[measured].var()
assert len(measured) == 4 and spread["body_mass_g"] > 0.99 * spread.sum()
gain = (
    cross_val_score(scaled, penguins[measured], target, cv=folds).mean()
    - cross_val_score(bare, penguins[measured], target, cv=folds).mean()
)
{"a": gain < -0.02, "b": abs(gain) <= 0.02, "c": gain > 0.02}

# %% [markdown]
# ## By heart
#
# Turn the knob of the scaled model to **one** neighbour. Cross-validate it with `folds` again, and let `cross_validate`
# return the training scores as well.
#
# ```{admonition} A hint
# :class: note dropdown
# `cross_validate(..., return_train_score=True)` gives a dictionary with `test_score` and `train_score`.
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 3
# Which of these are true?
#
# - a) The training score is 1 in every round.
# - b) The mean test score is above 0.9.
# - c) The mean test score beats that of question 1 by more than 0.1.
# - d) The model overfits: its mean training score is more than 0.2 above its mean test score.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c) d)
# cell: one-neighbour
# variant: `n_splits=10` -> `n_splits=5`
# variant: `n_splits=10` -> `n_splits=20`
#
# - a) No two penguins have the same four measurements, so each is its own nearest neighbour.
# - b) It is far lower. Only the training score is that high.
# - c) The model has learnt something that holds for penguins which it has not seen. What that is, the last question
#   will show.
# - d) A gap of this size is the mark of overfitting.

# %% tags=["solution"] name="one-neighbour"
from sklearn.model_selection import cross_validate

one_neighbour = make_pipeline(StandardScaler(), KNeighborsClassifier(n_neighbors=1))
result = cross_validate(one_neighbour, penguins[measured], target, cv=folds, return_train_score=True)
train_score, test_score = result["train_score"], result["test_score"].mean()
assert not penguins.duplicated(measured).any() and test_score < 0.8
{
    "a": (train_score == 1).all(),
    "b": test_score > 0.9,
    "c": test_score > baseline + 0.1,
    "d": train_score.mean() - test_score > 0.2,
}

# %% [markdown]
# ## What to tell the model
#
# Take `LogisticRegression(max_iter=1000)` now. Give it three things to learn from, one after the other: the four
# measurements, scaled; the species alone, one-hot encoded; and both, prepared by a column transformer.
#
# ```{admonition} A hint
# :class: note dropdown
# Three pipelines, three calls of `cross_val_score`. A pipeline for the species alone needs no column transformer.
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 4
# Which of the three has the highest mean accuracy?
#
# - a) the measurements
# - b) the species
# - c) both together
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: features
# variant: `n_splits=10` -> `n_splits=20`
# variant: `max_iter=1000` -> `max_iter=1000, solver="newton-cg"`
# variant: `(OneHotEncoder(), ["species"])` -> `(OneHotEncoder(drop="first"), ["species"])`
#
# One word beats four careful measurements, and it also beats the two together. More features are not always better: the
# measurements bring some accidents along, and the model follows them. (With other folds the numbers change a little.
# Only if they happen to change which island is the most common one among the Adelies does the species lose its lead.)
#
# - a) They do well, but not best. The next two questions show what they really tell.
# - c) It seems that it should be the best, since it knows everything that the others know. Look at the numbers.

# %% tags=["solution"] name="features"
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import OneHotEncoder

one_hot, scale = (OneHotEncoder(), ["species"]), (StandardScaler(), measured)
accuracy = {
    letter: cross_val_score(
        make_pipeline(make_column_transformer(*steps), LogisticRegression(max_iter=1000)), penguins, target, cv=folds
    ).mean()
    for letter, steps in {"a": [scale], "b": [one_hot], "c": [one_hot, scale]}.items()
}
assert accuracy["a"] > baseline + 0.1
max(accuracy, key=accuracy.get)

# %% [markdown]
# ## The best that a species can tell
#
# Suppose that somebody knows exactly how many penguins $n_{s,i}$ of each species $s$ live on each island $i$. Of a card
# he sees the species, and he names the island that is most common for it. Among all $n$ penguins of our table he is
# right for
#
# $$\frac{1}{n} \sum_{s} \max_{i}\, n_{s,i}$$
#
# of them.
#
# ```{admonition} A hint
# :class: note dropdown
# `pd.crosstab` counts two columns against each other.
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 5
# How much is that, to two digits?
#
# - a) 0.49
# - b) 0.71
# - c) 0.72
# - d) 1.00
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: ceiling
# variant: `pd.crosstab(penguins["species"], target)` -> `pd.crosstab(target, penguins["species"]).T`
#
# All Gentoo penguins of the table live on Biscoe and all Chinstraps on Dream. Adelies live on all three islands, in
# similar numbers; of them he is right for a little more than a third. Compare with question 4: the model that was told
# the species has found this rule, and there is nothing better to find for it.
#
# - a) This is what one gets without the species.
# - b) This is the question turned round: how often one who knows the island names the right species.
# - d) It would be 1 if each species had an island of its own.

# %% tags=["solution"] name="ceiling"
counts = pd.crosstab(penguins["species"], target)
ceiling = counts.max(axis="columns").sum() / len(penguins)
share_of_adelies = counts.loc["Adelie"].max() / counts.loc["Adelie"].sum()
assert 1 / 3 < share_of_adelies < 0.4 and round(counts.max().sum() / len(penguins), 2) == 0.71
told = make_pipeline(make_column_transformer(one_hot), LogisticRegression()).fit(penguins, target)
assert abs(told.score(penguins, target) - ceiling) < 1e-9
assert counts.loc["Adelie"].min() > 0.7 * counts.loc["Adelie"].max()
assert counts.loc["Gentoo", "Biscoe"] == counts.loc["Gentoo"].sum()
assert counts.loc["Chinstrap", "Dream"] == counts.loc["Chinstrap"].sum()
ceiling

# %% [markdown]
# ## Look at the mistakes
#
# Back to the **five** scaled neighbours of question 2, which see the measurements only. Let `cross_val_predict` hand
# out a prediction for each card, and work out for which share of each *species* the predicted island is right.
#
# ```{admonition} A hint
# :class: note dropdown
# `(predictions == target).groupby(penguins["species"]).mean()`
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 6
# Which of these are true of the five neighbours?
#
# - a) It is right for at least 95 % of the Gentoo penguins.
# - b) It is right for at least 95 % of the Chinstraps.
# - c) Of the Adelies it is right for more than if one always named their most common island.
# - d) It finds at least half of the penguins of Torgersen.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b)
# cell: mistakes
# variant: `n_splits=10` -> `n_splits=5`
# variant: `n_neighbors=5` -> `n_neighbors=7`
#
# So what has the model learnt? To tell the *species*. Where the species has one island, that is all it takes. For the
# Adelies, who live on three, the measurements give no more away than a closed eye would.
#
# The answer to the biologist: *the card tells you the species, the species sometimes tells you the island, and that is
# all.* Against a baseline that ignores everything the model looked good. Against a baseline that knows the species it
# is worth nothing. **Compared with what?** remains the best question that you can ask of a score.
#
# - a) They all live on Biscoe, and the model knows a Gentoo when it sees one.
# - b) They all live on Dream.
# - c) It is even worse, by some hundredths. The Adelies of the three islands look alike, and the neighbours are led by
#   accidents.
# - d) Only Adelies live there, and each of them looks like those of the other two islands.

# %% tags=["solution"] name="mistakes"
from sklearn.model_selection import cross_val_predict

right = cross_val_predict(scaled, penguins[measured], target, cv=folds) == target
by_species = right.groupby(penguins["species"]).mean()
assert 0.01 < share_of_adelies - by_species["Adelie"] < 0.2 and baseline + 0.1 < right.mean() < ceiling
assert counts["Torgersen"].sum() == counts.loc["Adelie", "Torgersen"]
{
    "a": by_species["Gentoo"] >= 0.95,
    "b": by_species["Chinstrap"] >= 0.95,
    "c": by_species["Adelie"] > share_of_adelies,
    "d": right[target == "Torgersen"].mean() >= 0.5,
}
