# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Solution 2: A tree for rents
#
# The rents of 400 flats are **simulated**. A linear model has to be handed the right columns, or it does not see that
# old and new houses are dear, and that a high floor is good only with a lift. **Does a tree find out by itself, and is
# it better?**

# %%
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_validate
from sklearn.tree import DecisionTreeRegressor

flats = pd.read_csv("../datasets/flats.csv")
features = flats.drop(columns="rent_eur").assign(lift=(flats["lift"] == "yes").astype(int))
rent = flats["rent_eur"]
folds = RepeatedKFold(n_splits=5, n_repeats=2, random_state=0)

# %% [markdown]
# ## How deep?
#
# **Question 1.** Cross-validate regression trees of depth 1, 2, 4, 6, 8 and of any depth, with
# `scoring="neg_mean_absolute_error"` and `return_train_score=True`. Print both errors in euros. Where does the tree
# underfit, where does it overfit?

# %%
# solution
def errors(model):
    result = cross_validate(
        model, features, rent, cv=folds, scoring="neg_mean_absolute_error", return_train_score=True
    )
    return {
        "training": abs(result["train_score"].mean()), "test": abs(result["test_score"].mean()),
        "spread": result["test_score"].std(),
    }


by_depth = pd.DataFrame({
    str(depth): errors(DecisionTreeRegressor(max_depth=depth, random_state=0)) for depth in [1, 2, 4, 6, 8, None]
}).T
by_depth.round(1)

# %% [markdown] tags=["solution"]
# With one or two questions both errors are large: it underfits. With as many as it likes the training error is 0 and
# the test error is not: it overfits. Yet its test error is as low as that of depth 8. So many features work together
# here that a tree needs many questions, and pays for them with leaves of a single flat.

# %% [markdown]
# ## Larger leaves
#
# **Question 2.** Instead of the depth, vary `min_samples_leaf`: 1, 2, 5, 10, 20, 80. Is the best of them better than
# the best depth? What does a leaf say if it may hold a single flat, and what if it has to hold five?

# %%
# solution
by_leaf = pd.DataFrame({
    size: errors(DecisionTreeRegressor(min_samples_leaf=size, random_state=0)) for size in [1, 2, 5, 10, 20, 80]
}).T.rename_axis("min_samples_leaf")
by_leaf.round(1)

# %% [markdown] tags=["solution"]
# Five flats in each leaf are best, and better than any depth. A leaf of one flat says the rent of this flat, noise
# included. A mean of five has less noise, and the tree may still be deep where there are many flats.

# %% [markdown]
# ## Against the line
#
# **Question 3.** Compare the best tree with a `LinearRegression` of the features as they are, and with one of all
# products and squares (`PolynomialFeatures(2)`, with a scaler before it). Fold by fold, how much better or worse is the
# tree than each of them? (`cross_val_score` with the same `folds`.)

# %%
# solution
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

candidates = {
    "tree": DecisionTreeRegressor(min_samples_leaf=5, random_state=0), "line": LinearRegression(),
    "products": make_pipeline(StandardScaler(), PolynomialFeatures(2), LinearRegression()),
}
per_fold = pd.DataFrame({
    name: -cross_val_score(model, features, rent, cv=folds, scoring="neg_mean_absolute_error")
    for name, model in candidates.items()
})
print(per_fold.agg(["mean", "std"]).round(1))
worse = per_fold[["line", "products"]].rsub(per_fold["tree"], axis=0)
worse.agg(["mean", "std"]).round(1)

# %% [markdown] tags=["solution"]
# The tree and the plain line are about equally good: which one is ahead changes from fold to fold. Each has a weakness:
# the line cannot bend, and the tree has to build everything from steps, even what is straight. The line with products
# has both the slopes and the bends, and is better than the tree by far. A single tree is seldom the best model for a
# smooth world.

# %% [markdown]
# ## How many answers?
#
# **Question 4.** Fit the best tree to all flats. How many different rents can it say? What are the lowest and the
# highest, and how do these compare with the rents in the table?

# %%
# solution
tree = candidates["tree"].fit(features, rent)
said = tree.predict(features)
print(f"{tree.get_n_leaves()} leaves, rents from {said.min():.0f} to {said.max():.0f} €")
print(f"in the table: from {rent.min()} to {rent.max()} €")

# %% [markdown] tags=["solution"]
# No more answers than leaves. All of them lie inside of what was seen, and well inside, since each is a mean of five
# flats or more. For the dearest flat of the town the tree is bound to say too little.

# %% tags=["hide-cell", "solution"]
# These checks keep the text above true. If you have changed something, they may fail, and that is fine.
assert by_depth["training"]["None"] < 0.5 and by_depth["training"]["2"] > 90 and by_depth["test"].idxmax() == "1"
assert abs(by_depth["test"]["None"] - by_depth["test"]["8"]) < 3
assert by_leaf["test"].idxmin() == 5 and by_leaf["test"].min() < by_depth["test"].min() - 2
assert abs(worse["line"].mean()) < worse["line"].std() and worse["line"].min() < 0 < worse["line"].max()
assert worse["products"].min() > 0 and worse["products"].mean() > 20
assert len(set(said)) <= tree.get_n_leaves() and rent.min() < said.min() and said.max() < rent.max()
