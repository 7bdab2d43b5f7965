# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Wrap-up quiz: Questions about cells
#
# 569 lumps, and 30 measurements of the nuclei of their cells under the microscope; the lumps turned out to be benign or
# malignant. You know the table from the other modules. (It is a quiz with an old table, not medical advice.)
#
# > *How far do a few questions lead?*
#
# This page asks six questions. For each of them write a few lines of code into the empty cell and run them. Then choose
# a letter below the question. Only the first cell is given. (With another seed your numbers will differ a little. Your
# answers should not.)

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold, cross_val_score, cross_validate, train_test_split
from sklearn.tree import DecisionTreeClassifier

features, benign = load_breast_cancer(return_X_y=True, as_frame=True)
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)

# %% [markdown]
# ## One question
#
# Cross-validate a tree that asks a single question (with `folds`). Who always says *benign* is right for 63 %.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 1
# In which range is its mean accuracy?
#
# - a) below 0.65
# - b) from 0.65 to 0.8
# - c) from 0.85 to 0.95
# - d) above 0.97
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: one
# variant: `n_splits=5` -> `n_splits=10`
#
# One measurement with one limit says most of it.
#
# - a) Then the question would be worth nothing.
# - b) Did you set `max_depth=1`?
# - d) So good are only models that use many of the measurements.

# %% tags=["solution"] name="one"
one = cross_val_score(DecisionTreeClassifier(max_depth=1, random_state=0), features, benign, cv=folds).mean()
assert features.shape == (569, 30) and round(benign.mean(), 2) == 0.63
{"a": one < 0.65, "b": 0.65 <= one <= 0.8, "c": 0.85 <= one <= 0.95, "d": one > 0.97}

# %% [markdown]
# ## As many as it likes
#
# Now a tree without any limit. Cross-validate it with `return_train_score=True`, and fit it to all lumps to count its
# leaves.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 2
# Which of these are true?
#
# - a) The training accuracy is 1 in every fold.
# - b) The mean test accuracy is above 0.97.
# - c) It has more than ten leaves.
# - d) The model underfits.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: many
# variant: `n_splits=5` -> `n_splits=10`
#
# - a) It goes on until every leaf is pure.
# - b) On new lumps it makes more mistakes than that.
# - c) Ten leaves would be right about nearly all lumps. It needs more for the last few.
# - d) There is a gap between the two accuracies: it overfits.

# %% tags=["solution"] name="many"
deep = DecisionTreeClassifier(random_state=0)
result = cross_validate(deep, features, benign, cv=folds, return_train_score=True)
leaves = deep.fit(features, benign).get_n_leaves()
assert result["train_score"].mean() - result["test_score"].mean() > 0.03
ten = DecisionTreeClassifier(max_leaf_nodes=10, random_state=0).fit(features, benign)
assert 0.95 < ten.score(features, benign) < 1
{
    "a": result["train_score"].min() == 1, "b": result["test_score"].mean() > 0.97, "c": leaves > 10,
    "d": result["train_score"].mean() < 0.9,
}

# %% [markdown]
# ## Other units
#
# Make a second table in which every feature is multiplied by 1000. Fit a tree of depth 3 to either table, and compare
# what they predict for the lumps.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 3
# Which of these are true?
#
# - a) For at most six of the 569 lumps the answers differ.
# - b) For more than a tenth of the lumps the answers differ.
# - c) The limit in the first question of the second tree is about 1000 times that of a question about the same feature.
# - d) The second tree needs more questions in a row for the same training accuracy.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c)
# cell: units
# variant: `max_depth=3` -> `max_depth=2`
#
# - a) Only the order of the values counts. (Two questions may be equally good, and then another one may win.)
# - b) Neighbours may answer otherwise if a single column is stretched. A tree does not.
# - c) The limit moves along with the values.
# - d) It asks the same.

# %% tags=["solution"] name="units"
thousand = features * 1000
small = DecisionTreeClassifier(max_depth=3, random_state=0).fit(features, benign)
large = DecisionTreeClassifier(max_depth=3, random_state=0).fit(thousand, benign)
differ = (small.predict(features) != large.predict(thousand)).sum()
column = features.columns[large.tree_.feature[0]]
alone = DecisionTreeClassifier(max_depth=1, random_state=0).fit(features[[column]], benign)
ratio = large.tree_.threshold[0] / alone.tree_.threshold[0]
assert large.get_depth() == small.get_depth() and 57 > len(features) / 10
{
    "a": differ <= 6, "b": differ > 57, "c": abs(ratio - 1000) < 1,
    "d": large.score(thousand, benign) < small.score(features, benign) - 0.01,
}

# %% [markdown]
# ## Beyond
#
# A regression: estimate `mean area` from `mean radius`. Fit a `DecisionTreeRegressor` and a `LinearRegression` to the
# lumps with a mean radius below 15, and let both predict the others.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 4
# Which of these are true for the lumps with a radius of 15 or more?
#
# - a) The tree predicts the same area for all of them.
# - b) No prediction of the tree is above the largest area of its training lumps.
# - c) The mean absolute error of the tree is larger than that of the line.
# - d) With `max_depth=2` the tree follows the larger lumps better.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b) c)
# cell: beyond
# variant: `< 15` -> `< 14`
#
# - a) They all fall into the last leaf.
# - b) Each answer of a tree is a mean of what it has seen.
# - c) The line at least goes on, if too slowly: areas grow with the square.
# - d) Its last leaf is wider, and its mean is lower.

# %% tags=["solution"] name="beyond"
from sklearn.linear_model import LinearRegression
from sklearn.tree import DecisionTreeRegressor

seen = features["mean radius"] < 15
radius, area = features[["mean radius"]], features["mean area"]
wrong, said = {}, {}
for name, model in {
    "tree": DecisionTreeRegressor(random_state=0), "shallow": DecisionTreeRegressor(max_depth=2, random_state=0),
    "line": LinearRegression(),
}.items():
    said[name] = model.fit(radius[seen], area[seen]).predict(radius[~seen])
    wrong[name] = np.abs(said[name] - area[~seen]).mean()
assert said["shallow"].max() < said["tree"].max() and (said["line"] < area[~seen]).mean() > 0.95
{
    "a": np.ptp(said["tree"]) == 0, "b": said["tree"].max() <= area[seen].max(), "c": wrong["tree"] > wrong["line"],
    "d": wrong["shallow"] < wrong["tree"],
}

# %% [markdown]
# ## Large leaves
#
# Fit trees with `min_samples_leaf` 1, 5, 20 and 200 to all lumps. Count their leaves, and compute their training
# accuracies.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 5
# Which of these are true?
#
# - a) From each to the next the number of leaves falls.
# - b) With 200 the tree has two leaves.
# - c) The training accuracy is highest with 200.
# - d) With 200 each leaf holds exactly 200 lumps.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b)
# cell: large
# variant: `200` -> `210`
#
# - a) Each leaf has to hold more.
# - b) 569 lumps are not enough for three such leaves.
# - c) The fewer leaves, the less it can follow the training lumps.
# - d) At *least* so many: two leaves share 569 lumps.

# %% tags=["solution"] name="large"
counts, accuracy = [], []
for size in [1, 5, 20, 200]:
    tree = DecisionTreeClassifier(min_samples_leaf=size, random_state=0).fit(features, benign)
    counts.append(tree.get_n_leaves())
    accuracy.append(tree.score(features, benign))
assert len(features) == 569 < 3 * size and (np.diff(accuracy) < 0).all()
held = tree.tree_.n_node_samples[tree.tree_.children_left == -1]
{
    "a": (np.diff(counts) < 0).all(), "b": counts[-1] == 2, "c": np.argmax(accuracy) == 3,
    "d": (held == 200).all(),
}

# %% [markdown]
# ## A vote
#
# Hold back 200 lumps (`train_test_split(..., test_size=200, stratify=benign, random_state=0)`). Grow 40 trees without a
# limit, each from a random half of the training lumps
# (`X_train.sample(frac=0.5, random_state=number)`), and let them predict the lumps held back. Compute the accuracy of
# each, and of their majority vote (the median or the rounded mean of the 40 answers).

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 6
# Which of these are true?
#
# - a) All 40 trees ask about the same feature first.
# - b) The vote is more accurate than the trees are on average.
# - c) All 40 trees have the same accuracy.
# - d) The vote is right about every lump.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: vote
# variant: `frac=0.5` -> `frac=0.6`
# variant: `range(40)` -> `range(60)`
#
# - a) Several measurements are nearly equally good, and the samples decide.
# - b) Their mistakes are different ones, and cancel out.
# - c) They differ by some percentage points.
# - d) Where most of the trees are wrong, the vote is wrong as well.

# %% tags=["solution"] name="vote"
X_train, X_test, y_train, y_test = train_test_split(features, benign, test_size=200, stratify=benign, random_state=0)
answers, firsts = [], set()
for number in range(40):
    half = X_train.sample(frac=0.5, random_state=number)
    tree = DecisionTreeClassifier(random_state=number).fit(half, y_train[half.index])
    answers.append(tree.predict(X_test))
    firsts.add(int(tree.tree_.feature[0]))
single = (np.array(answers) == y_test.to_numpy()).mean(axis=1)
vote = ((np.mean(answers, axis=0) > 0.5) == y_test).mean()
assert 0.02 < np.ptp(single) < 0.15
{"a": len(firsts) == 1, "b": vote > single.mean(), "c": np.ptp(single) == 0, "d": vote == 1}
