# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 1: Three questions about wine
#
# The 178 wines of three varieties of grape once more, with 13 measurements each. Neighbours were good at telling the
# varieties, when the measurements had been scaled. **How far do a few questions lead, and can you ask them without a
# computer?**

# %%
import pandas as pd
from sklearn.datasets import load_wine
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier, export_text

features, variety = load_wine(return_X_y=True, as_frame=True)
folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)

# %% [markdown]
# ## One question
#
# **Question 1.** Guess first: what is the highest share of the wines that a tree of depth 1 can get right, whatever it
# asks? (The varieties have 59, 71 and 48 wines.) Then fit it to all wines, print its question, and its accuracy.

# %%
# solution
stump = DecisionTreeClassifier(max_depth=1, random_state=0).fit(features, variety)
most = variety.value_counts().nlargest(2).sum() / len(variety)
print(f"at most {most:.2f}, in truth {stump.score(features, variety):.2f}")
print(export_text(stump, feature_names=list(features.columns)))

# %% [markdown] tags=["solution"]
# With two leaves there are two answers, so one variety is never named. If everything else were right, the two larger
# varieties would be: 130 of 178 wines, or 73 %.

# %% [markdown]
# ## A few more
#
# **Question 2.** Cross-validate trees of depth 1, 2, 3 and of any depth (`None`). Give mean and spread. How many
# leaves does each have when it is fitted to all wines? Which one would you keep?

# %%
# solution
rows = {}
for depth in [1, 2, 3, None]:
    tree = DecisionTreeClassifier(max_depth=depth, random_state=0)
    scores = cross_val_score(tree, features, variety, cv=folds)
    leaves = tree.fit(features, variety).get_n_leaves()
    rows[str(depth)] = {"accuracy": scores.mean(), "spread": scores.std(), "leaves": leaves}
by_depth = pd.DataFrame(rows).T.rename_axis("depth")
by_depth.round(3)

# %% [markdown] tags=["solution"]
# Each question in a row helps, up to depth 3: the steps are larger than the spread. More depth, more leaves, and
# nothing gained. I would keep the tree of depth 3. Its eight leaves still fit on a card.

# %% [markdown]
# ## The first question, by hand
#
# **Question 3.** Compute the [Gini impurity](../appendix/glossary.md#gini-impurity) of all wines, and the weighted
# impurity after the question that your tree of depth 1 asks. Compare with `tree_.impurity` and
# `tree_.weighted_n_node_samples`.

# %%
# solution
def impurity(group):
    return 1 - (group.value_counts(normalize=True) ** 2).sum()


name, limit = features.columns[stump.tree_.feature[0]], stump.tree_.threshold[0]
left, right = variety[features[name] <= limit], variety[features[name] > limit]
after = (len(left) * impurity(left) + len(right) * impurity(right)) / len(variety)
found = (stump.tree_.impurity[1:] * stump.tree_.weighted_n_node_samples[1:]).sum() / len(variety)
print(f"before {impurity(variety):.4f}, after {after:.4f}; the tree says {found:.4f}")

# %% [markdown] tags=["solution"]
# The two agree.

# %% [markdown]
# ## Scales
#
# **Question 4.** Cross-validate a tree of depth 3 with a `StandardScaler` before it, and without. What do you expect?
# Do the same with `KNeighborsClassifier()`. Why do the two kinds of model react so differently?

# %%
# solution
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rows = {}
for model in [DecisionTreeClassifier(max_depth=3, random_state=0), KNeighborsClassifier()]:
    rows[type(model).__name__] = {
        "as it is": cross_val_score(model, features, variety, cv=folds).mean(),
        "scaled": cross_val_score(make_pipeline(StandardScaler(), model), features, variety, cv=folds).mean(),
    }
scales = pd.DataFrame(rows).T
scales.round(3)

# %% [markdown] tags=["solution"]
# A tree asks whether a value is above a limit. Scaling moves the limit along with the values. (Rounding may now and
# then decide between two questions that are equally good, so a last digit may move.) Neighbours measure distances, in
# which the column with the largest numbers counts most.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert sorted(variety.value_counts()) == [48, 59, 71] and round(most, 2) == 0.73 and features.shape == (178, 13)
assert stump.score(features, variety) <= most and by_depth["leaves"]["2"] == 4
assert by_depth["leaves"]["3"] == 8
assert (by_depth["accuracy"].diff().iloc[1:3] > by_depth["spread"].max()).all()
assert by_depth["accuracy"]["None"] < by_depth["accuracy"]["3"] + 0.01
assert abs(after - found) < 1e-9
assert abs(scales["scaled"] - scales["as it is"]).iloc[0] < 0.01 < 0.1 < (scales["scaled"] - scales["as it is"]).iloc[1]
