# %% [markdown]
# # Exercise 2: A tree for rents
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
# Write your code here.

# %% [markdown]
# ## Larger leaves
#
# **Question 2.** Instead of the depth, vary `min_samples_leaf`: 1, 2, 5, 10, 20, 80. Is the best of them better than
# the best depth? What does a leaf say if it may hold a single flat, and what if it has to hold five?

# %%
# Write your code here.

# %% [markdown]
# ## Against the line
#
# **Question 3.** Compare the best tree with a `LinearRegression` of the features as they are, and with one of all
# products and squares (`PolynomialFeatures(2)`, with a scaler before it). Fold by fold, how much better or worse is the
# tree than each of them? (`cross_val_score` with the same `folds`.)

# %%
# Write your code here.

# %% [markdown]
# ## How many answers?
#
# **Question 4.** Fit the best tree to all flats. How many different rents can it say? What are the lowest and the
# highest, and how do these compare with the rents in the table?

# %%
# Write your code here.
