# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 1: Twenty questions
#
# The balance at Palmer Station is broken. A ruler is at hand. **Can the body mass of a penguin be estimated from its
# lengths, and how free should the model be?**
#
# The model is new to you, and you know it from a parlour game. A **decision tree** asks one question after the other,
# each of which can be answered by yes or no: *Is the flipper longer than 206 mm? Is the bill deeper than 18 mm?* Which
# question to ask next, it has learnt from the training set. When it has no question left it says the mean mass of all
# training penguins that gave the same answers.
#
# Its knob is `max_depth`: how many questions it may ask at most, one after the other.

# %%
import pandas as pd
from sklearn.tree import DecisionTreeRegressor

penguins = pd.read_csv("../datasets/penguins.csv")
features = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]]
target = penguins["body_mass_g"]
model = DecisionTreeRegressor(max_depth=3, random_state=0)

# %% [markdown]
# ## Guess first
#
# **Question 1.** Before you run anything: is the model freer with `max_depth=1` or with `max_depth=12`? How many
# different masses can it say at most if it asks one question? If it asks three? Then fit a tree of depth 1 and one of
# depth 3, and let `get_n_leaves()` tell you how many different answers each has.

# %%
# solution
for depth in [1, 3]:
    tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(features, target)
    print(f"depth {depth}: {tree.get_n_leaves()} different answers")

# %% [markdown] tags=["solution"]
# The larger the depth, the freer the model. One question has two answers, so there are two masses that it can say; each
# further question can double them: three questions give up to eight.

# %% [markdown]
# ## Two errors
#
# **Question 2.** Cross-validate the tree with the depths 1, 4 and 12, with `RepeatedKFold(n_splits=5, n_repeats=5,
# random_state=0)`, `scoring="neg_mean_absolute_error"` and `return_train_score=True`. Print both mean errors in grams.
# Which depth underfits, which overfits, and how do you tell?

# %%
# solution
from sklearn.model_selection import RepeatedKFold, cross_validate

folds = RepeatedKFold(n_splits=5, n_repeats=5, random_state=0)
rows = {}
for depth in [1, 4, 12]:
    result = cross_validate(
        model.set_params(max_depth=depth), features, target, cv=folds,
        scoring="neg_mean_absolute_error", return_train_score=True,
    )
    rows[depth] = {"training error (g)": -result["train_score"].mean(), "test error (g)": -result["test_score"].mean()}
two_errors = pd.DataFrame(rows).T.rename_axis("depth")
two_errors.round(0)

# %% [markdown] tags=["solution"]
# Depth 1 underfits: both errors are high, and hardly differ. Depth 12 overfits: on the training set it is off by a few
# grams, on the test set by hundreds. With depth 4 there is a gap as well, but the test error is the lowest of the
# three, and that is what counts.

# %% [markdown]
# ## The whole curve
#
# **Question 3.** Draw a validation curve over the depths 1 to 12, with both errors in grams. Give it a title and label
# its axes. Describe its three regions. On which side is the model free?

# %%
# solution
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import ValidationCurveDisplay

sns.set_palette("colorblind")
depths = list(range(1, 13))
curve = ValidationCurveDisplay.from_estimator(
    model, features, target, param_name="max_depth", param_range=depths, cv=folds,
    scoring="neg_mean_absolute_error", negate_score=True, score_name="Mean absolute error (g)",
)
for line, style in zip(curve.lines_, ["o--", "s-"]):
    line.set(marker=style[0], linestyle=style[1:])
curve.ax_.set(
    xscale="linear", xticks=depths, xlabel="Depth (number of questions)", title="Questions about a penguin's mass"
)
curve.ax_.legend(["training error", "test error"])
plt.show()

# %% [markdown] tags=["solution"]
# *The plot shows the training error, which falls from nearly 400 g to nearly 0, and the test error, which falls from
# nearly 400 g to a little more than 310 g at depths 3 and 4, and then rises again to nearly 400 g.* On the left both
# are high: too simple. On the right there is a large gap: too free. Between them lies a short plateau. Here the free
# side is the *right* one.

# %% [markdown]
# **Question 4.** Which depths are *good enough*? Take the lowest mean test error, add its standard error (standard
# deviation divided by the square root of 5), and list all depths below that limit. Which would you choose?

# %%
# solution
test_errors = pd.DataFrame(-curve.test_scores, index=depths)
means, spreads = test_errors.mean(axis="columns"), test_errors.std(axis="columns")
limit = means.min() + spreads[means.idxmin()] / 5**0.5
good_enough = means.index[means <= limit]
print(f"lowest: {means.min():.0f} g at depth {means.idxmin()}; limit {limit:.0f} g; good enough: {list(good_enough)}")

# %% [markdown] tags=["solution"]
# Several depths are good enough, and 3 is the simplest of them. Three questions can even be written on a card and
# taken along.

# %% [markdown]
# ## Where does the error of the deep tree come from?
#
# **Question 5.** Give each of 20 trees of depth 12 another random half of the penguins (`penguins.sample(frac=0.5,
# random_state=seed)`). Ask all of them about the *same* penguin, with a bill of 45 mm length and 17 mm depth and a
# flipper of 200 mm. Do the same with 20 trees of depth 1. Compare the standard deviations of the answers. Which trees
# are wrong each in another way? Which may be wrong all in the same way?

# %%
# solution
newcomer = pd.DataFrame([[45, 17, 200]], columns=features.columns)
answers = {}
for depth in [1, 12]:
    answers[depth] = []
    for seed in range(20):
        half = penguins.sample(frac=0.5, random_state=seed)
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(half[features.columns], half["body_mass_g"])
        answers[depth].append(tree.predict(newcomer)[0])
answers = pd.DataFrame(answers).rename_axis(columns="depth")
answers.agg(["mean", "std"]).round(0)

# %% [markdown] tags=["solution"]
# The answers of the deep trees differ by hundreds of grams, only because each was given other penguins. They are wrong
# each in another way. Those of the shallow trees lie close together. Whether they are all wrong in the same way, this
# experiment cannot tell, since we do not know the truth. But the large error in question 2, even in the training set,
# suggests it.
#
# (You have done here what [a later lesson](04_forty_diaries.py) does with forty diaries. It gives names to the two ways
# of being wrong: variance and bias.)

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
leaves = [DecisionTreeRegressor(max_depth=d, random_state=0).fit(features, target).get_n_leaves() for d in [1, 3]]
assert leaves == [2, 8] and list(two_errors.columns) == ["training error (g)", "test error (g)"]
training, test = two_errors["training error (g)"], two_errors["test error (g)"]
assert abs(test[1] - training[1]) < 25 and training[12] < 15 and test[12] > 330 and test.idxmin() == 4
assert 370 < test[1] < 400 and test[4] - training[4] > 40
assert 295 < means[[3, 4]].min() <= means[[3, 4]].max() < 325 and means.idxmin() in (3, 4)
assert means.loc[4:].is_monotonic_increasing and 370 < means[12] < 400 and means[[3, 4]].min().round() >= 310
assert good_enough.min() == 3 and len(good_enough) >= 2
assert answers[12].std() > 200 and answers[1].std() < answers[12].std() / 2
