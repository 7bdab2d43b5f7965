# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Wrap-up quiz: Handwritten digits
#
# A post office has 1797 pictures of handwritten digits, and of each the right answer, 0 to 9. A picture is 8 by 8
# pixels, so there are 64 features, each from 0 (white) to 16 (black).
#
# > *Which model should read the postcodes?*
#
# You have all that it takes. This page asks six questions. For each of them write a few lines of code into the empty
# cell and run them. Then choose a letter below the question.
#
# Only the first two cells are given. (With another seed your numbers will differ a little. Your answers should not.)

# %%
import numpy as np
import pandas as pd
from sklearn.datasets import load_digits
from sklearn.model_selection import StratifiedKFold

features, target = load_digits(return_X_y=True)
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)

# %%
import matplotlib.pyplot as plt

fig, axes = plt.subplots(1, 8, figsize=(9, 1.7), layout="constrained")
for ax, picture, digit in zip(axes, features, target):
    ax.imshow(picture.reshape(8, 8), cmap="gray_r")
    ax.set(title=f"a {digit}", xticks=[], yticks=[])
fig.suptitle("The first eight pictures (8 by 8 pixels each)")
plt.show()

# %% [markdown]
# *The figure shows eight small, coarse pictures in shades of grey, in which one can make out the digits 0 to 7.*
#
# ## By heart
#
# Take `KNeighborsClassifier(n_neighbors=1)`. All features have the same unit, so no scaler is needed. Cross-validate it
# with `folds`, and let `cross_validate` return the training scores as well.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 1
# Which of these are true?
#
# - a) The training accuracy is 1 in every round.
# - b) The mean test accuracy is above 0.95.
# - c) Because of its training accuracy we have to expect that the model does badly on new pictures.
# - d) Somebody who does not look at the picture is right for at most about a tenth of them.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) b) d)
# cell: by-heart
# variant: `n_splits=5` -> `n_splits=10`
# variant: `n_splits=5` -> `n_splits=3`
#
# - a) Each picture is its own nearest neighbour, and no picture is there twice with two answers.
# - b) It reads nearly all pictures that it has not seen.
# - c) A perfect training score proves nothing, in *either* direction. The test score is the verdict, and it is
#   excellent: here two pictures that are near each other nearly always show the same digit, so there is little noise to
#   learn.
# - d) The ten digits are about equally common.

# %% tags=["solution"] name="by-heart"
from sklearn.model_selection import cross_validate
from sklearn.neighbors import KNeighborsClassifier

result = cross_validate(KNeighborsClassifier(n_neighbors=1), features, target, cv=folds, return_train_score=True)
does_well = result["test_score"].mean() > 0.95
most_common = np.bincount(target).max() / len(target)
assert features.shape == (1797, 64) and features.min() == 0 and features.max() == 16
assert list(target[:8]) == list(range(8)) and (np.bincount(target) / len(target) > 0.09).all() and target.max() == 9
{"a": (result["train_score"] == 1).all(), "b": does_well, "c": not does_well, "d": most_common < 0.11}

# %% [markdown]
# ## A validation curve
#
# Turn the knob: 1, 3, 10, 30, 100 and 300 neighbours. Compute (or draw) the mean training accuracy and the mean test
# accuracy for each, with `folds`.
#
# ```{admonition} A hint
# :class: note dropdown
# `validation_curve`, or `ValidationCurveDisplay.from_estimator`, with `param_name="n_neighbors"`.
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 2
# Which of these are true?
#
# - a) The model is freest with 300 neighbours.
# - b) From 30 to 300 neighbours the mean test accuracy falls by more than 0.05.
# - c) With 300 neighbours the mean training and test accuracy differ by less than 0.05.
# - d) The highest of the six mean test accuracies is that of 100 or of 300 neighbours.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: b) c)
# cell: curve
# variant: `n_splits=5` -> `n_splits=10`
# variant: `n_splits=5` -> `n_splits=3`
#
# - a) It is freest with one neighbour, where the training accuracy is perfect.
# - b) With so many neighbours the pictures of one digit are outvoted by those of others.
# - c) Two scores that are close together and lower than they need be: the mark of underfitting.
# - d) The best is among the few neighbours. Here there is little noise that it would pay to average out.

# %% tags=["solution"] name="curve"
from sklearn.model_selection import validation_curve

neighbours = [1, 3, 10, 30, 100, 300]
training, test = validation_curve(
    KNeighborsClassifier(), features, target, param_name="n_neighbors", param_range=neighbours, cv=folds
)
training = pd.Series(training.mean(axis=1), index=neighbours)
test = pd.Series(test.mean(axis=1), index=neighbours)
assert training[1] == 1 and test.idxmax() <= 10 and test[300] < test.max() - 0.05
{
    "a": training.idxmax() == 300,
    "b": test[30] - test[300] > 0.05,
    "c": abs(training[300] - test[300]) < 0.05,
    "d": test.idxmax() >= 100,
}

# %% [markdown]
# ## A learning curve
#
# How many pictures does it take? Compute the mean test accuracy of one neighbour with 100 and with 800 training
# pictures, over `StratifiedShuffleSplit(n_splits=10, test_size=500, random_state=0)`.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 3
# What happens to the share of *mistakes* (one minus the accuracy) from 100 to 800 training pictures?
#
# - a) It stays about the same: the curve is level already.
# - b) It falls, but more than half of the mistakes are left.
# - c) It falls to less than half.
# - d) It rises, as the training error does.
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: learning
# variant: `test_size=500` -> `test_size=800`
# variant: `n_splits=10` -> `n_splits=5`
#
# The more pictures, the nearer the nearest one. A free model makes use of all the data that it can get. Look at the
# mistakes rather than at the accuracy when the accuracy is close to 1: from about 0.9 to 0.98 seems little, and leaves
# only about a fifth of the mistakes.
#
# - a) Level curves belong to simple models, which need few samples.
# - b) Did you compare the accuracies? Compare one minus the accuracy.
# - d) The training error of one neighbour is 0 and stays 0.

# %% tags=["solution"] name="learning"
from sklearn.model_selection import StratifiedShuffleSplit, learning_curve

splits = StratifiedShuffleSplit(n_splits=10, test_size=500, random_state=0)
_, learnt, grown = learning_curve(
    KNeighborsClassifier(n_neighbors=1), features, target, train_sizes=[100, 800], cv=splits
)
few, many = 1 - grown.mean(axis=1)
left = many / few
assert 0.86 < 1 - few < 0.94 and 0.97 < 1 - many < 0.99 and 0.13 < left < 0.25 and (learnt == 1).all()
{"a": 0.9 < left <= 1.1, "b": 0.5 <= left <= 0.9, "c": left < 0.5, "d": left > 1.1}

# %% [markdown]
# ## Too simple
#
# A colleague uses a decision tree that may ask three questions, `DecisionTreeClassifier(max_depth=3, random_state=0)`,
# and has been given half of the pictures: `features[::2]` and `target[::2]`. He complains about the accuracy. Two
# remedies are proposed: give the tree **all** pictures, or let it ask **ten** questions instead of three, with the half
# that he has. Cross-validate all three with `folds`.

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 4
# Which remedy would you recommend?
#
# - a) All pictures: it raises the mean accuracy by more than 0.1, the ten questions do not.
# - b) Ten questions: they raise the mean accuracy by more than 0.1, all the pictures do not.
# - c) Either: both raise it by more than 0.1.
# - d) Neither: none of them raises it by more than 0.1.
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: b)
# cell: remedy
# variant: `n_splits=5` -> `n_splits=10`
# variant: `max_depth=10` -> `max_depth=12`
#
# Three questions have at most eight different answers, and there are ten digits. The model is too simple, its error is
# bias, and more of the same data does not help against that. Freedom does.
#
# - a) More samples help against variance. Look at the training accuracy of his tree: it is low, too.
# - c) Try each of them alone.
# - d) Did you use the half for both of his trees, and compare the test accuracies?

# %% tags=["solution"] name="remedy"
from sklearn.model_selection import cross_val_score
from sklearn.tree import DecisionTreeClassifier

shallow = DecisionTreeClassifier(max_depth=3, random_state=0)
deep = DecisionTreeClassifier(max_depth=10, random_state=0)
half = cross_val_score(shallow, features[::2], target[::2], cv=folds).mean()
his = DecisionTreeClassifier(max_depth=3, random_state=0).fit(features[::2], target[::2])
assert his.get_n_leaves() <= 8 < len(set(target)) and his.score(features[::2], target[::2]) < 0.6
by_pictures = cross_val_score(shallow, features, target, cv=folds).mean() - half > 0.1
by_questions = cross_val_score(deep, features[::2], target[::2], cv=folds).mean() - half > 0.1
{
    "a": by_pictures and not by_questions, "b": by_questions and not by_pictures,
    "c": by_pictures and by_questions, "d": not by_pictures and not by_questions,
}

# %% [markdown]
# ## A crowd of trees
#
# Split off 600 pictures for the test with `train_test_split(..., test_size=600, stratify=target, random_state=0)`. From
# the others draw 25 training sets of 200 pictures, and fit a `DecisionTreeClassifier(random_state=0)` of any depth to
# each. Compute the accuracy of each tree on the test pictures, and that of their majority vote.
#
# ```{admonition} A hint
# :class: note dropdown
# `random = np.random.default_rng(0)` and `random.choice(len(X_train), size=200, replace=False)` draw the rows. With the
# predictions of all trees in an array of 25 rows, `pd.DataFrame(predictions).mode().iloc[0]` gives the majority.
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 5
# By how much is the accuracy of the vote above the *mean* accuracy of the 25 trees?
#
# - a) It is not above it.
# - b) by less than 0.05
# - c) by more than 0.1
#
# _Select a single answer_
# ```

# %% [markdown] tags=["solution"]
# solution: c)
# cell: crowd
# variant: `size=200` -> `size=300`
# variant: `range(25)` -> `range(40)`
#
# A tree of any depth is free, and with 200 pictures it has much variance: each tree makes other mistakes. In a vote
# they cancel out, although none of the trees has got any better.
#
# - a) That would be so if all trees made the same mistakes, as models with much bias do.
# - b) Did you take the majority for each picture, over the trees?

# %% tags=["solution"] name="crowd"
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(
    features, target, test_size=600, stratify=target, random_state=0
)
random = np.random.default_rng(0)
predictions = []
for _ in range(25):
    rows = random.choice(len(X_train), size=200, replace=False)
    tree = DecisionTreeClassifier(random_state=0).fit(X_train[rows], y_train[rows])
    predictions.append(tree.predict(X_test))
of_each = (np.array(predictions) == y_test).mean()
of_the_vote = (pd.DataFrame(predictions).mode().iloc[0].to_numpy() == y_test).mean()
lead = of_the_vote - of_each
{"a": lead <= 0, "b": 0 < lead < 0.05, "c": lead > 0.1}

# %% [markdown]
# ## The best of a hundred
#
# Shuffle the answers: `nonsense = np.random.default_rng(1).permutation(target)`. Now no picture says anything about its
# answer. Take the first 600 pictures to learn from, the next 60 to choose by, and the last 1000 as a test set. Make 100
# recipes: five neighbours that see three pixels each, drawn at random. Choose the recipe that is best on the 60, and
# score it on the 1000.
#
# ```{admonition} A hint
# :class: note dropdown
# `np.random.default_rng(2)`, and its `choice(64, size=3, replace=False)`, once for each recipe.
# ```

# %%
# Write your code here.

# %% [markdown]
# ```{admonition} Question 6
# Which of these are true?
#
# - a) The winner is right for more than 15 % of the 60 pictures by which it was chosen.
# - b) The winner is right for more than 15 % of the 1000 test pictures.
# - c) The winner's score on the 60 is higher than its score on the 1000.
# - d) With 1000 pictures to choose by, in the place of 60, the best score of the 100 recipes would be lower.
#
# _Select all answers that apply_
# ```

# %% [markdown] tags=["solution"]
# solution: a) c) d)
# cell: best-of-many
# variant: `size=3` -> `size=4`
# variant: `n_neighbors=5` -> `n_neighbors=9`
# variant: `range(100)` -> `range(150)`
#
# - a) By luck one of a hundred comes out well above the tenth that guessing gives.
# - b) On pictures that took no part in the choice it is back at about a tenth.
# - c) The choosing has made the first score too good.
# - d) The scores of a large validation set scatter less, so luck has less to offer.

# %% tags=["solution"] name="best-of-many"
nonsense = np.random.default_rng(1).permutation(target)
random = np.random.default_rng(2)
chosen_by, new = [], []
for _ in range(100):
    pixels = random.choice(64, size=3, replace=False)
    model = KNeighborsClassifier(n_neighbors=5).fit(features[:600, pixels], nonsense[:600])
    chosen_by.append(model.score(features[600:660, pixels], nonsense[600:660]))
    new.append(model.score(features[-1000:, pixels], nonsense[-1000:]))
winner = int(np.argmax(chosen_by))
assert 0.06 < new[winner] < 0.14
{
    "a": chosen_by[winner] > 0.15, "b": new[winner] > 0.15, "c": chosen_by[winner] > new[winner],
    "d": max(new) < max(chosen_by),
}
